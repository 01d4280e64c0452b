"""Pieces that views are built of: a chart with all that belongs to it, a table, a message."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.parts.drawing import Drawing
from dashboard.text import pieces
from dashboard.text.language import say


def message(title: str, text: str, reset: str = "") -> list[Component]:
    """A page that cannot be shown as asked, why, and ways on; ``reset`` is the page's own address.

    It speaks up by itself where a reader hears the page.
    """
    ways = {say(pieces.RESET): reset, say(pieces.FIRST_PAGE): "/"}
    links = [dcc.Link(name, href=href) for name, href in ways.items() if href]
    return [
        html.Div(
            [html.H1(title), html.P(text), html.Div(links, className="links")],
            className="message",
            role="alert",
        )
    ]


def chart(  # noqa: PLR0913 -- a chart and the five things that belong to it
    identity: str,
    drawn: Chart,
    *,
    title: str,
    summary: str,
    sources: str,
    table: str,
    links: dict[str, str],
    key: str = "",
    notice: str = "",
    height: int = 300,
) -> Component:
    """A chart under its title and sentence, over its source line, links and table.

    ``table`` is HTML text of ``tables``; ``links`` has addresses under ``csv`` and ``view``, and
    may have the same view's on this state of the data for good under ``pinned``, the data page's
    under ``sources``, and a ``name`` for the image. The sentence is also the chart's text for those
    who do not see it; ``notice`` is what must be known to read it right.
    """
    return html.Section(
        [
            html.H2(title, id=identity),
            html.P(summary, className="summary"),
            _graph(identity, replace(drawn, title=title, description=summary), height),
            html.Div(
                [
                    *([html.P(notice, className="notice")] if notice else []),
                    html.P(sources, className="sources"),
                    *([html.P(key, className="marks")] if key else []),
                ]
            ),
            html.Div(
                [
                    html.A("CSV", href=links["csv"], download="", className="csv"),
                    html.Button(
                        say(pieces.IMAGE),
                        className="image",
                        **data("image-of", links.get("name", identity)),
                    ),
                    dcc.Link(say(pieces.LINK_TO_VIEW), href=links["view"]),
                    *(
                        [dcc.Link(say(pieces.PERMANENT_LINK), href=links["pinned"])]
                        if "pinned" in links
                        else []
                    ),
                    dcc.Link(say(pieces.SOURCES), href=links.get("sources", "/data")),
                ],
                className="links",
            ),
            html.Details([html.Summary(say(pieces.TABLE)), _later(table)]),
        ],
        className="chart",
        **_aria("labelledby", identity),
    )


def _graph(identity: str, chart: Chart, height: int) -> Component:
    """A chart, or that there is nothing to draw."""
    if chart.is_empty:
        return html.P(say(pieces.NO_DATA), className="nothing")
    told = say(pieces.IN_SHORT, title=chart.title, summary=chart.description)
    about = {**_aria("label", told), **data("receipt", say(pieces.RECEIPT))}
    return html.Div(Drawing(chart, identity, height), role="img", className="graph", **about)


_LINK: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Where in a text a component comes."""


def _later(table: str) -> Component:
    """A table as HTML text, put in place by ``page.js`` when its details are opened."""
    return html.Div(className="scroll", tabIndex=0, **data("table", table))


def _aria(name: str, value: str) -> dict[str, Any]:
    return {f"aria-{name}": value}


def data(name: str, value: str) -> dict[str, Any]:
    """An attribute that style sheet and script read."""
    return {f"data-{name}": value}


def with_link(text: str, link: Component | str, **places: object) -> list[Any]:
    """A marked text whose place ``{link}`` is taken by a component, or by words."""
    before, _, after = say(text, link=_LINK, **places).partition(_LINK)
    return [before, link, after]


def definition_list(pairs: Sequence[tuple[str, Any]]) -> Component:
    """Terms with what they mean."""
    return html.Dl([item for term, said in pairs for item in (html.Dt(term), html.Dd(said))])
