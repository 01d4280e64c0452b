"""The template that all figures share: letters, margins, grid. Data alone."""

from typing import Any, Final

from dashboard.charts.theme import INK

_FONT: Final = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

TEMPLATE: Final[dict[str, Any]] = {
    # The mark of the last year is whole, though half of it stands beyond the end of the axis.
    "data": {"scatter": [{"cliponaxis": False}]},
    "layout": {
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
            "title": {"font": {"size": 12}},
        },
        "yaxis": {
            "gridcolor": "rgba(128,128,128,0.25)",
            "zerolinecolor": "rgba(128,128,128,0.7)",
            "automargin": True,
            "tickfont": {"size": 11},
            "title": {"standoff": 8, "font": {"size": 12}},
        },
    },
}
"""As plotly.js reads a template."""
