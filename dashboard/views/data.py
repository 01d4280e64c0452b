"""Where the numbers come from: sources with terms and citation, coverage, vintage and checks."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.charts import coverage
from dashboard.measures.derived import MEASURE_OF
from dashboard.measures.evidence import CHAPTER, Place
from dashboard.measures.exclusions import chapters_told
from dashboard.measures.lens import LENS, seen
from dashboard.parts import controls
from dashboard.parts.blocks import chart, definition_list
from dashboard.parts.sources import precedence, sources
from dashboard.parts.tables import plain_table
from dashboard.text import findings, labels
from dashboard.text.language import in_digits, say, say_many
from dashboard.text.names import country_label, source_name
from dashboard.text.pages import data as words
from dashboard.text.rows import Row, Rows, rows_by
from dashboard.text.summaries import chosen_line, spans, vintage_line
from dashboard.views.view import View
from etl.schema import FLOWS, WORLD

ROW: Final = list(coverage.ROW)


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
    return say(words.TITLE)


def finding(request: Request) -> str:
    """How many figures there are, of which years."""
    return findings.held(request.snapshot)


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


def controls_of(request: Request) -> list[controls.Control]:
    """The lens."""
    return controls.lens(request)


def content(request: Request) -> list[Component]:
    """Coverage as a picture, then sources, the order in which they speak, and the checks."""
    held = request.once(frame)
    nothing = html.P(say(words.NOTHING), className="message", role="status")
    picture = nothing if held.empty else _picture(request, held)
    return [
        picture,
        sources(request),
        precedence(request),
        _vintage(request),
    ]


def _picture(request: Request, held: pd.DataFrame) -> Component:
    rows = _gathered(request, held)
    name_of = _naming(request, rows)
    columns = {name: say(text) for name, text in words.COLUMNS.items()}
    return chart(
        "coverage",
        coverage.picture(rows, name_of),
        title=say(words.HELD),
        summary=_summary(rows, name_of),
        sources=vintage_line(request.snapshot),
        table=plain_table(coverage.table(rows, name_of), say(words.TABLE), columns),
        links={
            "csv": request.links.view("data", form="csv"),
            "view": request.links.view("data"),
            "pinned": request.links.pinned("data"),
        },
        key=coverage.key(rows),
        height=max(120, 40 + 40 * coverage.rows_of(rows)),
    )


def _gathered(request: Request, held: pd.DataFrame) -> list[Row]:
    """What is held, with the countries of no corridor taken together."""
    near = {code for c in request.snapshot.corridors for code in (c.reporter, *c.partners)}
    return coverage.gathered(held.to_dict("records"), near)


def _naming(request: Request, rows: Rows) -> Callable[[str, str, str], str]:
    """What each row of the coverage is called: source, country and whether it is of months."""
    by_source = rows_by(rows, "source", "freq").items()
    most = {key: max(row["reporters"] for row in own) for key, own in by_source}

    def name_of(source: str, reporter: str, freq: str) -> str:
        others = say_many(words.OTHERS, most[source, freq])
        label = country_label(request.snapshot, reporter)
        country = others if reporter == coverage.OTHERS else label
        text = words.MONTHLY if freq == "M" else words.YEARLY
        return say(text, source=source_name(request.snapshot, source), country=country)

    return name_of


def _flows(values: pd.Series) -> str:
    """Flows by the names of their measures, as the CSV has them."""
    return " and ".join(MEASURE_OF[flow] for flow in sorted(set(values))[::-1])


def _summary(rows: Rows, name_of: Callable[[str, str, str], str]) -> str:
    """Each row's years, in words."""
    said = [
        say(words.YEARS, held=name_of(*key), years=spans({row["period"] for row in own}))
        for key, own in sorted(rows_by(rows, *ROW).items())
    ]
    return " ".join(said)


def _vintage(request: Request) -> Component:
    vintage = request.snapshot.vintage
    manifest = vintage.manifest
    pairs: list[tuple[str, Any]] = [
        (say(labels.VINTAGE), vintage.id),
        (say(words.MADE), manifest["created"]),
        (say(labels.FIGURES), in_digits(f"{manifest['rows']:,}")),
        ("SHA-256", html.Code(manifest["sha256"])),
        (say(words.NOTED), _problems(manifest["checks"])),
        (say(words.SET_ASIDE), _problems(manifest["set_aside"])),
    ]
    if vintage.passed_over:
        pairs.append((say(words.UNREADABLE), " ".join(vintage.passed_over)))
    return html.Section([html.H2(say(words.CHECKS)), definition_list(pairs)])


def _problems(found: list[dict[str, Any]]) -> Component | str:
    """What the checks say of data sets, by their codes."""
    items = [
        say(
            words.OF_DATA_SET,
            source=one["data_set"]["source"],
            country=one["data_set"]["reporter"],
            year=one["data_set"]["year"],
            message=one["message"],
        )
        for one in found
    ]
    return html.Ul(list(map(html.Li, items))) if items else say(words.NONE)


VIEW: Final = View(
    "data",
    frame,
    content,
    title,
    description,
    words.TITLE,
    lead,
    controls_of,
    LENS,
    finding=finding,
    is_data_set=True,
)
