"""Dots on one axis as SVG: the claimed band behind all rows, a strip a row, the axis below. Pure.

Places across are shares of whatever width there is, so that one drawing fits every screen and no
letter is stretched. Where a value stands is settled for the narrowest, and so holds for all.
"""

from typing import Final, NamedTuple

from dashboard.charts.chart import Mark
from dashboard.charts.dots import Dot, Dots, is_seen
from dashboard.charts.svg_marks import path_of
from dashboard.charts.svg_words import SIZE, escaped, number, width_of
from dashboard.charts.theme import BAND, PALE
from dashboard.charts.ticks import ticks

NARROWEST: Final = 280.0
"""Of a strip, in pixels: on a phone of 320."""

VALUE: Final = 13.0
"""The size of letters at a mark, in pixels; the style sheet has the same."""

_INSET: Final = 0.02  # of the width, at either end: half a mark
_GAP: Final = 13.0  # pixels from the middle of a mark to its value
_LOW: Final = 28.0
_HIGH: Final = 42.0
_LINE: Final = 14.0  # from the bottom of a row up to its line
_AXIS: Final = 22.0
_MARKED: Final = 1.25 * NARROWEST  # as wide as this the axis is marked: its numbers are short
_CAP: Final = 4.0
_HOLLOW: Final = 2.0


class Place(NamedTuple):
    """Where words stand: at a share of the width, so many pixels beside, above the line or on it.

    ``anchor`` is the end of the words that is there.
    """

    share: float
    beside: float
    anchor: str
    above: bool = False


def at(dots: Dots, value: float) -> float:
    """Where a value is, as share of the width."""
    return _INSET + dots.axis.share(value) * (1 - 2 * _INSET)


def value_place(dots: Dots, dot: Dot) -> Place:
    """Where the value of a dot stands: at its right or left, or above where neither has room."""
    if dot.value is None:
        return Place(_INSET, 0.0, "start")
    low, high = at(dots, dot.value.low), at(dots, dot.value.high)
    room = width_of(dot.label, VALUE) + _GAP
    if high * NARROWEST + room <= NARROWEST:
        return Place(high, _GAP, "start")
    if low * NARROWEST - room >= 0:
        return Place(low, -_GAP, "end")
    return _centred(at(dots, dot.value.middle), dot.label, VALUE)._replace(above=True)


def _centred(share: float, words: str, size: float) -> Place:
    """Words around a place, or from the edge that they would cross."""
    half = width_of(words, size) / 2
    if share * NARROWEST < half:
        return Place(0.0, 0.0, "start")
    if (1 - share) * NARROWEST < half:
        return Place(1.0, 0.0, "end")
    return Place(share, 0.0, "middle")


def ground(dots: Dots) -> str:
    """The claimed band, as high as what it stands behind; to the edge where it has no end."""
    low, high = _band(dots)
    inner = (
        f'<rect class="band" x="{_percent(low)}" width="{_percent(high - low)}" height="100%"'
        f' fill="{BAND}" stroke="{BAND}"/>'
    )
    zero = dots.axis.kind == "values" and dots.axis.first < 0 < dots.axis.last
    if zero:
        x = _percent(at(dots, 0.0))
        inner += f'<line class="zero" x1="{x}" x2="{x}" y2="100%"/>'
    return f'<svg class="ground" aria-hidden="true" width="100%" height="100%">{inner}</svg>'


def _band(dots: Dots) -> tuple[float, float]:
    low, high = dots.band
    return (
        0.0 if low <= dots.axis.first else at(dots, low),
        1.0 if high >= dots.axis.last else at(dots, high),
    )


def band_name(dots: Dots) -> str:
    """What the claimed band is, above it."""
    place = _centred(sum(_band(dots)) / 2, dots.band_text, SIZE)
    return _strip("named", 18.0, _words(dots.band_text, place, 9.0))


def height_of(dots: Dots, dot: Dot) -> float:
    """What a row takes in pixels: more where its value stands above its mark."""
    return _HIGH if value_place(dots, dot).above else _LOW


def strip(dots: Dots, dot: Dot) -> str:
    """A row: its line, its mark with the range in which it is known, its value."""
    place, height = value_place(dots, dot), height_of(dots, dot)
    y = height - _LINE
    words = _words(dot.label, place, 9.0 if place.above else y)
    line = f'<line class="along" x2="100%" y1="{number(y)}" y2="{number(y)}"/>'
    marked = _marked(dots, dot, y)
    return _strip("strip", height, f"{line}{marked}{words}")


def _marked(dots: Dots, dot: Dot, y: float) -> str:
    if dot.value is None:
        return ""
    low, high = _percent(at(dots, dot.value.low)), _percent(at(dots, dot.value.high))
    inner = _range(low, high, y, dots.colour) if is_seen(dot.value, dots.axis) else ""
    x, line = _percent(at(dots, dot.value.middle)), number(y)
    mark = f'<path d="{path_of(dot.mark)}" {_look(dot.mark, dots.colour, pale=dot.pale)}/>'
    return f'{inner}<svg class="mark-at" x="{x}" y="{line}" overflow="visible">{mark}</svg>'


def _range(low: str, high: str, y: float, colour: str) -> str:
    """A bar from the least to the most a value may be, with ends."""
    line = f'x1="{low}" x2="{high}" y1="{number(y)}" y2="{number(y)}"'
    ends = "".join(
        f'<line x1="{x}" x2="{x}" y1="{number(y - _CAP)}" y2="{number(y + _CAP)}"/>'
        for x in (low, high)
    )
    return f'<g class="range" stroke="{colour}" stroke-width="1.5"><line {line}/>{ends}</g>'


def _look(mark: Mark, colour: str, *, pale: bool) -> str:
    if pale:
        return f'fill="{PALE}" stroke="{colour}" stroke-width="{number(_HOLLOW)}"'
    if mark.filling == "full":
        return f'fill="{colour}"'
    # The style sheet fills it with the paper, so that no line goes through.
    return f'class="hollow" fill="none" stroke="{colour}" stroke-width="{number(_HOLLOW)}"'


def axis(dots: Dots) -> str:
    """The marked places below all rows; what they count is said under them."""
    inner = '<line x2="100%" y1="0.5" y2="0.5"/>'
    for tick in ticks(dots.axis, _MARKED, upright=False):
        share = at(dots, tick.at)
        x = _percent(share)
        inner += f'<line x1="{x}" x2="{x}" y2="5"/>'
        inner += _words(tick.words, _centred(share, tick.words, SIZE), 14.0)
    return _strip("axis", _AXIS, inner)


def _strip(name: str, height: float, inner: str) -> str:
    size = f'width="100%" height="{number(height)}"'
    return f'<svg class="{name}" aria-hidden="true" {size}>{inner}</svg>'


def _words(words: str, place: Place, y: float) -> str:
    """Words with their middle at a height."""
    beside = f' dx="{number(place.beside)}"' if place.beside else ""
    anchor = "" if place.anchor == "start" else f' text-anchor="{place.anchor}"'
    where = f'x="{_percent(place.share)}" y="{number(y)}" dy=".36em"'
    return f"<text {where}{beside}{anchor}>{escaped(words)}</text>"


def _percent(share: float) -> str:
    return f"{100 * share:.2f}".rstrip("0").rstrip(".") + "%"
