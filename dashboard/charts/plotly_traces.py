"""The numbers of a chart as plotly's traces: lines and their marks, bars, reasons. Pure."""

from array import array
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import wrap
from typing import Any, Final

from dashboard.charts.chart import Bars, Chart, Filling, Mark, Point, Series, Shape
from dashboard.charts.hovers import told
from dashboard.charts.plotly_axes import on
from dashboard.charts.svg_words import SIZE
from dashboard.charts.theme import INK, PALE
from dashboard.text.charts import VOID
from dashboard.text.language import say

_LINE: Final = 44  # characters of a hover's line
_SHORT: Final = 34  # beside the name of a line and its value
_LINES: Final = 2
_SHAPES: Final[dict[Shape, str]] = {"triangle": "triangle-up"}
_FILLINGS: Final[dict[Filling, str]] = {
    "full": "",
    "hollow": "-open",
    "dot": "-open-dot",
    "cross": "-cross-open",
}

_UNCROSSED: Final = Mark("triangle", "cross")


def traces(chart: Chart) -> Iterator[dict[str, Any]]:
    """A trace for each kind of a line and each group of bars, and one that tells reasons."""
    for one in chart.series:
        yield _scatter(one, chart)
    for group in chart.bars:
        yield _bar(group, chart)
    if chart.reasons:
        yield _reasons(chart)


def _scatter(series: Series, chart: Chart) -> dict[str, Any]:
    """The points of one kind of a line."""
    modes = {"lines": series.line, "markers": series.mark}
    drawn = {
        "type": "scatter",
        "name": series.name,
        "mode": "+".join(mode for mode, is_drawn in modes.items() if is_drawn),
        "connectgaps": False,
        "line": {"color": series.colour},
        **_points(series, chart),
    }
    if series.whose:
        drawn["meta"] = series.whose
    if series.line:
        drawn["line"] |= {"width": series.line.width, "dash": series.line.dash}
    if series.mark:
        drawn["marker"] = _marker(series, series.mark)
        if series.mark == replace(_UNCROSSED, size=series.mark.size):
            drawn |= _crossed(series)
    if any(point.low is not None for point in series.points):
        drawn["error_y"] = _whiskers(series)
    return drawn


def _points(drawn: Series | Bars, chart: Chart) -> dict[str, Any]:
    """Where the points are, and what is read at them."""
    points = drawn.points
    hovers = [point.hover or drawn.hover for point in points]
    return {
        "x": on(chart.across, (point.x for point in points)),
        "y": on(chart.up, (point.y for point in points)),
        "customdata": [
            [_below_value(point.who), point.receipt, told(chart, drawn, point)] for point in points
        ],
        "hovertemplate": hovers if any(point.hover for point in points) else drawn.hover,
    }


def _below_value(who: str) -> str:
    """Who says a number, in a box that a small chart has room for; all of it is told below."""
    if len(who) <= _SHORT:
        return who
    return "<br>".join(["", *wrap(who, _SHORT, max_lines=_LINES, placeholder=" …")])


def _marker(series: Series, mark: Mark) -> dict[str, Any]:
    """Symbol, size and colour; among full marks those that may be estimates are pale."""
    is_full = mark.filling == "full"
    pale = [point.pale for point in series.points]
    fills = [PALE if one else series.colour for one in pale]
    widths = [1.5 if one else 0 for one in pale]
    return {
        "symbol": symbol(mark),
        "size": mark.size,
        "color": fills if any(pale) else series.colour,
        "line": {
            "width": widths if any(pale) else 0 if is_full else 2,
            "color": series.colour,
        },
    }


def symbol(mark: Mark) -> str:
    """What plotly.js calls a mark."""
    filling = "hollow" if mark == replace(_UNCROSSED, size=mark.size) else mark.filling
    return f"{_SHAPES.get(mark.shape, mark.shape)}{_FILLINGS[filling]}"


def _crossed(series: Series) -> dict[str, Any]:
    """What puts a cross into marks for which plotly.js has none with one."""
    return {
        "mode": "markers+text",
        "text": "+",
        "textfont": {"size": 12, "color": series.colour},
    }


def _whiskers(series: Series) -> dict[str, Any]:
    """Bars from the least to the most a wide figure may be."""
    return {
        "type": "data",
        "symmetric": False,
        "array": _doubles([_beyond(point, point.high) for point in series.points]),
        "arrayminus": _doubles([_beyond(point, point.low) for point in series.points]),
        "color": series.colour,
        "thickness": 1.5,
        "width": 4,
    }


def _beyond(point: Point, end: float | None) -> float:
    """How far an end of a bar is from its mark."""
    return float("nan") if end is None or point.y is None else abs(end - point.y)


def _doubles(numbers: Sequence[float]) -> dict[str, str]:
    """Numbers as typed array: in JSON NaN would be null, and plotly.js would draw a bar of 0."""
    return {"dtype": "f8", "bdata": b64encode(array("d", numbers).tobytes()).decode()}


def _bar(bars: Bars, chart: Chart) -> dict[str, Any]:
    """A group of bars."""
    drawn = {
        "type": "bar",
        "name": bars.name,
        "orientation": "h" if chart.up.kind == "rows" else "v",
        "marker": {"color": bars.colour},
        **_points(bars, chart),
    }
    if any(point.label for point in bars.points):
        drawn |= {
            "text": [point.label for point in bars.points],
            "textposition": "outside",
            "textangle": 0,
            "textfont": {"size": SIZE, "color": INK},
            "cliponaxis": False,
            "constraintext": "none",
        }
    return drawn


def _reasons(chart: Chart) -> dict[str, Any]:
    """What is said where there is no figure: an unseen mark at the axis."""
    return {
        "type": "scatter",
        "name": say(VOID),
        "mode": "markers",
        "showlegend": False,
        "marker": {"opacity": 0, "color": INK},
        "x": on(chart.across, (reason.x for reason in chart.reasons)),
        "y": heights_of_reasons(chart),
        "customdata": [["<br>".join(wrap(reason.text, _LINE)), ""] for reason in chart.reasons],
        "hovertemplate": "%{customdata[0]}",
    }


def heights_of_reasons(chart: Chart) -> list[float]:
    """Where the marks of reasons are: at the lower end."""
    return [chart.up.first] * len(chart.reasons)
