"""A number's receipt: how it was computed, from which figures, each with its origin."""

from functools import partial
from typing import Any, Final, cast

from dash import html
from dash.development.base_component import Component

from dashboard.address.links import Receipts
from dashboard.address.refusing import refuse
from dashboard.address.request import Request
from dashboard.claims.legality import check_number, is_index
from dashboard.claims.said import Asked
from dashboard.claims.spans import has_since, is_change
from dashboard.frames.citation import cited, sources_of
from dashboard.frames.number_rows import number_row
from dashboard.frames.receipt import figures_told, number_told
from dashboard.measures.comparisons import BEYOND, OVER_ANOTHER, Operation, operated
from dashboard.measures.derived import MEASURE_OF, SHOWN, operated_name
from dashboard.measures.lens import LENS
from dashboard.measures.means import MEAN
from dashboard.measures.measuring import Case, Formula, Measured, measure
from dashboard.parts.blocks import definition_list
from dashboard.parts.receipt import term_block, value_pairs
from dashboard.parts.take_away import share_and_cite
from dashboard.text import labels, pieces
from dashboard.text.accounts import noted, notice
from dashboard.text.ends import told
from dashboard.text.goods import goods_title
from dashboard.text.language import say
from dashboard.text.missing import missing_note
from dashboard.text.names import country
from dashboard.text.pages import receipt as words
from dashboard.text.rows import Row
from dashboard.text.words import capital, dated, in_row, measure_title, status_word
from dashboard.views.view import View, frame_of

PARAMETERS: Final = (
    "reporter", "partner", "measure", "operation", "period", "base", "than", "report", "goods",
    "mirror", *LENS,
)  # fmt: skip


def rows_of(request: Request) -> list[Row]:
    """The number, then each figure it was made of, one a row."""
    case, measured = request.once(_measured)
    chosen = request.selection
    vintage = request.snapshot.vintage.id
    operation = cast("Operation", chosen.operation)
    rows = [
        number_row(chosen.measure, case, measured, vintage, operation=operation, goods=chosen.goods)
    ]
    for term in measured.terms:
        place = Case(term.place.reporter, term.place.partner, term.place.period)
        alone = Measured(term.value, term.unit, (term,), sources=(term.source,))
        told = number_row(MEASURE_OF.get(term.place.flow, term.place.flow), place, alone, vintage)
        receipt = Receipts(vintage).figure(term.place, term.source, term.partner_basis)
        rows.append({**told, "goods": term.place.product, "receipt": receipt})
    return noted(rows, request.snapshot.disagreements())


def sources(request: Request) -> list[str]:
    """The ids of the sources whose figures it has; of its rows, for a frame is slow to make."""
    return sources_of(row["source"] for row in request.once(rows_of) if row["value"] is not None)


def content_of(request: Request) -> dict[str, Any]:
    """The receipt as plain values, for the page and for ``/receipt.json``."""
    _, measured = request.once(_measured)
    figures = figures_told(measured, request.snapshot)
    return number_of(request) | figures | {"accounts_differ": _notice(request)}


def number_of(request: Request) -> dict[str, Any]:
    """The same of the number itself, without its figures."""
    case, measured = request.once(_measured)
    chosen = request.selection
    return number_told(
        chosen.measure,
        case,
        measured,
        request.snapshot,
        operation=chosen.operation,
        goods=chosen.goods,
    )


def title(request: Request) -> str:
    """Which number this is."""
    case, measured = request.once(_measured)
    goods, value = case.only, measured.value
    return say(
        words.TITLE_OF_GOODS if goods else words.TITLE,
        measure=_named(request),
        goods=goods_title(goods),
        reporter=country(request.snapshot, case.reporter),
        partner=country(request.snapshot, case.partner),
        period=_span(case),
        value=told(value, measured.unit, is_change=_changes(request))
        if value
        else say(words.NO_VALUE),
    )


def _changes(request: Request) -> bool:
    return is_change(request.selection.operation)


def _named(request: Request) -> str:
    """The measure, with what is compared in it where its periods do not tell that."""
    name, operation = request.selection.measure, request.selection.operation
    compares = operation in {*BEYOND, OVER_ANOTHER, MEAN}
    made = operated_name(name, cast("Operation", operation)) if compares else name
    title = measure_title(made)
    other = request.selection.than
    return f"{title} ({country(request.snapshot, other)})" if operation == OVER_ANOTHER else title


