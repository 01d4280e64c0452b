"""How many times what is sold is what is bought, told by verbs, as nouns would tell it. Pure.

Where a verb stands last, *Israel sells it twice as much as it buys from there* is put as *Israel's
exports to it are twice its imports*.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import OTHER_FLOW, SIDES, begun_before
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_PASSED: Final = frozenset({"whole", "about", "years", "month", "parts", "counts", "number"})


def with_flows_told(marks: Sequence[Mark], syntax: Syntax) -> Sequence[Mark]:
    """Marks with *than it bought* so many times more, or less, sold, as two nouns."""
    than = {
        **dict.fromkeys(syntax.than_bought, "imports"),
        **dict.fromkeys(syntax.than_sold, "exports"),
    }
    for at in range(len(marks) - 2, 0, -1):
        flow = than.get(marks[at].form, "")
        times, more = _times(marks, at + 1)
        if not flow or not times:
            continue
        noun = replace(marks[at], kind="measures", meaning=flow, case="from")
        if any(mark.is_a("measures", OTHER_FLOW[flow]) for mark in marks[max(at - 2, 0) : at]):
            return [*marks[:at], noun, *marks[at + 1 :]]
        verb = marks[more + 1] if more + 1 < len(marks) else None
        begun = begun_before(marks, at)
        who = _who(marks[begun:at], OTHER_FLOW[flow], syntax)
        if verb is None or not verb.is_a("flows", OTHER_FLOW[flow]) or who is None:
            continue
        own = replace(noun, meaning=OTHER_FLOW[flow], case="", end=noun.start)
        is_more = replace(marks[more], case="is")
        return [*marks[:begun], *who, own, noun, *marks[times:more], is_more, *marks[more + 2 :]]
    return marks


def _times(marks: Sequence[Mark], at: int) -> tuple[int, int]:
    """Where so many times begin at a place, and where *more* or *less* stands; 0 for none."""
    first = at
    while at < len(marks) and marks[at].kind in {"about", "whole"}:
        at += 1
    if at + 1 < len(marks) and marks[at].kind == "number":
        at += 1
    is_times = at + 1 < len(marks) and (
        marks[at].kind == "changes" or marks[at].is_a("units", "times")
    )
    is_more = is_times and marks[at + 1].is_a("relations", "more", "less")
    return (first, at + 1) if is_more else (0, 0)


def _who(told: Sequence[Mark], flow: str, syntax: Syntax) -> list[Mark] | None:
    """Whose trade with whom words tell, as beside a noun; None where they say more than that."""
    found: list[Mark] = []
    for mark in told:
        is_there = mark.form in syntax.there or mark.form in syntax.unnamed
        if mark.kind == "countries" and mark.case in {"", *SIDES.values()}:
            # To whom it sells may be told of whom it buys from.
            found.append(replace(mark, case=SIDES[flow] if mark.case else "of"))
        elif mark.kind in _PASSED:
            found.append(mark)
        elif not is_there:
            return None
    return found
