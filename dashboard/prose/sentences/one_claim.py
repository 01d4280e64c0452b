"""What one thing that a sentence tells asserts: as an example has it, else as it is. Pure."""

from dataclasses import replace
from typing import NamedTuple

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.examples.by_example import of_fitted
from dashboard.prose.examples.same import is_of_it_alone
from dashboard.prose.found import Reading, Reason, UnreadableError, refuse
from dashboard.prose.measured.asserted import of_direction, of_number, of_rank
from dashboard.prose.measured.directions import Moved
from dashboard.prose.measured.goods import GoodsApart, check_goods_whole, of_goods
from dashboard.prose.measured.statements import legal
from dashboard.prose.sentences.assertions import (
    Assertion,
    PlacedAssertion,
)
from dashboard.prose.sentences.extremes import Extreme, of_extreme
from dashboard.prose.sentences.obstacles import (
    check_all,
    is_of_firm,
    is_of_its_total,
    is_of_part,
    is_to_it,
    obstacle,
)
from dashboard.prose.times.other_times import is_of_other_time
from dashboard.prose.whose.mutual import is_mutual
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.words.shapes import COVERAGE
from etl.schema import WORLD


class Context(NamedTuple):
    """A sentence, with its goods apart; and why nothing of it is read but by example, if so."""

    whole: Clause
    goods: GoodsApart
    reason: Reason | None


def readings_of(
    context: Context, assertion: PlacedAssertion, pair: Pair, last: Said | None
) -> tuple[Reading, ...]:
    """What one thing that is told asserts: as an example has it, else as it is.

    Raises UnreadableError.
    """
    fitted = assertion.fitted
    begun = fitted.fit.places.start if fitted else assertion.first
    check_all(context.whole, assertion.first, begun)
    if is_of_firm(context.whole, assertion.first):
        refuse("measure")
    found = _by_example_or_plain(context, assertion, pair, last)
    check_goods_whole(context.whole, found[0], last)
    if assertion.number and is_of_other_time(context.whole, assertion.number, found[0]):
        refuse("period")
    said, assumed = found[0].said, found[0].assumed
    if said.measure == "share of exports" and _is_of_origin(context.whole, said.partner):
        refuse("measure")
    _check_partner(context, assertion, found[0], last)
    is_of_one = said.partner != WORLD
    is_share = last is not None and last.measure == f"share of {said.measure}"
    if is_share and said.operation == "change" and not _names_flow(context.whole, assertion):
        # By how much the share rose, or the flow.
        refuse("measure")
    is_of_union = is_of_one and said.reporter in context.whole.words.unions
    if "it" in assumed and is_of_union and last and last.partner == WORLD:
        # A member's share of all that its union trades is no partner's.
        refuse("group")
    if is_of_one and assertion.number and is_of_its_total(context.whole, assertion.number):
        refuse("measure")
    # Goods may have a place, and nobody names whose it is else.
    are_first = "partner" in assumed and any(mark.kind == "goods" for mark in context.whole.marks)
    if said.measure.startswith("rank") and (are_first or is_of_part(context.whole)):
        refuse("goods")
    if last and last.operation == "change in points" and "it" in assumed:
        # Of by how much something rose.
        refuse("measure")
    return found


def _check_partner(
    context: Context, assertion: PlacedAssertion, first: Reading, last: Said | None
) -> None:
    """Refuse what may be with another than whom it is taken for. Raises UnreadableError."""
    said, assumed = first.said, first.assumed
    # Of a partner, what it trades with whose partner it is.
    is_of_partner = "partner" in assumed and _is_beside_partner(context.whole, assertion)
    if said.partner == WORLD and (is_of_partner or is_to_it(context.whole)):
        refuse("partner")
    is_other = last is not None and last.partner != WORLD and said.only not in {"", last.only}
    if is_other and "partner" in assumed:
        # *Oil exports*, after trade with one: they may go anywhere.
        refuse("partner")


def _is_of_origin(clause: Clause, partner: str) -> bool:
    """Whether an adjective at the end of a part says whose goods they are that are exported.

    *Half of the oil it exports is Russian* was bought there; of imports it tells who sold them.
    """
    told = [at for at, mark in enumerate(clause.marks) if mark.is_a("countries", partner)]
    if not told or not clause.marks[told[-1]].is_adjective:
        return False
    after = clause.marks[told[-1] + 1 : clause.part(told[-1])[1]]
    is_last = all(mark.kind == "whole" or mark.meaning in ".!" for mark in after)
    return is_last and clause.is_there("measures", 0, told[-1])


def _is_beside_partner(clause: Clause, assertion: PlacedAssertion) -> bool:
    """Whether somebody is told to be a partner in the same part: *it is second, with 5 billion*."""
    begun, until = clause.part(assertion.first)
    return any(term.is_partner and begun <= term.noun < until for term in clause.terms)


def _names_flow(clause: Clause, assertion: PlacedAssertion) -> bool:
    """Whether a noun of trade stands in the same part as a number, before or after it."""
    begun, until = clause.part(assertion.first)
    return any(begun <= term.noun < until for term in clause.terms)


def _by_example_or_plain(
    context: Context, assertion: PlacedAssertion, pair: Pair, last: Said | None
) -> tuple[Reading, ...]:
    if assertion.fitted:
        try:
            if why := obstacle(context.whole, assertion.fitted.fit):
                refuse(why)
            return legal(of_fitted(context.whole, assertion.fitted, pair, last))
        except UnreadableError as error:
            if (
                assertion.plain is None
                or error.reason == "goods"
                or is_of_it_alone(context.whole, assertion.fitted)
            ):
                raise
            return _plain(context, assertion, pair, error)
    return _plain(context, assertion, pair)


def _plain(
    context: Context, assertion: PlacedAssertion, pair: Pair, failed: UnreadableError | None = None
) -> tuple[Reading, ...]:
    """What one thing asserts as it is. Raises UnreadableError.

    Where its example of a ratio, or of two countries, lacks who these are, and it is not read as it
    is either, that is why.
    """
    try:
        return _read_plainly(context, assertion, pair)
    except UnreadableError:
        is_of_two = is_mutual(context.whole) and not context.whole.countries
        is_ratio = assertion.fitted is not None and assertion.fitted.fit.shape.what == COVERAGE
        if failed and (is_ratio or (is_of_two and failed.reason in {"reporter", "partner"})):
            raise failed from None
        raise


def _read_plainly(context: Context, assertion: PlacedAssertion, pair: Pair) -> tuple[Reading, ...]:
    if context.reason or assertion.plain is None:
        refuse(context.reason or "measure")
    # What some goods are of all exports, nobody says whose, is not the only country's at home.
    whose = replace(pair, home="") if context.goods.are_having else pair
    found = _plainly(context.goods.clause, assertion.plain, whose)
    return legal(of_goods(found, context.goods))


def _plainly(clause: Clause, one: Assertion, pair: Pair) -> list[Reading]:
    """What one thing that is told asserts. Raises UnreadableError."""
    match one:
        case Quantity():
            return of_number(clause, one, pair)
        case Extreme():
            return of_extreme(clause, one, pair)
        case Moved():
            return of_direction(clause, one, pair)
    return of_rank(clause, one, pair)
