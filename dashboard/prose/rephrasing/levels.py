"""So much of the level of a year, as by how much that changed: *a quarter of its 2012 level*. Pure.

A share of somebody's trade is of no year's level, so the word for one says that it is none.
"""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.rephrasing.as_much import as_than, turn_to_change
from dashboard.prose.rephrasing.contrasts import INDEX
from dashboard.prose.words.marks import (
    FILLERS,
    OTHER_WAY,
    as_filler,
    back_past,
    is_word,
    is_year,
)
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark


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
        lead = _lead(marks, at, is_percent=is_percent)
        if "share" in nouns or lead is None:
            told[until - 1] = replace(marks[until - 1], kind="cannot", meaning="measure")
            continue
        if is_percent:
            told[at] = replace(mark, meaning=INDEX)
        else:
            turn_to_change(told, at)
        year = next(one for one in range(at, until) if is_year(marks[one]))
        for one in range(at + 1, until):
            told[one] = as_filler(marks[one]) if one != year else marks[one]
        told[at + 1] = as_than(marks[at + 1])
        if marks[lead].kind == "links":
            # What it fell *to* is what it is.
            told[lead - 1] = replace(marks[lead - 1], kind="is", meaning="words")
            told[lead] = as_filler(marks[lead])
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


def _lead(marks: Sequence[Mark], share: int, *, is_percent: bool) -> int | None:
    """The place of what says that a share at one is what something was, or moved *to*.

    None where it is not that: nor is more than so many percent, as only their number is turned.
    """
    at = back_past(marks, share - 1, {*FILLERS, "about", "number" if is_percent else "relations"})
    is_to = at > 0 and marks[at].is_a("links", "to", "until") and marks[at - 1].kind in OTHER_WAY
    is_denied = any(mark.kind == "cannot" for mark in marks[:share])
    return at if at >= 0 and not is_denied and (is_to or marks[at].kind == "is") else None
