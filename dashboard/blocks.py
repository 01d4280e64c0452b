"""Pieces that views are built of: a chart with all that belongs to it, a table, a message."""

from collections.abc import Sequence
from typing import Any, cast

import pandas as pd
import plotly.graph_objects as go
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.theme import GRAPH_CONFIG
from dashboard.words import MEASURE_NAMES, NO_VALUE, STATUS_NAMES, amount


def message(title: str, text: str, afresh: str = "") -> list[Component]:
    """A page that cannot be shown as asked, why, and ways on; ``afresh`` is the page's own address.

    It speaks up by itself where a reader hears the page.
    """
    ways = {"Begin this page afresh": afresh, "Go to the first page": "/"}
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
    figure: go.Figure,
    *,
    title: str,
    summary: str,
    sources: str,
    table: Component,
    links: dict[str, str],
    key: str | None = None,
    height: int = 300,
) -> Component:
    """A chart under its title and sentence, over its source line, links and table.

    ``links`` has addresses under ``csv`` and ``view``. The sentence is also the chart's text for
    those who do not see it.
    """
    graph = dcc.Graph(
        id={"kind": "graph", "chart": identity},
        figure=figure,
        config=cast("Any", GRAPH_CONFIG),
        style={"height": f"{height}px"},
    )
    return html.Section(
        [
            html.H2(title, id=identity),
            html.P(summary, className="summary"),
            html.Div(graph, role="img", className="graph", **_aria("label", f"{title}. {summary}")),
            html.P(sources, className="sources"),
            *([] if key is None else [html.P(key, className="marks")]),
            html.Div(
                [
                    html.A("CSV", href=links["csv"], download="", className="csv"),
                    html.Button("Image", className="image", **_data("image-of", identity)),
                    dcc.Link("Link to this view", href=links["view"]),
                    dcc.Link("Sources", href="/data"),
                ],
                className="links",
            ),
            html.Details([html.Summary("Table"), table]),
        ],
        className="chart",
        **_aria("labelledby", identity),
    )


def number_table(frame: pd.DataFrame, caption: str) -> Component:
    """The frame's numbers, newest year first, a column a measure; marks say what is quoted."""
    measures = list(dict.fromkeys(frame["measure"]))
    rows = []
    for period, cells in frame[::-1].groupby("period", sort=False):
        found = {row["measure"]: row for row in cells.to_dict("records")}
        rows.append(
            html.Tr(
                [
                    html.Th(str(period), scope="row"),
                    *(_cell(found[name]) for name in measures),
                    html.Td(_said(cells["source"])),
                ]
            )
        )
    head = [html.Th(name, scope="col") for name in ("Year", *map(_column, measures), "Source")]
    table = html.Table(
        [html.Caption(caption), html.Thead(html.Tr(head)), html.Tbody(rows)], className="numbers"
    )
    return html.Div([table, html.P(_MARKS, className="marks")], className="scroll", tabIndex=0)


KEY = (
    "Filled marks are reported; hollow marks with a dot are quoted; hollow marks on a dotted line "
    "are estimated; a gap is a year without a figure."
)

_MARKS = (
    f"{NO_VALUE} missing · ° {STATUS_NAMES['estimate']} · * {STATUS_NAMES['quoted']}. "
    "The CSV names source, edition and reason for every number."
)


def plain_table(frame: pd.DataFrame, caption: str, names: dict[str, str]) -> Component:
    """The frame as it is; ``names`` maps the columns shown to their headings."""
    head = html.Tr([html.Th(name, scope="col") for name in names.values()])
    rows = [
        html.Tr([html.Td(str(row[column])) for column in names]) for row in frame.to_dict("records")
    ]
    table = html.Table([html.Caption(caption), html.Thead(head), html.Tbody(rows)])
    return html.Div(table, className="scroll", tabIndex=0)


def _column(name: str) -> str:
    return MEASURE_NAMES[name]


def _said(values: pd.Series) -> str:
    return ", ".join(dict.fromkeys(value for value in values if value)) or NO_VALUE


def _cell(row: dict[Any, Any]) -> Component:
    if pd.isna(row["value"]):
        return html.Td(NO_VALUE, title=row["note"], className="missing")
    mark = {"estimate": "°", "quoted": "*"}.get(row["status"], "")
    title = "; ".join(filter(None, (STATUS_NAMES[row["status"]], row["note"])))
    return html.Td(amount(row["value"], row["unit"]) + mark, title=title)


def _aria(name: str, value: str) -> dict[str, Any]:
    return {f"aria-{name}": value}


def _data(name: str, value: str) -> dict[str, Any]:
    return {f"data-{name}": value}


def definition_list(pairs: Sequence[tuple[str, Any]]) -> Component:
    """Terms with what they mean."""
    return html.Dl([item for term, said in pairs for item in (html.Dt(term), html.Dd(said))])
