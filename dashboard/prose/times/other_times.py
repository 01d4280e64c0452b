"""Words that lead to another time than the one told: *and for the year*, *in the second*. Pure."""

from collections.abc import Sequence
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.found import Reading
from dashboard.prose.words.marks import DASHES, back_past, is_break
from dashboard.prose.words.vocabulary import Mark

_OF_YEAR: Final = frozenset({"parts", "month", "months", "monthly"})
_MONTHS: Final = len("2024") + 1
"""Signs of a period of months at least."""


def is_of_other_time(clause: Clause, number: Quantity, told: Reading) -> bool:
    """Whether a number read as of months that were told may be of a year, or of other months."""
    said = told.said
    if len(said.period) < _MONTHS:
        return _is_of_part(clause, said.period) or (
            _is_of_next(clause, *_around(clause, number)) and _is_counted_before(clause, number)
        )
    lead, tail = _around(clause, number)
    if any(len(one.period) >= _MONTHS and one.first in lead for one in clause.periods):
        return False
    is_level = said.operation == "level"
    marks = clause.marks[lead.start : lead.stop]
    is_yearly = any(mark.is_a("yearly", "on") for mark in marks)
    is_of_year = is_yearly and (is_level or _is_counted_before(clause, number))
    return is_of_year or _is_of_next(clause, lead, tail) or _is_for_year(clause, tail)


def _is_of_part(clause: Clause, year: str) -> bool:
    """Whether a bracket after a year tells which months of it are meant: *2022 (first half)*."""
    marks = clause.marks
    return any(
        mark.meaning == year
        and marks[at + 1 : at + 2] != ()
        and marks[at + 1].meaning == "("
        and any(one.kind in _OF_YEAR for one in marks[at + 2 : at + 4])
        for at, mark in enumerate(marks)
    )


def _around(clause: Clause, number: Quantity) -> tuple[range, range]:
    """The places between the number before and one, and between it and the next."""
    before = max((one.until for one in clause.quantities if one.until <= number.first), default=0)
    # What stands right after a number is of that one.
    parted = (at for at in range(before, number.first) if before and is_break(clause.marks[at]))
    before = next(parted, number.first if before else 0)
    ends = [one.first for one in clause.quantities if one.first >= number.until]
    return range(before, number.first), range(number.until, min(ends, default=len(clause.marks)))


def _is_counted_before(clause: Clause, number: Quantity) -> bool:
    return any(one.until <= number.first for one in clause.quantities)


def _is_of_next(clause: Clause, lead: range, tail: range) -> bool:
    """Whether it is told as of the second, or of *this* one, whose noun was told before."""
    return any(_is_ordinal(clause.marks, at) for at in (*lead, *tail))


def _is_ordinal(marks: Sequence[Mark], at: int) -> bool:
    """Whether a place stands alone: *in the second*, and a sign, a number or nothing after it."""
    if marks[at].kind != "ranks" and not marks[at].is_a("links", "it"):
        return False
    lead = back_past(marks, at - 1)
    is_led = lead >= 0 and marks[lead].is_a("links", "in", "to")
    after = marks[at + 1 : at + 2]
    is_alone = (
        not after
        or after[0].meaning in {*DASHES, ".", ",", ";"}
        or (after[0].is_a("links", "and") and marks[at].kind == "ranks")
    )
    return is_led and is_alone


def _is_for_year(clause: Clause, tail: range) -> bool:
    """Whether *for the year* stands right after a number."""
    two = clause.marks[tail.start : tail.start + 2]
    is_led = [mark.kind for mark in two] == ["links", "whole"] and two[0].meaning == "for"
    return is_led and two[1].form in clause.words.syntax.a_year
