"""A chart of a view with what every chart of numbers has: links, whose figures, a citation."""

from functools import partial

from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.charts.chart import Chart
from dashboard.frames.citation import cited_chart
from dashboard.parts.blocks import Caption, chart
from dashboard.parts.tables import number_table
from dashboard.text.names import as_told, country
from dashboard.text.rows import Rows
from dashboard.text.summaries import Sourced, source_line
from dashboard.views.view import View


def number_chart(  # noqa: PLR0913 -- as ``blocks.chart``
    view: View,
    request: Request,
    identity: str,
    drawn: Chart,
    rows: Rows,
    *,
    caption: Caption,
    links: dict[str, str] | None = None,
    sources: Sourced | None = None,
    table: str = "",
    height: int = 300,
) -> Component:
    """A chart ``drawn`` of rows, with all that belongs to it.

    Unless told otherwise its links are those of the chart of that name on the view's page, its
    sources those of the rows by year, and its table the rows under the caption's title and notice.
    """
    ways = links or request.links.chart(view.name, identity)
    country_of = partial(country, request.snapshot)
    return chart(
        identity,
        drawn,
        caption=caption,
        sources=sources or source_line(rows, request),
        table=table
        or number_table(
            as_told(rows, request.snapshot), caption.title, caption.notice, country_of=country_of
        ),
        links=ways,
        work=cited_chart(caption.name, view.headed(request), rows, request.snapshot, ways),
        height=height,
    )
