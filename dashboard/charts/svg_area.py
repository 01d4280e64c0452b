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
SAMPLE: Final = 26.0  # a piece of a line before its name
NARROW: Final = 470.0  # pixels: in what is less wide, names beside the area may take too much of it
LEADER: Final = 12.0  # what joins a line with its name

BAR_GAP: Final = 5.0  # between the end of a bar and what is written there
UP_GAP: Final = 4.0  # between what is written at the left and the axis

_EDGE: Final = 8.0
_TICK: Final = 9.0  # a tick and the gap after it
_LEAST: Final = 18.0  # at the right
_MOST: Final = 0.42  # of the width: names beside the area
_TALLEST: Final = 0.55  # of the height: the legend
_TALLEST_ABOVE: Final = 0.3  # of the height: the names of lines above them
_LEAST_AREA: Final = 0.5  # of the width, on a phone
_LEAST_OF_MONTHS: Final = 2 / 3  # the same of months, where no year's name runs into the next
_LEAST_WORDED: Final = 0.75  # the same where years without figures have words in it
_PHONE: Final = (360.0, 260.0)  # width and height of what decides where names stand
_BETWEEN: Final = 14.0  # words of the legend
_ROW: Final = LINE * 1.25  # of the legend, or of names above

Rows = tuple[tuple[int, ...], ...]
"""Numbers of names that stand side by side, row by row."""


@dataclass(frozen=True, slots=True)
class Area:
    """The sides of the area within the axes, in pixels.

    ``legend`` are rows of the numbers of bars named below, and ``names`` of labels named above.
    """

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    across: Axis
    up: Axis
    inside: bool = False
    legend: Rows = ()
    names: Rows = ()

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
    names = _names(chart, width, height)
    top = _EDGE + _ROW * len(names)
    bottom = max(top + 1, height - _below(chart) - _ROW * len(legend))
    inside = chart.up.inside or width < inside_below(chart)
    half = _widest([tick.words for tick in ticks(chart.across, width, upright=False)], SIZE) / 2 + 2
    left = max(half, _beside(chart, bottom - top, inside=inside))
    right = max(left + 1, width - max(half, _LEAST if names else _at_right(chart, width)))
    sides = (left, top, right, bottom)
    return Area(width, height, *sides, chart.across, chart.up, inside, legend, names)


def inside_below(chart: Chart) -> float:
    """The width below which the names of rows stand inside, each above its own."""
    return _widest(chart.up.names, LABEL) / _MOST


def names_above(chart: Chart) -> bool:
    """Whether a phone has the names of lines above them, as beside them they would take too much.

    It is so for both drawings and all phones alike.
    """
    width, height = _PHONE
    taken = _beside(chart, height, inside=chart.up.inside) + _at_right(chart, width)
    least = _LEAST_OF_MONTHS if chart.across.kind == "months" else _LEAST_AREA
    least = _LEAST_WORDED if chart.voids else least
    return bool(chart.labels) and width - taken < least * width


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
    """Room at the right for the names of lines, or for what is written at the ends of bars."""
    if not chart.labels:
        return max(_LEAST, BAR_GAP + at_bars(chart) + 4)
    return min(LEADER + _widest([label.text for label in chart.labels], LABEL) + 4, _MOST * width)


def at_bars(chart: Chart) -> float:
    """How wide the words at the ends of bars are at most."""
    return _widest([point.label for group in chart.bars for point in group.points], SIZE)


def _widest(words: Sequence[str], size: float) -> float:
    return max((width_of(one, size) for one in words), default=0.0)


def _legend(chart: Chart, width: float, height: float) -> Rows:
    """The groups of bars in rows below; those beyond the last row have no name."""
    rooms = _rooms_below(chart) if chart.legend else ()
    return _in_rows(rooms, width)[: int(height * _TALLEST / _ROW)]


def _names(chart: Chart, width: float, height: float) -> Rows:
    """The names of lines in rows above, where a narrow picture has them there."""
    rooms = _rooms_above(chart) if width < NARROW and names_above(chart) else ()
    return _in_rows(rooms, width)[: int(height * _TALLEST_ABOVE / _ROW)]


def _rooms_below(chart: Chart) -> list[float]:
    return [SWATCH + width_of(group.name) + _BETWEEN for group in chart.bars]


def _rooms_above(chart: Chart) -> list[float]:
    return [SAMPLE + width_of(label.text, LABEL) + _BETWEEN for label in reversed(chart.labels)]


def _in_rows(rooms: Sequence[float], width: float) -> Rows:
    """What takes so much room each, in rows as wide as the picture."""
    rows: list[list[int]] = []
    free = 0.0
    for number, room in enumerate(rooms):
        if not rows or free < room:
            rows.append([])
            free = width - 2 * _EDGE + _BETWEEN
        rows[-1].append(number)
        free -= room
    return tuple(map(tuple, rows))


Placed = tuple[int, float, float]
"""A number in rows, with where it begins and the middle of its row, in pixels."""


def legend_places(chart: Chart, area: Area) -> list[Placed]:
    """Each group of bars that has a name below."""
    return _placed(area.legend, _rooms_below(chart), area.height - _ROW * len(area.legend))


def name_places(chart: Chart, area: Area) -> list[Placed]:
    """Each label that has its place above, numbered from the highest."""
    return _placed(area.names, _rooms_above(chart), 0.0)


def _placed(rows: Rows, rooms: Sequence[float], start: float) -> list[Placed]:
    found = []
    for row, numbers in enumerate(rows):
        x = _EDGE
        for number in numbers:
            found.append((number, x, start + _ROW * (row + 0.5)))
            x += rooms[number]
    return found
