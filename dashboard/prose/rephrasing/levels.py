"""So much of the level of a year, as by how much that changed: *a quarter of its 2012 level*. Pure.

A share of somebody's trade is of no year's level, so the word for one says that it is none.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.rephrasing.as_much import as_changed, as_than
from dashboard.prose.rephrasing.contrasts import INDEX
from dashboard.prose.words.marks import FILLERS, as_filler, back_past, is_word, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_MOVED: Final = frozenset({"rises", "falls"})


def with_levels_of_years(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with *fell to a quarter of their 2012 level* as *was by 75 percent less than in 2012*.

    A share that fell to so much of its level may have fallen by that much, or to it: not read. Nor
    is what rose *by* so much of a level, or came to more than some of it.
    """
    told = list(marks)
    for at, mark in enumerate(marks):
        is_percent = mark.is_a("units", "percent") and any(
            one.kind == "number" for one in marks[max(at - 1, 0) : at]
        )
        until = _level(marks, at + 1, syntax) if is_percent or mark.kind == "shares" else 0
        nouns = [one.meaning for one in marks[:at] if one.kind == "measures"]
        if not until or not nouns:
            continue
        if "share" in nouns or not _is_led(marks, at, is_percent=is_percent):
            told[until - 1] = replace(marks[until - 1], kind="cannot", meaning="measure")
            continue
        told[at] = replace(mark, meaning=INDEX) if is_percent else as_changed(told, at)
        year = next(one for one in range(at, until) if is_year(marks[one]))
        for one in range(at + 1, until):
            told[one] = as_filler(marks[one]) if one != year else marks[one]
        told[at + 1] = as_than(marks[at + 1])
        _as_said(told, at - is_percent)
    return told


def _level(marks: Sequence[Mark], at: int, syntax: Syntax) -> int:
    """The place after *of its 2012 level*, or *of the level of 2012*; 0 where none begins there."""
    until, years, levels = at, 0, 0
    while until < len(marks) and not (years and levels):
        mark = marks[until]
        years += is_year(mark)
        levels += mark.form in syntax.levels
        is_plain = mark.kind == "whole" or mark.is_a("links", "of", "in") or is_year(mark)
        if not (is_plain or mark.form in syntax.levels):
            return 0
        until += 1
    is_of_more = any(
        mark.kind == "measures" or is_word(mark) or mark.is_a("links", "of", "for")
        for mark in marks[until : until + 1]
    )
    return 0 if is_of_more or not (years and levels) or is_year(marks[at]) else until


def _is_led(marks: Sequence[Mark], number: int, *, is_percent: bool) -> bool:
    """Whether a share at a place is what something was, or moved to.

    More than so many percent would be more of what it is not yet turned to.
    """
    beside = {*FILLERS, "about", "number" if is_percent else "relations"}
    at = back_past(marks, number - 1, beside)
    is_to = at > 0 and marks[at].is_a("links", "to", "until") and marks[at - 1].kind in _MOVED
    is_denied = any(mark.kind == "cannot" for mark in marks[:number])
    return at >= 0 and not is_denied and (is_to or marks[at].kind == "is")


def _as_said(told: list[Mark], number: int) -> None:
    """What something fell *to*, at a place, as what it is."""
    at = number - 1
    while at > 0 and told[at].kind in {"about", "relations"}:
        at -= 1
    if at > 0 and told[at].is_a("links", "to", "until") and told[at - 1].kind in _MOVED:
        told[at - 1] = replace(told[at - 1], kind="is", meaning="words")
        told[at] = as_filler(told[at])
