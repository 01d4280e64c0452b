"""Where the points of a chart's lines stand in a picture of some size. Pure."""

from collections.abc import Sequence

from dashboard.charts.chart import Chart, Point
from dashboard.charts.svg_area import Area
from dashboard.charts.svg_words import number

Placed = tuple[Point, float, str, str]
"""A point that has a value, in pixels from the left, and both coordinates as written."""

Places = Sequence[Placed | None]
"""The points of a line in order, None at gaps."""


def placed(chart: Chart, area: Area) -> list[Places]:
    """The points of each line, placed once: each is part of its line and has its mark."""
    # All lines of a chart have the same years or months.
    at = {point.x: area.x(point.x) for series in chart.series for point in series.points}
    written = {x: number(place) for x, place in at.items()}
    return [
        [
            None if p.y is None else (p, at[p.x], written[p.x], number(area.y(p.y)))
            for p in series.points
        ]
        for series in chart.series
    ]
