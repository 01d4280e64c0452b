"""Sentences that tell something of trade in words nobody knows how to read. Pure.

A reader should see that nothing was checked there: silence would look like nothing to check.
"""

from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import is_price
from dashboard.prose.found import Unread
from dashboard.prose.measured.balances import SIGNED
from dashboard.prose.whose.mutual import is_somebodys
from dashboard.prose.words.trading import trading
from dashboard.prose.words.vocabulary import Mark

_PLACES: Final = frozenset({"ranks", "tops", "extremes", "shares", "changes"})


def untold(clause: Clause) -> list[Unread]:
    """The whole sentence, where a country's trade is told of with how much, or which place it has.

    With why it claims nothing, such as that it is to come, if so.
    """
    is_of_trade = clause.terms or any(trading(clause.marks, clause.words.syntax))
    if not (is_of_trade and is_somebodys(clause) and _tells(clause)):
        return []
    return [Unread(clause.sentence.start, clause.sentence.end, clause.reason or "measure")]


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
