"""What is read at a point, filled in by us as plotly.js would fill it in. Pure."""

import re
from datetime import date
from typing import Final

from dashboard.charts.chart import Axis, Bars, Chart, Point, Reason, Series
from dashboard.text import charts as texts
from dashboard.text.language import in_digits, month_name, say

_PLACE: Final = re.compile(r"%\{(x|y|customdata\[0\])(?::([^}]*))?\}")


def told(chart: Chart, drawn: Series | Bars, point: Point) -> str:
    """The line or row of a point, its year or month, its value and who says it."""
    hover = point.hover or drawn.hover
    value = _filled(hover, point)
    if "customdata" not in hover:  # beside a stack of bars there is no room for all who say them
        value = say(texts.BY, told=value, who=point.who)
    if chart.up.kind == "rows" and point.y is not None:
        return say(texts.IN_ROW, row=chart.up.names[round(point.y)], told=value)
    return say(texts.POINT, name=drawn.name, when=when(chart.across, point.x), told=value)


def reason_told(chart: Chart, reason: Reason) -> str:
    """A year or month without a figure, and why."""
    return say(texts.IN_ROW, row=when(chart.across, reason.x), told=reason.text)


def when(axis: Axis, x: float) -> str:
    """A year, or a month by its name."""
    if axis.kind != "months":
        return str(round(x))
    day = date.fromordinal(round(x))
    return say(texts.MONTH, month=month_name(day.month), year=day.year)


def _filled(hover: str, point: Point) -> str:
    """A hover with its places filled; their formats are Python's too."""
    found: dict[str, float | str | None] = {"x": point.x, "y": point.y}
    places = found | {"customdata[0]": point.who}

    def fill(place: re.Match[str]) -> str:
        value, form = places[place[1]], place[2] or ""
        if isinstance(value, str):
            return value
        return in_digits(format(value or 0.0, form)).replace("-", "−")

    return _PLACE.sub(fill, hover).strip()
