"""Sentences that tell something of trade in words nobody knows how to read. Pure.

A reader should see that nothing was checked there: silence would look like nothing to check.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import is_price
from dashboard.prose.found import Candidate, Found, Unread
from dashboard.prose.measured.balances import SIGNED
from dashboard.prose.rephrasing.pronouns import is_it
from dashboard.prose.whose.mutual import is_somebodys
from dashboard.prose.words.marks import is_sign
from dashboard.prose.words.trading import trading
from dashboard.prose.words.vocabulary import Mark

_PLACES: Final = frozenset({"ranks", "tops", "extremes", "shares", "changes"})


def untold(clause: Clause, before: Sequence[Found]) -> list[Found]:
    """The whole sentence, where a country's trade is told of with how much, or which place it has.

    With why it claims nothing, such as that it is to come, if so. ``before`` is what is found in
    the sentence before it.
    """
    if _is_foretold_of(clause, before):
        return [Unread(clause.sentence.start, clause.sentence.end, "forecast")]
    is_of_trade = clause.terms or any(trading(clause.marks, clause.words.syntax))
    if not (is_of_trade and is_somebodys(clause) and _tells(clause)):
        return []
    return [Unread(clause.sentence.start, clause.sentence.end, clause.reason or "measure")]


def _is_foretold_of(clause: Clause, before: Sequence[Found]) -> bool:
    """Whether it foretells how much there will be of the amount told right before.

    As in *trade was $2 billion, and the goal is 5*; of a plant to be built so much is none.
    """
    told = before[-1] if before else None
    is_told = isinstance(told, Candidate) and told.readings[0].said.operation == "level"
    amounts = [one for one in clause.quantities if one.unit.isupper() or one.is_bare]
    of_it = any(is_it(mark) for mark in clause.marks) or _begins_open(clause)
    is_other = any(map(is_price, amounts)) or any(
        mark.is_a("cannot", "measure") or mark.kind == "services" for mark in clause.marks
    )
    is_named = bool(clause.terms or clause.countries)
    is_open = clause.reason == "forecast" and bool(amounts) and of_it
    return is_told and is_open and not (is_named or is_other)


def _begins_open(clause: Clause) -> bool:
    """Whether a word for what is to come is the first of it that says anything: *and the goal*."""
    said = (one for one in clause.marks if one.kind not in {"whole", "links"} and not is_sign(one))
    return any(mark.is_a("cannot", "forecast") for mark in islice(said, 1))


def _tells(clause: Clause) -> bool:
    """Whether it tells how much, by its numbers or in words, or which place among others."""
    is_counted = not all(map(is_price, clause.quantities))
    flows = {term.kind for term in clause.terms}
    is_compared = len(flows) > 1 and any(map(_is_comparing, clause.marks))
    return is_counted or is_compared or any(map(_is_place, clause.marks))


def _is_place(mark: Mark) -> bool:
    return mark.kind in _PLACES or mark.is_a("whole", "record") or mark.is_a("measures", *SIGNED)


def _is_comparing(mark: Mark) -> bool:
    return mark.kind in {"relations", "compared"} or mark.is_a("units", "times", "multiple")
