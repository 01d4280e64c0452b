"""A graph made of a chart: plotly's figure for the page that runs, the chart for all else."""

from typing import Any, cast

from dash import dcc

from dashboard.charts.chart import Chart
from dashboard.charts.plotly_figure import to_plotly
from dashboard.charts.theme import GRAPH_CONFIG


class Drawing(dcc.Graph):
    """A ``dcc.Graph`` to Dash, which sends the figure alone.

    Whoever renders it otherwise finds what is drawn under ``chart``, and how many pixels high under
    ``height``.
    """

    _namespace = dcc.Graph._namespace  # noqa: SLF001 -- to Dash it is the same component
    _type = dcc.Graph._type  # noqa: SLF001

    def __init__(self, chart: Chart, identity: str, height: int) -> None:
        """Draw a chart so many pixels high under the name its page has for it."""
        super().__init__(
            id={"kind": "graph", "chart": identity},
            figure=to_plotly(chart),
            config=cast("Any", GRAPH_CONFIG),
            style={"height": f"{height}px"},
        )
        self.chart = chart
        self.height = height
