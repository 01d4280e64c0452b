"""Both sides of one trade: what each reports, the gap, and publishers that differ."""

from dataclasses import replace
from typing import Any, Final, Literal

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.address.refusing import SelectionError
from dashboard.address.request import PAIR, Request
from dashboard.charts.keys import key_of
from dashboard.charts.lines import Axes, lines
from dashboard.charts.silence import silent
from dashboard.frames.number_rows import as_frame, charted, number_row
from dashboard.measures.derived import FLOW_OF, MEASURE_OF, ROWS, SHOWN, gap, quoted, raised
from dashboard.measures.evidence import PUBLISHED
from dashboard.measures.lens import LENS
from dashboard.measures.measuring import Case, Formula, measure
from dashboard.measures.mirror import FREIGHT, Gap, GapShare, reports
from dashboard.parts import controls
from dashboard.parts.blocks import chart
from dashboard.parts.statements import both_bases, publishers, statements, what_is_counted
from dashboard.parts.tables import number_table
from dashboard.text import labels
from dashboard.text.accounts import noted, notice
from dashboard.text.language import say
from dashboard.text.names import countries, country
from dashboard.text.pages import mirror as words
from dashboard.text.refusals import WORLD_HAS_NO_REPORT
from dashboard.text.summaries import source_line
from dashboard.text.words import capital
from dashboard.views.view import View, colours
from etl.reference.misfits import Misfit
from etl.schema import WORLD

PARAMETERS: Final = (
    "reporter", "partner", "flow", "adjust", "since", "until", "chart", "mirror", *LENS,
)  # fmt: skip


def frame(request: Request) -> pd.DataFrame:
    """Both reports of one flow by year, the gap in dollars and in percent of their mean.

    Raises SelectionError for the world.
    """
    chosen = request.selection
    if WORLD in (chosen.reporter, chosen.partner[0]):
        raise SelectionError(Misfit("partner", WORLD_HAS_NO_REPORT))
    ledger, percent = request.snapshot.ledger, float(chosen.adjust)
    vintage = request.snapshot.vintage.id
    flow: Literal["X", "M"] = "M" if chosen.flow == "M" else "X"
    own, other = MEASURE_OF[flow], MEASURE_OF["X" if flow == "M" else "M"]
    own_report, other_report = reports(flow, percent)
    cases = [
        chosen.case(chosen.partner[0], str(year)) for year in range(chosen.since, chosen.until + 1)
    ]
    seen = [replace(case, reporter=case.partner, partner=case.reporter) for case in cases]
    asked: tuple[tuple[str, Formula, list[Case]], ...] = (
        (raised(own, percent) if flow == "X" else own, own_report, cases),
        (raised(other, percent) if flow == "M" else other, other_report, seen),
        (gap(own, percent), Gap(flow, percent), cases),
        (gap(own, percent, "percent"), GapShare(flow, percent), cases),
    )
    rows = [
        number_row(name, shown, measure(formula, case, ledger), vintage)
        for name, formula, shown_cases in asked
        for shown, case in zip(shown_cases, cases, strict=True)
    ]
    rows[2 * len(cases) : 2 * len(cases)] = _quotes(request, rows[: 2 * len(cases)])
    table = as_frame(rows)
    is_gap = _is_gap(table)
    table.insert(0, "chart", ("gap-" + table["unit"]).where(is_gap, "reports"))
    return noted(charted(table, request.selection.chart), request.snapshot.disagreements())


def _is_gap(rows: pd.DataFrame) -> pd.Series:
    """Which rows are of a gap, not of one side's report."""
    return pd.Series([ROWS[name].is_gap for name in rows["measure"]], rows.index, dtype=bool)


def _flow_of(measure: str) -> str:
    """The flow a side's row shows, raised or not."""
    return ROWS[measure].of or measure


def _quotes(request: Request, sides: list[dict[str, object]]) -> list[dict[str, object]]:
    """What was said of either side, one row a quote, where its own figure is no quote already."""
    chosen, ledger = request.selection, request.snapshot.ledger
    found = []
    for row in sides:
        if row["source"] == PUBLISHED:
            continue
        name = quoted(_flow_of(str(row["measure"])))
        case = chosen.case(str(row["partner"]), str(row["period"]))
        case = replace(case, reporter=str(row["reporter"]))
        said = measure(SHOWN[name], case, ledger)
        if said.value is not None:
            found.append(number_row(name, case, said, request.snapshot.vintage.id))
    return found


