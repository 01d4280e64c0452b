"""The page of a claim, entered or just asked: first the answer, then every reading, then doubt."""

from collections.abc import Callable
from typing import NamedTuple

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.links import Links
from dashboard.charts.dots import dots
from dashboard.charts.keys import key_of
from dashboard.charts.lines import Axes, lines
from dashboard.charts.theme import country_colour
from dashboard.claims.conditions import conditions
from dashboard.claims.explanations import explanations
from dashboard.claims.model import Claim
from dashboard.claims.readings import Evaluation, Outcome
from dashboard.claims.rule import Verdict
from dashboard.frames.citation import cited_chart, cited_claim
from dashboard.frames.readings import chart_of_readings, charted_measure, years_rows
from dashboard.measures.periods import is_year
from dashboard.parts.blocks import Caption, chart, with_link
from dashboard.parts.cards import verdict_badge
from dashboard.parts.readings import readings
from dashboard.parts.tables import number_table
from dashboard.parts.take_away import downloads, share_and_cite
from dashboard.state.snapshot import Snapshot
from dashboard.text import pieces
from dashboard.text.accounts import notice
from dashboard.text.claimed import asserted, claim_sentence
from dashboard.text.claims import headline
from dashboard.text.language import say
from dashboard.text.limits import condition_line, explanation_line
from dashboard.text.names import as_told
from dashboard.text.on_record import known_line, years_line, years_title
from dashboard.text.readings import caveat
from dashboard.text.summaries import Sourced
from dashboard.text.verdicts import RULE
from dashboard.text.words import in_row


class Found(NamedTuple):
    """The page that a claim is on: what it found, its name in addresses, and the ways from it."""

    title: str
    page: str
    links: Links


def quoted(evaluation: Evaluation, snapshot: Snapshot) -> str:
    """The sentence of a claim between quotation marks."""
    return say(pieces.QUOTED, sentence=claim_sentence(evaluation, snapshot))


def claim_head(
    evaluation: Evaluation,
    snapshot: Snapshot,
    found: Found,
    heading: Callable[[str], Component] = html.H1,
) -> list[Component]:
    """Who said what, the verdict, one line to quote, and how to pass it on."""
    claim, links = evaluation.claim, found.links
    ways = links.part(found.page, links.here) | {"png": links.view(found.page, form="png")}
    work = cited_claim(evaluation, found.title, snapshot, ways)
    title = say(claim.title)
    where = html.A(title, href=claim.address) if claim.address else title
    said = with_link(pieces.SAID_ON, where, who=say(claim.said_by), day=claim.said_on)
    return [
        html.P(said if claim.said_by else [], className="said-by"),
        heading(quoted(evaluation, snapshot)),
        *_original(claim),
        verdict_badge(evaluation.verdict),
        html.P(headline(evaluation, snapshot), className="headline"),
        *([html.P(say(claim.notes))] if claim.notes else []),
        html.Div([downloads(ways), *share_and_cite(ways, work)], className="acts"),
    ]


def _original(claim: Claim) -> list[Component]:
    """The words as they were said; a browser sets their quotation marks and direction."""
    if not claim.quote:
        return []
    return [html.P(html.Q(claim.quote, lang=claim.language, dir="auto"), className="original")]


def claim_content(
    evaluation: Evaluation, snapshot: Snapshot, found: Found, vary: str = ""
) -> list[Component]:
    """A section for each thing asserted, then the rule and the ways on.

    ``vary`` leads to where its sentence can be changed.
    """
    sections = [
        _section(number, outcome, evaluation.claim, snapshot, found)
        for number, outcome in enumerate(evaluation.outcomes, 1)
    ]
    links = found.links
    ways: list[Component] = [
        html.A(say(pieces.CLAIMS_JSON), href=links.through("claims", "json")),
    ]
    if vary:
        ways.append(dcc.Link(say(pieces.CHANGE_SENTENCE), href=vary))
    return [
        *sections,
        html.Section([html.H2(say(pieces.RULE)), html.P(say(RULE))]),
        html.Div(ways, className="links"),
    ]


def _section(
    number: int, outcome: Outcome, claim: Claim, snapshot: Snapshot, found: Found
) -> Component:
    evidence = snapshot.evidence_on(claim)
    drawn = dots(outcome, snapshot, _colour(outcome.statement.partner, snapshot))
    by_year = _picture(number, outcome, claim, snapshot, found)
    return html.Section(
        [
            html.H2(asserted(outcome, snapshot), id=f"asserted-{number}"),
            *_known(outcome, snapshot),
            *([] if drawn else by_year),
            *readings(number, outcome, snapshot, drawn, _files(number, found)),
            *_listed(
                say(pieces.NEEDS),
                [condition_line(need, snapshot) for need in conditions(outcome, evidence)],
            ),
            *_listed(
                say(pieces.EXPLANATIONS),
                [explanation_line(item, snapshot) for item in explanations(outcome, evidence)],
            ),
            *(by_year if drawn else []),
        ],
        className="statement",
    )


def _files(number: int, found: Found) -> dict[str, str]:
    """The readings of what is asserted as files: their picture, and the numbers in it."""
    alone, links = chart_of_readings(number), found.links
    pictured = links.here.choosing(chart=alone)
    return links.chart(found.page, alone) | {"png": links.view(found.page, pictured, "png")}


def _colour(partner: str, snapshot: Snapshot) -> str:
    return country_colour(partner, snapshot.numbers[partner], snapshot.colours)


def _known(outcome: Outcome, snapshot: Snapshot) -> list[Component]:
    texts = (
        caveat(outcome.primary, snapshot),
        known_line(outcome, snapshot),
        years_line(outcome, snapshot),
    )
    return [html.P(text) for text in texts if text]


def _listed(title: str, lines_of_text: list[str]) -> list[Component]:
    if not lines_of_text:
        return []
    return [html.H3(title), html.Ul([html.Li(text) for text in lines_of_text])]


def _picture(
    number: int, outcome: Outcome, claim: Claim, snapshot: Snapshot, found: Found
) -> list[Component]:
    """The measure by year with the claimed band; the same months of years are told in words."""
    if not outcome.years or not is_year(outcome.primary.case.period):
        return []
    rows = years_rows(outcome, snapshot.vintage.id)
    partner, years = outcome.statement.partner, [int(row["period"]) for row in rows]
    colour = _colour(partner, snapshot)
    key = (outcome.statement.reporter, partner, charted_measure(outcome))
    axes = Axes(
        min(years),
        max(years),
        band=outcome.statement.assertion.band,
        labels={key: ""},  # one line, and the title says what it is
    )
    inside = [r.case.period for r in outcome.years if r.verdict is Verdict.SUPPORTED]
    text = pieces.BAND_OF_YEARS if inside else pieces.BAND_OF_NO_YEAR
    title, told = years_title(outcome), notice(rows, snapshot, claim)
    by_name = as_told(rows, snapshot)
    links = found.links.chart(found.page, f"years-{number}")
    return [
        chart(
            f"years-{number}",
            lines(by_name, {partner: colour}, axes),
            caption=Caption(
                title=title,
                summary=say(text, years=in_row(inside)),
                notice=told,
                key=key_of(by_name),
                under=f"asserted-{number}",
            ),
            sources=Sourced(say(pieces.SOURCES_IN_TABLE)),
            table=number_table(by_name, title, told),
            links=links,
            work=cited_chart(title, found.title, rows, snapshot, links),
        )
    ]
