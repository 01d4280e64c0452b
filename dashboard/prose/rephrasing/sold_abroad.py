"""What a country sells another, by a word that is no noun of trade alone: *sales to Peru*. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.words.marks import is_word, past
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark


def sales_as_exports(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with *Brazil's sales to Peru* as its exports: of a firm, or at home, they are none.

    Goods may stand before the word, and nothing else that may say of what it is.
    """
    return [
        replace(mark, kind="measures", meaning="exports")
        if mark.form in syntax.sales and is_word(mark) and _is_between(marks, at, syntax)
        else mark
        for at, mark in enumerate(marks)
    ]


def _is_between(marks: Sequence[Mark], at: int, syntax: Syntax) -> bool:
    """Whether whose sales they are stands before a place, and to which country after it."""
    before = at - 1 - (at > 0 and marks[at - 1].kind == "goods")
    if before < 0:
        return False
    owner = marks[before]
    is_own = owner.is_a("links", "own") and marks[before - 1].kind == "countries"
    is_owned = is_own or owner.kind == "countries" or owner.form in {*syntax.ours, *syntax.its}
    named = past(marks, at + 2)
    is_led = any(one.is_a("links", "to") for one in marks[at + 1 : at + 2])
    return is_owned and is_led and any(one.kind == "countries" for one in marks[named : named + 1])
