"""The numbers of a chart as shapes of SVG: lines, marks, upright bars, columns. Pure."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from dashboard.charts.chart import (
    Bars,
    Chart,
    Dash,
    EndLabel,
    Line,
    Mark,
    Point,
    Series,
    stacked,
)
from dashboard.charts.hovers import told
from dashboard.charts.svg_area import Area
from dashboard.charts.svg_points import Places
from dashboard.charts.svg_words import escaped, number
from dashboard.charts.theme import PALE

_DASHES: Final[dict[Dash, tuple[int, ...]]] = {
    "solid": (),
    "dot": (1, 1),
    "dash": (3, 3),
    "dashdot": (3, 1, 1, 1),
}
"""Drawn and free stretches, in widths of the line."""

_SHAPES: Final = {
    "circle": "M{r} 0a{r} {r} 0 1 1-{d} 0a{r} {r} 0 1 1 {d} 0z",
    "square": "M-{r}-{r}h{d}v{d}h-{d}z",
    "diamond": "M0-{w}L{w} 0L0 {w}L-{w} 0z",
    "triangle": "M0-{w}L{w} {h}H-{w}z",
}
"""Around a mark's middle: ``r`` half its size, ``d`` all of it, ``w`` and ``h`` somewhat more."""

_INSIDES: Final = {
    "full": "",
    "hollow": "",
    "dot": "M-1 0h2",
    "cross": "M-{r} 0h{d}M0-{r}v{d}",
}
_IN_TRIANGLE: Final = {"cross": "M-{s} 0L{s} 0M0-{w}L0 {h}"}
_CAP: Final = 4.0  # half the width of an upright bar's ends, in pixels
_THINNEST: Final = 3.0  # as plotly.js measures dashes
BAR: Final = 0.75  # of its year or row
_REACH: Final = 4.0  # around a point without a mark, in pixels
_SAMPLE: Final = 10.0  # half of a piece of a line before its name, in pixels


Around = tuple[str, str]
"""What stands before and after a shape, so that it tells of itself."""

Tell = Callable[[str, str], Around]
"""What makes that of an address and of what is told."""

Place = tuple[float, float]
"""A place in the picture, from its left and upper edge."""


def linked(address: str, title: str) -> Around:
    """Around a shape that tells of itself, and leads to an address where it has one.

    Not by the tabulator key: a chart has hundreds, and the table below has all of them too.
    """
    told = f"<title>{escaped(title)}</title>"
    if not address:
        return f"<g>{told}", "</g>"
    return f'<a href="{escaped(address)}" tabindex="-1">{told}', "</a>"


def plain(_address: str, _title: str) -> Around:
    """Around a shape alone, for pictures that nobody points at."""
    return "", ""


def within(around: Around, shape: str) -> str:
    """A shape that tells of itself."""
    return f"{around[0]}{shape}{around[1]}"


def tellings(series: Series, chart: Chart, tell: Tell) -> list[Around]:
    """What stands around each point of a line, in pictures of any size; around gaps nothing."""
    if tell is plain:
        return [plain("", "")] * len(series.points)
    return [
        plain("", "") if point.y is None else tell(point.receipt, told(chart, series, point))
        for point in series.points
    ]


def rectangle(one: Place, other: Place, fill: str, name: str = "") -> str:
    """A filled rectangle between two corners."""
    (x0, y0), (x1, y1) = one, other
    size = f'width="{number(abs(x1 - x0))}" height="{number(abs(y1 - y0))}"'
    named = f' class="{name}"' if name else ""
    return (
        f'<rect{named} x="{number(min(x0, x1))}" y="{number(min(y0, y1))}" {size} fill="{fill}"/>'
    )


def line(series: Series, places: Places) -> str:
    """What joins the points, broken where one is missing; a point alone is a dot."""
    if not series.line:
        return ""
    runs = [
        [f"{place[2]} {place[3]}" for place in run if place]
        for known, run in groupby(places, bool)
        if known
    ]
    path = "".join(f"M{'L'.join(run)}" if len(run) > 1 else f"M{run[0]}h.01" for run in runs)
    return (
        f'<path class="line" d="{path}" fill="none" stroke="{series.colour}"'
        f' stroke-linejoin="round"{_stroke(series.line)}/>'
    )


def _stroke(line: Line) -> str:
    """How wide a line is, and its dashes."""
    unit = max(line.width, _THINNEST)
    dashes = " ".join(number(unit * one) for one in _DASHES[line.dash])
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f' stroke-width="{number(line.width)}"{dashed}'


