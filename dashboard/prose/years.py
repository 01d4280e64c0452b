"""The years and months that a number of a sentence may be of. Pure."""

from typing import Final

from dashboard.prose.clause import Clause
from dashboard.prose.found import refuse
from dashboard.prose.quantities import Quantity
from dashboard.prose.spans import Span

_DASHES: Final = frozenset({"-", "\u2013", "\u2014"})


def periods_beside(clause: Clause, number: Quantity) -> list[Span]:
    """The periods that a number may be of: of its part of a sentence, else those before it.

    Raises UnreadableError where they are several in a row.
    """
    told = sorted(clause.periods, key=lambda one: one.first)
    near = [one for one in told if not _is_apart(clause, number, one.first, signs=True)]
    before = [one for one in told if one.first < number.first]
    after = [one for one in told if not _is_apart(clause, number, one.first, signs=False)]
    found = near or before or after
    places = {one.first for one in found}
    for period in found:
        place, between = period.first, clause.marks[period.until : period.until + 1]
        is_joined = bool(between) and (
            between[0].meaning in _DASHES or between[0].is_a("links", "and")
        )
        if is_joined and any(place < one <= place + 4 for one in places):
            refuse("period")

    def distance(one: Span) -> int:
        is_after = one.first >= number.until
        return one.first - number.until if is_after else number.first - one.first

    return sorted(found, key=distance)


def _is_apart(clause: Clause, number: Quantity, place: int, *, signs: bool) -> bool:
    first, until = (number.until, place) if place > number.first else (place, number.first)
    is_counted = any(first <= one.first < until for one in clause.quantities)
    return is_counted or (signs and clause.is_divided(first, until))
