"""Where the numbers come from: sources with terms and citation, coverage, vintage and checks."""

from collections.abc import Callable, Collection
from typing import Any, Final

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.charts import coverage
from dashboard.frames.citation import cited, sources_of
from dashboard.measures.derived import MEASURE_OF
from dashboard.measures.evidence import CHAPTER, Place
from dashboard.measures.exclusions import chapters_told
from dashboard.measures.lens import LENS, counted
from dashboard.parts import controls, lens
from dashboard.parts.blocks import Caption, chart, definition_list, opened
from dashboard.parts.sources import precedence, sources
from dashboard.parts.tables import plain_table
from dashboard.state.snapshot import Snapshot
from dashboard.text import findings, labels
from dashboard.text.checks import said_of_check
from dashboard.text.language import in_digits, say, say_many
from dashboard.text.names import country_label, source_name
from dashboard.text.pages import data as words
from dashboard.text.rows import Rows, rows_by
from dashboard.text.summaries import Sourced, chosen_line, vintage_line
from dashboard.views.view import View
from etl.reader import VERSION
from etl.schema import FLOWS, WORLD

ROW: Final = list(coverage.ROW)


def frame(request: Request) -> pd.DataFrame:
    """How many figures are held, by source, reporter, frequency and year.

    ``chapters`` says of which flows the world's chapters are complete. Through a lens: one source,
    one basis, and only the years whose goods can be left out.
    """
    held, counts = _counted(request), _counts(request)
    world = counts[counts["is_world"]]
    totals = _by_year(world)
    told = _by_year(world[world["digits"].eq(str(CHAPTER))])
    chapters = {key: _chapters(request, *key) for key in told}
    keys = _keys(held)
    held = held.assign(
        world_totals=[_flows(totals.get(key, ())) or "none" for key in keys],
        chapters=[chapters.get(key, "none") for key in keys],
        vintage=request.snapshot.vintage.id,
    )
    return held[held["chapters"].ne("none")] if request.selection.lens.is_of_some else held


def _counted(request: Request) -> pd.DataFrame:
    """How many figures the lens looks at, by what ``frame`` tells apart."""
    by = _counts(request).groupby([*ROW, "period", "edition", "status"])
    return by["figures"].sum().reset_index()


def _counts(request: Request) -> pd.DataFrame:
    """The counts of the figures of all goods that the lens looks at, months by their year."""
    counts = counted(request.snapshot.vintage.held.coverage, request.selection.lens)
    return counts.rename(columns={"year": "period"})


def _chapters(request: Request, source: str, reporter: str, freq: str, year: str) -> str:
    """The flows of a year whose chapters tell of all goods, and of those left out."""
    if freq != "A":
        return "none"
    case = request.selection.case(WORLD, year)._replace(reporter=reporter).through(source=source)
    places = (Place(reporter, WORLD, flow, year) for flow in FLOWS)
    told = [
        place.flow
        for place in places
        if not isinstance(chapters_told(place, case, request.snapshot.ledger), str)
    ]
    return _flows(told) or "none"


