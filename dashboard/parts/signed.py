"""Who answers for what a page says, and whose the figures are: the line at its foot."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.parts.blocks import with_link
from dashboard.text import shell
from dashboard.text.language import say
from dashboard.text.summaries import vintage_date


def signed(request: Request) -> list[Component]:
    """Who publishes the site where that is set, how it judges, and on whose terms figures are."""
    snapshot = request.snapshot
    name, date = snapshot.site.name, vintage_date(snapshot.vintage.id)
    terms = dcc.Link(say(shell.TERMS), href=request.links.through("data"))
    return [
        html.P(
            [say(shell.PUBLISHED, name=name), " ", say(shell.BY_RULE)]
            if name
            else say(shell.BY_RULE)
        ),
        html.P(with_link(shell.FIGURES_OF, terms, date=date)),
    ]
