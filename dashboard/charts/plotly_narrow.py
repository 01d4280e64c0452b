"""What a plotly figure has otherwise on a phone: names of lines above them, not beside. Pure."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from dashboard.charts.chart import Chart
from dashboard.charts.plotly_traces import symbol
from dashboard.charts.svg_area import LABEL, NARROW, names_above

_RIGHT: Final = 16  # pixels, as beside the picture's area


def narrow(chart: Chart, notes: Sequence[dict[str, Any]], below: int) -> dict[str, Any]:
    """The layout's ``meta``: in a chart less wide than ``under``, ``layout`` replaces its parts.

    There the legend lists ``named``, traces without a point, and no other. ``notes`` are the
    annotations that are no names of lines, ``below`` is the room for the axis. Empty where a phone
    has names beside lines too. ``charts.js`` reads it.
    """
    if not names_above(chart):
        return {}
    replaced = {
        "annotations": list(notes),
        "margin": {"r": _RIGHT, "b": below},
        "showlegend": True,
        "legend": {
            "orientation": "h", "x": 0, "y": 1, "yanchor": "bottom",
            "traceorder": "normal", "font": {"size": LABEL}, "itemclick": False,
            "itemdoubleclick": False,
        },
    }  # fmt: skip
    return {"meta": {"under": NARROW, "layout": replaced, "named": list(_named(chart))}}


def _named(chart: Chart) -> Iterator[dict[str, Any]]:
    """The name of each line with its look, from the line that ends highest."""
    for label in reversed(chart.labels):
        drawn: dict[str, Any] = {
            "type": "scatter",
            "name": label.text,
            "mode": "lines+markers" if label.mark else "lines",
            "x": [None],
            "y": [None],
            "line": {"color": label.colour},
        }
        if label.line:
            drawn["line"] |= {"width": label.line.width, "dash": label.line.dash}
        if label.mark:
            drawn["marker"] = {"symbol": symbol(label.mark), "size": label.mark.size}
        yield drawn
