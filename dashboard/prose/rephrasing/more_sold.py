"""That more was sold, or bought, than at another time, told by a verb, as what rose. Pure.

Where a verb stands last, *in 2023 it bought more goods from Russia than the year before* says of
its imports from there that they rose. How much more nobody says.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import SIDES, begun_before, is_end, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_WAYS: Final = {"more": "rises", "less": "falls"}
_PASSED: Final = frozenset({"whole", "years", "month", "parts", "counts", "monthly", "yearly"})


def with_more_sold(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with *bought more than then* as a flow that rose."""
    found = list(marks)
    for at in range(len(marks) - 2, 0, -1):
        is_verb = marks[at + 1].is_a("flows", *SIDES) and is_end(marks, at + 2)
        if not (syntax.verb_last and marks[at].is_a("relations", *_WAYS) and is_verb):
            continue
        first = begun_before(marks, at)
        found[first : at + 2] = _plainly(marks[first : at + 2], syntax) or marks[first : at + 2]
    return found


def _plainly(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """A flow that rose, or fell; empty where it is not said since when, whose, or with whom."""
    *told, way, verb = marks
    named = [mark for mark in told if mark.kind == "countries"]
    owners = [mark for mark in named if not mark.case]
    others = [mark for mark in named if mark.case == SIDES[verb.meaning]]
    rest = [mark for mark in told if mark not in named]
    is_told = len(named) == len(owners) + len(others) and len(owners) < 2 and len(others) == 1  # noqa: PLR2004 -- one who trades
    is_known = all(mark.kind in _PASSED or is_year(mark) for mark in rest)
    if not (is_told and is_known and any(_is_than(mark, syntax) for mark in told[-1:])):
        return []
    is_ours = not owners and verb.form.endswith(syntax.we_ends)
    own = [replace(mark, case="of") for mark in owners]
    noun = replace(verb, kind="measures", case="", form="", is_ours=is_ours)
    moved = replace(way, kind=_WAYS[way.meaning], meaning="words", case="")
    than = rest.pop() if rest and told[-1] is rest[-1] else None
    return [*rest, *own, *others, noun, *([than] if than else []), moved]


def _is_than(mark: Mark, syntax: Syntax) -> bool:
    """Whether it is a time that something is more than at: *than in 2022*.

    A year alone may as well be that since which it is so: *since 2022* is told by the same ending.
    """
    if is_year(mark):
        return mark.case == "from" and any(end in mark.form for end in syntax.own_ends)
    is_time = mark.kind in {"years", "yearly"}
    return (is_time and mark.case == "from") or mark.form in syntax.than_then
