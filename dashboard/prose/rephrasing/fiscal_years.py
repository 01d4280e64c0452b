"""Years that begin within a year, told as their months: *2024-25* of India's trade. Pure.

They are put as *April 2024 to March 2025* is, which the reading of months knows. Which month they
begin with is the country's, ``fiscal_month`` in ``countries.csv``; the first one that a sentence
names is meant.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.prose.words.marks import DASHES, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_BETWEEN: Final = DASHES | {"/"}
_MONTHS: Final = frozenset({"month", "monthly", "months", "parts"})
_SIGNS: Final = frozenset({"(", ")", ","})
_SHORT: Final = 2
_UNKNOWN: Final = (0, 0)


class _FiscalYear(NamedTuple):
    """Where a fiscal year ends, its first calendar year, and the months told of it, if any.

    ``is_both`` where it may be two years together.
    """

    until: int
    year: int
    months: tuple[int, int] | None
    is_both: bool = False


def as_months(marks: Sequence[Mark], begins: Mapping[str, int], syntax: Syntax) -> list[Mark]:
    """The words with each fiscal year, or the months told of it, from one month to another.

    Of a country whose fiscal year ``begins`` with which month nobody says it is left as it is. What
    is told of other months of one, or may be two years, is put as what is not read.
    """
    if not any(mark.meaning in _BETWEEN for mark in marks):
        return list(marks)
    begun = _begun(marks, begins)
    kept, at = list[Mark](), 0
    while at < len(marks):
        found = _fiscal_year(marks, at, syntax)
        until = found.until if found else at + 1
        here = marks[at:until]
        if found is None or (not begun and (found.is_both or found.months in {None, _UNKNOWN})):
            kept += here
        elif months := _months(found, begun):
            kept += _months_said(here, months)
        else:
            kept.append(_blank(here, kind="cannot", meaning="months"))
        at = until
    return kept


def _begun(marks: Sequence[Mark], begins: Mapping[str, int]) -> int:
    """The first month of the fiscal year of whose trade it is, or else of who is named first."""
    named = [at for at, mark in enumerate(marks) if _begins(mark, begins)]
    owners = [at for at in named if any(one.is_a("links", "own") for one in marks[at + 1 : at + 2])]
    return next((begins[marks[at].meaning] for at in (*owners, *named)), 0)


def _begins(mark: Mark, begins: Mapping[str, int]) -> bool:
    return mark.kind == "countries" and mark.meaning in begins


def _fiscal_year(marks: Sequence[Mark], first: int, syntax: Syntax) -> _FiscalYear | None:
    """A fiscal year that begins at a place, with the words that only say that it is one."""
    months, at = _months_at(marks, first)
    at += months is not None and at < len(marks) and marks[at].is_a("links", "of", "in")
    at += _says_so(marks, at, syntax)
    if not _is_range(marks, at, "number") or not is_year(marks[at]):
        return None
    year, last = marks[at].meaning, marks[at + 2].meaning
    following = str(int(year) + 1)
    is_one = marks[at].end == marks[at + 1].start and marks[at + 1].end == marks[at + 2].start
    if not is_one or last not in {following, following[-_SHORT:]}:
        return None
    until = at + 3
    while _says_so(marks, until, syntax):
        until += 1
    is_told = until > at + 3 or any(mark.head in syntax.fiscal for mark in marks[first:at])
    if months is None and _is_beside_months(marks, first, until, syntax):
        months = _UNKNOWN
    # *In 2023-2024*, by itself, may be both of them.
    is_both = len(last) > _SHORT and not (is_told or months)
    return _FiscalYear(until, int(year), months, is_both)


def _is_range(marks: Sequence[Mark], at: int, kind: str) -> bool:
    """Whether two of a kind stand at a place with a sign between them."""
    three = marks[at : at + 3]
    return [one.kind for one in three[::2]] == [kind, kind] and three[1].meaning in _BETWEEN


def _is_beside_months(marks: Sequence[Mark], first: int, until: int, syntax: Syntax) -> bool:
    """Whether some months of a fiscal year, or a quarter, are told before it or after it."""
    before = (mark for mark in reversed(marks[:first]) if not _is_between(mark, syntax))
    after = (mark for mark in marks[until:] if not _is_between(mark, syntax))
    beside = [next(before, None), next(after, None)]
    return any(mark is not None and mark.kind in _MONTHS for mark in beside)


def _is_between(mark: Mark, syntax: Syntax) -> bool:
    """Whether a word or a sign may stand between a fiscal year and the months of it."""
    is_link = mark.is_a("links", "of", "in", "to", "until")
    return mark.kind == "whole" or is_link or mark.head in syntax.fiscal or mark.meaning in _SIGNS


def _months_at(marks: Sequence[Mark], at: int) -> tuple[tuple[int, int] | None, int]:
    """The first and the last of the months that stand at a place, and the place after them."""
    if marks[at].kind == "parts":
        # The first quarter of a fiscal year is another one.
        return _UNKNOWN, at + 1
    if _is_range(marks, at, "month"):
        return (int(marks[at].meaning), int(marks[at + 2].meaning)), at + 3
    return None, at


def _says_so(marks: Sequence[Mark], at: int, syntax: Syntax) -> bool:
    """Whether a word says that a year is a fiscal one."""
    told = marks[at : at + 1]
    before = marks[at - 1 : at] if at else []
    is_year_of_it = any(one.head in syntax.fiscal for one in before) and any(
        one.kind == "whole" for one in told
    )
    return is_year_of_it or any(one.head in syntax.fiscal for one in told)


def _months(found: _FiscalYear, begun: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The first month and the last, each with its year; None where nobody says which they are."""
    year = found.year
    if found.months == _UNKNOWN or found.is_both:
        return None
    if found.months is None:
        # What begins within a month ends within it.
        last = begun - 1 if begun > 0 else -begun
        return (year, abs(begun)), (year + 1, last)
    first, last = found.months
    if first > last:
        return (year, first), (year + 1, last)
    if begun <= 0:
        return None
    # All of them before the year's end, or after it.
    in_year = year if first >= begun else year + 1
    return ((in_year, first), (in_year, last)) if (first >= begun) == (last >= begun) else None


def _months_said(
    marks: Sequence[Mark], months: tuple[tuple[int, int], tuple[int, int]]
) -> list[Mark]:
    """Words that say the months, where the others stood."""
    blank = _blank(marks)
    (begun, month), (year, until) = months
    to = replace(blank, kind="other", meaning="-", form="-")
    if begun == year:
        return [_month(blank, month), to, _month(blank, until), _number(blank, year)]
    return [
        _month(blank, month), _number(blank, begun), to, _month(blank, until), _number(blank, year),
    ]  # fmt: skip


def _blank(marks: Sequence[Mark], kind: str = "whole", meaning: str = "words") -> Mark:
    """A mark in the place of several."""
    first, last = marks[0], marks[-1]
    return Mark(kind, meaning, first.start, last.end, first.at, last.until)


def _month(blank: Mark, month: int) -> Mark:
    return replace(blank, kind="month", meaning=str(month))


def _number(blank: Mark, year: int) -> Mark:
    return replace(blank, kind="number", meaning=str(year))
