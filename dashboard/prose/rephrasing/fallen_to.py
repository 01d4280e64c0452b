"""What fell to a half, or a third, as by how much it fell, where a verb stands last. Pure.

So is what exceeded an earlier level by so much, as what rose on it.

A share that fell to one may be that much, or that much of what it was: it is not read. Nor is what
rose *near to* so much, which says by how much it did.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from dashboard.prose.words.marks import OTHER_WAY, part_around
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_ALL: Final = 100.0


def with_falls(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Marks with *it fell to a third* as *it fell by two thirds*, and no share of a share."""
    found = list(marks)
    if not syntax.verb_last:
        return found
    for at, (mark, verb) in enumerate(pairwise(marks)):
        is_near = mark.kind == "about" and marks[at - 1].case == "to" and at > 0
        if is_near and marks[at - 1].meaning.isupper() and verb.kind in OTHER_WAY:
            found[at] = replace(mark, kind="cannot", meaning="measure")
        if mark.kind != "shares" or verb.kind != "falls":
            continue
        before = marks[part_around(marks, at)[0] : at]
        nouns = [one.meaning for one in before if one.kind == "measures"]
        is_first = not any(one.kind in {"shares", "units"} for one in before)
        if "share" in nouns and is_first:
            found[at] = replace(mark, kind="cannot", meaning="measure")
        elif mark.case == "to" and nouns and "share" not in nouns and before[-1].case != "of":
            found[at] = replace(mark, meaning=f"{_ALL - float(mark.meaning):g}", case="")
    return found


def with_rises(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Marks with *exceeded the level of* a time by so much as *rose on* it."""
    is_counted = any(mark.kind == "changes" or mark.is_a("units", "percent") for mark in marks)
    found: list[Mark] = []
    for mark in marks:
        is_over = mark.kind == "compared" and mark.head.startswith(syntax.exceeding)
        if is_counted and is_over:
            found.append(replace(mark, kind="rises", meaning="words"))
        found.append(mark)
    return found
