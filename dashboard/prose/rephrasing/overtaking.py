"""Who was overtaken by whom a rank is of: *overtook China as its second largest partner*. Pure.

A sentence that says so is read as if it named nobody but who has the rank now; that another had it
before is left alone. Whom *the second, after China* comes after stands apart at its end.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import back_past, cut, is_break, leads_to, past
from dashboard.prose.words.vocabulary import Mark

_DOES: Final = ("is", "rises", "falls", "measures", "partners")


ALL: Final = "all"
ELSEWHERE: Final = "elsewhere"
SECOND: Final = "second"
FIRST: Final = (ALL, ELSEWHERE, SECOND)
"""More than any other, than to or from any other, and more than any other but one."""

AHEAD: Final = "ahead"
"""The kind of a country that comes right before the second."""


def with_second_told(marks: Sequence[Mark]) -> Sequence[Mark]:
    """Marks of *second only to Italy among its markets* as *second among its markets*.

    Who alone comes before it stands apart at the end of that part. What it is second *as* is a kind
    of partner of whoever it is of: *second only to Italy as a market for Turkish goods*.
    """
    if any(mark.kind == "ranks" for mark in marks):
        return marks
    for at, mark in enumerate(marks):
        named = past(marks, at + 1) if mark.is_a("overtakes", SECOND) else len(marks)
        rest = marks[named + 1 :]
        is_as = bool(rest) and rest[0].is_a("overtakes", "as")
        if not (rest and marks[named].kind == "countries") or not (
            is_as or rest[0].is_a("links", "between")
        ):
            continue
        rest = rest[past(rest, 1) if is_as else 0 :]
        end = next((one for one, told in enumerate(rest) if _ends(told)), len(rest))
        if any(one.kind == "partners" for one in rest[:end]):
            rank = replace(mark, kind="ranks", meaning="2")
            return *marks[:at], rank, *rest[:end], *_apart(mark, marks[named]), *rest[end:]
    return marks


def _ends(mark: Mark) -> bool:
    return is_break(mark) or mark.meaning in {*".!"}


def _apart(mark: Mark, first: Mark) -> tuple[Mark, Mark]:
    """A sign, and the country that alone comes before the second."""
    sign = replace(mark, kind="other", meaning=",", form=",")
    return sign, replace(first, kind=AHEAD, start=mark.start)


def without_overtaken(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Marks without a verb of overtaking, the countries after it, and what leads on to a rank.

    Where no country stands after it, and where there is no such verb, its words are any others.
    """
    # Nobody is first after another.
    is_first = any(mark.is_a("ranks", "1") for mark in marks)
    verbs = ("verb", "next") if is_first else ("verb", "next", "after")
    if any(mark.kind == "ranks" for mark in marks):
        # *In second place, second only to Russia*.
        verbs = (*verbs, SECOND)

    def end_of(at: int) -> int:
        if not marks[at].is_a("overtakes", *verbs):
            return 0
        if is_second := _is_second_after(marks, at):
            return is_second
        until = _after_countries(marks, at + 1)
        if until and [one.kind for one in marks[until : until + 2]] == ["links", "ranks"]:
            # *Ousted China from the first place*, which it has now.
            return until + 1 if marks[until].is_a("links", "with", "from") else 0
        return until if until and _leads_on(marks, until) else 0

    kept = cut(marks, end_of)
    if len(kept) < len(marks):
        kept = [mark for mark in kept if not mark.is_a("overtakes", "as")]
        end = len(kept) - (1 if kept and kept[-1].meaning in ".!" else 0)
        return (*kept[:end], *_first(marks), *kept[end:])
    kept = [
        replace(mark, kind="cannot", meaning="measure")
        if is_first and mark.is_a("overtakes", "after") and _after_countries(kept, at + 1)
        else mark
        for at, mark in enumerate(kept)
    ]
    return tuple(
        replace(mark, kind="other", meaning=mark.form)
        if mark.kind == "overtakes" and mark.meaning not in FIRST
        else mark
        for mark in kept
    )


def _is_second_after(marks: Sequence[Mark], at: int) -> int:
    """The place of the partner that is *the second after Italy* to buy; 0 where none is told so."""
    is_after = at > 0 and marks[at].is_a("overtakes", "after")
    is_led = is_after and marks[back_past(marks, at - 1)].kind == "ranks"
    until = past(marks, at + 1) + 1
    is_named = until < len(marks) and marks[until - 1].kind == "countries"
    return until if is_led and is_named and leads_to(marks, until, "partners") else 0


def _first(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Who alone comes before the second: a sign, and the country as the one ``ahead``."""
    is_second = [mark.meaning for mark in marks if mark.kind == "ranks"] == ["2"]
    for at, mark in enumerate(marks):
        until = _after_countries(marks, at + 1) if mark.is_a("overtakes", "after", SECOND) else 0
        named = [one for one in marks[at + 1 : until] if one.kind == "countries"]
        if is_second and len(named) == 1:
            return _apart(mark, named[0])
    return ()


def _leads_on(marks: Sequence[Mark], at: int) -> bool:
    """Whether nothing but a year follows, up to what leads to a rank or the end of the sentence.

    Else what follows may tell of whom was overtaken, or when that was.
    """
    while at < len(marks) and (
        marks[at].kind in {"number", "years", "whole"} or marks[at].is_a("links", "in")
    ):
        at += 1
    if at + 1 < len(marks) and marks[at].is_a("links", "and"):
        # And became its first partner, or is that now.
        is_now = marks[at + 1].kind in {"is", "whole"}
        return is_now and leads_to(marks, at + 2, "ranks")
    return at == len(marks) or marks[at].is_a("overtakes", "as") or marks[at].meaning in ".!"


def _after_countries(marks: Sequence[Mark], at: int) -> int:
    """The place after one country or several in a row, 0 where none stands there."""
    at = past(marks, at)
    if at == len(marks) or marks[at].kind != "countries":
        return 0
    until = at + 1
    # Whose something is was not overtaken itself, nor who does something besides.
    if until < len(marks) and (marks[until].is_a("links", "own") or marks[until].kind in _DOES):
        return 0
    if until < len(marks) and marks[until].is_a("links", "and"):
        return _after_countries(marks, until + 1) or until
    return until
