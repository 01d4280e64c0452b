"""The tour of the first page: its steps as a list, and the link that leads there.

With scripts ``assets/tour.js`` reads that list and shows each step beside what it tells of.
"""

from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.address.links import Links
from dashboard.parts.blocks import data
from dashboard.text import shell, tour
from dashboard.text.language import say

PLACE: Final = "tour"
"""Where the steps stand on their page, in its address."""

_EXPLORE: Final = [*shell.PLACES].index("explore") + 1

STEPS: Final = {
    tour.CLAIM: ".card",
    tour.NUMBER: ".card .answer",
    tour.MADE: ".card .acts",
    tour.ONWARD: f"#nav a:nth-child({_EXPLORE})",
}
"""What each step tells of, as a style sheet finds it on the first page."""


def tour_link(links: Links) -> Component:
    """The way to the steps, for those who want it."""
    return html.A(say(tour.WAY), href=f"{links.through('method')}#{PLACE}", className="tour")


def tour_steps() -> Component:
    """The steps in order, with all that the script says besides."""
    steps = [
        html.Li(
            [html.Strong(say(step.name)), " ", html.Span(tour.told(step))],
            **data("shown", shown),
            **data("count", say(tour.COUNTED, step=number, steps=len(STEPS))),
        )
        for number, (step, shown) in enumerate(STEPS.items(), 1)
    ]
    return html.Ol(
        steps,
        **data("back", say(tour.BACK)),
        **data("next", say(tour.NEXT)),
        **data("close", say(tour.CLOSE)),
    )
