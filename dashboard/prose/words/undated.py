"""Months of a sentence that say no year, with that of others beside them. Pure."""

from collections.abc import Collection, Sequence
from typing import Final

from dashboard.measures.periods import shifted, year_of
from dashboard.prose.words.marks import is_stop, is_year
from dashboard.prose.words.spans import Span
from dashboard.prose.words.vocabulary import Mark

_DATING: Final = frozenset({"yearly", "years", "number", "cannot", "then", "same", "whole"})
_DECEMBER: Final = 12


def with_year(told: Sequence[Span], marks: Sequence[Mark], year: int) -> tuple[Span, ...]:
    """Months with the year of other months of the sentence, where they say none.

    As in *500 in the first half of 2023 and 600 in the second*; the same months are of another. A
    month beside the same one of last year is of the ``year`` of the text; so is one alone where
    the sentence says *the same month of* that year.
    """
    dated = [one.period for one in told if one.period and not one.is_assumed]
    is_same = len(told) == 1 and year - 1 in _years_of_same(marks, year)
    told = [
        one._replace(period=f"{year}-{one.month:02}", is_assumed=True)
        if one.month and (is_same or f"{year - 1}-{one.month:02}" in dated)
        else one
        for one in told
    ]
    told = [_compared(one, dated, marks) for one in told]
    told = [_later_in_year(one, told[:at]) for at, one in enumerate(told)]
    return tuple(_of_year(one, dated) if one.period and one.is_assumed else one for one in told)


def _later_in_year(span: Span, before: Sequence[Span]) -> Span:
    """A month without a year after an earlier one of one year: *5 in May 2023, 6 in October*."""
    dated = [one.period for one in before if one.period and not one.is_assumed]
    years = {one[:4] for one in dated}
    is_later = len(years) == 1 and all(len(one) == len("2023-05") for one in dated)
    # *From January to April* is neither of the two.
    is_later = is_later and span.first > before[-1].until + 1
    if not (span.month and not span.period and is_later) or int(max(dated)[5:]) >= span.month:
        return span
    return span._replace(period=f"{years.pop()}-{span.month:02}", is_assumed=True)


def _compared(span: Span, dated: Sequence[str], marks: Sequence[Mark]) -> Span:
    """A month that another is compared with, of its year or, before January, of the year before.

    As in *in April 2024 it fell compared with March*, with nothing beside it that may be its year.
    """
    is_one = span.month and not span.period and len({*dated}) == 1
    if not is_one or len(dated[0]) != len("2024-04"):
        return span
    before, after = marks[max(span.first - 2, 0) : span.first], marks[span.until : span.until + 2]
    is_after = any(mark.kind == "compared" for mark in after[:1])
    is_after = is_after or marks[span.until - 1].case == "from"
    # *With* may stand before *compared* as a word of its own.
    is_after = is_after or [mark.kind for mark in after] == ["links", "compared"]
    is_led = any(mark.kind == "compared" for mark in before[-1:]) and all(map(is_stop, after[:1]))
    may_be_dated = is_after and any(
        mark.kind in _DATING or mark.case == "of" for mark in before[-1:]
    )
    year, month = int(dated[0][:4]), int(dated[0][5:])
    is_eve = (span.month, month) == (_DECEMBER, 1)
    if not (is_after or is_led) or may_be_dated or not (span.month < month or is_eve):
        return span
    return span._replace(period=f"{year - is_eve}-{span.month:02}")


def _years_of_same(marks: Sequence[Mark], year: int) -> set[int]:
    """The years that words speak of the same months of: *the same month of 2024*, *of last year*.

    ``year`` is that of the text.
    """
    found: set[int] = set()
    for at, mark in enumerate(marks):
        if mark.kind != "same":
            continue
        after = at + 1
        while after < len(marks) and (
            marks[after].kind == "whole" or marks[after].is_a("links", "of", "in")
        ):
            after += 1
        for one in marks[after : after + 1]:
            if one.kind == "years":
                found.add(year + int(one.meaning))
            elif is_year(one):
                found.add(int(one.meaning))
    return found


def of_year(span: Span, years: Collection[int]) -> Span:
    """Months that say no year with the one of those told beside them, as assumed."""
    if not span.is_assumed or len(years) != 1:
        return span
    (year,) = years
    return span._replace(period=shifted(span.period, year - year_of(span.period)))


def _of_year(span: Span, dated: Sequence[str]) -> Span:
    return of_year(span, {year_of(one) for one in dated if _months(one) != _months(span.period)})


def _months(period: str) -> list[str]:
    return [one[4:] for one in period.split("/")]
