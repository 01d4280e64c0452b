"""What is behind the numbers of a chart: the claimed band, voids, the grid, reasons. Pure."""

from collections.abc import Iterator
from typing import Final

from dashboard.charts.chart import Chart
from dashboard.charts.hovers import reason_told
from dashboard.charts.svg_area import Area
from dashboard.charts.svg_marks import Tell, rectangle, within
from dashboard.charts.svg_words import number
from dashboard.charts.theme import BAND, INK, SHADE

_GRID: Final = "rgba(128,128,128,0.25)"
_ZERO: Final = "rgba(128,128,128,0.7)"
_HALF: Final = {"months": 15.0, "years": 0.5}
"""Half of what a month takes on its axis in days, and a year on its own."""


def behind(chart: Chart, area: Area) -> Iterator[str]:
    """The claimed band, the years without a report, then the grid."""
    if chart.band:
        low, high = chart.band
        yield rectangle((area.left, area.y(low)), (area.right, area.y(high)), BAND, "band")
    for void in chart.voids:
        corners = (area.x(void.first), area.top), (area.x(void.last), area.bottom)
        yield rectangle(*corners, SHADE, "void")
    yield from _grid(chart, area)


def _grid(chart: Chart, area: Area) -> Iterator[str]:
    """Lines at the marked values, a stronger one at zero, and ticks at the marked years."""
    ups = "".join(
        f"M{number(area.left)} {number(area.y(tick.at))}H{number(area.right)}"
        for tick in area.ticks_up()
    )
    is_valued = chart.across.kind == "values"
    across = "".join(
        f"M{number(area.x(tick.at))} {number(area.top)}V{number(area.bottom)}"
        for tick in area.ticks_across()
        if is_valued
    )
    yield f'<path class="grid" d="{ups}{across}" stroke="{_GRID}"/>'
    below = "".join(
        f"M{number(area.x(tick.at))} {number(area.bottom)}v5" for tick in area.ticks_across()
    )
    yield f'<path class="ticks" d="{below}" stroke="{INK}"/>'
    zero = _zero(chart, area)
    if zero:
        yield f'<path d="{zero}" stroke="{_ZERO}"/>'


def _zero(chart: Chart, area: Area) -> str:
    """Where zero is, if it is on an axis of values."""
    if chart.up.kind == "values" and not chart.up.log and 0 <= chart.up.share(0) <= 1:
        return f"M{number(area.left)} {number(area.y(0))}H{number(area.right)}"
    if chart.across.kind == "values":
        return f"M{number(area.x(0))} {number(area.top)}V{number(area.bottom)}"
    return ""


def reasons(chart: Chart, area: Area, tell: Tell) -> Iterator[str]:
    """Unseen columns at the years or months without a figure, that say why."""
    half = _HALF.get(chart.across.kind, 0.0)
    for reason in chart.reasons:
        left = max(area.x(reason.x - half), area.left)
        right = min(area.x(reason.x + half), area.right)
        shape = rectangle((left, area.top), (right, area.bottom), INK)
        yield within(tell("", reason_told(chart, reason)), shape)
