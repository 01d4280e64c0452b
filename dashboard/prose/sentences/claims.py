"""The claims of one sentence, by examples or by its words, and what cannot be read. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.examples.by_example import of_fitted
from dashboard.prose.examples.fitted_numbers import FittedNumber, fitted_numbers
from dashboard.prose.examples.same import is_of_it_alone, leads_on
from dashboard.prose.found import Candidate, Found, Reading, Reason, Unread, UnreadableError, refuse
from dashboard.prose.measured.asserted import of_direction, of_number, of_rank
from dashboard.prose.measured.directions import Moved, moved
from dashboard.prose.measured.goods import GoodsApart, check_goods_whole, goods_apart, of_goods
from dashboard.prose.measured.statements import legal
from dashboard.prose.sentences.assertions import (
    Assertion,
    PlacedAssertion,
    assertion_places,
    placed,
)
from dashboard.prose.sentences.extremes import Extreme, extreme, of_extreme
from dashboard.prose.sentences.listed import unranked
from dashboard.prose.sentences.obstacles import (
    OF_ALL,
    check_all,
    is_of_firm,
    is_of_its_total,
    is_of_part,
    is_to_it,
    obstacle,
)
from dashboard.prose.sentences.records import records
from dashboard.prose.sentences.weighing import is_weighed, of_weighing
from dashboard.prose.times.other_times import is_of_other_time
from dashboard.prose.whose.mutual import is_mutual
from dashboard.prose.whose.pairs import Pair, with_all
from dashboard.prose.words.marks import is_word
from dashboard.prose.words.shapes import COVERAGE, UNCOUNTED
from etl.schema import WORLD


def claims_of(whole: Clause, pair: Pair, last: Said | None) -> Iterator[Found]:
    """The claims of one sentence, in the order of their numbers.

    It is of the trade of a ``pair`` where it does not say whose; ``last`` is what was told before.
    """
    places = (whole.sentence.start, whole.sentence.end)
    reason = whole.reason
    try:
        goods = goods_apart(whole)
    except UnreadableError as error:
        goods, reason = GoodsApart(whole), reason or error.reason
    clause = goods.clause
    if is_weighed(clause) and clause.terms:
        yield of_weighing(clause, reason or ("goods" if goods.codes else None))
        return
    fitting = [one for one in fitted_numbers(whole, last) if leads_on(whole, one)]
    by_example, told = unranked(clause, fitting, _assertions(clause))
    by_example = _without_existing(by_example, told)
    if not (by_example or (clause.terms and told)):
        return
    us = clause.words.examples.us.values()
    is_of_us = reason in OF_ALL and any(mark.form in us for mark in clause.marks)
    if not (pair.reporter or reason == "group" or is_of_us or _is_somebodys(clause)):
        yield from _whose(whole, last, by_example)
        return
    if reason and (reason in OF_ALL or not by_example):
        is_foretold = any(mark.is_a("cannot", "forecast") for mark in clause.marks)
        yield Unread(*places, "forecast" if is_foretold and reason not in OF_ALL else reason)
        return
    context, is_read = _Context(whole, goods, reason), False
    for assertion in placed(whole, clause, told, by_example):
        if whole.is_there("magnitudes", 0, assertion.first) and not is_read:
            # It may be of that number, which is of nothing that is read.
            last = None
        try:
            found = _readings_of(context, assertion, pair, last)
        except UnreadableError as error:
            is_read, last = False, None
            yield from _unread(assertion, error.reason)
            continue
        yield Candidate(assertion.start, assertion.end, found)
        if assertion.number and (told_so := records(whole, assertion.number, found)):
            yield Candidate(assertion.start, assertion.end, told_so)
        is_read = True
        said = found[0].said
        pair = pair.after(said)
        # Of *it* several things may be told.
        last = last if assertion.fitted and assertion.fitted.is_of_it else said


def _assertions(clause: Clause) -> list[Assertion]:
    """What tells something, in its order: numbers, places among partners, a record, a direction."""
    ranked = [term for term in clause.terms if term.is_partner and term.rank]
    told: list[Assertion] = sorted([*clause.quantities, *ranked], key=assertion_places)
    way = extreme(clause) or moved(clause)
    return [way, *told] if way and (not told or isinstance(way, Extreme)) else told


def _without_existing(by_example: list[FittedNumber], told: list[Assertion]) -> list[FittedNumber]:
    """What fits, but not that there is a deficit where it is told as a record: that says so."""
    is_record = any(isinstance(one, Extreme) for one in told)
    return [one for one in by_example if not (is_record and one.fit.shape.what in UNCOUNTED)]


def _is_somebodys(clause: Clause) -> bool:
    """Whether a country is named; bilateral trade, foreign trade or ours is somebody's too."""
    return bool(clause.countries) or any(
        mark.is_a("whole", "mutual", "both", "total") or mark.form in clause.words.syntax.ours
        for mark in clause.marks
    )


