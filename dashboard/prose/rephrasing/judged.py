"""Better and worse, minus and plus, of a balance as what it is. Pure.

*The deficit worsened by $2 billion* is one that grew: *worsened* is a fall of anything else. *The
balance is minus $2 billion* tells no fall.
"""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.words.marks import BALANCES, OTHER_WAY, as_filler
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark


def with_deficits_judged(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with what is better or worse of the deficit told last before it the other way."""
    found: list[Mark] = []
    noun = ""
    for mark in marks:
        noun = mark.meaning if mark.kind == "measures" else noun
        is_judged = mark.kind in OTHER_WAY and mark.form.startswith(syntax.judging)
        is_turned = is_judged and noun == "deficit"
        found.append(replace(mark, kind=OTHER_WAY[mark.kind]) if is_turned else mark)
    return found


def with_balances_signed(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with *minus* or *plus* right before the money of a balance as a deficit or surplus.

    Where one is named already, it says no more than that.
    """
    signs = dict.fromkeys(syntax.plus, "surplus") | dict.fromkeys(syntax.minus, "deficit")
    found: list[Mark] = []
    noun = ""
    for at, mark in enumerate(marks):
        noun = mark.meaning if mark.kind == "measures" else noun
        signed = signs.get(mark.form, "") if mark.kind in {*OTHER_WAY, "other"} else ""
        if not (signed and noun in BALANCES and _is_money(marks, at + 1)):
            found.append(mark)
        elif noun == "balance":
            found.append(replace(mark, kind="measures", meaning=signed))
        else:
            is_same = noun == signed
            found.append(
                as_filler(mark) if is_same else replace(mark, kind="cannot", meaning="measure")
            )
    return found


def _is_money(marks: Sequence[Mark], at: int) -> bool:
    """Whether an amount stands at a place, with its sign before it or its unit after it."""
    told = marks[at : at + 4]
    is_counted = any(mark.kind == "number" for mark in told[:2])
    return is_counted and any(mark.kind == "units" and mark.meaning.isupper() for mark in told)