def _keys(rows: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    """Source, reporter, frequency and year of each row."""
    return list(zip(*(rows[name].tolist() for name in (*ROW, "period")), strict=True))


def _by_year(rows: pd.DataFrame) -> dict[tuple[str, str, str, str], set[str]]:
    """The flows among rows, by what ``_keys`` has."""
    found: dict[tuple[str, str, str, str], set[str]] = {}
    rows = rows[[*ROW, "period", "flow"]].drop_duplicates()
    for key, flow in zip(_keys(rows), rows["flow"].tolist(), strict=True):
        found.setdefault(key, set()).add(flow)
    return found


def title(_request: Request) -> str:
    """The page's name."""
    return say(words.TITLE)


def finding(request: Request) -> str:
    """How many figures there are in all, of which years."""
    return findings.held(request.snapshot)


def description(request: Request) -> str:
    """How much is held of which years, and how the picture tells it."""
    return findings.followed(finding(request), say(words.SUMMARY))


def lead(request: Request) -> list[Component]:
    """The page's name, and what of the data is looked at."""
    chosen = chosen_line(request)
    return [html.H1(title(request)), *([html.P(chosen)] if chosen else [])]


def controls_of(request: Request) -> list[controls.Control]:
    """The lens, folded until something of it is chosen: here it only narrows what is listed."""
    return [controls.finer(request, say(words.NARROW), *lens.choices(request))]


def content(request: Request) -> list[Component]:
    """Coverage as a picture, then sources, the order in which they speak, and the checks."""
    rows = _gathered(request)
    nothing = html.P(say(words.NOTHING), className="message", role="status")
    return [
        _picture(request, rows) if rows else nothing,
        sources(request),
        precedence(request),
        _vintage(request),
    ]


def _picture(request: Request, rows: Rows) -> Component:
    name_of = _naming(request, rows)
    ways, found = request.links.ways("data"), VIEW.headed(request)
    years = [int(row["period"]) for row in rows]
    columns = {name: say(text) for name, text in words.COLUMNS.items()}
    return chart(
        "coverage",
        coverage.picture(rows, name_of),
        caption=Caption(
            title=say(words.HELD),
            summary=say(words.SUMMARY),
            finding=findings.figures(
                sum(row["figures"] for row in rows),
                len({row["source"] for row in rows}),
                min(years),
                max(years),
            ),
            key=coverage.key(rows),
            shows_key=True,
        ),
        sources=Sourced(vintage_line(request.snapshot)),
        table=plain_table(coverage.table(rows, name_of), say(words.TABLE), columns),
        links={
            "csv": request.links.view("data", form="csv"),
            **ways,
        },
        work=cited(
            found,
            sources_of(row["source"] for row in rows),
            request.snapshot,
            f"{ways['root']}{ways['pinned']}",
        ),
        height=max(120, 40 + 32 * coverage.rows_of(rows)),
    )


def _gathered(request: Request) -> Rows:
    """What is held, with the countries of no corridor taken together."""
    lens = request.selection.lens
    return request.snapshot.ledger.once(("held", lens), lambda: _held(request))


def _held(request: Request) -> Rows:
    near = {code for c in request.snapshot.corridors for code in (c.reporter, *c.partners)}
    # What of the world's totals is known costs more than all else, and is in no picture.
    held = request.once(frame) if request.selection.lens.is_of_some else _counted(request)
    return [] if held.empty else coverage.gathered(held, near)


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


def _flows(told: Collection[str]) -> str:
    """Flows by the names of their measures, as the CSV has them."""
    return " and ".join(MEASURE_OF[flow] for flow in FLOWS if flow in told)


def _vintage(request: Request) -> Component:
    vintage = request.snapshot.vintage
    manifest = vintage.manifest
    pairs: list[tuple[str, Any]] = [
        (say(labels.VINTAGE), vintage.id),
        (say(words.MADE), manifest["created"]),
        (say(words.PROGRAM), VERSION),
        (say(labels.FIGURES), in_digits(f"{vintage.rows:,}")),
        (say(words.NOTED), _problems(manifest["checks"], request.snapshot)),
        (say(words.SET_ASIDE), _problems(manifest["set_aside"], request.snapshot)),
    ]
    if vintage.passed_over:
        pairs.append((say(words.UNREADABLE), " ".join(vintage.passed_over)))
    return html.Section([html.H2(say(words.CHECKS)), definition_list(pairs)])


def _problems(found: list[dict[str, Any]], snapshot: Snapshot) -> Component | str:
    """What the checks say of data sets."""
    items = [
        say(
            words.OF_DATA_SET,
            source=source_name(snapshot, one["data_set"]["source"]),
            country=country_label(snapshot, one["data_set"]["reporter"]),
            year=one["data_set"]["year"],
            message=said_of_check(one["message"]),
        )
        for one in found
    ]
    if not items:
        return say(words.NONE)
    listed = html.Ul(list(map(html.Li, items)))
    return opened(say_many(words.FINDINGS, len(items)), listed)


VIEW: Final = View(
    name="data",
    frame=frame,
    content=content,
    title=title,
    description=description,
    menu=words.MENU,
    place="data",
    lead=lead,
    controls=controls_of,
    parameters=LENS,
    finding=finding,
    is_data_set=True,
)
