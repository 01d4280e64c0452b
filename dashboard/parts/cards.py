"""A claim in a card: the sentence, the verdict, one line, the years around it, whose data."""

from collections.abc import Iterable

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.links import Links
from dashboard.charts.sparkline import Point, data_address, sparkline
from dashboard.claims.conditions import conditions
from dashboard.claims.model import Claim
from dashboard.claims.readings import Evaluation, Outcome
from dashboard.claims.rule import Verdict
from dashboard.state.snapshot import Snapshot
from dashboard.text import pieces
from dashboard.text.claimed import claimed
from dashboard.text.claims import outcome_line
from dashboard.text.language import say
from dashboard.text.limits import condition_line
from dashboard.text.on_record import known_line, tally, years_line
from dashboard.text.verdicts import VERDICT_SHAPES, verdict_name
from dashboard.text.words import in_row


def card(evaluation: Evaluation, snapshot: Snapshot, address: str) -> Component:
    """One claim, first the answer; its ``address`` leads to all its readings."""
    claim = evaluation.claim
    return html.Article(
        [
            html.P(say(pieces.SAID, who=claim.said_by, title=claim.title), className="said-by"),
            html.H2(say(pieces.QUOTED, sentence=claim.sentence)),
            verdict_badge(evaluation.verdict),
            *(part for one in evaluation.outcomes for part in _outcome(one, claim, snapshot)),
            dcc.Link(say(pieces.READINGS_AND_SOURCES), href=address),
        ],
        className="card",
    )


def claim_list(evaluations: Iterable[Evaluation], links: Links) -> Component:
    """Claims, a line each: the verdict, and the sentence that leads to its page."""
    rows = [
        html.Li(
            [
                verdict_badge(evaluation.verdict),
                dcc.Link(
                    evaluation.claim.sentence,
                    href=links.through(f"claim/{evaluation.claim.id}"),
                ),
            ]
        )
        for evaluation in evaluations
    ]
    return html.Ul(rows, className="more")


def verdict_badge(verdict: Verdict) -> Component:
    """The verdict as a shape and a word; colour only repeats them."""
    return html.P(
        [html.Span(VERDICT_SHAPES[verdict], className="shape"), verdict_name(verdict)],
        className=f"verdict {verdict.name.lower().replace('_', '-')}",
    )


def _outcome(outcome: Outcome, claim: Claim, snapshot: Snapshot) -> list[Component]:
    unknown = outcome.primary.measured.value is None
    said = [outcome_line(outcome, snapshot), known_line(outcome, snapshot)]
    if unknown:
        # What it would take says more than what is missing.
        found = conditions(outcome, snapshot.evidence_on(claim))
        said = [condition_line(need, snapshot) for need in found][:2] + said
    said.append(tally(outcome))
    picture = outcome_picture(outcome)
    return [
        *(html.P(text) for text in said if text),
        *([] if picture is None else [picture]),
        html.P(years_line(outcome, snapshot), className="years"),
    ]


def outcome_picture(outcome: Outcome) -> Component | None:
    """The measure over all years on record, with the claimed band."""
    band = outcome.statement.assertion.band
    points = [
        Point(
            int(reading.case.period),
            reading.measured.value.middle,
            reading.verdict is Verdict.SUPPORTED,
            reading.measured.status == "quoted",
            reading.measured.composed,
        )
        for reading in outcome.years
        if reading.measured.value is not None
    ]
    label = claimed(outcome.statement.assertion, outcome.primary.measured.unit)
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
