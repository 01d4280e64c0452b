"""Check your own sentence: country, partner, measure, year and number, and the same page for it."""

from dataclasses import replace
from typing import Any, Final

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.address.refusing import SelectionError
from dashboard.address.request import Request
from dashboard.address.sentence import PARAMETERS
from dashboard.address.typed_number import LONGEST
from dashboard.claims.readings import Evaluation
from dashboard.claims.rule import RELATIONS
from dashboard.frames.checked_text import evaluation_of
from dashboard.frames.citation import frame_sources, judged_by
from dashboard.frames.claim_json import claims_json
from dashboard.frames.readings import noted_readings, readings_charted
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import OPERATIONS
from dashboard.measures.lens import LENS
from dashboard.parts import controls, lens
from dashboard.parts.blocks import opened
from dashboard.parts.checked_text_form import checked_text_line
from dashboard.parts.claim import Found, claim_content, claim_head
from dashboard.text import findings, labels, pieces
from dashboard.text.claims import headline
from dashboard.text.language import say
from dashboard.text.names import with_countries
from dashboard.text.pages import check as words
from dashboard.text.pages import checked_text
from dashboard.text.refusals import what_is_wrong
from dashboard.text.words import capital, measure_title
from dashboard.views.view import View
from etl.reference.misfits import Misfit

_LONGEST_NAME: Final = 60
"""So many letters of a partner's name may be typed."""


def frame(request: Request) -> pd.DataFrame:
    """All readings of the sentence."""
    rows = noted_readings(_evaluation(request), request.snapshot)
    return readings_charted(rows, request.selection.chart)


def title(_request: Request) -> str:
    """What can be done here."""
    return say(words.TITLE)


def finding(request: Request) -> str:
    """The sentence and its verdict; nothing where there is none."""
    try:
        evaluation = request.once(_evaluation)
    except SelectionError:
        return ""
    return findings.checked(evaluation, evaluation.claim.sentence)


def number(request: Request) -> str:
    """The number it was judged by; nothing where there is no verdict."""
    try:
        return findings.judged_number(request.once(_evaluation))
    except SelectionError:
        return ""


def description(request: Request) -> str:
    """The verdict on the sentence; what this page does where it has none."""
    try:
        return headline(request.once(_evaluation), request.snapshot)
    except SelectionError:
        return say(words.INTRODUCTION)


def plain(request: Request) -> dict[str, Any]:
    """The sentence as ``/claims.json`` has claims."""
    return claims_json([request.once(_evaluation)], request.snapshot)


def lead(request: Request) -> list[Component]:
    """What this page does, for a text and for a sentence put together."""
    return [
        html.H1(say(checked_text.TITLE)),
        checked_text_line(request.links.through(VIEW.name)),
        html.P(say(checked_text.INTRODUCTION), className="introduction"),
        html.Div(
            [
                html.H2(say(words.TOGETHER)),
                opened(say(words.HOW), html.P(say(words.INTRODUCTION), className="introduction")),
            ],
            className="headed",
        ),
    ]


def controls_of(request: Request) -> list[controls.Control]:
    """One control for each thing a sentence fixes, with what is wrong with it."""
    request = replace(request, misfits=_misfits(request))
    measures = {name: measure_title(name) for name in MEASURES}
    operations: dict[str, str] = {name: say(words.OPERATIONS[name]) for name in OPERATIONS}
    relations: dict[str, str] = {name: say(words.RELATIONS[name]) for name in RELATIONS}
    return [
        controls.country(request, "reporter", say(labels.COUNTRY)),
        controls.country(request, "partner", say(labels.PARTNER)),
        controls.choice(request, "measure", say(labels.MEASURE), measures),
        controls.choice(request, "operation", say(words.OPERATION), operations),
        controls.choice(request, "relation", say(words.RELATION), relations),
        controls.entry(request, "value", say(words.VALUE), LONGEST),
        controls.entry(request, "period", say(words.PERIOD)),
        controls.more(
            request,
            controls.entry(request, "precision", say(words.PRECISION)),
            controls.entry(request, "base", say(words.BASE)),
            controls.entry(request, "than", say(words.THAN), _LONGEST_NAME),
            *lens.choices(request),
        ),
    ]


def content(request: Request) -> list[Component]:
    """The answer, as for any claim; impossible combinations explained."""
    try:
        evaluation = request.once(_evaluation)
    except SelectionError as error:
        told = with_countries(" ".join(map(_told, error.misfits)), request.snapshot)
        return [html.P(told, role="alert", className="message")]
    found = Found(finding(request), VIEW.page(request), request.links)
    return [
        html.Div(claim_head(evaluation, request.snapshot, found, html.H2), className="answer"),
        *claim_content(evaluation, request.snapshot, found),
    ]


def sources(request: Request) -> list[str]:
    """Whose figures the verdict is given on, or all that one chart shows."""
    if request.selection.chart:
        return frame_sources(request.once(frame))
    return judged_by(request.once(_evaluation))


def _told(misfit: Misfit) -> str:
    """What is wrong, under the name of what was chosen."""
    name, what = words.NAMES.get(misfit.field, misfit.field), what_is_wrong(misfit)
    return say(pieces.WRONG, name=say(name), what=what) if name else capital(what)


def _misfits(request: Request) -> tuple[Misfit, ...]:
    try:
        request.once(_evaluation)
    except SelectionError as error:
        return error.misfits
    return ()


def _evaluation(request: Request) -> Evaluation:
    if request.misfits:
        raise SelectionError(*request.misfits)
    return evaluation_of(request.selection, request.snapshot)


VIEW: Final = View(
    name="check",
    frame=frame,
    content=content,
    title=title,
    description=description,
    menu=checked_text.TITLE,
    place="claims",
    lead=lead,
    controls=controls_of,
    parameters=(*PARAMETERS, "chart", *LENS),
    kept=("reporter", "partner", *LENS),
    finding=finding,
    number=number,
    plain=plain,
    sources=sources,
    needed=lambda request: request.once(_evaluation),
    mended=PARAMETERS,
)
