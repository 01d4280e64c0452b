"""That something was the highest since a year or so far, or the lowest, and that nobody read. Pure.

*Imports set yet another record in 2025*, where words around it say what the grammar does not know.
"""

from collections.abc import Collection, Iterator
from typing import Final

from dashboard.measures.comparisons import BEYOND
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.found import Candidate, Found
from dashboard.prose.gist.unread import is_open, is_refused
from dashboard.prose.sentences.extremes import way_of_extreme
from dashboard.prose.sentences.records import ASSERTS, way_of_record
from dashboard.prose.words.marks import back_past
from dashboard.prose.words.vocabulary import Mark

EXTREMES: Final = frozenset(ASSERTS)
"""What such words count: that it is the highest, or the lowest."""


def records_told(clause: Clause, found: Collection[Found]) -> Iterator[Quantity]:
    """The only word of a record in a sentence, where no claim that is read tells of one."""
    if is_open(clause) or any(_is_record(one) for one in found):
        return
    told = [(at, way) for at, mark in enumerate(clause.marks) if (way := _way(mark))]
    if len(told) == 1 and not (is_refused(clause, told[0][0]) or _is_left(clause, told[0][0])):
        at, way = told[0]
        yield Quantity(0.0, 0.0, way, at, at + 1)


def since(clause: Clause, number: Quantity) -> str:
    """Since when it is one: the time beside such a word that something is compared with."""
    at = number.first
    beside = [one.period for one in clause.periods if one.first == at + 1]
    if clause.words.syntax.verb_last:
        before = [one for one in clause.periods if one.until <= at and clause.is_earlier(one)]
        beside = [one.period for one in before[-1:]]
    return next(iter(beside), "")


def _is_left(clause: Clause, at: int) -> bool:
    """Whether something fell from it, or is so much of it: *from a record high*."""
    led = clause.marks[max(back_past(clause.marks, at - 1), 0)]
    is_before = led.is_a("links", "from", "of") or led.kind == "compared"
    return clause.marks[at].case == "from" or (is_before and not clause.words.syntax.verb_last)


def _is_record(one: Found) -> bool:
    return isinstance(one, Candidate) and any(way.said.operation in BEYOND for way in one.readings)


def _way(mark: Mark) -> str:
    """Whether a word says *highest* or *lowest*; blank where it says neither, or of so many."""
    way = way_of_extreme(mark) if mark.kind == "extremes" else way_of_record(mark)
    return way if way in EXTREMES and " of " not in mark.meaning else ""
