"""A drawing tells scripts its figure, and keeps its chart for whoever draws it otherwise."""

from dash import html

from dashboard.charts.chart import Axis, Chart, Line, Point, Series
from dashboard.charts.plotly_figure import to_plotly
from dashboard.parts.drawing import Drawing, figures

SERIES = Series("Exports", "#000000", (Point(2020, 1.0),), None, Line(1), "%{y}")
CHART = Chart(Axis("years", 2019, 2021), Axis("values", 0, 2), (SERIES,))


def test_scripts_get_the_figure_and_nothing_of_the_chart() -> None:
    """By the name of its place, wherever in a page that is."""
    drawing = Drawing(CHART, "exports", 300, "Exports by year")
    page = ["text", html.Section([html.P("more"), html.Div(drawing)]), None]
    told = {"figure": to_plotly(CHART), "height": 300, "label": "Exports by year"}
    assert figures(page) == {"exports": told}
    assert drawing.chart is CHART
