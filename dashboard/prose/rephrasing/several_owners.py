"""Several countries that a partner has one place among the partners of. Pure.

*China is the largest partner of Brazil, Chile and Peru* is read as if it named Brazil alone. The
others stand apart at the end: what is told of the first goes for each of them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import back_past, is_joined, is_sign, is_year
from dashboard.prose.words.vocabulary import Mark

ALIKE: Final = "alike"
"""The kind of a country of which the same is told as of another."""

_LEADS: Final = ("of", "to", "for")
_TIMES: Final = frozenset({"years", "month", "parts", "dated"})
_PLACES: Final = frozenset({"ranks", "tops"})


def with_owners_apart(marks: Sequence[Mark]) -> Sequence[Mark]:
    """Marks with but the first of several whose partner somebody is, and the others at the end.

    Only where one place is told, and no number that may be of all of them together.
    """
    places = [at for at, mark in enumerate(marks) if mark.kind in _PLACES]
    is_counted = any(mark.kind == "number" and not is_year(mark) for mark in marks)
    if len(places) != 1 or is_counted:
        return marks
    for at, mark in enumerate(marks):
        until = _after_row(marks, at) if mark.kind == "countries" else at
        row = [one for one in marks[at:until] if one.kind == "countries"]
        if len(row) > 1 and (_is_after_partner(marks, at) or _is_before_place(marks, row, until)):
            return _apart(marks, at, until, row)
    return marks


def _after_row(marks: Sequence[Mark], at: int) -> int:
    """The place after countries in a row, the last of them after *and*."""
    until, joined = at + 1, at
    while until < len(marks):
        following = until
        while following < len(marks) and is_joined(marks[following]):
            following += 1
        is_joined_on = following > until
        # *For Poland and for Hungary*.
        following += any(one.is_a("links", *_LEADS) for one in marks[following : following + 1])
        if not (is_joined_on and following < len(marks) and marks[following].kind == "countries"):
            break
        is_last = any(mark.is_a("links", "and") for mark in marks[until:following])
        joined, until = (following if is_last else joined), following + 1
    return until if joined == until - 1 > at else at


def _is_after_partner(marks: Sequence[Mark], at: int) -> bool:
    """Whether they are whose a partner right before is, and nothing but a time follows."""
    until = _after_row(marks, at)
    is_led = until + 1 < len(marks) and marks[until].kind == "links"
    is_end = all(
        one.kind in _TIMES or is_year(one) or (not is_led and (is_sign(one) or one.meaning in ".!"))
        for one in marks[until + is_led : until + is_led + 1]
    )
    before = back_past(marks, at - 1)
    before -= before > 0 and marks[before].is_a("links", *_LEADS)
    return is_end and before >= 0 and marks[before].kind == "partners"


def _is_before_place(marks: Sequence[Mark], row: Sequence[Mark], until: int) -> bool:
    """Whether they are whose the partner right after them is, as their endings say."""
    told = [mark.kind for mark in marks[until : until + 2]]
    is_owned = row[-1].case == "of" and all(one.case in {"", "of"} for one in row)
    return is_owned and told == ["ranks", "partners"]


def _apart(marks: Sequence[Mark], at: int, until: int, row: Sequence[Mark]) -> list[Mark]:
    first, last = replace(row[0], case=row[-1].case), marks[until - 1]
    rest = [*marks[:at], first, *marks[until:]]
    sign = replace(last, kind="other", meaning=",", form=",", case="")
    others = [one for each in row[1:] for one in (sign, replace(each, kind=ALIKE, case=""))]
    end = len(rest) - (1 if rest[-1].meaning in ".!" else 0)
    return [*rest[:end], *others, *rest[end:]]
