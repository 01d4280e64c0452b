"""A chart of a view with what every chart of numbers has: links, whose figures, a citation."""

from functools import partial

from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.charts.chart import Chart
from dashboard.frames.citation import cited_chart
from dashboard.parts.blocks import called, chart
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
    title: str,
    summary: str,
    links: dict[str, str] | None = None,
    sources: Sourced | None = None,
    table: str = "",
    finding: str = "",
    key: str = "",
    notice: str = "",
    height: int = 300,
    shows_key: bool = False,
) -> Component:
    """A chart ``drawn`` of rows, with all that belongs to it.

    Unless told otherwise its links are those of the chart of that name on the view's page, its
    sources those of the rows by year, and its table the rows under its title and notice.
    """
    ways = links or request.links.chart(view.name, identity)
    return chart(
        identity,
        drawn,
        title=title,
        summary=summary,
        sources=sources or source_line(rows, request),
        table=table
        or number_table(
            as_told(rows, request.snapshot),
            title,
            notice,
            country_of=partial(country, request.snapshot),
        ),
        finding=finding,
        notice=notice,
        key=key,
        links=ways,
        work=cited_chart(
            called(title, finding), view.headed(request), rows, request.snapshot, ways
        ),
        height=height,
        shows_key=shows_key,
    )
