"""Who comes next after a partner's place: *the largest supplier, followed by Russia*. Pure.

Each country of such a list is told with its own place: *followed by second Russia, third Germany*.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import DIVIDES, is_sign, past
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_COUNTED: Final = frozenset({"number", "units", "magnitudes", "about", "relations", "whole"})
_LED: Final = ("and", "with", "of", "in")


def with_ranks(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with a place before each country that follows one whose place was told."""
    found = [at for at, mark in enumerate(marks) if mark.is_a("overtakes", "next")]
    if len(found) != 1:
        return list(marks)
    (at,) = found
    # Whose place is told itself needs none.
    is_told = any(mark.kind == "ranks" for mark in marks[at:])
    place = 0 if is_told else _place(marks[:at])
    listed = _listed(marks, at + 1, syntax) if place else []
    if not listed:
        return list(marks)
    sign = replace(marks[at], kind="other", meaning=",", form=",")
    told = [*marks[:at], sign]
    for nth, (here, following) in enumerate(zip(listed, [*listed[1:], len(marks)], strict=True), 1):
        start = marks[here].start
        told.append(Mark("ranks", str(place + nth), start, start, marks[here].at, marks[here].at))
        told += marks[here:following]
    return told


def _place(before: Sequence[Mark]) -> int:
    """The place told last; 0 where none was, or whose it is of several may be."""
    ranks = [at for at, mark in enumerate(before) if mark.kind == "ranks"]
    if not ranks or not before[ranks[-1]].meaning.isdigit():
        return 0
    signs = [at for at in range(ranks[-1]) if before[at].meaning == ";"]
    named = {mark.meaning for mark in before[max(signs, default=0) :] if mark.kind == "countries"}
    # The partner, and whose it is.
    return int(before[ranks[-1]].meaning) if len(named) <= 2 else 0  # noqa: PLR2004 -- see above


def _listed(marks: Sequence[Mark], at: int, syntax: Syntax) -> list[int]:
    """The places of the countries of a list, up to what else is told."""
    found: list[int] = []
    at = past(marks, at)
    while at < len(marks) and _goes_on(marks[at], syntax):
        if marks[at].kind == "countries":
            if not (found or marks[at - 1].kind in {"overtakes", "whole"}) or _does(marks, at):
                break
            found.append(at)
        at += 1
    return found


def _goes_on(mark: Mark, syntax: Syntax) -> bool:
    if mark.form in syntax.apart:
        return False
    is_list = mark.kind in _COUNTED or mark.is_a("links", *_LED) or mark.kind == "countries"
    return is_list or mark.meaning in DIVIDES - {";", ":"} or is_sign(mark)


def _does(marks: Sequence[Mark], at: int) -> bool:
    """Whether a country does something of its own, or something is its."""
    after = past(marks, at + 1)
    if after == len(marks):
        return False
    mark = marks[after]
    is_end = (
        after + 1 == len(marks) or is_sign(marks[after + 1]) or marks[after + 1].meaning in ".!"
    )
    return not (_is_after(mark) or (mark.kind == "is" and is_end))


def _is_after(mark: Mark) -> bool:
    return (
        is_sign(mark) or mark.meaning in ".!" or mark.is_a("links", *_LED) or mark.kind == "number"
    )
