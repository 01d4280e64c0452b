"""Sentences that tell something of trade in words nobody knows how to read. Pure.

A reader should see that nothing was checked there: silence would look like nothing to check.
"""

from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Unread
from dashboard.prose.words.vocabulary import Mark

_LEAST: Final = 1_000.0
"""Of any money: less is what something costs, and no trade of a country."""

_PLACES: Final = frozenset({"ranks", "tops", "extremes", "shares", "changes"})
_BALANCES: Final = frozenset({"surplus", "deficit"})


def untold(clause: Clause) -> list[Unread]:
    """The whole sentence, where a country's trade is told of with how much, or which place it has.

    With why it claims nothing, such as that it is to come, if so.
    """
    if not (clause.terms and _is_somebodys(clause) and _tells(clause)):
        return []
    return [Unread(clause.sentence.start, clause.sentence.end, clause.reason or "measure")]


def _is_somebodys(clause: Clause) -> bool:
    return bool(clause.countries) or any(
        mark.is_a("whole", "mutual", "both") or mark.form in clause.words.syntax.ours
        for mark in clause.marks
    )


def _tells(clause: Clause) -> bool:
    """Whether it tells how much, by its numbers or in words, or which place among others."""
    is_counted = any(not one.unit.isupper() or one.value >= _LEAST for one in clause.quantities)
    flows = {term.kind for term in clause.terms}
    is_compared = len(flows) > 1 and any(map(_is_comparing, clause.marks))
    return is_counted or is_compared or any(map(_is_place, clause.marks))


def _is_place(mark: Mark) -> bool:
    return mark.kind in _PLACES or mark.is_a("whole", "record") or mark.is_a("measures", *_BALANCES)


def _is_comparing(mark: Mark) -> bool:
    return mark.kind in {"relations", "compared"} or mark.is_a("units", "times", "multiple")
