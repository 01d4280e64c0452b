"""A drawing is a graph to Dash, and keeps its chart for whoever draws it otherwise."""

import json
from typing import Any, cast

from dash import dcc
from plotly.utils import PlotlyJSONEncoder

from dashboard.charts.chart import Axis, Chart, Line, Point, Series
from dashboard.charts.plotly_figure import to_plotly
from dashboard.charts.theme import GRAPH_CONFIG
from dashboard.parts.drawing import Drawing

SERIES = Series("Exports", "#000000", (Point(2020, 1.0),), None, Line(1), "%{y}")
CHART = Chart(Axis("years", 2019, 2021), Axis("values", 0, 2), (SERIES,))


def test_dash_gets_a_graph_and_nothing_of_the_chart() -> None:
    """What is sent is what a graph of the same figure sends."""
    identity = {"kind": "graph", "chart": "exports"}
    drawing = Drawing(CHART, "exports", 300)
    graph = dcc.Graph(
        id=identity,
        figure=to_plotly(CHART),
        config=cast("Any", GRAPH_CONFIG),
        style={"height": "300px"},
    )
    sent, plain = (
        json.dumps(one.to_plotly_json(), cls=PlotlyJSONEncoder) for one in (drawing, graph)
    )
    assert sent == plain
    assert drawing.chart is CHART
