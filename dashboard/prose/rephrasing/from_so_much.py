"""From how much of which time to how much of which, where a verb stands last, in one order. Pure.

*In 2024 from 2023's 5 million to 6 million dollars it rose* is put as *from 2023's 5 million
dollars in 2024 to 6 million dollars it rose*.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_COUNTED: Final = ("magnitudes", "units")
_YEAR_BEFORE: Final = ("yearly", "own")


def with_amounts_before(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with each such pair of amounts in its one order, both with their units."""
    told = _in_order(marks, syntax) if syntax.verb_last else list(marks)
    # A year before what, nothing else says.
    return [
        replace(mark, kind="cannot", meaning="period") if mark.is_a(*_YEAR_BEFORE) else mark
        for mark in told
    ]


def _in_order(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    told = list(marks)
    for at in range(1, len(marks) - 3):
        if told[at].kind != "number" or is_year(told[at]) or not _is_own(told[at - 1], syntax):
            continue
        until = _past_counted(told, at + 1)
        later = _time(told, until)
        second = until + len(later)
        end = _past_counted(told, second + 1)
        if not _are_from_and_to(told, (at, until), (second, end)):
            continue
        begun = at - 1
        if not later and begun and _is_when(told[begun - 1]):
            begun, later = begun - 1, told[begun - 1 : begun]
            if begun and later[0].kind == "month" and _is_when_of(told[begun - 1]):
                begun, later = begun - 1, told[begun - 1 : begun + 1]
        own = _as_year(told[at - 1], later, syntax)
        first = _with_units(told[at:until], told[second:end])
        told[begun:end] = [own, *first, *later, *told[second:end]]
        return told
    return told


def _is_own(mark: Mark, syntax: Syntax) -> bool:
    """Whether a time is of what stands right after it alone."""
    is_time = is_year(mark) or mark.kind in {"years", "month"}
    return (is_time and mark.form.endswith(syntax.own_ends)) or mark.is_a(*_YEAR_BEFORE)


def _is_when(mark: Mark) -> bool:
    return (is_year(mark) or mark.kind in {"years", "month"}) and mark.case in {"in", ""}


def _is_when_of(mark: Mark) -> bool:
    return (is_year(mark) or mark.kind == "years") and mark.case == "of"


def _time(marks: Sequence[Mark], at: int) -> list[Mark]:
    """The words of a time at a place: a year, or a month with one; nothing where none is told."""
    first = marks[at : at + 1]
    if first and _is_when_of(first[0]):
        is_month = any(mark.kind == "month" for mark in marks[at + 1 : at + 2])
        return list(marks[at : at + 2]) if is_month else []
    return list(first) if first and _is_when(first[0]) else []


def _past_counted(marks: Sequence[Mark], at: int) -> int:
    while at < len(marks) and marks[at].kind in _COUNTED:
        at += 1
    return at


def _are_from_and_to(
    marks: Sequence[Mark], first: tuple[int, int], second: tuple[int, int]
) -> bool:
    """Whether a rise or a fall follows two amounts, from the one to the other."""
    (at, until), (to, end) = first, second
    is_counted = until > at + 1 and end > to + 1 and marks[to].kind == "number"
    is_moved = any(mark.kind in {"rises", "falls"} for mark in marks[end : end + 1])
    is_led = is_counted and (marks[until - 1].case, marks[end - 1].case) == ("from", "to")
    return is_led and is_moved and marks[end - 1].kind == "units"


def _with_units(first: Sequence[Mark], second: Sequence[Mark]) -> list[Mark]:
    """An amount with the unit of another where it has none: *from 5 million to 6 million $*."""
    if first[-1].kind == "units":
        return list(first)
    last, unit = first[-1], second[-1]
    own = replace(unit, case="from", start=last.end, end=last.end)
    return [*first[:-1], replace(last, case=""), own]


def _as_year(own: Mark, later: Sequence[Mark], syntax: Syntax) -> Mark:
    """*A year before's* as the year before the one told."""
    years = [mark for mark in later if is_year(mark)]
    if own.kind != "yearly" or len(later) != 1 or not years:
        return replace(own, case="in")
    year = str(int(years[0].meaning) - 1)
    return replace(own, kind="number", meaning=year, form=syntax.own_ends[0], case="in")
