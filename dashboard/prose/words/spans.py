"""Parts of a year in a sentence: a month, a quarter, months from one to another. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dashboard.measures.periods import months_to
from dashboard.prose.words.vocabulary import Mark

TO: Final = frozenset({"-", "\u2013", "\u2014"})
"""Dashes from one time to another."""

_YEAR: Final = 12
_IRANIAN: Final = frozenset({"13", "14"})
_OF_DAYS: Final = 2
"""Digits of the day of a month at most."""


class Span(NamedTuple):
    """Months that a sentence names, blank where they cannot be told, and their words' places.

    ``is_assumed`` where it says no year; ``month`` is the one named where it is one.
    """

    period: str
    first: int
    until: int
    is_assumed: bool = False
    month: int = 0


def spans(marks: Sequence[Mark], year: int) -> Iterator[Span]:
    """All of them in a sentence said in a ``year``, in their order."""
    at = 0
    while at < len(marks):
        found = _span(marks, at, year)
        if found:
            yield found
        at = found.until if found else at + 1


def _span(marks: Sequence[Mark], at: int, year: int) -> Span | None:
    mark = marks[at]
    if mark.kind == "month":
        return _of_months(marks, at, year)
    if mark.kind == "parts":
        first, _, last = mark.meaning.partition("-")
        return _within(marks, (int(first), int(last)), (at, at + 1), year)
    if mark.kind == "yearlong":
        return _yearlong(marks, at, year)
    count = _count(mark)
    if count and _is_a(marks, at + 1, "monthly"):
        return _of_count(marks, count, at, year)
    # Whatever else is said of months cannot be read, nor a year of another calendar.
    is_other = mark.kind in {"months", "monthly"} or _is_of_other_calendar(marks, at)
    return Span("", at, at + 1) if is_other else None


def _is_of_other_calendar(marks: Sequence[Mark], at: int) -> bool:
    """Whether a number is a year as Iran counts them: *in 1403*."""
    mark, after = marks[at], marks[at + 1 : at + 2]
    is_year = mark.kind == "number" and len(mark.meaning) == len("1403") and mark.meaning.isdigit()
    if not is_year or mark.meaning[:2] not in _IRANIAN:
        return False
    is_counted = any(one.kind in {"units", "magnitudes"} for one in after)
    is_led = _is_link(marks, at - 1, "in", "of", "to", "for") or mark.case == "in"
    # In the year 1403.
    is_led = is_led or (at > 0 and marks[at - 1].kind == "whole")
    return is_led and not is_counted


def _of_months(marks: Sequence[Mark], at: int, year: int) -> Span:
    """A month, or from it to another; with a day it is no month."""
    if across := _across_years(marks, at):
        return across
    first = last = int(marks[at].meaning)
    until = at + 1
    is_to = until < len(marks) and (
        marks[until].meaning in TO or marks[until].is_a("links", "to", "and", "until", "per")
    )
    if is_to and _is_a(marks, until + 1, "month"):
        last, until = int(marks[until + 1].meaning), until + 2
        # January and March are not what is between, unless it says so.
        is_between = _is_link(marks, at - 1, "between")
        if marks[until - 2].is_a("links", "and") and last != first + 1 and not is_between:
            return Span("", at, until)
    # After *in January*, or *than in January*, a number is no day of it.
    is_in = marks[until - 1].case not in {"", "of"}
    if _is_day(marks, at - 1) or (_is_day(marks, until) and not is_in):
        return Span("", at, until)
    begun = at - (last != first and _is_link(marks, at - 1, "from", "with", "between"))
    return _within(marks, (first, last), (begun, until), year)


def _across_years(marks: Sequence[Mark], at: int) -> Span | None:
    """Months from one year to another: *between April 2024 and March 2025*; None where so.

    What rose from one to the other rose from the first of them to the last; of twelve months, as a
    fiscal year has, it may have risen on those before.
    """
    to = at + 2 + _is_a(marks, at + 2, "whole")
    told = [one for one in (at + 1, to + 2) if _is_a(marks, one, "number")]
    if len(told) < 2 or not _is_a(marks, to + 1, "month"):  # noqa: PLR2004 -- from one to another
        return None
    joint = marks[to]
    is_to = joint.meaning in TO or joint.is_a("links", "to", "until", "per")
    is_to = is_to or (joint.is_a("links", "and") and _is_link(marks, at - 1, "between"))
    first, last = ((marks[one].meaning, int(marks[one - 1].meaning)) for one in told)
    if not (is_to and _is_year(first[0]) and _is_year(last[0]) and first < last):
        return None
    is_from = _is_link(marks, at - 1, "from", "with", "between")
    is_moved = any(mark.kind in {"rises", "falls", "changes"} for mark in marks)
    is_year = (int(last[0]) - int(first[0])) * _YEAR + last[1] - first[1] == _YEAR - 1
    if is_moved and is_from:
        return Span("", at - 1, to + 3) if is_year else None
    period = _period(*(f"{year}-{month:02}" for year, month in (first, last)))
    return Span(period, at - is_from, to + 3)


def _of_count(marks: Sequence[Mark], count: int, at: int, year: int) -> Span:
    """So many months: to one that is named, else the first of a year."""
    until, begun = at + 2, at
    if _is_link(marks, until, "to") and _is_a(marks, until + 1, "month"):
        month = int(marks[until + 1].meaning)
        said, end, is_assumed = _year(marks, (begun, until + 2), year)
        if not (_is_day(marks, until + 2) or is_assumed):
            months = months_to(f"{said}-{month:02}", count)
            return Span(_period(months[0], months[-1]), begun, end)
        return Span("", begun, until + 2)
    if begun and marks[begun - 1].is_a("ranks", "1"):
        begun -= 1
    # Of the last seven months nobody knows which.
    led = marks[begun - 1] if begun else None
    is_led = led is not None and (
        led.kind in {"links", "whole", "compared", "relations"} or led.case == "of"
    )
    # *6 months of 2023*, at the head of a table, are the first of that year.
    is_headed = (led is None or led.meaning == ",") and not _year(marks, (begun, until), year)[2]
    is_first = begun < at or is_led or is_headed
    if not is_first or not 1 <= count <= _YEAR:
        return Span("", begun, until)
    return _within(marks, (1, count), (begun, until), year)


def _yearlong(marks: Sequence[Mark], at: int, year: int) -> Span:
    """Twelve months to the end of one, or of a quarter: *the four quarters to Q1 2025*."""
    until = at + 1
    while until < len(marks) and marks[until].kind == "whole":
        until += 1
    end = marks[until] if until < len(marks) else None
    if end is None or end.kind not in {"month", "parts"}:
        return Span("", at, at + 1)
    month = int(end.meaning.rpartition("-")[2])
    said, last, is_assumed = _year(marks, (at, until + 1), year)
    if is_assumed or _is_day(marks, until + 1):
        return Span("", at, until + 1)
    months = months_to(f"{said}-{month:02}", _YEAR)
    return Span(_period(months[0], months[-1]), at, last)


def _within(
    marks: Sequence[Mark], months: tuple[int, int], places: tuple[int, int], year: int
) -> Span:
    """Months of the year that is named beside them, else of that of the text."""
    first, last = months
    said, until, is_assumed = _year(marks, places, year)
    # A month without its year is often when something was said.
    if first > last or (first == last and is_assumed):
        return Span("", places[0], until, month=first * (first == last))
    if (first, last) == (1, _YEAR):
        # No text tells of all of its own year.
        return Span(str(said - is_assumed), places[0], until, is_assumed)
    return Span(_period(f"{said}-{first:02}", f"{said}-{last:02}"), places[0], until, is_assumed)


def _period(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _year(marks: Sequence[Mark], places: tuple[int, int], year: int) -> tuple[int, int, bool]:
    """The year beside words, where these end with it, and whether nobody said it."""
    before, at = places[0] - 1, places[1]
    while at < len(marks) and (marks[at].is_a("links", "of", "in") or marks[at].meaning == ","):
        at += 1
    told = [(at, at + 1), (before, places[1])]
    if at < len(marks) and marks[at].case == "of":
        # What follows is of months after it.
        told = told[1:]
    elif before >= 0 and marks[before].case == "of":
        # Of this year the months; what follows may be the year they are compared with.
        told.reverse()
    for place, until in told:
        if 0 <= place < len(marks):
            mark = marks[place]
            if mark.kind == "years":
                return year + int(mark.meaning), until, False
            if mark.kind == "number" and _is_year(mark.meaning):
                return int(mark.meaning), until, False
    return year, places[1], True


def _is_year(digits: str) -> bool:
    return len(digits) == len("2024") and digits.isdigit() and digits[:2] in {"19", "20"}


def _is_day(marks: Sequence[Mark], at: int) -> bool:
    is_there = 0 <= at < len(marks) and marks[at].kind == "number"
    return is_there and len(marks[at].meaning) <= _OF_DAYS


def _is_a(marks: Sequence[Mark], at: int, kind: str) -> bool:
    return at < len(marks) and marks[at].kind == kind


def _is_link(marks: Sequence[Mark], at: int, *meanings: str) -> bool:
    return 0 <= at < len(marks) and marks[at].is_a("links", *meanings)


def _count(mark: Mark) -> int:
    """A small number in digits or words; 0 for none."""
    is_short = mark.kind == "counts" or len(mark.meaning) <= _OF_DAYS
    is_small = mark.kind in {"counts", "number"} and mark.meaning.isdigit() and is_short
    return int(mark.meaning) if is_small else 0
