"""Both sides of one trade: what each reports, the gap, and publishers that differ."""

from typing import Final, Literal

from dash import html
from dash.development.base_component import Component

from dashboard.address.refusing import SelectionError
from dashboard.address.request import PAIR, Request
from dashboard.charts.keys import key_of
from dashboard.charts.lines import Axes, lines
from dashboard.charts.silence import silent
from dashboard.frames.number_rows import charted, number_row
from dashboard.measures.derived import MEASURE_OF, ROWS, SHOWN, gap, quoted, raised
from dashboard.measures.evidence import PUBLISHED
from dashboard.measures.lens import LENS
from dashboard.measures.measuring import Case, Formula, measure
from dashboard.measures.mirror import FREIGHT, Gap, GapShare, reports
from dashboard.parts import controls, lens
from dashboard.parts.blocks import Caption
from dashboard.parts.not_held import not_held
from dashboard.parts.statements import both_bases, publishers, statements, what_is_counted
from dashboard.text import findings, labels
from dashboard.text.accounts import noted, notice
from dashboard.text.chart_titles import newest_gap
from dashboard.text.language import say
from dashboard.text.names import as_told, countries, country_label, names_by_code
from dashboard.text.pages import mirror as words
from dashboard.text.refusals import WORLD_HAS_NO_REPORT
from dashboard.text.rows import Row, Rows, having, rows_by, valued
from dashboard.text.words import capital
from dashboard.views.number_chart import number_chart
from dashboard.views.view import View, colours, frame_of
from etl.reference.misfits import Misfit
from etl.schema import WORLD

PARAMETERS: Final = (
    "reporter", "partner", "flow", "adjust", "since", "until", "chart", "mirror", *LENS,
)  # fmt: skip
REPORTS: Final = "reports"
"""The name of the chart of both sides, as the address has it."""


def rows_of(request: Request) -> list[Row]:
    """Both reports of one flow by year, the gap in dollars and in percent of their mean.

    Raises SelectionError for the world.
    """
    return charted(request.once(_everything), request.selection.chart)


def _everything(request: Request) -> list[Row]:
    """The rows of all its charts."""
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
    seen = [case.swapped for case in cases]
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
    told = [{"chart": _chart_of(row), **row} for row in rows]
    return noted(told, request.snapshot.disagreements())


def _chart_of(row: Row) -> str:
    """The chart of a row: of both sides' reports, or of the gap in one unit."""
    return f"gap-{row['unit']}" if ROWS[row["measure"]].is_gap else REPORTS


def _flow_of(measure: str) -> str:
    """The flow a side's row shows, raised or not."""
    return ROWS[measure].of or measure


def _quotes(request: Request, sides: Rows) -> list[Row]:
    """What was said of either side, one row a quote, where its own figure is no quote already."""
    chosen, ledger = request.selection, request.snapshot.ledger
    found = []
    for row in (side for side in sides if side["source"] != PUBLISHED):
        name = quoted(_flow_of(row["measure"]))
        case = chosen.case(row["partner"], row["period"])._replace(reporter=row["reporter"])
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
    found = findings.followed(request.once(findings.both_sides), say(words.NOTE))
    return next(iter(request.once(both_bases)), found)


def lead(request: Request) -> list[Component]:
    """The pair and the flow, and what must be known to compare both sides."""
    return [
        html.H1(title(request)),
        html.P(say(words.NOTE), className="introduction"),
        *what_is_counted(request),
        *(html.P(text, className="headline") for text in request.once(both_bases)),
    ]


def controls_of(request: Request) -> list[controls.Control]:
    """The pair, the flow, the adjustment, the years."""
    flows, usual = controls.said(labels.FLOWS), {"0": say(words.UNADJUSTED)}
    raised = {str(percent): say(words.RAISED, percent=percent) for percent in FREIGHT}
    return [
        controls.country(request, "reporter", say(labels.WHOSE_CUSTOMS)),
        controls.country(request, "partner", say(labels.PARTNER)),
        controls.either(request, "flow", say(labels.FLOW), flows),
        controls.more(
            request,
            controls.either(request, "adjust", say(words.ADJUSTMENT), usual | raised),
            controls.years(request),
            *lens.choices(request, lens.BOTH_PUBLISHERS),
        ),
    ]


def content(request: Request) -> list[Component]:
    """Both reports in one chart, the gap below, then statements and publishers that differ."""
    everything = request.once(rows_of)
    if not valued(everything):
        return [not_held(request, "mirror")]
    return [
        html.Div(
            [*_reports(request, everything), *_gaps(request, everything)], className="charts single"
        ),
        *statements(request),
        *publishers(request),
    ]


def _reports(request: Request, everything: Rows) -> list[Component]:
    rows = having(everything, "chart", REPORTS)
    if not rows:
        return []
    chosen = request.selection
    snapshot, both = request.snapshot, (chosen.reporter, chosen.partner[0])
    names = names_by_code(snapshot, *both)
    lines_by = {
        (reporter, partner, measure): _by(names, row)
        for (reporter, partner, measure), (row, *_) in rows_by(
            rows, "reporter", "partner", "measure"
        ).items()
    }
    voids = silent(rows, {code: country_label(snapshot, code) for code in both})
    axes = Axes(chosen.since, chosen.until, colour_by="reporter", labels=lines_by, silent=voids)
    by_name = as_told(rows, request.snapshot)
    return [
        number_chart(
            VIEW,
            request,
            REPORTS,
            lines(by_name, colours(request), axes),
            rows,
            caption=Caption(
                title=say(words.REPORTS),
                summary=words.summary(rows, names, request.once(findings.last_of_both)),
                finding=request.once(findings.both_sides),
                key=key_of(by_name),
                notice=notice(rows, request.snapshot),
                shows_key=True,
            ),
            height=360,
        )
    ]


def _by(names: dict[str, str], row: Row) -> str:
    """The name of a side's line; its quotes stand beside it without one."""
    return "" if ROWS[row["measure"]].is_quoted else say(words.BY, country=names[row["reporter"]])


def _gaps(request: Request, everything: Rows) -> list[Component]:
    charts: list[Component] = []
    reported = having(everything, "chart", REPORTS)
    gaps = [row for row in everything if row["chart"] != REPORTS]
    # Each side is told of, whichever chart is shown.
    sides = having(request.once(_everything), "chart", REPORTS)
    for (unit,), rows in rows_by(gaps, "unit").items():
        first = rows[0]
        name = {(first["reporter"], first["partner"], first["measure"]): say(words.GAP)}
        names = names_by_code(request.snapshot, first["reporter"], first["partner"])
        axes = Axes(request.selection.since, request.selection.until, labels=name)
        by_name = as_told(rows, request.snapshot)
        charts.append(
            number_chart(
                VIEW,
                request,
                f"gap-{unit}",
                lines(by_name, colours(request), axes),
                rows,
                caption=Caption(
                    title=say(words.GAPS[unit]),
                    summary=words.gap_summary(rows, sides, names),
                    finding=newest_gap(rows, sides, request),
                    notice=notice(rows, request.snapshot),
                    key=key_of(by_name),
                    # The chart of both reports goes first, where there is one.
                    shows_key=not (reported or charts),
                ),
                height=240,
            )
        )
    return charts


VIEW: Final = View(
    name="mirror",
    frame=frame_of(rows_of, "chart"),
    content=content,
    title=title,
    description=description,
    menu=words.MENU,
    place="explore",
    lead=lead,
    controls=controls_of,
    parameters=PARAMETERS,
    kept=PAIR,
    takes_world=False,
    finding=findings.both_sides,
    is_data_set=True,
    is_yearly=True,
)
