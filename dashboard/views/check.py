"""Check your own sentence: country, partner, measure, year and number, and the same page for it."""

from typing import Any, Final

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.address.refusing import SelectionError
from dashboard.address.request import Request
from dashboard.address.sentence import PARAMETERS, claim_of, statement_of
from dashboard.claims.readings import Evaluation
from dashboard.claims.rule import RELATIONS
from dashboard.frames.claim_json import claims_json
from dashboard.frames.number_rows import charted
from dashboard.frames.readings import claim_frame
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import OPERATIONS
from dashboard.measures.lens import LENS
from dashboard.measures.measuring import Case, measure
from dashboard.parts import controls
from dashboard.parts.claim import claim_content, claim_lead
from dashboard.text.accounts import noted
from dashboard.text.claims import claimed, headline
from dashboard.text.refusals import refusal
from dashboard.text.sentences import sentence_of
from dashboard.text.words import measure_title
from dashboard.views.view import View

OPERATION_NAMES: Final = {
    "level": "its value in the year",
    "change": "its change in percent",
    "change in points": "its change in points or dollars",
    "partner over reporter": "the partner’s side less the reporter’s",
}
RELATION_NAMES: Final = {
    "is": "is",
    "at least": "is at least",
    "at most": "is at most",
    "rises": "rises",
    "falls": "falls",
    "greater": "is greater for the partner",
    "smaller": "is smaller for the partner",
}


def frame(request: Request) -> pd.DataFrame:
    """All readings of the sentence."""
    evaluation, snapshot = _evaluation(request), request.snapshot
    table = charted(claim_frame(evaluation, snapshot.vintage.id), request.selection.chart)
    return noted(table, snapshot.disagreements(evaluation.claim))


INTRODUCTION: Final = (
    "Choose what a sentence says. Units: dollars for amounts, percent for shares and changes, "
    "a whole number for ranks. Precision is the unit the number was rounded to: 1 for 10%, "
    "0.1 for 10.3%."
)


def title(_request: Request) -> str:
    """What can be done here."""
    return "Check your own sentence"


def description(request: Request) -> str:
    """The verdict on the sentence; what this page does where it has none."""
    try:
        return headline(request.once(_evaluation), request.snapshot)
    except SelectionError:
        return INTRODUCTION


def plain(request: Request) -> dict[str, Any]:
    """The sentence as ``/claims.json`` has claims."""
    return claims_json([request.once(_evaluation)], request.snapshot)


def lead(request: Request) -> list[Component]:
    """What this page does."""
    return [html.H1(title(request)), html.P(INTRODUCTION, className="introduction")]


def controls_of(request: Request) -> list[Component]:
    """One control for each thing a sentence fixes."""
    return [
        controls.country(request, "reporter", "Country"),
        controls.country(request, "partner", "Partner"),
        controls.choice(request, "measure", "Measure", {n: measure_title(n) for n in MEASURES}),
        controls.choice(
            request, "operation", "What of it", {n: OPERATION_NAMES[n] for n in OPERATIONS}
        ),
        controls.choice(request, "relation", "Says it", {n: RELATION_NAMES[n] for n in RELATIONS}),
        controls.entry(request, "value", "Number"),
        controls.entry(request, "precision", "Precision"),
        controls.entry(request, "period", "Year"),
        controls.entry(request, "base", "Earlier year, for a change"),
        *controls.lens(request),
    ]


def content(request: Request) -> list[Component]:
    """The answer, as for any claim; impossible combinations explained."""
    try:
        evaluation = request.once(_evaluation)
    except SelectionError as error:
        return [html.P(refusal(error), role="alert", className="message")]
    return [
        html.Div(claim_lead(evaluation, request.snapshot, html.H2), className="answer"),
        *claim_content(evaluation, request.snapshot, request.links, "check"),
    ]


def _evaluation(request: Request) -> Evaluation:
    chosen, snapshot = request.selection, request.snapshot
    statement = statement_of(chosen)
    case = Case(chosen.reporter, chosen.partner[0], chosen.period, base=chosen.base)
    unit = measure(statement.formula(), case, snapshot.ledger).unit
    sentence = sentence_of(chosen, snapshot.names, claimed(statement.assertion, unit))
    claim = claim_of(chosen, sentence)
    return snapshot.evaluation(claim, lens=chosen.lens)


VIEW: Final = View(
    "check",
    frame,
    content,
    title,
    description,
    "Check your own sentence",
    lead,
    controls_of,
    (*PARAMETERS, "chart", *LENS),
    ("reporter", "partner", *LENS),
    plain=plain,
)
