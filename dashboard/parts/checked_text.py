"""A checked text: its claims with what was assumed of each, and the text with them marked."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.claims.explanations import explanations
from dashboard.claims.readings import Evaluation
from dashboard.claims.rule import Verdict
from dashboard.frames.checked_text import Asked, CheckedClaim, CheckedText
from dashboard.frames.other_money import other_money
from dashboard.parts.blocks import aria
from dashboard.parts.cards import number_and_why, verdict_badge
from dashboard.parts.choice_button import choice_button, named_button
from dashboard.parts.marked_text import marked
from dashboard.prose.choices import Choice
from dashboard.prose.found import Reason
from dashboard.prose.loosely import LEFT_OUT
from dashboard.state.snapshot import Snapshot
from dashboard.text.cards import whose_figures
from dashboard.text.claims import gaps_of
from dashboard.text.language import say
from dashboard.text.limits import explanation_line
from dashboard.text.money import money
from dashboard.text.pages import checked_text as words
from dashboard.text.unread import PARTS, part_name, rate_line, unread
from dashboard.text.verdicts import VERDICTS_WITHIN
from dashboard.text.words import capital
from etl.schema import DOLLARS

_QUOTED = 280
"""Characters of a text that are quoted beside it at most."""

_EXPLAINED = 3
"""So many ways in which a number could have arisen are told here; its page has all."""


def found_in(checked: CheckedText, asked: Asked, snapshot: Snapshot, action: str) -> Component:
    """The text, and beside it its claims and the words that were not read.

    What is chosen of a claim is sent to the address ``action``, and leads back to that claim.
    """
    claims = [_claim(claim, snapshot, action) for claim in checked.claims]
    # What a reader says is said for all of the text, and is asked once.
    first = {one.reason: one for one in reversed(checked.unread)}
    skipped = [
        html.Li(
            [
                html.Q(_short(asked.text[one.start : one.end]), dir="auto"),
                f" {unread(one.reason)}",
                *(
                    _asked(one.reason, checked, snapshot, action)
                    if first[one.reason] is one
                    else []
                ),
            ],
            id=f"unread-{number}",
        )
        for number, one in enumerate(checked.unread, 1)
    ]
    found = [
        *([html.H2(say(words.FOUND)), *claims] if claims else []),
        *([html.H2(say(words.SKIPPED)), html.Ul(skipped, className="unread")] if skipped else []),
    ]
    shown = [html.H2(say(words.MARKED)), html.P(list(marked(checked, asked.text)), dir="auto")]
    return html.Div(
        [html.Section(shown, className="marked"), html.Div(found, className="found")],
        className="checked-text",
    )


def _asked(
    reason: Reason, checked: CheckedText, snapshot: Snapshot, action: str
) -> list[Component]:
    """Whose trade it is, or with whom, to be said by the reader."""
    buttons = [choice_button(each, None, snapshot, action) for each in checked.asks.get(reason, ())]
    if not buttons:
        return []
    asked = html.Span(say(words.ASKS[reason]))
    return [html.Div([asked, *buttons], role="group", className="choice")]


def _claim(claim: CheckedClaim, snapshot: Snapshot, action: str) -> Component:
    if claim.is_open:
        return _open_claim(claim, snapshot, action)
    first, *others = claim.of_its_time
    also = [
        html.P(
            say(
                words.ALSO,
                sentence=one.evaluation.claim.sentence,
                verdict=say(VERDICTS_WITHIN[one.evaluation.verdict]),
            )
        )
        for one in others
        if not claim.is_offered(one)
    ]
    return html.Article(
        [
            html.Blockquote(_short(claim.quote), dir="auto"),
            html.P(say(words.READ_AS, sentence=first.evaluation.claim.sentence), className="what"),
            *(
                [html.P(rate_line(first.rate, first.reading.said.currency), className="assumed")]
                if first.rate
                else []
            ),
            *_answer(first.evaluation, snapshot),
            *_how(claim, snapshot),
            *_assumed(claim, snapshot, action),
            *also,
            html.Div(dcc.Link(say(words.FIGURES), href=first.page), className="acts"),
        ],
        id=f"claim-{claim.number}",
        className="card",
    )


def _open_claim(claim: CheckedClaim, snapshot: Snapshot, action: str) -> Component:
    """A claim of which a reader has to say when it is of, its money, or that it is meant."""
    if "sense" in claim.to_be_said:
        return _unclear(claim, action)
    first = claim.readings[0]
    asked: list[Component] = []
    for part in claim.to_be_said:
        told = _short(first.reading.assumed[part])
        asked.append(html.P(say(words.OPEN[part], words=told), className="assumed"))
        offered = [LEFT_OUT] if part == "words" else list(claim.instead[part])
        buttons = [
            choice_button(Choice(claim.number, part, one), None, snapshot, action)
            for one in offered
        ]
        label = html.Span(capital(part_name(part, first.reading.assumed[part])))
        asked.append(html.Div([label, *buttons], role="group", className="choice"))
    return html.Article(
        [
            html.Blockquote(_short(claim.quote), dir="auto"),
            html.P(say(words.READ_AS, sentence=first.evaluation.claim.sentence), className="what"),
            *asked,
            *_assumed(claim, snapshot, action),
        ],
        id=f"claim-{claim.number}",
        className="card",
    )


def _unclear(claim: CheckedClaim, action: str) -> Component:
    """A claim whose words are not read: what they may mean, for a reader to choose."""
    reason = claim.candidate.unread
    why = [unread(reason)] if reason else []
    asked = words.CAME_OF_IT if reason == "forecast" else words.SENSES
    return html.Article(
        [
            html.Blockquote(_short(claim.quote), dir="auto"),
            html.P([*why, " ", say(asked)], className="assumed"),
            _senses(claim, action),
        ],
        id=f"claim-{claim.number}",
        className="card",
    )


def _senses(claim: CheckedClaim, action: str) -> Component:
    """What words may mean, one button each; the one chosen is marked."""
    taken = "" if claim.is_open else claim.readings[0].reading.assumed["sense"]
    buttons = [
        named_button(
            Choice(claim.number, "sense", sense := one.reading.assumed["sense"]),
            one.evaluation.claim.sentence,
            None,
            action,
            is_taken=sense == taken,
        )
        for one in claim.senses
    ]
    label = {"role": "group", **aria("label", capital(say(PARTS["sense"])))}
    return html.Div(buttons, className="senses", **label)


def _answer(evaluation: Evaluation, snapshot: Snapshot) -> list[Component]:
    """The verdict with its number and whose that is, or why there is none."""
    (outcome,) = evaluation.outcomes
    if outcome.primary.measured.value is not None:
        return number_and_why(outcome, whose_figures(outcome, snapshot), snapshot)
    # What it was read as stands above: whose trade with whom, and when.
    told = html.P(gaps_of(outcome, snapshot), className="headline")
    return [verdict_badge(evaluation.verdict), told]


def _how(claim: CheckedClaim, snapshot: Snapshot) -> list[Component]:
    """How a number that is not so could have arisen."""
    if claim.verdict is not Verdict.NOT_SUPPORTED:
        return []
    first = claim.readings[0]
    said, evaluation = first.reading.said.currency or DOLLARS, first.evaluation
    evidence = snapshot.evidence_on(evaluation.claim)
    found = explanations(evaluation.outcomes[0], evidence)[:_EXPLAINED]
    lines = [
        html.Li(say(words.OTHER_MONEY, currency=money(code), said=money(said)))
        for code in other_money(first, snapshot.rates)
    ]
    lines += [html.Li(explanation_line(one, snapshot)) for one in found]
    return [html.P(say(words.HOW), className="assumed"), html.Ul(lines)] if lines else []


def _assumed(claim: CheckedClaim, snapshot: Snapshot, action: str) -> list[Component]:
    """Each part that the text does not say, with what may be chosen in its place."""
    assumed = dict(claim.readings[0].reading.assumed)
    left_out = assumed.pop("words", "")
    assumed.pop("sense", "")
    assumed = {part: told for part, told in assumed.items() if part not in claim.to_be_said}
    said: list[Component] = []
    if left_out and "words" not in claim.to_be_said:
        said.append(html.P(say(words.WITHOUT, words=_short(left_out)), className="assumed"))
    if claim.senses:
        said += [html.P(say(words.CHOSEN), className="assumed")]
        said += [_senses(claim, action)]
    if not assumed:
        return said
    rows = [
        html.Div(
            [
                html.Span(capital(part_name(part, taken))),
                *(
                    choice_button(
                        Choice(claim.number, part, one),
                        verdict,
                        snapshot,
                        action,
                        is_taken=one == taken,
                    )
                    for one, verdict in claim.instead[part].items()
                ),
            ],
            role="group",
            className="choice",
        )
        for part, taken in assumed.items()
    ]
    return [*said, html.P(say(words.ASSUMED), className="assumed"), *rows]


def _short(quote: str) -> str:
    """The words of a claim, without the end of many."""
    return quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED].rsplit(' ', 1)[0]} …"
