"""The years that a number of a sentence may be of. Pure."""

from typing import Final

from dashboard.prose.clause import Clause
from dashboard.prose.found import refuse
from dashboard.prose.quantities import Quantity

_DASHES: Final = frozenset({"-", "\u2013", "\u2014"})


def years_beside(clause: Clause, number: Quantity) -> list[tuple[int, int]]:
    """The years that a number may be of: of its part of a sentence, else those before it.

    Raises UnreadableError where they are several in a row.
    """
    told = sorted(clause.years, key=lambda one: one[1])
    near = [one for one in told if not _is_apart(clause, number, one[1], signs=True)]
    before = [one for one in told if one[1] < number.first]
    after = [one for one in told if not _is_apart(clause, number, one[1], signs=False)]
    found = near or before or after
    places = {place for _, place in found}
    for place in places:
        between = clause.marks[place + 1 : place + 2]
        is_joined = bool(between) and (
            between[0].meaning in _DASHES or between[0].is_a("links", "and")
        )
        if is_joined and any(place < one <= place + 4 for one in places):
            refuse("period")

    def distance(one: tuple[int, int]) -> int:
        is_after = one[1] >= number.until
        return one[1] - number.until if is_after else number.first - one[1]

    return sorted(found, key=distance)


def _is_apart(clause: Clause, number: Quantity, place: int, *, signs: bool) -> bool:
    first, until = (number.until, place) if place > number.first else (place, number.first)
    is_counted = any(first <= one.first < until for one in clause.quantities)
    return is_counted or (signs and clause.is_divided(first, until))
