"""A page as one picture: what it found, its verdict and number, a chart, whose figures. Pure.

Two layouts: one under the other, for columns of other sites, and side by side in the size that
previews have. Words are laid out by the same widths as those of charts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import Final

from dashboard.charts import svg_dots_alone
from dashboard.charts.chart import Chart
from dashboard.charts.dots import Dots
from dashboard.charts.svg import FONTS, STYLE, to_svg
from dashboard.charts.svg_words import escaped, lines_of, number, shortened

COLOURS: Final = {
    "ink": "#1b1b1b", "soft": "#555555", "supported": "#00674a", "close": "#8a5a00",
    "not-supported": "#a63a00", "unchecked": "#555555", "link": "#00538c",
}  # fmt: skip
"""Of words by what they are, on light paper."""

_DARK: Final = {
    "soft": "#b0b3b8", "supported": "#5fd0a8", "close": "#f0b95a", "not-supported": "#ff9a66",
    "unchecked": "#b0b3b8", "link": "#7cc0f5",
}  # fmt: skip
_RULES: Final = "".join(f".drawn .{name}{{fill:{colour}}}" for name, colour in _DARK.items())
PICTURE_STYLE: Final = (
    f"{STYLE}{svg_dots_alone.DOTS_STYLE}@media(prefers-color-scheme:dark){{{_RULES}}}"
)
"""The style of a picture that stands alone."""

_BETWEEN: Final = 1.3  # from line to line, of the size of letters
_BOLD: Final = 1.08  # of the width of usual letters
_EDGE: Final = 16.0  # around a column
_MARGIN: Final = 60.0  # around a preview
_GAP: Final = 12.0  # around a chart in it
_LARGE: Final = 1.5  # how much larger a preview shows a chart
_LEAST: Final = 150.0  # height of a chart worth drawing
_ROW: Final = 20.0  # height of a row with its name
_ROW_ABOVE: Final = 36.0  # with its name above it
_TITLES: Final = (40.0, 34.0, 29.0, 25.0)  # sizes of a preview's title, the first that fits
_USUAL: Final = 400  # weight of letters


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows; what is blank or None is left out.

    ``verdict`` is in words with its shape, ``kind`` its class of the style sheet; ``state`` says
    of which figures it is. ``page`` is the page's address on the site at ``root``.
    """

    title: str
    said_by: str = ""
    verdict: str = ""
    kind: str = "ink"
    number: str = ""
    chart: Chart | Dots | None = None
    sources: str = ""
    state: str = ""
    page: str = ""
    root: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    """Lines of one size in a column: no more than ``most``, cut where there are more words."""

    text: str
    size: float
    most: int = 1
    kind: str = "ink"
    weight: int = _USUAL

    def height(self, room: float) -> float:
        """What they take in a column so wide."""
        return self.size * _BETWEEN * len(_wrapped(self, room))


def column_height(picture: Picture, width: float, height: float) -> float:
    """How high a picture in a column is: as wanted, or as its words and a long chart need."""
    room = width - 2 * _EDGE
    above, below = _column(picture)
    taken = sum(words.height(room) for words in (*above, *below)) + 2 * _EDGE + _GAP
    return max(height, ceil(taken + _needed(picture.chart, room))) if picture.chart else taken


def in_column(picture: Picture, width: float, height: float) -> str:
    """One under the other; the chart takes the height that words leave."""
    height, room = column_height(picture, width, height), width - 2 * _EDGE
    above, below = _column(picture)
    parts, top = _set(above, _EDGE, _EDGE, room)
    bottom = height - _EDGE - sum(words.height(room) for words in below)
    if picture.chart and bottom - top - _GAP >= _needed(picture.chart, room):
        parts.append(_placed(picture.chart, (_EDGE, top + 4), (room, bottom - top - _GAP)))
    *said, state = below
    parts += _set(said, _EDGE, bottom, room)[0]
    linked = "".join(_set([state], _EDGE, height - _EDGE - state.height(room), room)[0])
    return _root(
        picture, [*parts, f'<a href="{escaped(picture.page)}">{linked}</a>'], width, height
    )


def _column(picture: Picture) -> tuple[list[_Words], list[_Words]]:
    """The words above the chart and those below it, in a column."""
    verdict = "  ".join(filter(None, (picture.verdict, picture.verdict and picture.number)))
    caption = picture.chart.title if picture.chart else ""
    above = [
        _Words(picture.said_by, 12, kind="soft"),
        _Words(picture.title, 17, 4, weight=700),
        _Words(verdict, 15, kind=picture.kind, weight=700),
        _Words(caption, 13, 4),
    ]
    return above, [
        _Words(picture.key, 11, 4, "soft"),
        _Words(picture.sources, 11, 4, "soft"),
        _Words(picture.state, 12, 2, kind="link"),
    ]


