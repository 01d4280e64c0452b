"""Words that stand for the noun of trade before them: *those to Russia* are exports. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import BALANCES, is_sign, past
from dashboard.prose.words.vocabulary import Mark

_LED: Final = {
    "exports": ("to",), "imports": ("from",), "turnover": ("with", "between"),
    **dict.fromkeys(BALANCES, ("with",)),
}  # fmt: skip
"""What leads to the partner of each."""


def is_it(mark: Mark) -> bool:
    """Whether a word stands for what was told before."""
    return mark.kind == "it" or mark.is_a("links", "it")


def as_nouns(marks: Sequence[Mark], stands: Sequence[str]) -> list[Mark]:
    """The marks with each word that ``stands`` for a noun as that noun.

    Where a country follows with a word that leads to the partner of such a noun.
    """
    told = list(marks)
    noun: Mark | None = None
    for at, mark in enumerate(marks):
        if mark.is_a("measures", *_LED):
            noun = mark
        elif (
            noun
            and mark.form in stands
            and _is_apart(marks[at - 1])
            and _leads(marks, at + 1, _LED[noun.meaning])
        ):
            told[at] = replace(noun, start=mark.start, end=mark.end, at=mark.at, until=mark.until)
    return told


def as_named(marks: Sequence[Mark], ours: Sequence[str]) -> list[Mark]:
    """The marks without *we in* before a country, which is who they are."""
    told: list[Mark] = []
    at = 0
    while at < len(marks):
        if marks[at].form in ours and _leads(marks, at + 1, ("in",)):
            at = past(marks, at + 2)
        else:
            told.append(marks[at])
            at += 1
    return told


def _is_apart(before: Mark) -> bool:
    """Whether something else is told from here on: more *than those* is of the noun before."""
    return is_sign(before) or before.is_a("links", "and")


def _leads(marks: Sequence[Mark], at: int, leads: Sequence[str]) -> bool:
    named = past(marks, at + 1)
    is_led = at < len(marks) and marks[at].is_a("links", *leads)
    return is_led and named < len(marks) and marks[named].kind == "countries"
