"""A number's receipt: how it was computed, from which figures, each with its origin."""

from typing import Any, Final

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.blocks import definition_list
from dashboard.frames import as_frame, missing_note, number_row
from dashboard.measures.composition import composition
from dashboard.measures.derived import SHOWN
from dashboard.measures.evidence import Place
from dashboard.measures.formulas import Change
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Case, Formula, Measured, Missing, measure
from dashboard.receipt import receipt
from dashboard.selection import SelectionError
from dashboard.view import LENS, Request, View
from dashboard.words import FLOW_NAMES, MEASURE_NAMES, amount, between

PARAMETERS: Final = (
    "reporter", "partner", "measure", "operation", "period", "base", "report", "goods", *LENS,
)  # fmt: skip


def frame(request: Request) -> pd.DataFrame:
    """The number, then each figure it was made of, one a row."""
    case, measured = _measured(request)
    rows = [number_row(request.selection.measure, case, measured)]
    for term in measured.terms:
        place = Case(term.place.reporter, term.place.partner, term.place.period)
        alone = Measured(term.value, "USD", (term,), sources=(term.source,))
        row = number_row(FLOW_NAMES[term.place.flow], place, alone)
        rows.append({**row, "goods": term.place.product})
    return as_frame(rows, request.snapshot.vintage.id)


def content_of(request: Request) -> dict[str, Any]:
    """The receipt as plain values, for the page and for ``/receipt.json``."""
    case, measured = _measured(request)
    return receipt(request.selection.measure, case, measured, request.snapshot)


def lead(request: Request) -> list[Component]:
    """Which number this is."""
    case, measured = _measured(request)
    value = between(measured.value, measured.unit) if measured.value else "no value"
    text = "{measure}, {reporter} with {partner}, {period}: {value}".format(
        measure=", ".join(
            filter(None, (MEASURE_NAMES[request.selection.measure], request.selection.goods))
        ),
        reporter=request.name(case.reporter),
        partner=request.name(case.partner),
        period=f"{case.base} to {case.period}" if case.base else case.period,
        value=value,
    )
    return [html.P("Receipt of a number", className="said-by"), html.H1(text)]


def content(request: Request) -> list[Component]:
    """The steps, then the figures."""
    told = content_of(request)
    _, measured = _measured(request)
    pairs: list[tuple[str, Any]] = [
        ("Formula", told["formula"]),
        ("In words", "X exports, M imports, w with the whole world; see docs/claims.md"),
        ("Unit", told["unit"]),
        ("Status", told["status"]),
        ("Vintage", told["vintage"]),
    ]
    if measured.missing:
        pairs.append(("Missing", missing_note(measured.missing, request.snapshot.names)))
    figures = [html.Li(_term(request, term)) for term in told["terms"]]
    return [
        definition_list(pairs),
        html.H2("The figures it is made of"),
        html.Ol(figures, className="receipt") if figures else html.P("None is on record."),
        html.Div(
            [
                html.A("CSV", href=request.address("receipt", suffix=".csv"), download=""),
                html.A("JSON", href=request.address("receipt", suffix=".json")),
                dcc.Link("Link to this receipt", href=request.address("receipt")),
            ],
            className="links",
        ),
    ]


def _term(request: Request, term: dict[str, Any]) -> Component:
    title = "{flow} of {reporter} with {partner}, {period}, {product}: {value}".format(
        flow=FLOW_NAMES[term["flow"]].capitalize(),
        reporter=request.name(term["reporter"]),
        partner=request.name(term["partner"]),
        period=term["period"],
        product="all goods" if term["product"] == "TOTAL" else f"HS {term['product']}",
        value=f"US$ {term['value_usd']:,.0f}",
    )
    if term["low_usd"] != term["high_usd"]:
        ends = (amount(term[end], "USD") for end in ("low_usd", "high_usd"))
        title = f"{title} ({' to '.join(ends)} as published)"
    pairs: list[tuple[str, Any]] = [
        ("Source", f"{request.snapshot.source_name(term['source'])}, edition {term['edition']}"),
        ("Status", term["status"]),
        ("Valuation", term["valuation"]),
        ("Partner by", term["partner_basis"]),
    ]
    for origin in term["origins"]:
        pairs += [(_ORIGIN[key], _origin(key, value)) for key, value in origin.items()]
    return html.Div([html.H3(title), definition_list(pairs)])


_ORIGIN: Final = {
    "publisher": "Publisher",
    "citation": "Cite as",
    "query": "Question asked",
    "address": "Address",
    "retrieved": "Retrieved",
    "sha256": "SHA-256 of the answer",
    "rows": "Rows in it",
    "note": "How it came here",
    "said_by": "Said by",
}


def _origin(key: str, value: object) -> Any:  # noqa: ANN401 -- a component or text
    text = str(value)
    if key == "address" and text.startswith(("http://", "https://")):
        return html.A(text, href=text, rel="noreferrer")
    return html.Code(text) if key == "sha256" else text


def _measured(request: Request) -> tuple[Case, Measured]:
    chosen = request.selection
    if chosen.operation == "partner over reporter":
        message = "Parameter operation: ask for the receipt of each side by itself."
        raise SelectionError(message)
    changes = chosen.operation.startswith("change")
    if changes and not chosen.base:
        message = "Parameter base: a change needs the earlier period."
        raise SelectionError(message)
    case = Case(
        chosen.reporter,
        chosen.partner[0],
        chosen.period,
        source=chosen.source,
        report="partner" if chosen.report == "partner" else "reporter",
        without=chosen.without,
        base=chosen.base if changes else "",
    )
    if chosen.goods:
        return case, _group(request, case)
    formula: Formula = SHOWN[chosen.measure]
    if changes:
        formula = Change(formula, points=chosen.operation == "change in points")
    return case, measure(formula, case, request.snapshot.ledger)


def _group(request: Request, case: Case) -> Measured:
    """One group of goods: the sum of its chapters."""
    chosen, products = request.selection, request.snapshot.products
    flows = {"exports": "X", "imports": "M"}
    groups = dict(zip(products["code"], products["group"], strict=True))
    if chosen.measure not in flows or chosen.goods not in groups.values():
        known = ", ".join(sorted(set(groups.values())))
        message = (
            f"Parameter goods: {chosen.goods} of {chosen.measure} is not shown. Known: {known}."
        )
        raise SelectionError(message)
    place = Place(case.reporter, case.partner, flows[chosen.measure], case.period)
    made = composition(place, groups, request.snapshot.ledger)
    terms = made.terms.get(chosen.goods, ())
    if not terms:
        return Measured(None, "USD", missing=(Missing(place, case.source, "no chapters"),))
    value = Interval.exactly(made.groups[chosen.goods])
    return Measured(value, "USD", terms, sources=(made.source,))


VIEW: Final = View("receipt", "Receipt", frame, content, lead, parameters=PARAMETERS, in_menu=False)
