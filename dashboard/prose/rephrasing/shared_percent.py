"""Percent told once, after the last of several shares. Pure.

*The share of Italy 18.3, that of Turkey 14.1, that of Russia 10.2 percent was*: each number before
a comma, with who has it, is of the unit that the last one has.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from dashboard.prose.words.marks import is_sign_or_and, is_year, past
from dashboard.prose.words.vocabulary import Mark

_BESIDE: Final = frozenset({"whole", "about", "countries", "measures"})
"""Words that lead from one number of a list to the next."""

_MOVES: Final = frozenset({"rises", "falls", "changes", "relations"})
"""Words by which a number before them is no share, but by how much it is another."""


def with_percent(marks: Sequence[Mark]) -> list[Mark]:
    """The marks with the percent of the last of several numbers after each of them."""
    found = list(marks)
    unit: Mark | None = None
    for at in range(len(marks) - 1, -1, -1):
        mark = marks[at]
        if mark.kind != "number" or is_year(mark):
            continue
        after = marks[at + 1 : at + 2]
        if any(one.is_a("units", "percent") for one in after):
            unit = None if _is_of_change(marks, at + 1) else after[0]
        elif unit is not None and _goes_on(marks, at + 1) and _is_of_trade(marks[:at]):
            found.insert(at + 1, replace(unit, start=mark.end, end=mark.end, at=mark.until))
        else:
            unit = None
    return found


def _goes_on(marks: Sequence[Mark], at: int) -> bool:
    """Whether a comma leads from a place to the next number, past who has it or of what it is."""
    if [mark.meaning for mark in marks[at : at + 1]] != [","]:
        return False
    following = past(marks, at + 1, _BESIDE)
    between = marks[at + 1 : following]
    is_of_other = any(mark.case == "of" or mark.is_a("measures") for mark in between)
    return is_of_other and any(mark.kind == "number" for mark in marks[following : following + 1])


def _is_of_change(marks: Sequence[Mark], at: int) -> bool:
    """Whether a share rose, or fell, by the percent at a place, or is that much more than another.

    What it rose to is a share.
    """
    rest = takewhile(lambda mark: not is_sign_or_and(mark), marks[at + 1 :])
    return not marks[at].case and any(mark.kind in _MOVES for mark in rest)


def _is_of_trade(before: Sequence[Mark]) -> bool:
    """Whether a word for a share, or a flow that some is of, stands before."""
    return any(
        mark.is_a("measures", "share") or (mark.kind == "measures" and mark.case in {"of", "in"})
        for mark in before
    )
