"""In which relation something is to a number, and which way it moved. Pure."""

from itertools import pairwise
from typing import Final

from dashboard.prose.gist.standing import Standing
from dashboard.prose.measured.statements import TURNED, relation_of
from dashboard.prose.words.marks import back_past, may_be_more, past
from dashboard.prose.words.vocabulary import Mark

_MORE: Final = {"at least": "at least", "more": "at least", "at most": "at most", "less": "at most"}
_WAYS: Final = {"at least": 1, "more": 1, "at most": -1, "less": -1}
_NEAR: Final = 4
"""So many words after a number the time it is compared with begins at most."""

_MOVED: Final = {"rises": 1, "falls": -1}


def relation(one: Standing, value: float) -> str:
    """In which relation something is told to be to a ``value``, which may be below zero."""
    told = _after(one) or relation_of(one.clause, one.number)
    return TURNED.get(told, told) if value < 0 else told


def _after(one: Standing) -> str:
    """The relation that a word after the number tells, where a verb stands last."""
    marks, at = one.clause.marks, one.number.until
    if not one.clause.words.syntax.verb_last:
        return ""
    at = past(marks, at, {"whole", "about"})
    after = marks[at] if at < len(marks) else None
    case = marks[one.number.until - 1].case
    if after and case == "to" and after.is_a("links", "until"):
        # What it fell to it came to: *fell as far as $88 million*.
        is_moved = any(mark.kind in _MOVED for mark in marks[at + 1 : at + 2])
        return "is" if is_moved else "at most"
    if after is None or after.kind != "relations":
        return ""
    is_passed = case == "object" and after.meaning in TURNED
    return _MORE.get(after.meaning, "") if case == "from" or is_passed else ""


def direction(one: Standing) -> int:
    """1 where words beside a number tell of a rise, -1 of a fall, else 0."""
    marks, until = one.clause.marks, one.number.until
    after = marks[until : until + 1]
    # So much more, or less, right after it.
    is_more = bool(after) and after[0].kind == "relations" and not marks[until - 1].case
    more = _WAYS.get(after[0].meaning, 0) if is_more else 0
    here = one.clause.direction(*one.clause.part(one.number.first))
    return here or more or (_before(one) if _led(one).is_a("links", "per", "on") else 0)


def is_since_something(one: Standing) -> bool:
    """Whether it rose or fell from a time that only something else tells: *than before the war*."""
    is_from = any(
        before.kind == "compared" and mark.is_a("cannot", "period")
        for before, mark in pairwise(one.clause.marks)
    )
    return is_from and direction(one) != 0


def is_beside_other(one: Standing) -> bool:
    """Whether so many times as much is told of one thing beside another: *than it sells there*.

    Not beside what it was at another time.
    """
    at = one.number.until
    after = [mark for mark in one.clause.marks[at:] if mark.meaning != ","][:2]
    is_than = [mark.kind for mark in after] == ["relations", "compared"]
    return is_than and not any(at <= span.first <= at + _NEAR for span in one.clause.periods)


def is_less(one: Standing) -> bool:
    """Whether a word beside a number tells that one thing is less than another."""
    return any(mark.is_a("relations", "at most", "less") for mark in one.beside)


def is_come_to(one: Standing) -> bool:
    """Whether a number is what something rose, or fell, to."""
    if one.clause.words.syntax.verb_last:
        return one.clause.marks[one.number.until - 1].case == "to"
    return _led(one).is_a("links", "to", "until")


def is_come_by(one: Standing) -> bool:
    """Whether an amount is what something rose, or fell, by."""
    marks, until = one.clause.marks, one.number.until
    if not marks[until - 1].case and any(map(_is_more, marks[until : until + 1])):
        return True
    led = _led(one)
    if one.clause.words.syntax.verb_last:
        return False
    return led.kind in _MOVED or (led.is_a("links", "per", "on") and direction(one) != 0)


def _is_more(mark: Mark) -> bool:
    return mark.kind in {*_MOVED, "relations"}


def is_of_share(one: Standing) -> bool:
    """Whether words beside it tell of a share."""
    return any(mark.is_a("measures", "share") for mark in one.beside)


def is_come_from(one: Standing) -> bool:
    """Whether a number is what something rose, or fell, from, with what it came to right after."""
    marks, until = one.clause.marks, one.number.until
    is_from = _led(one).is_a("links", "from", "with")
    return is_from and until < len(marks) and marks[until].is_a("links", "until")


def is_left(one: Standing) -> bool:
    """Whether it is what something fell, or rose, from, at a time that nobody tells.

    Or by how much more it may be than something else.
    """
    until = one.number.until
    if may_be_more(one.clause.marks, until, one.clause.words.syntax.than):
        return True
    # *From 10% in 2020 to 8%*.
    is_dated = any(until <= span.first <= until + 1 for span in one.clause.periods)
    is_from = _led(one).is_a("links", "from") or _is_first_of_two(one)
    return is_from and direction(one) != 0 and not is_dated


def _is_first_of_two(one: Standing) -> bool:
    """Whether its ending says *from*, before what it came to, and its year is not its own."""
    marks, number = one.clause.marks, one.number
    is_own = marks[max(number.first - 1, 0)].form.endswith(one.clause.words.syntax.own_ends)
    is_before = any(other.first == number.until for other in one.clause.quantities)
    return marks[number.until - 1].case == "from" and is_before and not is_own


def _led(one: Standing) -> Mark:
    """The word that leads to a number, words such as *about* passed over; else its own first."""
    marks, at = one.clause.marks, one.number.first
    at = back_past(marks, at - 1, {"about", "relations", "whole"}) + 1
    return marks[max(at - 1, 0)]


def _before(one: Standing) -> int:
    """Which way something went in the parts before: *rose by 5%, and imports by 8%*."""
    told = [mark.kind for mark in one.clause.marks[: one.number.first]]
    ways = [_MOVED[kind] for kind in told if kind in _MOVED]
    return ways[-1] if ways else 0
