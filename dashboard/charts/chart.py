"""A chart as plain data: what it claims to show, and how that looks, before anything is drawn.

``plotly_figure`` and ``svg`` draw the same description; neither computes what the other lacks.
Every position is a number on its axis: a year, a day (``day``), a value, or the number of a row.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from math import log
from typing import Final, Literal, NamedTuple

AxisKind = Literal["years", "months", "values", "ranks", "rows"]
Shape = Literal["circle", "square", "triangle", "diamond"]
Filling = Literal["full", "hollow", "dot", "cross"]
"""What is inside a mark: all of it, nothing, a dot or a cross."""

Dash = Literal["solid", "dash", "dashdot", "dot"]

LABEL_HEIGHT: Final = 0.075  # of the axis: one line of text in the lowest chart
EVENT_WIDTH: Final = 0.1  # of the axis: the number of an event in the narrowest chart


@dataclass(frozen=True, slots=True)
class Axis:
    """One side of a chart, from its left or lower end to the other.

    Ranks begin with the greatest, so that the first is on top. ``names`` are those of rows, from
    the lowest up, and ``inside`` says that they stand in the picture, each above its row. Where it
    is ``log``, equal steps are equal ratios, and both ends are above zero.
    """

    kind: AxisKind
    first: float
    last: float
    title: str = ""
    names: tuple[str, ...] = ()
    inside: bool = False
    log: bool = False

    def share(self, position: float) -> float:
        """How far along the axis a position is, 0 at its beginning and 1 at its end."""
        if self.log:
            return log(position / self.first) / (log(self.last / self.first) or 1.0)
        return (position - self.first) / ((self.last - self.first) or 1.0)

    def at(self, share: float) -> float:
        """The position at a share of the axis."""
        if self.log:
            return self.first * float((self.last / self.first) ** share)
        return self.first + share * (self.last - self.first)


class Point(NamedTuple):
    """A number where it stands; ``y`` is None at a gap.

    ``low`` and ``high`` are the ends of an upright bar, where it is known only between two.
    ``pale`` is what may be an estimate. ``who`` says it, ``hover`` is read in place of its line's
    where that is not blank, and ``receipt`` is the address of the way to it. ``label`` is what is
    written at the end of a bar that lies in a row.
    """

    x: float
    y: float | None
    low: float | None = None
    high: float | None = None
    pale: bool = False
    who: str = ""
    hover: str = ""
    receipt: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at each point of a line; ``size`` in pixels across."""

    shape: Shape
    filling: Filling = "full"
    size: float = 6


@dataclass(frozen=True, slots=True)
class Line:
    """What joins the points up to the next gap; ``width`` in pixels."""

    width: float
    dash: Dash = "solid"


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one kind of one line; without a mark or a line, the other alone.

    ``hover`` is what is read at a point, with places as plotly has them; ``hovers.told`` fills it.
    ``whose`` is the partner without whom it is not drawn, where a reader can leave one out.
    """

    name: str
    colour: str
    points: tuple[Point, ...]
    mark: Mark | None
    line: Line | None
    hover: str
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """One group of bars: stacked by year, or lying in rows where the upright axis has these."""

    name: str
    colour: str
    points: tuple[Point, ...]
    hover: str


@dataclass(frozen=True, slots=True)
class Void:
    """Years shaded as without a report; its label upright or not, at the top or the bottom."""

    first: float
    last: float
    label: str = ""
    upright: bool = False
    on_top: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """Why there is no figure at a year or month."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class EndLabel:
    """The name of a line beyond its right end, at a height where it covers no other.

    ``at`` is the height of the line's last value, which it belongs to. ``mark`` and ``line`` are
    the line's own, by which it is known where its name stands above the picture. ``whose`` is its
    line's.
    """

    text: str
    y: float
    colour: str
    at: float
    mark: Mark | None = None
    line: Line | None = None
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: a thin upright line with its number on top.

    ``level`` is how many lines of text its number stands below the top.
    """

    x: float
    label: str
    hover: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """All there is to draw; the axes have room for all of it.

    ``band`` are the values that bear a claim out, cut to the axis. ``instead`` is the same chart
    under choices that change only what is around its numbers, by the choice, as ``axis=log``.
    """

    across: Axis
    up: Axis
    series: tuple[Series, ...] = ()
    bars: tuple[Bars, ...] = ()
    band: tuple[float, float] | None = None
    voids: tuple[Void, ...] = ()
    reasons: tuple[Reason, ...] = ()
    labels: tuple[EndLabel, ...] = ()
    events: tuple[Event, ...] = ()
    legend: bool = False
    title: str = ""
    description: str = ""
    instead: "tuple[tuple[str, Chart], ...]" = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no number in it."""
        return not self.series and not self.bars

    @property
    def count(self) -> int:
        """How many points there are."""
        lines, bars = ([len(one.points) for one in drawn] for drawn in (self.series, self.bars))
        return sum(lines) + sum(bars)


@lru_cache(maxsize=2048)
def day(period: str) -> float:
    """Where a month or a day, as ``2021-05`` or ``2021-05-17``, is on an axis of months."""
    return date.fromisoformat(f"{period}-01"[: len("2021-05-01")]).toordinal()


def stacked(bars: Sequence[Bars]) -> Iterator[tuple[Bars, Point, float, float]]:
    """Each bar of a stack with its two ends: those above zero from it up, the others down."""
    above: dict[float, float] = {}
    below: dict[float, float] = {}
    for group in bars:
        for point in group.points:
            if point.y is not None:
                ends = above if point.y >= 0 else below
                start = ends.get(point.x, 0.0)
                ends[point.x] = start + point.y
                yield group, point, start, ends[point.x]


def staggered(events: Iterable[Event], across: Axis) -> Iterator[Event]:
    """The events, the number of each as many lines down as keep it off those before."""
    ends: list[float] = []
    for event in events:
        at = across.share(event.x)
        level = next((n for n, end in enumerate(ends) if end <= at), len(ends))
        ends[level : level + 1] = [at + EVENT_WIDTH]
        yield replace(event, level=level)


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Heights as near above the wanted ones, given from the lowest up, as keeps them a gap apart.

    What would leave the top moves down; there must be room for all between the two ends.
    """
    found: list[float] = []
    for height in wanted:
        found.append(max(height, low, found[-1] + gap if found else low))
    for number in reversed(range(len(found))):
        found[number] = min(found[number], high - gap * (len(found) - 1 - number))
    return found
