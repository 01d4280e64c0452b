"""Periods that another part of a sentence tells something of, and not a number's own. Pure."""

from typing import Final

from dashboard.prose.beside import DASHES, DIVIDES, is_word
from dashboard.prose.clause import Clause
from dashboard.prose.quantities import Quantity
from dashboard.prose.spans import Span
from dashboard.prose.vocabulary import Mark

_TELLING: Final = frozenset({
    "is", "rises", "falls", "measures", "partners", "countries", "relations",
})  # fmt: skip


def is_of_next(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether a period after a number stands in another part before one of the same kind there.

    As in *it accounts for 2%, though in 2021 it was 9%*.
    """
    ends = [
        at
        for at in range(number.until, period.first)
        if clause.marks[at].meaning in DIVIDES or clause.marks[at].is_a("links", "and")
    ]
    end = clause.part(period.first)[1]
    if end == period.until + clause.is_there("whole", period.until, period.until + 1):
        # A dash for a verb: in 2021 - so much.
        end = clause.part(min(end + 1, len(clause.marks) - 1))[1]
    rest = [one for one in clause.quantities if period.until <= one.first < end]
    return bool(ends and rest) and rest[0].unit == number.unit


def is_of_other_part(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether a sign parts it from a number, and what is told there has words of its own."""
    if period.first < number.until or not clause.is_divided(number.until, period.first):
        return False
    begun, end = clause.part(period.first)
    if clause.marks[begun - 1].meaning == ":":
        # What is spelled out after it is of the same time.
        return False
    # A dash for a verb: *the record was in 2012*, *in 2023 it fell*.
    if clause.marks[begun - 1].meaning in DASHES:
        begun = clause.part(begun - 1)[0] if begun > 1 else begun
    if clause.marks[end : end + 1] and clause.marks[end].meaning in DASHES:
        end = clause.part(min(end + 1, len(clause.marks) - 1))[1]
    begun = max(begun, number.until)
    here = [clause.marks[at] for at in range(begun, end) if not period.first <= at < period.until]
    if number.unit == "rank" and any(mark.kind == "partners" for mark in here):
        # First, second and third among partners.
        return False
    return any(is_word(mark) or _is_telling(mark) for mark in here)


def _is_telling(mark: Mark) -> bool:
    return mark.kind in _TELLING or mark.is_a("whole", "record")


def is_of_bracket(clause: Clause, period: Span, place: int) -> bool:
    """Whether a period after a place is that of a number in brackets: *5% (2022: $9 billion)*."""
    marks = clause.marks
    is_bracketed = period.first > 0 and marks[period.first - 1].meaning == "("
    after = [one.first for one in clause.quantities if one.first == period.until]
    return is_bracketed and bool(after) and place < period.first
