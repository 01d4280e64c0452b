"""Units that two numbers share: *from 430 to 172 million dollars*. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import is_year
from dashboard.prose.words.vocabulary import Mark

_FROM: Final = ("from", "with")
_TO: Final = ("to", "until")
_LEADS: Final = frozenset({"about", "whole"})
_SCALES: Final = ("magnitudes", "units")


def with_units(marks: Sequence[Mark]) -> list[Mark]:
    """The marks with the units of *to so much* after the number of *from so much* before it."""
    found: list[Mark] = []
    for at, mark in enumerate(marks):
        found.append(mark)
        if mark.kind == "number" and not is_year(mark) and _is_from(marks, at):
            found += [replace(one, start=mark.end, end=mark.end) for one in _units(marks, at)]
    return found


def _is_from(marks: Sequence[Mark], at: int) -> bool:
    at -= 1
    while at > 0 and marks[at].kind in _LEADS:
        at -= 1
    return at >= 0 and marks[at].is_a("links", *_FROM)


def _units(marks: Sequence[Mark], at: int) -> Sequence[Mark]:
    """The units of the number that one without any goes to; none where it goes to no other."""
    to = at + 1
    if to == len(marks) or not marks[to].is_a("links", *_TO):
        return ()
    number = to + 1
    while number < len(marks) and marks[number].kind in _LEADS:
        number += 1
    until = number + 1
    while until < len(marks) and marks[until].kind in _SCALES:
        until += 1
    is_number = number < len(marks) and marks[number].kind == "number"
    return marks[number + 1 : until] if is_number and not is_year(marks[number]) else ()