def _whose(
    whole: Clause, last: Said | None, by_example: Sequence[FittedNumber]
) -> Iterator[Unread]:
    """What would be read if it were told whose it is, which a reader may say.

    Nothing where a word that nobody knows may be whose it is: a firm's, or a region's. The words
    of an example are known.
    """
    known = {at for one in by_example for at in one.fit.places}
    unknown = (at for at, mark in enumerate(whole.marks) if is_word(mark) and at not in known)
    is_told = bool(whole.quantities or by_example or extreme(whole))
    is_plain = is_told and not any(True for _ in unknown)
    somebody = whole.words.examples.two[:1] if is_plain else ()
    for one in claims_of(whole, with_all(*somebody), last) if somebody else ():
        if isinstance(one, Candidate) or one.reason == "period":
            yield Unread(one.start, one.end, "reporter")


def _unread(assertion: PlacedAssertion, reason: Reason) -> Iterator[Unread]:
    """Why something is not read; that something rose, beside what is told of it, nobody misses."""
    if not assertion.is_uncounted:
        yield Unread(assertion.start, assertion.end, reason)


class _Context(NamedTuple):
    """A sentence, with its goods apart; and why nothing of it is read but by example, if so."""

    whole: Clause
    goods: GoodsApart
    reason: Reason | None


def _readings_of(
    context: _Context, assertion: PlacedAssertion, pair: Pair, last: Said | None
) -> tuple[Reading, ...]:
    """What one thing that is told asserts: as an example has it, else as it is.

    Raises UnreadableError.
    """
    check_all(context.whole, assertion.first)
    if is_of_firm(context.whole, assertion.first):
        refuse("measure")
    found = _by_example_or_plain(context, assertion, pair, last)
    check_goods_whole(context.whole, found[0], last)
    if assertion.number and is_of_other_time(context.whole, assertion.number, found[0]):
        refuse("period")
    said, assumed = found[0].said, found[0].assumed
    is_of_one = said.partner != WORLD
    # Of a partner, what it trades with whose partner it is.
    is_of_partner = "partner" in assumed and _is_beside_partner(context.whole, assertion)
    if not is_of_one and (is_of_partner or is_to_it(context.whole)):
        refuse("partner")
    is_other = last is not None and last.partner != WORLD and said.only not in {"", last.only}
    if is_other and "partner" in assumed:
        # *Oil exports*, after trade with one: they may go anywhere.
        refuse("partner")
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


def _is_beside_partner(clause: Clause, assertion: PlacedAssertion) -> bool:
    """Whether somebody is told to be a partner in the same part: *it is second, with 5 billion*."""
    begun, until = clause.part(assertion.first)
    return any(term.is_partner and begun <= term.noun < until for term in clause.terms)


def _names_flow(clause: Clause, assertion: PlacedAssertion) -> bool:
    """Whether a noun of trade stands in the same part as a number, before or after it."""
    begun, until = clause.part(assertion.first)
    return any(begun <= term.noun < until for term in clause.terms)


def _by_example_or_plain(
    context: _Context, assertion: PlacedAssertion, pair: Pair, last: Said | None
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
    context: _Context, assertion: PlacedAssertion, pair: Pair, failed: UnreadableError | None = None
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


def _read_plainly(context: _Context, assertion: PlacedAssertion, pair: Pair) -> tuple[Reading, ...]:
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
