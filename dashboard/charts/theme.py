"""How charts look: colours, lines and the plotly template. No Dash, no data."""

from typing import Any, Final

import plotly.graph_objects as go

from dashboard.measures.catalogue import Mark
from dashboard.text.language import in_digits

PALETTE: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
"""Okabe and Ito's colours, told apart by the colour-blind, readable on white and on near-black."""

INK: Final = "#707070"
"""Text and axes where the style sheet does not reach, as in a saved image; grey reads on both."""

BAND: Final = "rgba(0,158,115,0.28)"
"""The strip of values that bear a claim out."""

MEASURE_MARKS: Final[dict[Mark, dict[str, Any]]] = {
    "whole": {"symbol": "circle", "width": 3.0, "dash": "solid"},
    "imports": {"symbol": "square", "width": 1.8, "dash": "solid"},
    "exports": {"symbol": "triangle-up", "width": 1.8, "dash": "dash"},
    "balance": {"symbol": "diamond", "width": 1.8, "dash": "dashdot"},
    "plain": {"symbol": "circle", "width": 2.2, "dash": "solid"},
}
"""Marker and line of each measure, by its ``mark``: told apart without colour."""

STATUS_MARKS: Final = {
    "reported": "",
    "reported-or-estimated": "",
    "estimate": "-open",
    "quoted": "-open-dot",
}
"""What a status does to the marker: estimates are hollow, quotes hollow with a dot and no line."""

PALE: Final = "#C4C4C4"
"""What fills the outlined marks of figures that may be reports or estimates; on white and black."""

COMPOSED_MARKS: Final = {
    "circle": "circle-cross-open",
    "square": "square-cross-open",
    "diamond": "diamond-cross-open",
    "triangle-up": "diamond-x-open",  # no triangle has a cross
}
"""The mark of a number composed of two sources, by the mark of its measure: hollow with a cross."""

GRAPH_CONFIG: Final[dict[str, Any]] = {
    "displaylogo": False,
    "showSendToCloud": False,  # plotly 7 would offer to upload the chart to another host
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
}

_FONT: Final = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

TEMPLATE: Final = go.layout.Template(
    layout={
        "font": {"family": _FONT, "size": 13, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 84, "t": 8, "b": 8, "autoexpand": True},
        "showlegend": False,
        "hovermode": "x unified",
        # No farther than half a year of the narrowest chart, or a neighbour's figures are shown.
        "hoverdistance": 4,
        "dragmode": False,
        "xaxis": {
            "tickfont": {"size": 11},
            "showgrid": False,
            "ticks": "outside",
            "tickcolor": INK,
            "automargin": True,
        },
        "yaxis": {
            "gridcolor": "rgba(128,128,128,0.25)",
            "zerolinecolor": "rgba(128,128,128,0.7)",
            "automargin": True,
            "title": {"standoff": 8},
        },
    }
)


def blank() -> go.Figure:
    """A figure with nothing on it yet, its numbers written as the language spoken writes them."""
    return go.Figure(layout={"template": TEMPLATE, "separators": in_digits(".,")})


def country_colour(code: str, number: int, given: dict[str, str]) -> str:
    """The one colour of a country: the one given, else one of the palette by its number."""
    return given.get(code) or PALETTE[number % len(PALETTE)]
