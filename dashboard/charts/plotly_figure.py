"""A chart as the dictionary of a plotly figure: all of it said outright, nothing validated. Pure.

What is written here is as plotly.js reads it, so that a request costs no work of plotly's.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from dashboard.charts.chart import Axis, Chart, Event, Void
from dashboard.charts.difference import difference
from dashboard.charts.plotly_axes import drawn_axis, noted_at, place
from dashboard.charts.plotly_narrow import names_of_rows, narrow, narrow_rows
from dashboard.charts.plotly_template import TEMPLATE
from dashboard.charts.plotly_traces import heights_of_reasons, traces
from dashboard.charts.svg_area import LABEL, LEADER, at_bars
from dashboard.charts.svg_words import width_of
from dashboard.charts.theme import BAND, INK, SHADE
from dashboard.text.language import in_digits

_LINE: Final = 14  # pixels from one number of an event to the next below
_LEVELS: Final = 14  # of such numbers, in the lowest chart


def to_plotly(chart: Chart) -> dict[str, Any]:
    """The ``data`` and ``layout`` that plotly.js takes; under ``instead`` what choices change.

    A point's ``customdata`` are who says it and the address of its receipt. What a phone has
    otherwise is in the layout's ``meta``, as ``plotly_narrow`` has it. What belongs to a partner
    whom a reader can leave out has the partner's code: a trace as ``meta``, a name as ``name``.
    """
    figure = {"data": list(traces(chart)), "layout": _layout(chart)}
    changes = {choice: _changed(figure, chart, other) for choice, other in chart.instead}
    changes = {choice: change for choice, change in changes.items() if change}
    return figure | {"instead": changes} if changes else figure


def _changed(figure: dict[str, Any], chart: Chart, other: Chart) -> dict[str, Any]:
    """What another choice changes of a figure, the numbers of which are the same."""
    layout = difference(figure["layout"], _layout(other))
    changed = {"layout": layout} if layout else {}
    if chart.reasons and chart.up.first != other.up.first:
        changed["data"] = {str(len(figure["data"]) - 1): {"y": heights_of_reasons(other)}}
    return changed


def _layout(chart: Chart) -> dict[str, Any]:
    layout: dict[str, Any] = {
        "template": TEMPLATE,
        "separators": in_digits(".,"),
        "xaxis": drawn_axis(chart.across, upright=False),
        "yaxis": drawn_axis(chart.up, upright=True),
        "shapes": [*_shapes(chart), *_leaders(chart)],
        "annotations": [*_notes(chart), *_names(chart)],
        "margin": _margin(chart),
    }
    if "b" in layout["margin"]:
        layout["xaxis"]["automargin"] = "width"
        without_voids = list(_notes(replace(chart, voids=())))
        alone = {"annotations": without_voids, "shapes": list(_shapes(chart))}
        layout |= narrow(chart, alone, layout["margin"]["b"])
    if chart.up.kind == "rows":
        layout |= {"hovermode": "closest"} | narrow_rows(chart)
    if chart.legend:
        layout |= {
            "barmode": "relative",
            "bargap": 0.25,
            "showlegend": True,
            "legend": {
                "orientation": "h",
                "y": -0.12,
                "x": 0,
                "traceorder": "normal",
                "maxheight": 0.65,
            },
        }
    return layout


def _margin(chart: Chart) -> dict[str, int]:
    """Room in pixels: around lines for their names and for years below, as the picture has it."""
    if chart.bars or chart.up.kind == "rows":
        return {"r": 8 + round(at_bars(chart))}
    names = max((width_of(label.text, LABEL) for label in chart.labels), default=0.0)
    return {"r": 16 + round(LEADER + names), "b": 40 if chart.across.kind == "months" else 26}


def _shapes(chart: Chart) -> Iterator[dict[str, Any]]:
    """The claimed band, years without a report, events: all behind the numbers but the last."""
    if chart.band:
        low, high = chart.band
        across = {"xref": "x domain", "x0": 0, "x1": 1}
        yield {**_strip(BAND), **across, "yref": "y", "y0": low, "y1": high}
    upward = {"xref": "x", "yref": "y domain", "y0": 0, "y1": 1}
    for void in chart.voids:
        yield {**_strip(SHADE), **upward, "x0": void.first, "x1": void.last}
    for event in chart.events:
        where = place(chart.across, event.x)
        line = {"width": 1, "dash": "dot", "color": INK}
        yield {"type": "line", "line": line, **upward, "x0": where, "x1": where}


def _strip(colour: str) -> dict[str, Any]:
    return {"type": "rect", "fillcolor": colour, "line": {"width": 0}, "layer": "below"}


def _names(chart: Chart) -> Iterator[dict[str, Any]]:
    """The names of lines at their ends, off each other."""
    for label in chart.labels:
        font = {"color": label.colour, "size": 12}
        at = noted_at(chart.up, label.y)
        whose = {"name": label.whose} if label.whose else {}
        beside = {"xref": "paper", "xanchor": "left", "xshift": LEADER, "font": font}
        yield {**_text(label.text, 1, at), **beside, **whose}


def _leaders(chart: Chart) -> Iterator[dict[str, Any]]:
    """What joins each line's end with its name, which may stand far from it.

    Their positions are values, of ratios too, where those of names are logarithms.
    """
    in_pixels = {"xref": "paper", "xsizemode": "pixel", "xanchor": 1, "x0": 1, "x1": LEADER - 3}
    for label in chart.labels:
        whose = {"name": label.whose} if label.whose else {}
        line = {"color": label.colour, "width": 2}
        ends = {"yref": "y", "y0": label.at, "y1": label.y}
        yield {"type": "line", "line": line, **in_pixels, **ends, **whose}


def _notes(chart: Chart) -> Iterator[dict[str, Any]]:
    """Who does not report, numbers of events, names of rows."""
    yield from (_void_label(void, chart.up) for void in chart.voids if void.label)
    yield from (_number(event, chart.across) for event in chart.events if event.level < _LEVELS)
    if chart.up.inside:
        yield from names_of_rows(chart.up.names)


def _text(text: str, x: float | str, y: float | str) -> dict[str, Any]:
    return {"text": text, "x": x, "y": y, "showarrow": False}


def _number(event: Event, across: Axis) -> dict[str, Any]:
    """The number of an event, beside its line, off those of others."""
    return {
        **_text(event.label, place(across, event.x), 1),
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "yshift": -_LINE * event.level,
        "font": {"size": 11},
        "hovertext": event.hover,
    }


def _void_label(void: Void, up: Axis) -> dict[str, Any]:
    """Who does not report: upright in the middle of few years, else from their left."""
    x = (void.first + void.last) / 2 if void.upright else void.first + 0.1
    return {
        **_text(void.label, x, up.last if void.on_top else up.first),
        "align": "left",
        "xanchor": "center" if void.upright else "left",
        "yanchor": "top" if void.on_top else "bottom",
        "textangle": -90 if void.upright else 0,
        "font": {"size": 11},
    }
