"""A claim in a card, and claims in a list."""

from collections.abc import Iterable
from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.links import Links
from dashboard.charts.sparkline import Point, data_address, sparkline
from dashboard.claims.conditions import conditions
from dashboard.claims.model import Claim
from dashboard.claims.readings import Evaluation, Outcome
from dashboard.claims.rule import Verdict
from dashboard.frames.citation import cited_claim
from dashboard.measures.periods import year_of
from dashboard.parts.take_away import share_and_cite
from dashboard.state.snapshot import Snapshot
from dashboard.text import pieces
from dashboard.text.cards import number_and_what, number_in_list, whose_line, why_line
from dashboard.text.claimed import claim_sentence, claimed_of
from dashboard.text.claims import outcome_line
from dashboard.text.findings import checked
from dashboard.text.language import say
from dashboard.text.limits import condition_line
from dashboard.text.on_record import known_line
from dashboard.text.verdicts import VERDICT_SHAPES, verdict_name
from dashboard.text.words import in_row
from etl.schema import QUOTED


def card(evaluation: Evaluation, snapshot: Snapshot, links: Links) -> Component:
    """One claim: the sentence, one number with its year, the verdict, why, and the years.

    Below is the way to all readings. What cannot be measured, or takes several numbers, is told in
    words.
    """
    claim = evaluation.claim
    outcomes = evaluation.outcomes
    single = outcomes[0] if len(outcomes) == 1 else None
    if single and single.primary.measured.value is not None:
        answer = _answer(single, snapshot)
    else:
        told = [part for one in outcomes for part in _in_words(one, claim, snapshot)]
        answer = [verdict_badge(evaluation.verdict), *told]
    return html.Article(
        [
            html.H2(say(pieces.QUOTED, sentence=claim_sentence(evaluation, snapshot)), id=claim.id),
            html.P(_said(claim), className="said-by"),
            *answer,
            html.Div(_acts(evaluation, snapshot, links), className="acts"),
        ],
        className="card",
    )


def _acts(evaluation: Evaluation, snapshot: Snapshot, links: Links) -> list[Component]:
    """What a reader may do with a claim: read why, pass it on, cite it."""
    claim = evaluation.claim
    # Of what is chosen here a claim's page takes the lens alone.
    seen = replace(links.defaults, lens=links.here.lens)
    ways = links.ways(f"claim/{claim.id}", seen)
    sentence = claim_sentence(evaluation, snapshot)
    found = checked(evaluation, say(pieces.QUOTED, sentence=sentence))
    work = cited_claim(evaluation, found, snapshot, ways)
    why = dcc.Link(say(pieces.WHY), href=ways["view"], title=sentence)
    return [why, *share_and_cite(ways, work, claim.id)]


def _answer(outcome: Outcome, snapshot: Snapshot) -> list[Component]:
    """The number beside the verdict and what it is, then why, and the years around it."""
    picture = outcome_picture(outcome)
    whose = whose_line(outcome, snapshot)
    return [*number_and_why(outcome, whose, snapshot), *([] if picture is None else [picture])]


def number_and_why(outcome: Outcome, whose: str, snapshot: Snapshot) -> list[Component]:
    """The number that was measured beside the verdict, what it is and ``whose``; then why."""
    why = why_line(outcome, snapshot)
    number, what = number_and_what(outcome, snapshot)
    meant = [
        verdict_badge(outcome.verdict),
        html.P(what, className="what"),
        html.P(whose, className="what"),
    ]
    return [
        html.Div([html.P(number, className="big"), html.Div(meant)], className="answer"),
        *([html.P(why)] if why else []),
    ]


def claim_list(evaluations: Iterable[Evaluation], snapshot: Snapshot, links: Links) -> Component:
    """Claims, a line each: the verdict, the sentence that leads to its page, who, the number."""
    return html.Ul([_line(one, snapshot, links) for one in evaluations], className="more")


def _said(claim: Claim) -> str:
    return say(pieces.SAID_IN, who=say(claim.said_by), year=claim.said_on[:4])


def _line(evaluation: Evaluation, snapshot: Snapshot, links: Links) -> Component:
    claim, outcomes = evaluation.claim, evaluation.outcomes
    sentence = claim_sentence(evaluation, snapshot)
    single = outcomes[0] if len(outcomes) == 1 else None
    number = number_in_list(single, snapshot) if single else ""
    return html.Li(
        [
            verdict_badge(evaluation.verdict),
            dcc.Link(sentence, href=links.through(f"claim/{claim.id}"), className="quote"),
            html.Span(_said(claim)),
            html.Span(number, className="number"),
        ]
    )


def verdict_badge(verdict: Verdict) -> Component:
    """The verdict as a shape and a word; colour only repeats them."""
    return html.P(
        [html.Span(VERDICT_SHAPES[verdict], className="shape"), verdict_name(verdict)],
        className=f"verdict {verdict.slug}",
    )


def _in_words(outcome: Outcome, claim: Claim, snapshot: Snapshot) -> list[Component]:
    """What is known, and what it would take."""
    said = [outcome_line(outcome, snapshot), known_line(outcome, snapshot)]
    if outcome.primary.measured.value is None:
        # What it would take says more than what is missing.
        found = conditions(outcome, snapshot.evidence_on(claim))
        said = [condition_line(need, snapshot) for need in found][:2] + said
    picture = outcome_picture(outcome)
    return [*(html.P(text) for text in said if text), *([] if picture is None else [picture])]


def outcome_picture(outcome: Outcome) -> Component | None:
    """The measure over all years on record, with the claimed band."""
    band = outcome.statement.assertion.band
    points = [
        Point(
            year_of(reading.case.period),
            reading.measured.value.middle,
            reading.verdict is Verdict.SUPPORTED,
            reading.measured.status == QUOTED,
            reading.measured.composed,
        )
        for reading in outcome.years
        if reading.measured.value is not None
    ]
    label = claimed_of(outcome)
    svg = sparkline(points, band, label)
    if not svg:
        return None
    inside = [str(point.year) for point in points if point.inside]
    text = say(
        pieces.YEARS_INSIDE if inside else pieces.NO_YEAR_INSIDE,
        first=points[0].year,
        last=points[-1].year,
        years=in_row(inside),
    )
    return html.Img(src=data_address(svg), alt=text, className="sparkline")
