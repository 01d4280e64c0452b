"""A chart as a component: plotly's figure for the page that runs, the chart for all else."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.charts.dots import Dots
from dashboard.charts.plotly_figure import to_plotly


class Drawing(Component):
    """A chart on a page, which ``assets/charts.js`` draws where pictures of it stand.

    Whoever renders it otherwise finds what is drawn under ``chart``. It is no ``dcc.Graph``, whose
    charts stand only once Dash does (docs/decisions/017).
    """

    _namespace = "charts"
    _type = "Drawing"

    def __init__(self, chart: Chart, name: str, height: int, label: str) -> None:
        """Draw a chart so many pixels high, under a name that no other has on its page.

        ``label`` is what is read in its place by those who do not see it.
        """
        self._prop_names = self.available_properties = ["name", "height", "label"]
        self._valid_wildcard_attributes = self.available_wildcard_properties = []
        # Given its properties Dash would look for a package of this name, for each of them.
        super().__init__()  # type: ignore[no-untyped-call]
        self.chart = chart
        self.name = name
        self.height = height
        self.label = label

    @cached_property
    def figure(self) -> dict[str, Any]:
        """What plotly.js draws; whoever is never answered by Dash never asks for it."""
        return to_plotly(self.chart)


def figures(part: object) -> dict[str, dict[str, Any]]:
    """What ``assets/charts.js`` draws of a component, or of several, by the names of the charts.

    Of each its figure, its height in pixels, and what is read in its place.
    """
    return {
        one.name: {"figure": one.figure, "height": one.height, "label": one.label}
        for one in _drawings(part)
    }


def _drawings(part: object) -> Iterator[Drawing]:
    if isinstance(part, Drawing):
        yield part
    elif isinstance(part, Component):
        yield from _drawings(getattr(part, "children", None))
    elif isinstance(part, list | tuple):
        for one in part:
            yield from _drawings(one)


class Drawn(Component):
    """A picture of dots that is markup already and needs no script; all in it is escaped."""

    _namespace = "charts"
    _type = "Drawn"

    def __init__(self, dots: Dots, name: str, markup: str) -> None:
        """Show this markup, under a name that no other has on its page."""
        self._prop_names = self.available_properties = ["name", "markup"]
        self._valid_wildcard_attributes = self.available_wildcard_properties = []
        super().__init__()  # type: ignore[no-untyped-call]
        self.dots = dots
        self.name = name
        self.markup = str(markup)
