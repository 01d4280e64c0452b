"""Better and worse, minus and plus, of a balance as what it is. Pure.

*The deficit worsened by $2 billion* is one that grew: *worsened* is a fall of anything else. *The
balance is minus $2 billion* tells no fall.
"""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.words.marks import BALANCES, DASHES, OTHER_WAY, as_filler, past
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark


def with_balances_plain(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with what is better or worse of a deficit the other way, and balances signed.

    *Minus* or *plus* right before its money makes a balance a deficit or a surplus. Where one is
    named already, the same one says no more than that, and the other is unclear.
    """
    signs = dict.fromkeys(syntax.plus, "surplus") | dict.fromkeys(syntax.minus, "deficit")
    found: list[Mark] = []
    noun = "balance" if _is_of_balance(marks) else ""
    for at, mark in enumerate(marks):
        noun = mark.meaning if mark.kind == "measures" else noun
        signed = signs.get(mark.form, "") if mark.kind in {*OTHER_WAY, "other"} else ""
        is_judged = mark.kind in OTHER_WAY and mark.form.startswith(syntax.judging)
        if signed and noun in BALANCES and _is_money(marks, at + 1):
            found.append(_signed(mark, noun, signed))
        elif is_judged and noun == "deficit":
            found.append(replace(mark, kind=OTHER_WAY[mark.kind]))
        else:
            found.append(mark)
    return found


def _is_of_balance(marks: Sequence[Mark]) -> bool:
    """Whether no noun of trade is named but in *in trade with*: what is plus there is a surplus."""
    leads = [mark for mark in marks if mark.is_a("links", "with") and mark.head != mark.form]
    return bool(leads) and not any(mark.kind == "measures" for mark in marks)


def _signed(mark: Mark, noun: str, signed: str) -> Mark:
    if noun == "balance":
        return replace(mark, kind="measures", meaning=signed)
    return as_filler(mark) if noun == signed else replace(mark, kind="cannot", meaning="measure")


def _is_money(marks: Sequence[Mark], at: int) -> bool:
    """Whether an amount stands at a place, with its sign before it or its unit after it."""
    at += bool(marks[at : at + 1]) and marks[at].meaning in DASHES | {":"}
    told = marks[past(marks, at, {"about"}) :][:4]
    is_counted = any(mark.kind == "number" for mark in told[:2])
    return is_counted and any(mark.kind == "units" and mark.meaning.isupper() for mark in told)
