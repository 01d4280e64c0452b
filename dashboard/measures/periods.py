"""Periods: years, months, and spans of them, as ``2024-01/2024-04`` and ``2019/2023``. Pure."""

import re
from functools import lru_cache
from typing import Final

_YEAR: Final = 12
_MONTH: Final = r"[0-9]{4}-(?:0[1-9]|1[0-2])"
_SPAN: Final = re.compile(rf"{_MONTH}/{_MONTH}")
_YEARS: Final = re.compile("[0-9]{4}/[0-9]{4}")
_LONGEST: Final = 120
"""Months of a span at most."""
_MOST: Final = 50
"""Years of one at most."""


def is_year(period: str) -> bool:
    """Whether it is a year as ``2021``."""
    return bool(re.fullmatch("[0-9]{4}", period))


def is_month(period: str) -> bool:
    """Whether it is a month as ``2021-05``."""
    return bool(re.fullmatch(_MONTH, period))


def is_span(period: str) -> bool:
    """Whether it is from one month to a later one within ten years, or from one year to another."""
    first, _, last = period.partition("/")
    if _YEARS.fullmatch(period):
        return 1 < int(last) - int(first) + 1 <= _MOST
    return bool(_SPAN.fullmatch(period)) and 1 < months_from(first, last) <= _LONGEST


def year_of(period: str) -> int:
    """The year that it is, or ends in."""
    return int(period.rpartition("/")[2][:4])


@lru_cache(maxsize=1024)
def parts_of(period: str) -> tuple[str, ...]:
    """The months, or the years, that a span is made of, in order; none of any other period.

    From a month to the same of a later year there is a year that begins within it, such as the
    Iranian, and no whole months make that.
    """
    if not is_span(period):
        return ()
    first, _, last = period.partition("/")
    if is_year(first):
        return tuple(map(str, range(int(first), int(last) + 1)))
    many = months_from(first, last)
    return () if many % _YEAR == 1 else months_to(last, many)


def shifted(period: str, years: int) -> str:
    """The same months, or the year, so many years later."""
    ends = (f"{int(one[:4]) + years:04d}{one[4:]}" for one in period.split("/"))
    return "/".join(ends)


@lru_cache(maxsize=1024)
def months_to(month: str, count: int) -> tuple[str, ...]:
    """The ``count`` months that end with one, as ``2021-12``, in order."""
    last = _number(month)
    return tuple(f"{n // _YEAR}-{n % _YEAR + 1:02d}" for n in range(last - count + 1, last + 1))


def is_of_years(period: str) -> bool:
    """Whether it is a year, or several."""
    return is_year(period.partition("/")[0])


def months_from(first: str, last: str) -> int:
    """How many months there are from one to another, both counted."""
    return _number(last) - _number(first) + 1


def _number(month: str) -> int:
    year, number = (int(part) for part in month.split("-"))
    return year * _YEAR + number - 1
