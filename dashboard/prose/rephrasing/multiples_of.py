"""So many times what was in a year, told after that year, as so much more than then. Pure.

Where a verb stands last, *2021-ci ildəkinin 2 misli*, twice that of 2021, says what *2021-ci
ildəkindən 2 dəfə çox*, twice as much as in 2021, does.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import is_year
from dashboard.prose.words.vocabulary import Mark

_NUMBERS: Final = frozenset({"number", "counts"})
_ENDS: Final = frozenset({"", "is", "to"})
"""Cases of a multiple that something is, or came to."""


def with_multiples_of(marks: Sequence[Mark]) -> list[Mark]:
    """The marks with so many times what was then as so many times as much as then."""
    found: list[Mark] = []
    for mark in marks:
        is_told = mark.is_a("units", "multiple") and mark.case in _ENDS
        if not (is_told and found and found[-1].kind in _NUMBERS):
            found.append(mark)
            continue
        base = _base(found)
        found[-1] = replace(found[-1], kind="number")
        if base < 0:
            found.append(replace(mark, meaning="times"))
            continue
        found[base] = replace(found[base], case="from")
        more = Mark("relations", "more", mark.end, mark.end, mark.until, mark.until)
        found += [replace(mark, meaning="times", case=""), more]
    return found


def _base(found: Sequence[Mark]) -> int:
    """The place of the time before a number that something was so many times that of, else -1."""
    at = len(found) - 2
    while at >= 0 and found[at].kind in {"about", "relations"}:
        at -= 1
    is_time = at >= 0 and (is_year(found[at]) or found[at].kind in {"years", "yearly"})
    return at if is_time and found[at].case == "of" else -1