def title(request: Request) -> str:
    """The pair and the flow."""
    chosen = request.selection
    names = countries(request.snapshot, chosen.reporter, chosen.partner[0])
    return capital(say(words.TITLES[chosen.flow], reporter=names[0], partner=names[1]))


def description(request: Request) -> str:
    """Which of several countings is meant, where that has to be said; else why two sides differ."""
    return next(iter(request.once(both_bases)), say(words.NOTE))


def lead(request: Request) -> list[Component]:
    """The pair and the flow, and what must be known to compare both sides."""
    return [
        html.H1(title(request)),
        html.P(say(words.NOTE), className="introduction"),
        *what_is_counted(request),
        *(html.P(text, className="headline") for text in request.once(both_bases)),
    ]


def controls_of(request: Request) -> list[Component]:
    """The pair, the flow, the adjustment, the years."""
    flows = {flow: say(text) for flow, text in labels.FLOWS.items()}
    margins = {str(percent): say(words.RAISED, percent=percent) for percent in FREIGHT}
    return [
        controls.country(request, "reporter", say(labels.WHOSE_CUSTOMS)),
        controls.country(request, "partner", say(labels.PARTNER)),
        controls.either(request, "flow", say(labels.FLOW), flows),
        controls.either(
            request, "adjust", say(words.ADJUSTMENT), {"0": say(words.UNADJUSTED)} | margins
        ),
        controls.years(request),
        *controls.lens(request, controls.BOTH_PUBLISHERS),
    ]


def content(request: Request) -> list[Component]:
    """Both reports in one chart, the gap below, then statements and publishers that differ."""
    everything = request.once(frame)
    return [
        html.Div(
            [*_reports(request, everything), *_gaps(request, everything)], className="charts single"
        ),
        *statements(request),
        *publishers(request),
    ]


def _reports(request: Request, everything: pd.DataFrame) -> list[Component]:
    rows = everything[everything["chart"].eq("reports")]
    if rows.empty:
        return []
    chosen = request.selection
    names = {code: country(request.snapshot, code) for code in (chosen.reporter, chosen.partner[0])}
    by_quote = rows["measure"].isin(list(map(quoted, FLOW_OF)))
    lines_by = {
        (str(row["reporter"]), str(row["partner"]), str(row["measure"])): _by(names, row)
        for row in rows.drop_duplicates(["reporter", "measure"]).to_dict("records")
    }
    axes = Axes(
        chosen.since,
        chosen.until,
        colour_by="reporter",
        labels=lines_by,
        silent=silent(rows[~by_quote].to_dict("records")),
    )
    title, told = say(words.REPORTS), notice(rows, request.snapshot)
    records = rows.to_dict("records")
    return [
        chart(
            "reports",
            lines(records, colours(request), axes),
            title=title,
            summary=words.summary(rows[~by_quote], names),
            sources=source_line(rows, request),
            key=key_of(records),
            table=number_table(rows, title, told),
            notice=told,
            links=request.links.chart("mirror", "reports"),
            height=360,
        )
    ]


def _by(names: dict[str, str], row: dict[Any, Any]) -> str:
    """The name of a side's line; its quotes stand beside it without one."""
    return "" if ROWS[row["measure"]].is_quoted else say(words.BY, country=names[row["reporter"]])


def _gaps(request: Request, everything: pd.DataFrame) -> list[Component]:
    charts = []
    is_gap = _is_gap(everything)
    gaps, sides = everything[is_gap], everything[~is_gap]
    for unit, rows in gaps.groupby("unit", sort=False):
        title, told = say(words.GAPS[str(unit)]), notice(rows, request.snapshot)
        records = rows.to_dict("records")
        key = (
            str(rows["reporter"].iloc[0]),
            str(rows["partner"].iloc[0]),
            str(rows["measure"].iloc[0]),
        )
        name = {key: say(words.GAP)}
        axes = Axes(request.selection.since, request.selection.until, labels=name)
        charts.append(
            chart(
                f"gap-{unit}",
                lines(records, colours(request), axes),
                title=title,
                summary=words.gap_summary(rows, sides),
                sources=source_line(rows, request),
                table=number_table(rows, title, told),
                notice=told,
                key=key_of(records),
                links=request.links.chart("mirror", f"gap-{unit}"),
                height=240,
            )
        )
    return charts


VIEW: Final = View(
    "mirror",
    frame,
    content,
    title,
    description,
    words.MENU,
    lead,
    controls_of,
    PARAMETERS,
    PAIR,
    takes_world=False,
)
