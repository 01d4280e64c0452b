"""Where in a picture the numbers stand: the area within the axes, and what room is around it. Pure.

Margins are those plotly.js makes of the same chart, as far as words need no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.chart import Axis, Chart
from dashboard.charts.svg_words import LINE, SIZE, width_of
from dashboard.charts.ticks import Tick, ticks

LABEL: Final = 12.0  # the size of the names of lines and rows, in pixels
TITLE: Final = 12.0  # that of axes' titles
SWATCH: Final = 16.0  # what stands before a word of the legend
LEADER: Final = 12.0  # what joins a line with its name

UP_GAP: Final = 4.0  # between what is written at the left and the axis

_EDGE: Final = 8.0
_TICK: Final = 9.0  # a tick and the gap after it
_LEAST: Final = 18.0  # at the right
_MOST: Final = 0.42  # of the width: names beside the area
_TALLEST: Final = 0.55  # of the height: the legend
_BETWEEN: Final = 14.0  # words of the legend


@dataclass(frozen=True, slots=True)
class Area:
    """The sides of the area within the axes, in pixels; ``legend`` are rows of names' numbers."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    across: Axis
    up: Axis
    inside: bool = False
    legend: tuple[tuple[int, ...], ...] = ()

    def x(self, position: float) -> float:
        """Where on the picture a position across is."""
        return self.left + self.across.share(position) * (self.right - self.left)

    def y(self, position: float) -> float:
        """Where on the picture a position upwards is."""
        return self.bottom - self.up.share(position) * (self.bottom - self.top)

    def ticks_across(self) -> Sequence[Tick]:
        """The marked places at the bottom."""
        return ticks(self.across, self.right - self.left, upright=False)

    def ticks_up(self) -> Sequence[Tick]:
        """The marked places at the left."""
        return ticks(self.up, self.bottom - self.top, upright=True)


def area_of(chart: Chart, width: float, height: float) -> Area:
    """The area of a chart in a picture of a size."""
    legend = _legend(chart, width, height)
    top = _EDGE
    bottom = max(top + 1, height - _below(chart) - LINE * 1.25 * len(legend))
    inside = chart.up.inside or _widest(chart.up.names, LABEL) > _MOST * width
    half = _widest([tick.words for tick in ticks(chart.across, width, upright=False)], SIZE) / 2 + 2
    left = max(half, _beside(chart, bottom - top, inside=inside))
    right = max(left + 1, width - max(half, _at_right(chart, width)))
    return Area(width, height, left, top, right, bottom, chart.across, chart.up, inside, legend)


def _below(chart: Chart) -> float:
    """Room for what is written at the bottom: a line, two where months are named, a title."""
    lines = 1 + (chart.across.kind == "months") + 1.5 * bool(chart.across.title)
    return _TICK + LINE * lines


def _beside(chart: Chart, height: float, *, inside: bool) -> float:
    """Room at the left: the title on its side, then numbers or the names of rows."""
    title = TITLE + 3 if chart.up.title else 0.0
    if chart.up.kind == "rows":
        return _EDGE + (0.0 if inside else _widest(chart.up.names, LABEL) + _TICK)
    written = [tick.words for tick in ticks(chart.up, height, upright=True)]
    return _EDGE + title + _widest(written, SIZE) + UP_GAP


def _at_right(chart: Chart, width: float) -> float:
    """Room at the right for the names of lines."""
    if not chart.labels:
        return _LEAST
    return min(LEADER + _widest([label.text for label in chart.labels], LABEL) + 4, _MOST * width)


def _widest(words: Sequence[str], size: float) -> float:
    return max((width_of(one, size) for one in words), default=0.0)


def _legend(chart: Chart, width: float, height: float) -> tuple[tuple[int, ...], ...]:
    """The groups of bars in rows as wide as the picture; those beyond the last row have no name."""
    if not chart.legend:
        return ()
    rows: list[list[int]] = []
    free = 0.0
    for number, group in enumerate(chart.bars):
        room = SWATCH + width_of(group.name) + _BETWEEN
        if not rows or free < room:
            rows.append([])
            free = width - 2 * _EDGE + _BETWEEN
        rows[-1].append(number)
        free -= room
    most = int(height * _TALLEST / (LINE * 1.25))
    return tuple(map(tuple, rows[:most]))


def legend_places(chart: Chart, area: Area) -> list[tuple[int, float, float]]:
    """Each group of bars that has a name below, with where its row begins and the row's middle."""
    found = []
    start = area.height - LINE * 1.25 * len(area.legend)
    for row, numbers in enumerate(area.legend):
        x = _EDGE
        for number in numbers:
            found.append((number, x, start + LINE * 1.25 * (row + 0.5)))
            x += SWATCH + width_of(chart.bars[number].name) + _BETWEEN
    return found