def sample(label: EndLabel, place: Place) -> str:
    """A piece of the line that a label names, with its mark, to the right of a place."""
    x, y = place
    path = f'd="M{number(x)} {number(y)}h{number(2 * _SAMPLE)}" stroke="{label.colour}"'
    line = f"<path {path}{_stroke(label.line or Line(2.0))}/>"
    if not label.mark:
        return line
    look = _look(label.mark, label.colour)
    middle = f"translate({number(x + _SAMPLE)} {number(y)})"
    return f'{line}<path transform="{middle}" d="{path_of(label.mark)}" {look}/>'


def marks(series: Series, places: Places, arounds: Sequence[Around], area: Area) -> Iterator[str]:
    """Each point with what is read at it and the way to its receipt."""
    yield f'<g class="marks" {_look(series.mark, series.colour)}>'
    path = path_of(series.mark) if series.mark else ""
    pale = f' fill="{PALE}" stroke="{series.colour}" stroke-width="1.5"'
    free = float("-inf")
    for place, (before, after) in zip(places, arounds, strict=True):
        if place is None:
            continue
        point, left, x, y = place
        # Of unseen points those that a pointer can tell apart.
        if not path and left < free:
            continue
        free = left + _REACH
        whisker = "" if point.low is None else _whisker(point, series.colour, area)
        if path:
            edge = pale if point.pale else ""
            mark = f'<path transform="translate({x} {y})" d="{path}"{edge}/>'
        else:
            mark = f'<circle cx="{x}" cy="{y}" r="{number(_REACH)}"/>'
        yield f"{before}{whisker}{mark}{after}"
    yield "</g>"


def _look(mark: Mark | None, colour: str) -> str:
    """How all marks of a series look; what is not full has an edge and nothing within."""
    if not mark:
        return 'fill="none" pointer-events="all"'
    if mark.filling == "full":
        return f'fill="{colour}"'
    return f'fill="none" stroke="{colour}" stroke-width="2" pointer-events="all"'


def path_of(mark: Mark) -> str:
    """The path of a mark around its middle."""
    half = mark.size / 2
    sizes = {"r": half, "d": 2 * half, "w": half * 1.3, "h": half * 0.75, "s": half * 0.65}
    written = {name: number(size) for name, size in sizes.items()}
    insides = _INSIDES | (_IN_TRIANGLE if mark.shape == "triangle" else {})
    return (_SHAPES[mark.shape] + insides[mark.filling]).format(**written)


def _whisker(point: Point, colour: str, area: Area) -> str:
    """An upright bar from the least to the most a number may be, with ends."""
    if point.low is None or point.high is None:
        return ""
    x, low, high = area.x(point.x), area.y(point.low), area.y(point.high)
    ends = "".join(f"M{number(x - _CAP)} {number(y)}h{number(2 * _CAP)}" for y in (low, high))
    path = f"M{number(x)} {number(low)}V{number(high)}{ends}"
    return f'<path d="{path}" stroke="{colour}" stroke-width="1.5"/>'


def columns(chart: Chart, area: Area, tell: Tell) -> Iterator[str]:
    """Bars of each group, from their lower to their upper end, or lying in their rows."""
    ends = [(group, p, *_box(chart, p, low, high, area)) for group, p, low, high in _ends(chart)]
    for group in chart.bars:
        shapes = [(p, _rectangle(*box)) for one, p, *box in ends if one is group]
        yield f'<g class="columns" fill="{group.colour}">'
        for point, path in shapes:
            around = tell(point.receipt, told(chart, group, point))
            yield within(around, f'<path d="{path}"/>')
        yield "</g>"


def _ends(chart: Chart) -> Iterator[tuple[Bars, Point, float, float]]:
    """Each bar with its two ends: stacked by year, or from zero where it lies."""
    if chart.up.kind != "rows":
        yield from stacked(chart.bars)
        return
    for group in chart.bars:
        yield from ((group, point, 0.0, point.x) for point in group.points)


def _box(
    chart: Chart, point: Point, low: float, high: float, area: Area
) -> tuple[float, float, float, float]:
    """The left, upper, right and lower side of a bar; in a row with a name inside, below it."""
    half = BAR / 2
    if chart.up.kind == "rows" and point.y is not None:
        top, bottom = (0.0 if area.inside else half), half
        return area.x(low), area.y(point.y + top), area.x(high), area.y(point.y - bottom)
    return area.x(point.x - half), area.y(high), area.x(point.x + half), area.y(low)


def _rectangle(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"M{number(x0)} {number(y0)}H{number(x1)}V{number(y1)}H{number(x0)}z"
