"""Periods that another part of a sentence tells something of, and not a number's own. Pure."""

from dataclasses import replace
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.words.marks import DASHES, DIVIDES, is_word
from dashboard.prose.words.spans import Span
from dashboard.prose.words.vocabulary import Mark

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
        if clause.marks[at].meaning in DIVIDES or _is_joining(clause, at)
    ]
    begun, end = clause.part(period.first)
    is_end = end == period.until + clause.is_there("whole", period.until, period.until + 1)
    is_alone = all(mark.kind in {"links", "whole"} for mark in clause.marks[begun : period.first])
    if is_end and end < len(clause.marks) and (is_alone or clause.marks[end].meaning in DASHES):
        # A dash for a verb: in 2021 - so much; or *in 2021, it was so much*.
        end = clause.part(min(end + 1, len(clause.marks) - 1))[1]
    rest = [one for one in clause.quantities if period.until <= one.first < end]
    return bool(ends and rest) and rest[0].unit == number.unit


def _is_joining(clause: Clause, at: int) -> bool:
    """Whether an *and* goes on with something new, not with the other of two countries."""
    is_between = all(
        one.kind == "countries"
        for one in (*clause.marks[at - 1 : at], *clause.marks[at + 1 : at + 2])
    )
    return clause.marks[at].is_a("links", "and") and not is_between


def is_of_other_part(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether a sign parts it from a number, and what is told there has words of its own."""
    if period.first < number.until or not clause.is_divided(number.until, period.first):
        return False
    begun = clause.part(period.first)[0]
    if clause.marks[begun - 1].meaning == ":":
        # What is spelled out after it is of the same time.
        return False
    # A dash for a verb: *the record was in 2012*, *in 2023 it fell*.
    if clause.marks[begun - 1].meaning in DASHES:
        begun = clause.part(begun - 1)[0] if begun > 1 else begun
    end = end_of_part(clause, period.first)
    begun = max(begun, number.until)
    here = [clause.marks[at] for at in range(begun, end) if not period.first <= at < period.until]
    if number.unit == "rank" and any(mark.kind == "partners" for mark in here):
        # First, second and third among partners.
        return False
    return any(is_word(mark) or _is_telling(mark) for mark in here)


def end_of_part(clause: Clause, place: int) -> int:
    """Where the part around a place ends, with what a dash for a verb leads to: *in 2021 - 5*."""
    end = clause.part(place)[1]
    is_dash = end + 1 < len(clause.marks) and clause.marks[end].meaning in DASHES
    return clause.part(end + 1)[1] if is_dash else end


def _is_telling(mark: Mark) -> bool:
    return mark.kind in _TELLING or mark.is_a("whole", "record")


def is_of_bracket(clause: Clause, period: Span, place: int) -> bool:
    """Whether a period in brackets with a number is that one's: *rose 5% (2022: $9 billion)*."""
    marks = clause.marks
    opened = [at for at in range(period.first) if marks[at].meaning == "("]
    closed = [at for at in range(period.until, len(marks)) if marks[at].meaning == ")"]
    if (
        not opened
        or not closed
        or any(one.meaning == ")" for one in marks[opened[-1] : period.first])
    ):
        return False
    inside = range(opened[-1], closed[0])
    is_counted = any(one.first in inside for one in clause.quantities)
    return is_counted and place not in inside


def of_own_year(clause: Clause, number: Quantity) -> Quantity:
    """A number with the year that has it, where one does: *2023's $10.9 billion*."""
    at = number.first - 1
    is_owned = at > 0 and clause.marks[at].is_a("links", "own")
    begun = clause.part(number.first)[0]
    # *Since 2020, when it was 3*.
    is_then = begun > 1 and clause.marks[begun].form in clause.words.syntax.eras[:1]
    at = at if is_owned else begun - 1
    years = [one for one in clause.periods if (is_owned or is_then) and one.until == at]
    return replace(number, period=years[0].period) if years else number


def is_last(clause: Clause, place: int) -> bool:
    """Whether nothing stands from a place on but signs and words that say nothing."""
    rest = clause.marks[place:]
    return all(mark.kind == "whole" or not mark.meaning.isalnum() for mark in rest)


def is_cut(clause: Clause, earlier: Span, number: Quantity, later: list[Span]) -> bool:
    """Whether a semicolon stands before a number and its own period, and after an earlier one."""
    ends = [at for at, mark in enumerate(clause.marks) if mark.meaning == ";"]
    return any(earlier.until <= at < min(number.first, one.first) for at in ends for one in later)


def is_of_change_before(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether a part before an amount says since when something rose: *up 3% from 2023, and*."""
    is_apart = number.unit.isupper() and clause.is_divided(period.until, number.first)
    return is_apart and clause.is_earlier(period) and clause.counted_until(period.first) > 0