def _span(case: Case) -> str:
    """The period of a number, from its base where it is a change."""
    period = dated(case.period)
    return say(pieces.SPAN, first=dated(case.base), last=period) if case.base else period


def lead(request: Request) -> list[Component]:
    """Which number this is."""
    return [html.P(say(words.RECEIPT), className="said-by"), html.H1(title(request))]


def content(request: Request) -> list[Component]:
    """The steps, then the figures."""
    told = request.once(content_of)
    _, measured = request.once(_measured)
    statuses = told["statuses"] or [told["status"]]
    pairs: list[tuple[str, Any]] = [
        (say(words.FORMULA), told["formula"]),
        (say(words.SYMBOLS), say(words.SYMBOLS_MEAN)),
        (say(words.UNIT), say(words.UNITS[told["unit"]])),
        *value_pairs(measured, is_change=_changes(request)),
        (say(labels.STATUS), in_row(status_word(status) for status in statuses)),
        (say(labels.VINTAGE), told["vintage"]),
    ]
    if told["composed"]:
        pairs.insert(1, (say(words.COMPOSED), capital(told["composed"])))
    if told["years_apart"]:
        pairs.insert(1, (say(words.YEARS_APART), capital(told["years_apart"])))
    if measured.missing:
        gaps = missing_note(measured.missing, partial(country, request.snapshot))
        pairs.append((say(words.MISSING), gaps))
    differ, ways = told["accounts_differ"], request.links.ways("receipt")
    address = f"{ways['root']}{ways['pinned']}"
    work = cited(title(request), sources(request), request.snapshot, address)
    figures = [html.Li(term_block(request, term)) for term in told["terms"]]
    others = [html.Li(term_block(request, term)) for term in told["disagreeing"]]
    return [
        *([html.P(differ, className="notice")] if differ else []),
        definition_list(pairs),
        html.H2(say(words.FIGURES)),
        html.Ol(figures, className="receipt") if figures else html.P(say(words.NO_FIGURES)),
        *(
            [html.H2(say(words.DISAGREEING)), html.Ol(others, className="receipt")]
            if others
            else []
        ),
        html.Div(
            [
                html.A("CSV", href=request.links.view("receipt", form="csv"), download=""),
                html.A("JSON", href=request.links.view("receipt", form="json")),
                *share_and_cite(ways, work),
            ],
            className="links",
        ),
    ]


def _notice(request: Request) -> str:
    """Where accounts of the trade differ greatly, a sentence; else blank."""
    return notice(request.once(rows_of)[:1], request.snapshot)


def _measured(request: Request) -> tuple[Case, Measured]:
    _, case, measured = request.once(worked)
    return case, measured


def worked(request: Request) -> tuple[Formula, Case, Measured]:
    """The formula asked for, what it is measured on, and the number.

    Raises SelectionError where there is no such number.
    """
    chosen = request.selection
    groups = request.snapshot.ledger.goods
    compares = has_since(chosen.operation) or is_index(chosen.measure)
    base = chosen.base if compares else ""
    than = chosen.than if chosen.operation == OVER_ANOTHER else ""
    asked = Asked(
        chosen.measure, chosen.operation, chosen.period, base, chosen.goods, chosen.report, than
    )
    refuse(check_number(asked, groups))
    case = chosen.case(chosen.partner[0], chosen.period)._replace(
        report="partner" if chosen.report == "partner" else "reporter",
        base=base,
        than=than,
    )
    if chosen.goods:
        case = case.through(only=chosen.goods)
    operation = cast("Operation", chosen.operation)  # it was judged
    # By its name a growth is held against what was said of it, as a claim's reading is.
    formula = operated(SHOWN[chosen.measure].formula, operation, chosen.measure)
    return formula, case, measure(formula, case, request.snapshot.ledger)


VIEW: Final = View(
    name="receipt",
    frame=frame_of(rows_of),
    content=content,
    title=title,
    description=title,
    lead=lead,
    parameters=PARAMETERS,
    plain=content_of,
    sources=sources,
)
