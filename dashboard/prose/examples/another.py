"""What a part of a sentence asserts of trade with one partner beside that with another. Pure."""

from typing import Final

from dashboard.claims.said import Said
from dashboard.measures.comparisons import OVER_ANOTHER
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.examples.fit import Fit
from dashboard.prose.examples.fitted_numbers import FittedNumber
from dashboard.prose.examples.left_after import check_sent
from dashboard.prose.examples.pieces import PARTNER, is_moved, named
from dashboard.prose.found import Reading, refuse
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.times.when import when
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.whose.sides import whose
from dashboard.prose.words.marks import OTHER_FLOW
from dashboard.prose.words.shapes import COMPARED, IS, NOUN

_SHARE: Final = f"{NOUN}share"
_VERB: Final = "flows|"
_SMALLER: Final = "smaller"
_WAYS: Final = {"to": "exports", "from": "imports"}


def of_another(clause: Clause, told: FittedNumber, pair: Pair) -> list[Reading]:
    """That there is more of something with one country than with another, or less.

    Raises UnreadableError.
    """
    fit, number = told.fit, told.piece.number
    check_sent(clause, fit)
    if number is None or len({one.period for one in clause.periods}) > 1:
        # In one year beside another.
        refuse("period")
    if fit.codes:
        refuse("goods")
    if any(mark.kind == "about" for mark in clause.marks[fit.places.start : fit.places.stop]):
        # *Almost as much* is not more.
        refuse("measure")
    after = fit.pieces[max(named(fit.pieces), default=0) + 1 :]
    is_later = not clause.words.syntax.verb_last and bool(clause.periods)
    if is_later and any(one.token.startswith(IS) for one in after):
        # More than with another at some other time.
        refuse("period")
    flows = {one.meaning for one in fit.pieces if one.token.startswith(NOUN)} & {*FLOWS}
    if len(flows) > 1:
        # Exports to one are held against all trade with another.
        refuse("measure")
    reporter, assumed = whose(fit.owner, pair.reporter or pair.home)
    if len({reporter, fit.other, fit.third} - {""}) < 3:  # noqa: PLR2004 -- three countries
        refuse("partner")
    period, _, about_years = when(clause, number, is_change=False)
    said = Said(
        reporter, fit.other, _measure(fit), OVER_ANOTHER, period, _relation(fit), than=fit.third
    )
    return [Reading(said, assumed | about_years)]


def _measure(fit: Fit) -> str:
    """What there is more of: a flow that a noun, verb or partner tells, or a share; else all."""
    nouns = [one for one in fit.pieces if one.token.startswith((NOUN, PARTNER, _VERB))]
    flow = next((one.meaning for one in nouns if one.meaning in FLOWS), _way(fit))
    # *Canada buys more from it than Mexico does* is told of who buys, and is of its exports.
    flow = OTHER_FLOW.get(flow, flow) if _is_of_buyer(fit) else flow
    return f"share of {flow}" if any(one.token.startswith(_SHARE) for one in nouns) else flow


def _way(fit: Fit) -> str:
    """The flow of words that name none: exports where something goes *to* the two, or from them."""
    leads = {fit.pieces[at - 1].token for at in named(fit.pieces) if at}
    return next((_WAYS[one] for one in leads if one in _WAYS), "turnover")


def _is_of_buyer(fit: Fit) -> bool:
    """Whether the one that trade is with is who does it, right before the verb."""
    at = named(fit.pieces)[0]
    verb = fit.pieces[at + 1]
    is_flow = verb.token.startswith(NOUN) and verb.meaning in FLOWS
    return is_flow and fit.pieces[at].meaning == fit.other


def _relation(fit: Fit) -> str:
    """How the one is to the other: as the example has it, unless its verb is one of a fall."""
    is_fallen = any(is_moved(one) and one.meaning == "falls" for one in fit.pieces)
    return _SMALLER if is_fallen else COMPARED[fit.shape.what]