def side_by_side(picture: Picture, width: float, height: float) -> str:
    """Words at the left, the chart at the right, the address and the state of figures below."""
    left, foot = 0.48 * width, height - 2 * _MARGIN
    size = (width - left - _MARGIN, foot - _MARGIN - 40)
    # Drawn small and shown large: in a preview letters are seen at half their size.
    chart = picture.chart
    is_drawn = chart is not None and size[1] / _LARGE >= _needed(chart, size[0] / _LARGE)
    room = (left if is_drawn else width) - 1.5 * _MARGIN
    parts = _fitted(picture, room, foot, is_alone=not is_drawn)
    if chart and is_drawn:
        parts += _set([_Words(chart.title, 22)], left, _MARGIN, size[0])[0]
        parts.append(_placed(chart, (left, _MARGIN + 40), size, _LARGE))
    address = f"{picture.root}{picture.page}".partition("//")[2] or picture.page
    below = [_Words(address, 24, kind="link"), _Words(picture.state, 20, kind="soft")]
    parts += _set(below, _MARGIN, foot + 10, width - 2 * _MARGIN)[0]
    return _root(picture, parts, width, height)


def _fitted(picture: Picture, room: float, foot: float, *, is_alone: bool) -> list[str]:
    """The words of a preview, in the largest sizes in which they end above its foot."""
    parts: list[str] = []
    for size in _TITLES:
        parts, end = _set(_finding(picture, size, is_alone=is_alone), _MARGIN, _MARGIN, room, 10)
        if end <= foot:
            break
    return parts


def _finding(picture: Picture, size: float, *, is_alone: bool) -> list[_Words]:
    """The words of a preview, with its sources where there is no chart beside them."""
    return [
        _Words(picture.said_by, 22, 2, "soft"),
        _Words(picture.title, size, 6, weight=700),
        _Words(picture.number, min(80, 2 * size), weight=700),
        _Words(picture.verdict, 34, kind=picture.kind, weight=700),
        _Words(picture.sources if is_alone else "", 0.6 * size, 5, "soft"),
    ]


def _needed(chart: Chart | Dots, width: float) -> float:
    """The least height at which a chart of a width can be read."""
    if isinstance(chart, Dots):
        return svg_dots_alone.height_of(chart, width)
    row = _ROW_ABOVE if chart.up.inside else _ROW
    return max(_LEAST, row * len(chart.up.names) + _LEAST / 3)


def _root(picture: Picture, parts: list[str], width: float, height: float) -> str:
    size = f"{number(width)} {number(height)}"
    # Shown within another site, a link opens beside it; its own frame may hold pictures alone.
    drawn = "".join(parts).replace(
        '<a href="/', f'<a target="_blank" href="{escaped(picture.root)}/'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawn" role="img" viewBox="0 0 {size}"'
        f' width="{number(width)}" height="{number(height)}" font-family="{FONTS}">'
        f"<title>{escaped(picture.title)}</title><style>{PICTURE_STYLE}</style>{drawn}</svg>"
    )


def _placed(
    chart: Chart | Dots, place: tuple[float, float], size: tuple[float, float], scale: float = 1
) -> str:
    """A chart within a picture, shown larger by a scale than it is drawn."""
    small = size[0] / scale, size[1] / scale
    if isinstance(chart, Dots):
        drawn = svg_dots_alone.to_svg(chart, small[0])
        return f'<g transform="translate({number(place[0])} {number(place[1])})">{drawn}</g>'
    drawn = to_svg(chart, *small, styled=False)
    inner = f'width="{number(small[0])}" height="{number(small[1])}"'
    at = f'x="{number(place[0])}" y="{number(place[1])}"'
    outer = f'{at} width="{number(size[0])}" height="{number(size[1])}"'
    return drawn.replace(inner, outer, 1)


def _set(
    several: Iterable[_Words], left: float, top: float, room: float, gap: float = 0
) -> tuple[list[str], float]:
    """Words from a height down, and where they end."""
    drawn: list[str] = []
    for words in several:
        step = words.size * _BETWEEN
        for line in _wrapped(words, room):
            base = top + words.size
            drawn.append(
                f'<text class="{words.kind}" fill="{COLOURS[words.kind]}" x="{number(left)}"'
                f' y="{number(base)}" font-size="{number(words.size)}"'
                f' font-weight="{words.weight}">{escaped(line)}</text>'
            )
            top += step
        top += gap * bool(words.text)
    return drawn, top


def _wrapped(words: _Words, room: float) -> list[str]:
    """The lines of a text, none wider than its room; what is left of it is cut in the last."""
    size = words.size * (_BOLD if words.weight > _USUAL else 1)
    lines = lines_of(words.text, room, size)
    if len(lines) <= words.most:
        return lines
    rest = " ".join(lines[words.most - 1 :])
    return [*lines[: words.most - 1], shortened(rest, room, size)]
