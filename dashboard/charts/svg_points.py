"""Where the points of a chart's lines stand in a picture of some size. Pure."""

from collections.abc import Sequence

from dashboard.charts.chart import Chart, Point
from dashboard.charts.svg_area import Area
from dashboard.charts.svg_words import number

Placed = tuple[Point, float, str, str]
"""A point that has a value, in pixels from the left, and both coordinates as written."""

Places = Sequence[Placed | None]
"""The points of a line in order, None at gaps."""


Heights = Sequence[Sequence[str]]
"""Of each line the heights of its points as written; blank at gaps."""


class Placing:
    """Where the points of one chart stand, in pictures of several sizes."""

    def __init__(self, chart: Chart) -> None:
        """Nothing is placed yet."""
        self._chart = chart
        self._heights: dict[tuple[float, float], Heights] = {}

    def within(self, area: Area) -> list[Places]:
        """The points of each line, placed once: each is part of its line and has its mark."""
        # All lines of a chart have the same years or months.
        lines = [series.points for series in self._chart.series]
        at = {x: area.x(x) for x in {point.x for points in lines for point in points}}
        written = {x: number(place) for x, place in at.items()}
        return [
            [
                (point, at[point.x], written[point.x], y) if y else None
                for point, y in zip(points, heights, strict=True)
            ]
            for points, heights in zip(lines, self._within(area), strict=True)
        ]

    def _within(self, area: Area) -> Heights:
        """The heights, which pictures of several widths have in common."""
        ends = area.top, area.bottom
        if ends not in self._heights:
            self._heights[ends] = [
                ["" if point.y is None else number(area.y(point.y)) for point in series.points]
                for series in self._chart.series
            ]
        return self._heights[ends]
