"""Whether a part of a sentence goes on with the number of the one before it alone. Pure.

*Exports rose by 8% in 2023, from 5 to 5.4 billion* does; after *exports rose by 8% and the army was
modernised* nobody knows what goes on.
"""

from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.words.marks import is_sign, is_word

_PLAIN: Final = frozenset({
    "links", "number", "units", "magnitudes", "whole", "about", "relations", "years", "month",
    "parts", "monthly", "same", "compared", "yearly", "dated", "shares", "changes", "counts", "is",
    "rises", "falls",
})  # fmt: skip
"""Kinds of words that say how much, and when."""


def part_before(clause: Clause, place: int) -> range:
    """The places of the part of a sentence before that of a place; none before the first."""
    at = clause.part(place)[0] - 1
    while at > 0 and is_sign(clause.marks[at]):
        at -= 1
    return range(*clause.part(at)) if at > 0 else range(0)


def only_number(clause: Clause, part: range) -> Quantity | None:
    """The number of a part that has one, and no word that nobody knows after it."""
    numbers = [one for one in clause.quantities if one.first in part]
    if len(numbers) != 1:
        return None
    after = clause.marks[numbers[0].until : part.stop]
    return None if any(map(is_word, after)) else numbers[0]


def is_plain(clause: Clause, places: range) -> bool:
    """Whether words only say how much, and when: no country, no noun of trade, nothing unknown."""
    return all(
        one.kind in _PLAIN or (one.kind == "other" and not is_word(one))
        for one in clause.marks[places.start : places.stop]
    )
