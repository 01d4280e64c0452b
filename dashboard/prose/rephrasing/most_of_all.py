"""With whom one trades most, told by a verb, as a place among partners. Pure.

Where a verb stands last, *Israel sells most to the US* is put as *in Israel's exports the US is
first*.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import begun_before, is_sign_or_and, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_FLOWS: Final = {"exports": "to", "imports": "from", "turnover": "with"}
"""The case of whom something goes to, comes from, or is traded with."""

_PASSED: Final = frozenset({"whole", "about", "years", "month", "parts", "counts", "monthly"})


def with_most(marks: Sequence[Mark], syntax: Syntax) -> Sequence[Mark]:
    """Marks with *sells most to* somebody as that one's first place among whom it sells to."""
    found = list(marks)
    for at in range(len(marks) - 1, -1, -1):
        if _is_most(marks, at, syntax):
            first, until = _around(marks, at)
            told = [*marks[first:at], *marks[at + 1 : until]]
            found[first:until] = _plainly(told, marks[at], syntax) or marks[first:until]
    return found


def _is_most(marks: Sequence[Mark], at: int, syntax: Syntax) -> bool:
    """Whether words at a place say *most*, and not *so much at most*."""
    is_most = marks[at].is_a("relations", "at most") and marks[at].head in syntax.most
    after = marks[at + 1 : at + 2]
    return is_most and bool(after) and (after[0].kind not in {"number", "counts", "shares"})


def _around(marks: Sequence[Mark], at: int) -> tuple[int, int]:
    """The places of the clause around one."""
    until = at
    while until < len(marks) and not (is_sign_or_and(marks[until]) or marks[until].meaning in ".!"):
        until += 1
    return begun_before(marks, at), until


def _plainly(told: Sequence[Mark], most: Mark, syntax: Syntax) -> list[Mark]:
    """Whom one trades with most as its first; empty where the words say more than that."""
    named = [mark for mark in told if mark.kind == "countries"]
    owners = [mark for mark in named if not mark.case]
    last = _verb(told, syntax)
    rest = [mark for mark in told if mark not in named and mark not in last]
    rest = [mark for mark in rest if not mark.is_a("links", "with")]
    if not last or not all(mark.kind in _PASSED or is_year(mark) for mark in rest):
        return []
    flow = last[0].meaning
    is_with = flow == "turnover" and any(mark.is_a("links", "with") for mark in told)
    if is_with:
        owners = [mark for mark in owners[:-1] if len(owners) == 2]  # noqa: PLR2004 -- one and whom with
    others = [mark for mark in named if mark not in owners]
    if len(owners) > 1 or len(others) != 1 or not (is_with or others[0].case == _FLOWS[flow]):
        return []
    is_ours = not owners and last[-1].form.endswith(syntax.we_ends)
    noun = replace(last[0], kind="measures", meaning=flow, case="in", form="", is_ours=is_ours)
    first = replace(most, kind="ranks", meaning="1", case="")
    verb = replace(last[-1], kind="is", meaning="words", case="")
    own = [replace(mark, case="of") for mark in owners]
    return [*rest, *own, noun, replace(others[0], case=""), first, verb]


def _verb(told: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The verb of trade that ends some words; or *trade*, and that it is done."""
    if told and told[-1].kind == "flows":
        return [told[-1]]
    is_trade = len(told) > 1 and told[-2].is_a("measures", "turnover") and not told[-2].case
    return list(told[-2:]) if is_trade and told[-1].form in syntax.trades else []
