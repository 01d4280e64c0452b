"""The first places that several partners share, as told of each, where a verb stands last. Pure.

*In Italy's exports China, Japan and Korea take the first three places* says of each no more than
that it is one of three.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import is_end, is_joined, part_around
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_SIGN: Final = ","
_FEWEST: Final = 2


def with_each_place(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The words with a list of partners in one of ``[tops]`` as a part of its own for each."""
    found = list(marks)
    at = next((at for at, mark in enumerate(marks) if mark.kind == "tops"), -1)
    if not syntax.verb_last or at < 0:
        return found
    after = _listed(marks, at + 1)
    first, last = (at, after) if after > at + 1 else (_listed_before(marks, at), at + 1)
    names = [mark for mark in marks[first:last] if mark.kind == "countries"]
    until = last + any(mark.kind == "is" for mark in marks[last : last + 1])
    begun = _head(marks, first)
    is_each = _FEWEST <= len(names) <= int(marks[at].meaning)
    if not is_each or begun < 0 or not is_end(marks, until):
        return found
    told: list[Mark] = []
    for name in names:
        who = replace(name, case="")
        sign = Mark("other", _SIGN, name.end, name.end, name.at, name.until)
        told += [*marks[begun:first], who, marks[at], *marks[last:until], sign]
    return [*found[:begun], *told[:-1], *found[until:]]


def _listed(marks: Sequence[Mark], at: int) -> int:
    """The place after the countries of a list that begins at one."""
    while at < len(marks) and _is_name(marks[at]):
        at += 1
        if not (at + 1 < len(marks) and is_joined(marks[at]) and _is_name(marks[at + 1])):
            break
        at += 1
    return at


def _listed_before(marks: Sequence[Mark], at: int) -> int:
    """The first place of the countries of a list that ends before one."""
    while at and _is_name(marks[at - 1]):
        at -= 1
        if not (at > 1 and is_joined(marks[at - 1]) and _is_name(marks[at - 2])):
            break
        at -= 1
    return at


def _is_name(mark: Mark) -> bool:
    return mark.kind == "countries" and mark.case in {"", "is"} and not mark.is_adjective


def _head(marks: Sequence[Mark], until: int) -> int:
    """Where what leads to a list begins, *in Italy's exports*; below 0 if nothing does."""
    begun = part_around(marks, until - 1)[0] if until else 0
    is_led = any(mark.kind == "measures" and mark.case == "in" for mark in marks[begun:until])
    return begun if is_led else -1
