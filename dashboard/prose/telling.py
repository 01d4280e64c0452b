"""What of a sentence asserts something, and where its words stand. Pure."""

from collections.abc import Iterator

from dashboard.prose.clause import Clause
from dashboard.prose.directions import Moved
from dashboard.prose.extremes import Extreme
from dashboard.prose.fitted import Fitted
from dashboard.prose.quantities import Quantity
from dashboard.prose.terms import Term

Telling = Quantity | Term | Moved | Extreme | Fitted
"""What of a sentence asserts something: a number, a rank, a rise, the highest since a year."""


def places_of(one: Telling) -> tuple[int, int]:
    """The places of it among the marks, the second after the last."""
    if isinstance(one, Fitted):
        return one.piece.first, one.piece.until
    if isinstance(one, Extreme):
        return one.at, one.at + 1
    if isinstance(one, Moved):
        return one.word.first, one.word.until
    return one.first, one.until if isinstance(one, Quantity) else one.noun + 1


def with_places(
    whole: Clause, clause: Clause, told: list[Telling], by_example: list[Fitted]
) -> Iterator[tuple[Telling, tuple[int, int]]]:
    """What a sentence tells, with where its words stand: by example what can be, else as it is.

    ``clause`` is the ``whole`` without the goods.
    """
    places = list(_places_in(whole, clause))
    fitting = {
        at for one in by_example for at in range(one.fit.pieces[0].first, one.fit.pieces[-1].until)
    }
    found: dict[int, tuple[Telling, tuple[int, int]]] = {}
    for one in [*told, *by_example]:
        first, until = places_of(one)
        if not isinstance(one, Fitted):
            first, until = places[first], places[until - 1] + 1
            if first in fitting:
                continue
        found[first] = one, (first, until)
    rest = [found[first] for first in sorted(found)]
    return zip((one for one, _ in rest), whole.parts([place for _, place in rest]), strict=True)


def _places_in(whole: Clause, clause: Clause) -> Iterator[int]:
    """Where in the whole each word of a clause stands that is some of it."""
    at = 0
    for mark in clause.marks:
        while (whole.marks[at].start, whole.marks[at].end) != (mark.start, mark.end):
            at += 1
        yield at
        at += 1
