"""The claims of one sentence, by examples or by its words, and what cannot be read. Pure."""

from collections.abc import Iterator, Sequence

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.examples.fitted_numbers import FittedNumber, fitted_numbers
from dashboard.prose.examples.same import leads_on
from dashboard.prose.found import Candidate, Found, Reason, Unread, UnreadableError
from dashboard.prose.measured.directions import moved
from dashboard.prose.measured.goods import GoodsApart, goods_apart
from dashboard.prose.sentences.assertions import (
    Assertion,
    PlacedAssertion,
    assertion_places,
    placed,
)
from dashboard.prose.sentences.extremes import Extreme, extreme
from dashboard.prose.sentences.listed import unranked
from dashboard.prose.sentences.obstacles import OF_ALL
from dashboard.prose.sentences.one_claim import Context, readings_of
from dashboard.prose.sentences.records import records
from dashboard.prose.sentences.weighing import is_weighed, of_weighing
from dashboard.prose.whose.mutual import is_somebodys
from dashboard.prose.whose.pairs import Pair, with_all
from dashboard.prose.words.marks import is_word
from dashboard.prose.words.shapes import UNCOUNTED


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
    if not (pair.reporter or reason == "group" or is_of_us or _is_whose(clause)):
        yield from _whose(whole, last, by_example)
        return
    if reason and (reason in OF_ALL or not by_example):
        is_foretold = any(mark.is_a("cannot", "forecast") for mark in clause.marks)
        yield Unread(*places, "forecast" if is_foretold and reason not in OF_ALL else reason)
        return
    context, is_read = Context(whole, goods, reason), False
    for assertion in placed(whole, clause, told, by_example):
        if whole.is_there("magnitudes", 0, assertion.first) and not is_read:
            # It may be of that number, which is of nothing that is read.
            last = None
        try:
            found = readings_of(context, assertion, pair, last)
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


def _is_whose(clause: Clause) -> bool:
    """Whether it is told as somebody's; foreign trade is a country's too."""
    is_of_all = any(mark.is_a("whole", "total") for mark in clause.marks)
    return is_of_all or is_somebodys(clause)


def _whose(
    whole: Clause, last: Said | None, by_example: Sequence[FittedNumber]
) -> Iterator[Unread]:
    """What would be read if it were told whose it is, which a reader may say.

    Nothing where a word that nobody knows may be whose it is: a firm's, or a region's. The words
    of an example are known.
    """
    known = {at for one in by_example for at in one.fit.places}
    is_told = bool(whole.quantities or by_example or extreme(whole))
    is_plain = is_told and not any(
        is_word(mark) and at not in known for at, mark in enumerate(whole.marks)
    )
    somebody = whole.words.examples.two[:1] if is_plain else ()
    for one in claims_of(whole, with_all(*somebody), last) if somebody else ():
        if isinstance(one, Candidate) or one.reason == "period":
            yield Unread(one.start, one.end, "reporter")


def _unread(assertion: PlacedAssertion, reason: Reason) -> Iterator[Unread]:
    """Why something is not read; that something rose, beside what is told of it, nobody misses."""
    if not assertion.is_uncounted:
        yield Unread(assertion.start, assertion.end, reason)
