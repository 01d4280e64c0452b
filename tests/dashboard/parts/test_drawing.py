"""A drawing is plotly's figure to Dash, and keeps its chart for whoever draws it otherwise."""

import json

from plotly.utils import PlotlyJSONEncoder

from dashboard.charts.chart import Axis, Chart, Line, Point, Series
from dashboard.charts.plotly_figure import to_plotly
from dashboard.parts.drawing import Drawing

SERIES = Series("Exports", "#000000", (Point(2020, 1.0),), None, Line(1), "%{y}")
CHART = Chart(Axis("years", 2019, 2021), Axis("values", 0, 2), (SERIES,))


def test_dash_gets_the_figure_and_nothing_of_the_chart() -> None:
    """What is sent is what the script draws: a name, a figure, a height, and what is read aloud."""
    drawing = Drawing(CHART, "exports", 300, "Exports by year")
    sent = json.loads(json.dumps(drawing, cls=PlotlyJSONEncoder))
    figure = json.loads(json.dumps(to_plotly(CHART)))
    assert sent["props"] == {
        "name": "exports", "figure": figure, "height": 300, "label": "Exports by year",
    }  # fmt: skip
    assert (sent["namespace"], sent["type"]) == ("charts", "Drawing")
    assert drawing.chart is CHART
