"""Where the numbers come from: sources with terms and citation, coverage, vintage and checks."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go
from dash import html
from dash.development.base_component import Component

from dashboard.blocks import chart, definition_list
from dashboard.summaries import spans, vintage_date
from dashboard.tables import plain_table
from dashboard.theme import TEMPLATE
from dashboard.view import Request, View
from etl.schema import WORLD

ROW: Final = ["source", "reporter", "freq"]
COLUMNS: Final = {
    "source": "Source",
    "reporter": "Reporter",
    "freq": "Frequency",
    "period": "Year",
    "edition": "Edition",
    "status": "Status",
    "figures": "Figures",
    "world_totals": "World totals",
}


def frame(request: Request) -> pd.DataFrame:
    """How many figures are held, by source, reporter, frequency and year."""
    flows = request.snapshot.vintage.flows
    year = flows["period"].str[:4].rename("period")
    counted = flows.groupby([*ROW, year, "edition", "status"]).size().rename("figures")
    world = flows[flows["partner"].eq(WORLD)].groupby([*ROW, year])["flow"].agg(_flows)
    frame = counted.reset_index().merge(
        world.rename("world_totals").reset_index(), how="left", on=[*ROW, "period"]
    )
    return frame.assign(
        world_totals=frame["world_totals"].fillna("none"), vintage=request.snapshot.vintage.id
    )


def lead(_request: Request) -> list[Component]:
    """The page's name."""
    return [html.H1("Data and sources")]


def content(request: Request) -> list[Component]:
    """Coverage as a picture, then sources, the order in which they speak, and the checks."""
    held = frame(request)
    return [
        chart(
            "coverage",
            coverage(held, request),
            title="What is held, by year",
            summary=_summary(held, request),
            sources=f"Vintage of {vintage_date(request.snapshot.vintage.id)}.",
            table=plain_table(held, "Figures held", COLUMNS),
            links={"csv": request.address("data", suffix=".csv"), "view": "/data"},
            height=90 + 34 * len(held.groupby(ROW)),
        ),
        _sources(request),
        _precedence(request),
        _vintage(request),
    ]


def coverage(held: pd.DataFrame, request: Request) -> go.Figure:
    """A row a source and reporter, a mark a year; its form says of what status."""
    figure = go.Figure(layout={"template": TEMPLATE})
    symbols = {"reported": "square", "reported-or-estimated": "square", "estimate": "square-open"}
    for status, rows in held.groupby("status", sort=False):
        label = [
            f"{request.snapshot.source_name(source)}: {request.name(reporter)}"
            + (" (months)" if freq == "M" else "")
            for source, reporter, freq in zip(*(rows[name] for name in ROW), strict=True)
        ]
        figure.add_trace(
            go.Scatter(
                x=rows["period"].astype(int).tolist(),
                y=label,
                mode="markers",
                name=str(status),
                marker={"symbol": symbols.get(str(status), "diamond-open"), "size": 6},
                customdata=rows["figures"].tolist(),
                hovertemplate="%{x}: %{customdata} figures, " + str(status),
            )
        )
    # Inside the picture, labels leave a phone room for the marks.
    figure.update_yaxes(ticklabelposition="inside top", ticks="")
    figure.update_layout(
        hovermode="closest", showlegend=True, legend={"orientation": "h", "y": -0.15}
    )
    return figure


def _flows(values: pd.Series) -> str:
    return " and ".join(
        {"X": "exports", "M": "imports"}[flow] for flow in sorted(set(values))[::-1]
    )


def _summary(held: pd.DataFrame, request: Request) -> str:
    said = [
        f"{request.snapshot.source_name(str(source))} for {request.name(str(reporter))}"
        f"{' by month' if freq == 'M' else ''}: {spans(sorted(set(rows['period'])))}"
        for (source, reporter, freq), rows in held.groupby(ROW, sort=False)
    ]
    return "; ".join(said) + "."


def _sources(request: Request) -> Component:
    inputs = request.snapshot.vintage.manifest["inputs"]
    entries = [_source(request, source, inputs) for source in sorted({i["source"] for i in inputs})]
    return html.Section([html.H2("Sources, terms and citation"), *entries])


def _source(request: Request, source: str, inputs: list[dict[str, Any]]) -> Component:
    known = request.snapshot.sources.get(source, {})
    own = [item for item in inputs if item["source"] == source]
    releases = [
        html.Li(
            f"Edition {item['edition']}, {item['rows']:,} figures, taken {item['retrieved'][:10]}. "
            f"{item.get('note', '')}"
        )
        for item in own
    ]
    pairs: list[tuple[str, Any]] = [
        ("Publisher", own[0]["publisher"]),
        ("Terms", known.get("terms", "not stated")),
        ("Cite as", own[0]["citation"]),
        ("Address", known.get("address", own[0].get("address", ""))),
        ("Held", html.Ul(releases)),
    ]
    return html.Article([html.H3(request.snapshot.source_name(source)), definition_list(pairs)])


def _precedence(request: Request) -> Component:
    rows = request.snapshot.precedence.to_dict("records")
    items = [
        html.Li(f"{request.snapshot.source_name(row['source'])}, {row['status']}: {row['reason']}.")
        for row in rows
    ]
    text = (
        "Where several sources have a number, the first of this list is shown; every number of one "
        "share comes from the same source."
    )
    return html.Section([html.H2("Which source speaks"), html.P(text), html.Ol(items)])


def _vintage(request: Request) -> Component:
    vintage = request.snapshot.vintage
    manifest = vintage.manifest
    notes = [html.Li(f"{_set(note)}: {note['message']}.") for note in manifest["checks"]]
    refused = [html.Li(f"{_set(item)}: {item['message']}.") for item in manifest["set_aside"]]
    pairs: list[tuple[str, Any]] = [
        ("Vintage", vintage.id),
        ("Made", manifest["created"]),
        ("Figures", f"{manifest['rows']:,}"),
        ("SHA-256", html.Code(manifest["sha256"])),
        ("Listed by the checks", html.Ul(notes) if notes else "nothing"),
        ("Set aside", html.Ul(refused) if refused else "nothing"),
    ]
    if vintage.passed_over:
        pairs.append(("Newer vintages that cannot be read", " ".join(vintage.passed_over)))
    return html.Section([html.H2("The vintage and its checks"), definition_list(pairs)])


def _set(problem: dict[str, Any]) -> str:
    data_set = problem["data_set"]
    return f"{data_set['source']} {data_set['reporter']} {data_set['year']}"


VIEW: Final = View("data", "Data and sources", frame, content, lead)
