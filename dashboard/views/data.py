"""Where the numbers come from: sources with terms and citation, coverage, vintage and checks."""

import math
from dataclasses import replace
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go
from dash import html
from dash.development.base_component import Component

from dashboard import controls
from dashboard.blocks import chart, definition_list
from dashboard.measures.evidence import Place
from dashboard.measures.exclusions import chapters_told
from dashboard.summaries import chosen_line, spans, vintage_date
from dashboard.tables import plain_table
from dashboard.theme import INK, PALETTE, TEMPLATE
from dashboard.view import LENS, Request, View
from dashboard.vintage_changes import seen
from dashboard.words import DIRECTIONS
from etl.schema import FLOWS, WORLD

ROW: Final = ["source", "reporter", "freq"]
MARKS: Final = {
    "reported": ("square", PALETTE[0]),
    "reported-or-estimated": ("diamond", PALETTE[4]),
    "estimate": ("square-open", PALETTE[2]),
}
"""The symbol and colour of a status in the picture of what is held."""

SHAPES: Final = {
    "reported": "a square is reported",
    "reported-or-estimated": "a diamond is reported or estimated by the publisher without a mark",
    "estimate": "a hollow square is estimated",
}

_MOST_YEARS: Final = 40  # that a phone has room to mark by fives

COLUMNS: Final = {
    "source": "Source",
    "reporter": "Reporter",
    "freq": "Frequency",
    "period": "Year",
    "edition": "Edition",
    "status": "Status",
    "figures": "Figures",
    "world_totals": "World totals",
    "chapters": "World by chapter",
}


def frame(request: Request) -> pd.DataFrame:
    """How many figures are held, by source, reporter, frequency and year.

    ``chapters`` says of which flows the world's chapters are complete. Through a lens: one source,
    one basis, and only the years whose goods can be left out.
    """
    chosen = request.selection
    flows = seen(request.snapshot.vintage.flows, replace(chosen.lens, without=()))
    year = flows["period"].str[:4].rename("period")
    counted = flows.groupby([*ROW, year, "edition", "status"]).size().rename("figures")
    world = flows[flows["partner"].eq(WORLD)].groupby([*ROW, year])["flow"].agg(_flows)
    frame = counted.reset_index().merge(
        world.rename("world_totals").reset_index(), how="left", on=[*ROW, "period"]
    )
    keys = zip(*(frame[name] for name in ("source", "reporter", "freq", "period")), strict=True)
    frame = frame.assign(
        world_totals=frame["world_totals"].fillna("none"),
        chapters=[_chapters(request, *map(str, key)) for key in keys],
        vintage=request.snapshot.vintage.id,
    )
    return frame[frame["chapters"].ne("none")] if chosen.without else frame


def _chapters(request: Request, source: str, reporter: str, freq: str, year: str) -> str:
    """The flows of a year whose chapters tell of all goods, and of those left out."""
    if freq != "A":
        return "none"
    case = replace(request.selection.case(WORLD, year), reporter=reporter, source=source)
    places = (Place(reporter, WORLD, flow, year) for flow in FLOWS)
    told = [
        place.flow
        for place in places
        if not isinstance(chapters_told(place, case, request.snapshot.ledger), str)
    ]
    return _flows(pd.Series(told, dtype=str)) or "none"


def lead(request: Request) -> list[Component]:
    """The page's name, and what of the data is looked at."""
    chosen = chosen_line(request)
    return [html.H1("Data and sources"), *([html.P(chosen)] if chosen else [])]


def controls_of(request: Request) -> list[Component]:
    """The lens."""
    return controls.lens(request)


def content(request: Request) -> list[Component]:
    """Coverage as a picture, then sources, the order in which they speak, and the checks."""
    held = frame(request)
    nothing = html.P("Nothing that is held is of this choice.", className="message", role="status")
    picture = nothing if held.empty else _picture(request, held)
    return [
        picture,
        _sources(request),
        _precedence(request),
        _vintage(request),
    ]


def _picture(request: Request, held: pd.DataFrame) -> Component:
    return chart(
        "coverage",
        coverage(held, request),
        title="What is held, by year",
        summary=_summary(held, request),
        sources=f"Vintage of {vintage_date(request.snapshot.vintage.id)}.",
        table=plain_table(held, "Figures held", COLUMNS),
        links={
            "csv": request.address("data", suffix=".csv"),
            "view": request.address("data"),
            "pinned": request.pinned("data", request.selection),
        },
        key=_key(held),
        height=max(120, 40 + 40 * len(held.groupby(ROW))),
    )


def _key(held: pd.DataFrame) -> str:
    """What the marks in the picture mean, of those that are in it."""
    shown = set(held["status"])
    return f"A mark is a year: {', '.join(SHAPES[name] for name in SHAPES if name in shown)}."


def coverage(held: pd.DataFrame, request: Request) -> go.Figure:
    """A row a source and reporter, a mark a year; its form and colour say of what status."""
    figure = go.Figure(layout={"template": TEMPLATE})
    for status, rows in held.groupby("status", sort=False):
        symbol, colour = MARKS.get(str(status), ("diamond-open", INK))
        figure.add_trace(
            go.Scatter(
                x=rows["period"].astype(int).tolist(),
                y=_rows(rows, request),
                mode="markers",
                name=str(status),
                marker={"symbol": symbol, "color": colour, "size": 6},
                customdata=rows["figures"].tolist(),
                hovertemplate="%{x}: %{customdata} figures, " + str(status),
            )
        )
    names = _rows(held[ROW].drop_duplicates().sort_values(ROW), request)
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=names[::-1],
        range=[-0.5, len(names) - 0.3],
        showticklabels=False,
        ticks="",
    )
    # Above its row inside the picture, a name leaves a phone room for the marks.
    for name in names:
        place = {"x": 0, "xref": "paper", "xanchor": "left", "y": name, "yshift": 12}
        figure.add_annotation(text=name, showarrow=False, **place)
    years = held["period"].astype(int)
    first, last = int(years.min()), int(years.max())
    step = 5 * math.ceil((last - first + 1) / _MOST_YEARS)
    figure.update_xaxes(tickangle=0, range=[first - 1, last + 1], tick0=0, dtick=step)
    figure.update_layout(hovermode="closest", margin={"r": 8})
    return figure


def _rows(rows: pd.DataFrame, request: Request) -> list[str]:
    """The names of the picture's rows, by source, reporter and frequency."""
    return [
        f"{request.snapshot.source_name(source)}: {request.label(reporter)}"
        + (" (months)" if freq == "M" else "")
        for source, reporter, freq in rows[ROW].itertuples(index=False, name=None)
    ]


def _flows(values: pd.Series) -> str:
    return " and ".join(DIRECTIONS[flow] for flow in sorted(set(values))[::-1])


def _summary(held: pd.DataFrame, request: Request) -> str:
    """Source by source, the years of each reporter; reporters with the same years in one."""
    said = []
    for source, rows in held.groupby("source"):
        names: dict[str, list[str]] = {}
        for (reporter, freq), part in rows.groupby(["reporter", "freq"]):
            years = spans(sorted(set(part["period"])))
            when = f"{years} by month" if freq == "M" else years
            names.setdefault(when, []).append(request.label(str(reporter)))
        told = "; ".join(f"{', '.join(who)} {when}" for when, who in names.items())
        said.append(f"{request.snapshot.source_name(str(source))}: {told}.")
    return " ".join(said)


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


VIEW: Final = View("data", "Data and sources", frame, content, lead, controls_of, LENS)
