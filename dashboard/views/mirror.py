"""Both sides of one trade: what each reports, the gap, and publishers that differ."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, Literal

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.address.refusing import SelectionError
from dashboard.address.request import PAIR, Request
from dashboard.charts.keys import key_of
from dashboard.charts.lines import Around, lines
from dashboard.frames.number_rows import as_frame, charted, number_row
from dashboard.measures.derived import FLOW_OF, ROWS, SHOWN, gap, quoted, raised
from dashboard.measures.evidence import PUBLISHED
from dashboard.measures.lens import LENS
from dashboard.measures.measuring import Case, Formula, measure
from dashboard.measures.mirror import FREIGHT, Gap, GapShare, reports
from dashboard.parts import controls
from dashboard.parts.blocks import chart
from dashboard.parts.statements import both_bases, publishers, statements, what_is_counted
from dashboard.parts.tables import number_table
from dashboard.text.accounts import noted, notice
from dashboard.text.ends import row_text
from dashboard.text.refusals import WORLD_HAS_NO_REPORT
from dashboard.text.summaries import source_line, spans
from dashboard.text.words import DIRECTIONS, capital
from dashboard.views.view import View, colours
from etl.reference.misfits import Misfit
from etl.schema import WORLD

PARAMETERS: Final = (
    "reporter", "partner", "flow", "adjust", "since", "until", "chart", "mirror", *LENS,
)  # fmt: skip
_ROOM_FOR_LABEL: Final = 2  # years, beside another void
NOTE: Final = (
    "Imports are usually valued CIF, with freight and insurance, exports FOB, without; goods "
    "arrive later than they leave; an importer names the country of origin, an exporter the last "
    "known destination. So both sides may be right and differ."
)


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
    own, other = DIRECTIONS[flow], DIRECTIONS["X" if flow == "M" else "M"]
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
    texts = {
        "M": "{reporter}’s imports from {partner}, by both reports",
        "X": "{reporter}’s exports to {partner}, by both reports",
    }
    text = texts[chosen.flow].format(
        reporter=request.name(chosen.reporter), partner=request.name(chosen.partner[0])
    )
    return capital(text)


def description(request: Request) -> str:
    """Which of several countings is meant, where that has to be said; else why two sides differ."""
    return next(iter(request.once(both_bases)), NOTE)


def lead(request: Request) -> list[Component]:
    """The pair and the flow, and what must be known to compare both sides."""
    return [
        html.H1(title(request)),
        html.P(NOTE, className="introduction"),
        *what_is_counted(request),
        *(html.P(text, className="headline") for text in request.once(both_bases)),
    ]


def controls_of(request: Request) -> list[Component]:
    """The pair, the flow, the adjustment, the years."""
    margins = {"0": "none"} | {str(n): f"FOB exports raised by {n}%" for n in FREIGHT}
    return [
        controls.country(request, "reporter", "Reporter (whose customs counted)"),
        controls.country(request, "partner", "Partner"),
        controls.either(request, "flow", "The reporter’s", DIRECTIONS),
        controls.either(request, "adjust", "Freight adjustment", margins),
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
    names = {code: request.name(code) for code in (chosen.reporter, chosen.partner[0])}
    by_quote = rows["measure"].isin(list(map(quoted, FLOW_OF)))
    labels = {
        (str(row["reporter"]), str(row["partner"]), str(row["measure"])): _by(names, row)
        for row in rows.drop_duplicates(["reporter", "measure"]).to_dict("records")
    }
    silent = _silent(rows[~by_quote])
    around = Around(chosen.since, chosen.until, colour_by="reporter", labels=labels, silent=silent)
    title, told = "What each side reports", notice(rows, request.snapshot)
    return [
        chart(
            "reports",
            lines(rows, colours(request), around),
            title=title,
            summary=_summary(rows[~by_quote], names),
            sources=source_line(rows, request),
            key=key_of(rows),
            table=number_table(rows, title, told),
            notice=told,
            links=request.links.chart("mirror", "reports"),
            height=360,
        )
    ]


def _by(names: dict[str, str], row: dict[Any, Any]) -> str:
    """The name of a side's line; its quotes stand beside it without one."""
    return "" if ROWS[row["measure"]].is_quoted else f"by {names[row['reporter']]}"


