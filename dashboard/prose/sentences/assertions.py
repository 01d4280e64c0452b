"""What of a sentence asserts something, and where its words stand. Pure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dashboard.claims.rule import SIGNS
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import Term
from dashboard.prose.examples.fitted_numbers import FittedNumber
from dashboard.prose.measured.directions import Moved
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.sentences.extremes import Extreme
from dashboard.prose.words.marks import DIVIDES

_BRACKET: Final = "("

Assertion = Quantity | Term | Moved | Extreme
"""What of a sentence asserts something: a number, a rank, a rise, the highest since a year."""


def assertion_places(one: Assertion) -> tuple[int, int]:
    """The places of it among the marks, the second after the last."""
    if isinstance(one, Extreme):
        return one.at, one.at + 1
    if isinstance(one, Moved):
        return one.word.first, one.word.until
    return one.first, one.until if isinstance(one, Quantity) else one.noun + 1


class PlacedAssertion(NamedTuple):
    """Where something stands that a sentence tells: as an example has it, or as it is, or both.

    ``first`` is its place among the words.
    """

    fitted: FittedNumber | None
    plain: Assertion | None
    first: int
    start: int
    end: int

    @property
    def is_uncounted(self) -> bool:
        """Whether it is told by an example alone, and only that trade rose or fell."""
        number = self.fitted.piece.number if self.fitted else None
        is_moved = number is not None and number.unit in {*SIGNS}
        return is_moved and self.plain is None and self.measure in FLOWS

    @property
    def measure(self) -> str:
        """What an example tells it is of; blank where none does."""
        return self.fitted.measure if self.fitted else ""

    @property
    def number(self) -> Quantity | None:
        """The number that is told; None for a place, a rise, or the highest since a year."""
        if self.fitted:
            return self.fitted.piece.number
        return self.plain if isinstance(self.plain, Quantity) else None


def placed(
    whole: Clause, clause: Clause, told: list[Assertion], by_example: list[FittedNumber]
) -> list[PlacedAssertion]:
    """What a sentence tells, with where its words stand.

    What stands in a part that an example has, but is no number of it, is left out. ``clause`` is
    the ``whole`` without the goods.
    """
    places = list(_places_in(whole, clause))
    plain = {places[assertion_places(one)[0]]: one for one in told}
    fitting = {one.piece.first: one for one in by_example}
    covered = {at for one in by_example for at in one.fit.places}
    spans = {first: places[assertion_places(one)[1] - 1] + 1 for first, one in plain.items()}
    # A rank may begin with words before it that say nothing.
    spans = {first: until for first, until in spans.items() if not {first, until - 1} & covered}
    spans |= {first: one.piece.until for first, one in fitting.items()}
    parts = _parts(whole, in_order := sorted(spans.items()))
    return [
        PlacedAssertion(fitting.get(first), plain.get(first), first, *part)
        for (first, _), part in zip(in_order, parts, strict=True)
    ]


def _places_in(whole: Clause, clause: Clause) -> Iterator[int]:
    """Where in the whole each word of a clause stands that is some of it."""
    at = 0
    for mark in clause.marks:
        while (whole.marks[at].start, whole.marks[at].end) != (mark.start, mark.end):
            at += 1
        yield at
        at += 1


def _parts(clause: Clause, told: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where in the text the words of each thing told stand, given its places among the marks.

    What a sign such as a comma divides is the words of two, else the sentence is of all.
    """
    ends: dict[int, int] = {}
    for (_, until), (first, _) in pairwise(sorted(told)):
        sign = _divide(clause, until, first)
        if sign is not None:
            ends[first] = sign
    bounds = [0, *sorted(ends.values()), len(clause.marks)]
    return [_around(clause, bounds, first) for first, _ in told]


def _divide(clause: Clause, first: int, until: int) -> int | None:
    """The place of what divides the words of two things told; None where nothing does.

    Between two with their numbers in brackets it is what stands before the name of the second.
    """
    signs = [at for at in range(first, until) if clause.marks[at].meaning in DIVIDES]
    if not signs or clause.marks[signs[-1]].meaning != _BRACKET:
        return signs[-1] if signs else None
    if closed := [at for at in range(signs[-1], until) if clause.marks[at].meaning == ")"]:
        # What is in it is of the first.
        return closed[-1] + 1
    others = [
        at for at in range(first, signs[-1]) if at in signs or clause.marks[at].is_a("links", "and")
    ]
    return others[-1] if others else signs[-1]


def _around(clause: Clause, bounds: Sequence[int], place: int) -> tuple[int, int]:
    first, until = next(pair for pair in pairwise(bounds) if pair[0] <= place < pair[1])
    mark = clause.marks[first]
    first += mark.meaning in DIVIDES or (first > 0 and mark.is_a("links", "and"))
    return clause.marks[first].start, clause.marks[until - 1].end
