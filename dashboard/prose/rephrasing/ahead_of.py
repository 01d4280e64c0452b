"""Who was overtaken, or comes before, where a verb stands last. Pure.

A sentence that says so is read as if it named nobody but who has the rank now, as elsewhere is one
that says *it overtook Russia as the largest partner*.
"""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.rephrasing.overtaking import AHEAD
from dashboard.prose.words.marks import is_joined, part_around
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark


def without_ahead(marks: Sequence[Mark], syntax: Syntax) -> Sequence[Mark]:
    """Marks without those whom a partner overtook, or comes after, right before its rank.

    Whom the second alone comes after stands apart at the end: that one is the first.
    """
    for at, mark in enumerate(marks):
        is_country = mark.kind == "countries"
        until = _verb(marks, at + 1, syntax) if is_country and mark.case == "object" else 0
        is_after = is_country and mark.case == "from" and _is_after(marks, at + 1, syntax)
        rank = _rank(marks, until or at + 2) if until or is_after else ""
        # Nobody is first after another.
        if not rank or (is_after and rank == "1"):
            continue
        first = _first(marks, at, mark.case if until else "")
        rest = [*marks[:first], *marks[until or at + 2 :]]
        is_next = is_after and rank == "2" and first == at
        return [*rest[:-1], *_apart(mark, rest[-1])] if is_next else rest
    return marks


def _verb(marks: Sequence[Mark], at: int, syntax: Syntax) -> int:
    """The place after words of overtaking at a place, and what joins them on; 0 for none."""
    until = at
    while until < len(marks) and marks[until].form in syntax.overtaking:
        until += 1
    is_joining = until > at and until < len(marks) and is_joined(marks[until])
    return until + is_joining if until > at else 0


def _is_after(marks: Sequence[Mark], at: int, syntax: Syntax) -> bool:
    return any(mark.form in syntax.coming_after for mark in marks[at : at + 1])


def _rank(marks: Sequence[Mark], at: int) -> str:
    """The one place among partners that is told in the part of a place, from there on."""
    rest = marks[at : part_around(marks, at)[1]]
    ranks = [mark.meaning for mark in rest if mark.kind == "ranks"]
    is_of_partner = any(mark.kind in {"partners", "among", "measures", "is"} for mark in rest)
    return ranks[0] if len(ranks) == 1 and is_of_partner else ""


def _first(marks: Sequence[Mark], at: int, case: str) -> int:
    """Where a list of countries in a case, or in none, begins whose last one stands at a place."""
    while at > 1 and is_joined(marks[at - 1]) and _is_listed(marks[at - 2], case):
        at -= 2
    return at


def _is_listed(mark: Mark, case: str) -> bool:
    return mark.kind == "countries" and mark.case in {"", case}


def _apart(named: Mark, last: Mark) -> Sequence[Mark]:
    """The last word, and after a sign the country that alone comes before the second."""
    sign = replace(named, kind="other", meaning=",", form=",", case="")
    ahead = replace(named, kind=AHEAD, case="")
    return (sign, ahead, last) if last.meaning in ".!" else (last, sign, ahead)
