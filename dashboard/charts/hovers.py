"""What is read at a point, filled in by us as plotly.js would fill it in. Pure."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from dashboard.charts.chart import Axis, Bars, Chart, Point, Reason, Series
from dashboard.text import charts as texts
from dashboard.text.language import Spoken, in_digits, month_name, say, spoken

_PLACE: Final = re.compile(r"%\{(x|y|customdata\[0\])(?::([^}]*))?\}")


def told(chart: Chart, drawn: Series | Bars, point: Point) -> str:
    """The line or row of a point, its year or month, its value and who says it."""
    row = ""
    if chart.up.kind == "rows" and point.y is not None:
        row = chart.up.names[round(point.y)]
    hover, at = point.hover or drawn.hover, (point.x, point.y)
    is_monthly = chart.across.kind == "months"
    return _told(spoken(), hover, at, point.who, row or drawn.name, bool(row), is_monthly)


# A point is drawn at several widths and by plotly.js, and says the same in each.
@lru_cache(maxsize=4096)
def _told(  # noqa: PLR0913, PLR0917 -- all that the words depend on, their language too
    _language: Spoken,
    hover: str,
    at: tuple[float, float | None],
    who: str,
    name: str,
    is_row: bool,  # noqa: FBT001 -- as above
    is_monthly: bool,  # noqa: FBT001 -- as above
) -> str:
    value = _filled(hover, at, who)
    if "customdata" not in hover:  # beside a stack of bars there is no room for all who say them
        value = say(texts.BY, told=value, who=who)
    if is_row:
        return say(texts.IN_ROW, row=name, told=value)
    return say(texts.POINT, name=name, when=_when(at[0], is_monthly=is_monthly), told=value)


def reason_told(chart: Chart, reason: Reason) -> str:
    """A year or month without a figure, and why."""
    return say(texts.IN_ROW, row=when(chart.across, reason.x), told=reason.text)


def when(axis: Axis, x: float) -> str:
    """A year, or a month by its name."""
    return _when(x, is_monthly=axis.kind == "months")


def _when(x: float, *, is_monthly: bool) -> str:
    if not is_monthly:
        return str(round(x))
    day = date.fromordinal(round(x))
    return say(texts.MONTH, month=month_name(day.month), year=day.year)


def _filled(hover: str, at: tuple[float, float | None], who: str) -> str:
    """A hover with its places filled; their formats are Python's too."""
    places: dict[str, float | str | None] = {"x": at[0], "y": at[1], "customdata[0]": who}

    def fill(place: re.Match[str]) -> str:
        value, form = places[place[1]], place[2] or ""
        if isinstance(value, str):
            return value
        return in_digits(format(value or 0.0, form)).replace("-", "−")

    return _PLACE.sub(fill, hover).strip()
