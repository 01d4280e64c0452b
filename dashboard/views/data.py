"""Where the numbers come from: sources with terms and citation, coverage, vintage and checks."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.charts import coverage
from dashboard.measures.evidence import CHAPTER, Place
from dashboard.measures.exclusions import chapters_told
from dashboard.measures.lens import LENS, seen
from dashboard.parts import controls
from dashboard.parts.blocks import chart, definition_list
from dashboard.parts.tables import plain_table
from dashboard.text.summaries import chosen_line, spans, vintage_date
from dashboard.text.words import DIRECTIONS
from dashboard.views.view import View
from etl.schema import FLOWS, WORLD

ROW: Final = ["source", "reporter", "freq"]
COLUMNS: Final = {"what": "Held", "years": "Years", "status": "Status", "figures": "Figures"}


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
    is_chapter = flows["product"].str.len().eq(CHAPTER) & flows["partner"].eq(WORLD)
    told = flows[is_chapter].assign(period=year)[[*ROW, "period"]].drop_duplicates()
    chapters = {
        key: _chapters(request, *map(str, key)) for key in told.itertuples(index=False, name=None)
    }
    keys = frame[[*ROW, "period"]].itertuples(index=False, name=None)
    frame = frame.assign(
        world_totals=frame["world_totals"].fillna("none"),
        chapters=[chapters.get(key, "none") for key in keys],
        vintage=request.snapshot.vintage.id,
    )
    return frame[frame["chapters"].ne("none")] if chosen.lens.without else frame


def _chapters(request: Request, source: str, reporter: str, freq: str, year: str) -> str:
    """The flows of a year whose chapters tell of all goods, and of those left out."""
    if freq != "A":
        return "none"
    case = replace(request.selection.case(WORLD, year), reporter=reporter).through(source=source)
    places = (Place(reporter, WORLD, flow, year) for flow in FLOWS)
    told = [
        place.flow
        for place in places
        if not isinstance(chapters_told(place, case, request.snapshot.ledger), str)
    ]
    return _flows(pd.Series(told, dtype=str)) or "none"


def title(_request: Request) -> str:
    """The page's name."""
    return "Data and sources"


def description(request: Request) -> str:
    """What is held, by source and years."""
    held = request.once(frame)
    if held.empty:
        return ""
    rows = _gathered(request, held)
    return _summary(rows, _naming(request, rows))


def lead(request: Request) -> list[Component]:
    """The page's name, and what of the data is looked at."""
    chosen = chosen_line(request)
    return [html.H1(title(request)), *([html.P(chosen)] if chosen else [])]


def controls_of(request: Request) -> list[Component]:
    """The lens."""
    return controls.lens(request)


def content(request: Request) -> list[Component]:
    """Coverage as a picture, then sources, the order in which they speak, and the checks."""
    held = request.once(frame)
    nothing = html.P("Nothing that is held is of this choice.", className="message", role="status")
    picture = nothing if held.empty else _picture(request, held)
    return [
        picture,
        _sources(request),
        _precedence(request),
        _vintage(request),
    ]


def _picture(request: Request, held: pd.DataFrame) -> Component:
    rows = _gathered(request, held)
    name_of = _naming(request, rows)
    return chart(
        "coverage",
        coverage.picture(rows, name_of),
        title="What is held, by year",
        summary=_summary(rows, name_of),
        sources=f"Vintage of {vintage_date(request.snapshot.vintage.id)}.",
        table=plain_table(coverage.table(rows, name_of), "Figures held", COLUMNS),
        links={
            "csv": request.links.view("data", form="csv"),
            "view": request.links.view("data"),
            "pinned": request.links.pinned("data"),
        },
        key=coverage.key(rows),
        height=max(120, 40 + 40 * coverage.rows_of(rows)),
    )


def _gathered(request: Request, held: pd.DataFrame) -> pd.DataFrame:
    """What is held, with the countries of no corridor taken together."""
    corridors = request.snapshot.corridors
    return coverage.gathered(held, {code for c in corridors for code in (c.reporter, *c.partners)})


def _naming(request: Request, rows: pd.DataFrame) -> Callable[[str, str, str], str]:
    """What each row of the coverage is called: source, country and whether it is of months."""
    most = rows.groupby(["source", "freq"])["reporters"].max().to_dict()

    def name_of(source: str, reporter: str, freq: str) -> str:
        who = f"{most[source, freq]} other countries"
        who = who if reporter == coverage.OTHERS else request.label(reporter)
        named = request.snapshot.source_name(source)
        return f"{named}: {who}{' (months)' if freq == 'M' else ''}"

    return name_of


def _flows(values: pd.Series) -> str:
    return " and ".join(DIRECTIONS[flow] for flow in sorted(set(values))[::-1])


def _summary(rows: pd.DataFrame, name_of: Callable[[str, str, str], str]) -> str:
    """Each row's years, in words."""
    said = [
        f"{name_of(*map(str, key))} {spans(sorted(set(part['period'])))}."
        for key, part in rows.groupby(ROW)
    ]
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
        *_cautions(request, known),
        ("Cite as", own[0]["citation"]),
        ("Address", known.get("address", own[0].get("address", ""))),
        ("Held", html.Ul(releases)),
    ]
    return html.Article([html.H3(request.snapshot.source_name(source)), definition_list(pairs)])


def _cautions(request: Request, known: dict[str, Any]) -> list[tuple[str, Any]]:
    """What must be known of a source, and of its figures for some reporters."""
    said = [known["caution"]] if "caution" in known else []
    said += [
        f"{request.label(code)}: {text[:1].lower()}{text[1:]}"
        for code, text in known.get("cautions", {}).items()
    ]
    return [("Caution", html.Ul([html.Li(text) for text in said]))] if said else []


def _precedence(request: Request) -> Component:
    rows = request.snapshot.precedence.to_dict("records")
    items = [
        html.Li(f"{request.snapshot.source_name(row['source'])}, {row['status']}: {row['reason']}.")
        for row in rows
    ]
    text = (
        "Where several sources have a number, the first of this list is shown. Where no one source "
        "has all a share needs, its parts come from two, and it says so wherever it stands."
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


VIEW: Final = View(
    "data",
    frame,
    content,
    title,
    description,
    "Data and sources",
    lead,
    controls_of,
    LENS,
)
