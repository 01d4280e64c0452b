"""Words that stand for the noun of trade before them: *those to Russia* are exports. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import BALANCES, cut, is_joined, is_sign_or_and, past
from dashboard.prose.words.vocabulary import Mark

_LED: Final = {
    "exports": ("to",), "imports": ("from",), "turnover": ("with", "between"),
    **dict.fromkeys(BALANCES, ("with",)),
}  # fmt: skip
"""What leads to the partner of each."""


def is_it(mark: Mark) -> bool:
    """Whether a word stands for what was told before."""
    return mark.kind == "it" or mark.is_a("links", "it")


def pronouns_as_nouns(marks: Sequence[Mark], stands: Sequence[str]) -> list[Mark]:
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

    def end_of(at: int) -> int:
        is_named = marks[at].form in ours and _leads(marks, at + 1, ("in",))
        return past(marks, at + 2) if is_named else 0

    return cut(marks, end_of)


def _is_apart(before: Mark) -> bool:
    """Whether something else is told from here on: more *than those* is of the noun before."""
    return is_sign_or_and(before)


def _leads(marks: Sequence[Mark], at: int, leads: Sequence[str]) -> bool:
    named = past(marks, at + 1)
    is_led = at < len(marks) and marks[at].is_a("links", *leads)
    return is_led and named < len(marks) and marks[named].kind == "countries"


def with_ours(marks: Sequence[Mark], ours: Sequence[str]) -> list[Mark]:
    """The marks with *for us* at their head as *our* before the first noun of trade."""
    is_us = len(marks) > 2 and marks[1].kind == "other" and marks[1].form in ours  # noqa: PLR2004 -- and more
    is_led = is_us and marks[0].is_a("links", "for")
    kinds = {"measures", "partners"}
    nouns = (at for at, mark in enumerate(marks) if mark.kind in kinds and mark.meaning != "share")
    noun = next(nouns, 0) if is_led else 0
    if not noun:
        return list(marks)
    while marks[noun - 1].kind in {"whole", "ranks", "tops"}:
        noun -= 1
    begun = 2 + (marks[2].meaning == ",")
    before = marks[noun]
    owner = Mark("whole", "words", before.start, before.start, before.at, before.at, form=ours[0])
    return [*marks[begun:noun], owner, *marks[noun:]]


def with_partners(marks: Sequence[Mark]) -> list[Mark]:
    """The marks with *it* after what leads to a partner as that one, where another comes after.

    *Its supplier is Mexico: the US bought 5 from it and 4 from China*. Where it may be several it
    is a word nobody knows, lest the one after be taken for it.
    """
    told = list(marks)
    for at in range(2, len(told) - 1):
        is_led = told[at - 1].is_a("links", "to", "from", "with") and told[at].is_a("links", "it")
        is_next = (
            is_led
            and is_joined(told[at + 1])
            and any(_leads(told, one, ("to", "from", "with")) for one in range(at + 2, len(told)))
        )
        if not is_next:
            continue
        named = [mark for mark in told[:at] if mark.kind == "countries"]
        others = {mark.meaning for mark in named} - {mark.meaning for mark in named[-1:]}
        name = replace(told[at], kind="other", meaning=told[at].form)
        if len(others) == 1:
            name = replace(name, kind="countries", meaning=others.pop())
        told[at] = name
    return told
