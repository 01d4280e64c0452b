"""What a plotly figure has otherwise on a phone: names above their lines or rows. Pure."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any, Final

from dashboard.charts.chart import Chart
from dashboard.charts.plotly_axes import BESIDE_NAMES, drawn_axis
from dashboard.charts.plotly_traces import symbol
from dashboard.charts.svg_area import LABEL, NARROW, inside_below, names_above
from dashboard.charts.svg_words import SIZE, lines_of

_RIGHT: Final = 16  # pixels, as beside the picture's area
_TITLE: Final = 110.0  # the same below bars that have names beside


def narrow(chart: Chart, alone: dict[str, Any], below: int) -> dict[str, Any]:
    """The layout's ``meta``: in a chart less wide than ``under``, ``layout`` replaces its parts.

    There the legend lists ``named``, traces without a point, and no other. ``alone`` is what stands
    in the picture but names of lines and what leads to them, ``below`` is the room for the axis.
    Empty where a phone has names beside lines too. ``charts.js`` reads it.
    """
    if not names_above(chart):
        return {}
    replaced = {
        **alone,
        "margin": {"r": _RIGHT, "b": below},
        "showlegend": True,
        "legend": {
            "orientation": "h", "x": 0, "y": 1, "yanchor": "bottom",
            "traceorder": "normal", "font": {"size": LABEL}, "itemclick": False,
            "itemdoubleclick": False,
        },
    }  # fmt: skip
    return {"meta": {"under": NARROW, "layout": replaced, "named": list(_named(chart))}}


def names_of_rows(names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Names of rows inside the picture, each above its own."""
    for name in names:
        at = {"x": 0, "y": name, "xref": "paper", "xanchor": "left", "yshift": 12}
        yield {"text": name, "showarrow": False, "font": {"size": SIZE}, **at}


def narrow_rows(chart: Chart) -> dict[str, Any]:
    """The same of a picture of rows: where names beside take too much, they stand inside.

    Bars keep theirs beside, and have fewer numbers below and a title in as many lines as it takes.
    """
    if chart.up.inside or chart.legend:
        return {}
    if chart.bars:
        across = drawn_axis(chart.across, upright=False, length=BESIDE_NAMES) | {"tickangle": 0}
        lines = lines_of(chart.across.title, _TITLE, SIZE)
        across["title"] = {"text": "<br>".join(lines)}
        return {"meta": {"under": NARROW, "layout": {"xaxis": across}, "named": []}}
    inside = drawn_axis(chart.up, upright=True) | {"showticklabels": False, "ticks": ""}
    replaced = {"yaxis": inside, "annotations": list(names_of_rows(chart.up.names))}
    return {"meta": {"under": ceil(inside_below(chart)), "layout": replaced, "named": []}}


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
        if label.whose:
            drawn["meta"] = label.whose
        if label.line:
            drawn["line"] |= {"width": label.line.width, "dash": label.line.dash}
        if label.mark:
            drawn["marker"] = {"symbol": symbol(label.mark), "size": label.mark.size}
        yield drawn
