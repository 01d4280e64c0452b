"""All claims as one table: verdict, sentence, and each number with its year. Pure."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.links import Links
from dashboard.claims.readings import Evaluation, Outcome
from dashboard.parts.blocks import data
from dashboard.state.snapshot import Snapshot
from dashboard.text import report as words
from dashboard.text.claimed import asserted, claim_sentence
from dashboard.text.language import say
from dashboard.text.readings import value_text
from dashboard.text.verdicts import VERDICT_SHAPES, verdict_name
from dashboard.text.words import NO_VALUE, in_row


def claims_table(evaluations: list[Evaluation], snapshot: Snapshot, links: Links) -> Component:
    """A row a claim, in their order; of several things asserted each number has its line."""
    heads = [say(name) for name in words.HEAD]
    head = html.Thead(html.Tr([html.Th(name, scope="col") for name in heads]))
    body = html.Tbody([_row(evaluation, snapshot, links, heads) for evaluation in evaluations])
    table = html.Table([head, body], className="readings")
    return html.Div(table, className="scroll", tabIndex=0)


def _row(evaluation: Evaluation, snapshot: Snapshot, links: Links, heads: list[str]) -> Component:
    claim, verdict = evaluation.claim, evaluation.verdict
    told = f"{VERDICT_SHAPES[verdict]} {verdict_name(verdict)}"
    words_of, to = claim_sentence(evaluation, snapshot), links.through(f"claim/{claim.id}")
    sentence = dcc.Link(words_of, href=to, className="quote")
    cells: dict[str, list[Component] | str] = {
        heads[1]: [sentence],
        heads[2]: [_number(one, evaluation, snapshot) for one in evaluation.outcomes],
        heads[3]: _years(evaluation),
    }
    return html.Tr(
        [
            html.Th(html.Span(told, className=f"verdict {verdict.slug}"), scope="row"),
            *(html.Td(html.Div(said), **data("head", name)) for name, said in cells.items()),
        ]
    )


def _number(outcome: Outcome, evaluation: Evaluation, snapshot: Snapshot) -> Component:
    """What was measured, and, where the sentence asserts several things, of which of them."""
    number = value_text(outcome.primary, outcome.statement.assertion) or NO_VALUE
    several = len(evaluation.outcomes) > 1
    of = html.Div(asserted(outcome, snapshot), className="what")
    return html.Div([number, *([of] if several else [])])


def _years(evaluation: Evaluation) -> str:
    """The years the numbers are of, each once."""
    return in_row(dict.fromkeys(one.primary.case.period for one in evaluation.outcomes))