def _gaps(request: Request, everything: pd.DataFrame) -> list[Component]:
    charts = []
    is_gap = _is_gap(everything)
    gaps, sides = everything[is_gap], everything[~is_gap]
    titles = {"USD": "The gap in dollars", "percent": "The gap in percent of the mean"}
    for unit, rows in gaps.groupby("unit", sort=False):
        title, told = titles[str(unit)], notice(rows, request.snapshot)
        key = (
            str(rows["reporter"].iloc[0]),
            str(rows["partner"].iloc[0]),
            str(rows["measure"].iloc[0]),
        )
        around = Around(request.selection.since, request.selection.until, labels={key: "Gap"})
        charts.append(
            chart(
                f"gap-{unit}",
                lines(rows, colours(request), around),
                title=title,
                summary=_gap_summary(rows, sides),
                sources=source_line(rows, request),
                table=number_table(rows, title, told),
                notice=told,
                key=key_of(rows),
                links=request.links.chart("mirror", f"gap-{unit}"),
                height=240,
            )
        )
    return charts


def _summary(rows: pd.DataFrame, names: dict[str, str]) -> str:
    """The last year both have a figure for, and who does not report when."""
    known = rows.dropna(subset=["value"])
    both = known.groupby("period").filter(lambda part: len(set(part["reporter"])) > 1)
    text = "No year has figures of both sides."
    if len(both):
        last = both[both["period"].eq(both["period"].max())]
        said = "; ".join(
            f"{names[row['reporter']]} {row_text(row)} ({row['status']})"
            for row in last.to_dict("records")
        )
        text = f"In {last['period'].iloc[0]}, the last year with figures of both sides: {said}."
    for start, each, status in (
        ("No figure", "by {name}: {years}", "missing"),
        ("Only estimated", "for {name}: {years}", "estimate"),
    ):
        told = [
            each.format(name=names[code], years=spans(years))
            for code, years in _years_of(rows, status).items()
        ]
        text += f" {start} {'; '.join(told)}." if told else ""
    return text


def _years_of(rows: pd.DataFrame, status: str) -> dict[str, list[str]]:
    """The years in which a side, by its code, has figures of a status."""
    some = rows[rows["status"].eq(status)]
    return {str(code): sorted(set(part["period"])) for code, part in some.groupby("reporter")}


def _silent(rows: pd.DataFrame) -> tuple[tuple[int, int, str], ...]:
    """The runs of years in which the same sides lack a report, the widest of a block labelled.

    A label is short enough for a phone; names and years stand in the sentence above the chart.
    """
    missing, estimated = _years_of(rows, "missing"), _years_of(rows, "estimate")
    runs: list[tuple[int, int, str]] = []
    for year in sorted(set(rows["period"])):
        lacking = [code for code, years in missing.items() if year in years]
        silent = [code for code, years in estimated.items() if year in years]
        said = ("{} only estimated", silent), ("no {} figure", lacking)
        label = "; ".join(text.format(" or ".join(codes)) for text, codes in said if codes)
        if runs and label and runs[-1][1:] == (int(year) - 1, label):
            runs[-1] = (runs[-1][0], int(year), label)
        elif label:
            runs.append((int(year), int(year), label))
    return tuple(_labelled(runs))


def _labelled(runs: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The runs, labelled where there is room: the widest of adjacent ones, and all wide ones."""
    for number, (first, last, label) in enumerate(runs):
        near = [run for run in runs[max(0, number - 1) : number + 2] if run[0] <= last + 1]
        near = [run for run in near if run[1] >= first - 1]
        widest = max(near, key=lambda run: run[1] - run[0])
        wide = last - first + 1 > _ROOM_FOR_LABEL
        yield first, last, label if wide or widest == (first, last, label) else ""


def _gap_summary(rows: pd.DataFrame, sides: pd.DataFrame) -> str:
    """The gap of the last year that has one, and what kind of figure each side's is."""
    known = rows.dropna(subset=["value"])
    if known.empty:
        return "No year has figures of both sides."
    last = known.iloc[-1]
    of_it = sides[sides["period"].eq(last["period"])].drop_duplicates("reporter")
    text = "In {year} the reporter’s figure ({own}) less the partner’s ({other}) was {value}."
    own, other = of_it["status"]
    return text.format(year=last["period"], own=own, other=other, value=row_text(last.to_dict()))


VIEW: Final = View(
    "mirror",
    frame,
    content,
    title,
    description,
    "Both sides",
    lead,
    controls_of,
    PARAMETERS,
    PAIR,
    takes_world=False,
)
