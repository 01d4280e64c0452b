"""What a trade is made of: groups of goods by year, and what explains the change between two."""

from typing import Final, Literal

from dash import html
from dash.development.base_component import Component

from dashboard.address.request import PAIR, Request
from dashboard.charts.bars import bars, ranked
from dashboard.charts.lines import Axes
from dashboard.frames.number_rows import charted, chosen_of, number_row
from dashboard.measures.composition import Composition, composition, contributions
from dashboard.measures.derived import MEASURE_OF
from dashboard.measures.evidence import CHAPTER, Evidence
from dashboard.measures.intervals import Interval
from dashboard.measures.lens import LENS
from dashboard.measures.measuring import Case, Measured
from dashboard.parts import controls, lens
from dashboard.parts.blocks import Caption, beside
from dashboard.parts.tables import number_table
from dashboard.text import chart_titles, findings, labels
from dashboard.text.language import say
from dashboard.text.names import as_told, countries
from dashboard.text.pages import products as words
from dashboard.text.rows import Row, having
from dashboard.views.number_chart import number_chart
from dashboard.views.view import View, colours, frame_of

PARAMETERS: Final = (
    "reporter", "partner", "flow", "since", "until", "base", "to", "chart", *LENS,
)  # fmt: skip


def rows_of(request: Request) -> list[Row]:
    """The flow by group and year, then what each group adds to the change between two years.

    A year whose chapters are incomplete is one row without a value, with the reason.
    """
    made = request.once(_compositions)
    rows = [row for one in made for row in _rows(request, one)]
    told = [
        {"chart": "contributions" if row["base"] else "composition", **row}
        for row in (*rows, *_changes(request, made))
    ]
    return charted(told, request.selection.chart)


def title(request: Request) -> str:
    """The pair and the flow."""
    chosen = request.selection
    names = countries(request.snapshot, chosen.reporter, chosen.partner[0])
    return say(words.TITLES[chosen.flow], reporter=names[0], partner=names[1])


def finding(request: Request) -> str:
    """The largest group of goods."""
    return findings.largest_goods(request, request.once(_compositions))


def description(request: Request) -> str:
    """The largest group of goods, and how goods are grouped."""
    return findings.followed(request.once(finding), say(words.NOTE))


def lead(request: Request) -> list[Component]:
    """The pair and the flow, and how goods are grouped."""
    return [html.H1(title(request)), html.P(say(words.NOTE), className="introduction")]


def controls_of(request: Request) -> list[controls.Control]:
    """The pair, the flow, the years, and the two years compared."""
    flows = {flow: say(text) for flow, text in labels.FLOWS.items()}
    return [
        controls.country(request, "reporter", say(labels.WHOSE_CUSTOMS)),
        controls.country(request, "partner", say(words.PARTNER)),
        controls.either(request, "flow", say(labels.FLOW), flows),
        controls.more(
            request,
            controls.years(request),
            controls.entry(request, "base", say(words.BASE)),
            controls.entry(request, "to", say(words.TO)),
            *lens.choices(request),
        ),
    ]


def content(request: Request) -> list[Component]:
    """The composition over time, then the change."""
    rows = request.once(rows_of)
    by_year, moved = (having(rows, "chart", name) for name in ("composition", "contributions"))
    axes = Axes(request.selection.since, request.selection.until)
    parts: list[Component] = []
    if by_year:
        parts.append(
            number_chart(
                VIEW,
                request,
                "composition",
                bars(as_told(by_year, request.snapshot), axes),
                by_year,
                caption=Caption(
                    title=say(words.BY_GROUP),
                    summary=words.summary(by_year),
                    finding=request.once(finding),
                ),
                table=number_table(as_told(by_year, request.snapshot), say(words.DOLLARS)),
                height=460,
            )
        )
    if moved:
        first, last = moved[0]["base"], moved[0]["period"]
        parts.append(
            number_chart(
                VIEW,
                request,
                "contributions",
                ranked(
                    as_told(moved, request.snapshot),
                    colours(request).get(request.selection.partner[0], "#777777"),
                ),
                moved,
                caption=Caption(
                    title=say(words.EXPLAINED, first=first, last=last),
                    summary=words.change_summary(moved, first, last),
                    finding=chart_titles.moved(moved, request),
                ),
                height=460,
            )
        )
    elif not request.selection.chart:
        made = request.once(_compositions)
        why = words.unexplained(made, *_compared(request, made))
        parts.append(html.P(why, role="status"))
    return [beside(parts, "charts wide")]


def _compositions(request: Request) -> list[Composition]:
    chosen, products = request.selection, request.snapshot.products
    chapters = products[products["code"].str.fullmatch(r"\d{2}")]
    groups = dict(zip(chapters["code"], chapters["group"], strict=True))
    flow: Literal["X", "M"] = "M" if chosen.flow == "M" else "X"
    return [
        composition(
            chosen.case(chosen.partner[0], str(year)), flow, groups, request.snapshot.ledger
        )
        for year in range(chosen.since, chosen.until + 1)
    ]


def _rows(request: Request, made: Composition) -> list[Row]:
    """A row a group, or one that says why there are none."""
    measure = MEASURE_OF[made.place.flow]
    case = request.selection.case(made.place.partner, made.place.period)
    if not made.source:
        void = number_row(measure, case, Measured(None, "USD"), request.snapshot.vintage.id)
        return [{**void, "note": words.why_void(made)}]
    return [
        _row(request, case, name, _measured(value, made.terms[name], made))
        for name, value in made.groups.items()
    ]


def _row(request: Request, case: Case, group: str, measured: Measured) -> Row:
    """One number of one group, whose name says which headings were left out of its chapters."""
    codes = [term.place.product for term in measured.terms]
    headings = tuple(dict.fromkeys(code for code in codes if len(code) > CHAPTER))
    row = number_row(
        MEASURE_OF[request.selection.flow],
        case.through(without=headings),
        measured,
        request.snapshot.vintage.id,
        operation="change in points" if case.base else "level",
        goods=group,
    )
    return {**row, "chosen": chosen_of(case)}


def _measured(value: float, terms: tuple[Evidence, ...], *made: Composition) -> Measured:
    """A group's dollars, or their change, as a measurement by whoever told the compositions."""
    sources = tuple(dict.fromkeys(one.source for one in made))
    return Measured(Interval.exactly(value), "USD", terms, sources=sources)


def _compared(request: Request, made: list[Composition]) -> tuple[str, str]:
    """The two years compared: those asked for, else the first and last with all their chapters."""
    whole = [one.place.period for one in made if one.source]
    chosen = request.selection
    return chosen.base or min(whole, default=""), chosen.to or max(whole, default="")


def _changes(request: Request, made: list[Composition]) -> list[Row]:
    years = {one.place.period: one for one in made}
    first, last = _compared(request, made)
    if first not in years or last not in years or first == last:
        return []
    earlier, later = years[first], years[last]
    case = request.selection.case(later.place.partner, last).at(last, first)
    return [
        _row(request, case, name, _measured(value, _terms(name, earlier, later), earlier, later))
        for name, value in contributions(earlier, later).items()
    ]


def _terms(name: str, *made: Composition) -> tuple[Evidence, ...]:
    return tuple(term for one in made for term in one.terms.get(name, ()))


VIEW: Final = View(
    name="products",
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
    finding=finding,
    is_data_set=True,
    is_yearly=True,
)
