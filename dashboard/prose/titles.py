"""What stands before a country's name and says no more than the name: *its neighbour*. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.beside import DIVIDES, past
from dashboard.prose.vocabulary import Mark


def without_titles(marks: Sequence[Mark]) -> list[Mark]:
    """Words with titles before a country as what says nothing, others as words nobody knows.

    A neighbour without a name may be anybody.
    """
    return [
        _plain(mark, is_named=_is_country(marks, at + 1)) if mark.is_a("whole", "titles") else mark
        for at, mark in enumerate(marks)
    ]


def without_main(marks: Sequence[Mark]) -> list[Mark]:
    """Words with *main* as no rank where they say which one, or only that it is among several.

    As *fourth among its main partners* and *among its main partners* do.
    """
    return [
        _as_no_rank(marks, at) if mark.is_a("ranks", "1") and _is_of_partner(marks, at) else mark
        for at, mark in enumerate(marks)
    ]


def _is_of_partner(marks: Sequence[Mark], at: int) -> bool:
    after = past(marks, at + 1)
    return after < len(marks) and marks[after].kind == "partners"


def _as_no_rank(marks: Sequence[Mark], at: int) -> Mark:
    """The mark of a rank, as what says nothing beside another one, as unknown after *among*."""
    begun = max((one + 1 for one in range(at) if marks[one].meaning in DIVIDES), default=0)
    among = [one for one in range(begun, at) if marks[one].is_a("links", "between")]
    if not among:
        return marks[at]
    is_told = any(mark.kind == "ranks" for mark in marks[begun : among[0]])
    if is_told:
        return replace(marks[at], kind="whole", meaning="words")
    return replace(marks[at], kind="other", meaning=marks[at].form)


def _is_country(marks: Sequence[Mark], at: int) -> bool:
    at = past(marks, at)
    return at < len(marks) and marks[at].kind == "countries"


def _plain(mark: Mark, *, is_named: bool) -> Mark:
    if is_named:
        return replace(mark, meaning="words")
    return replace(mark, kind="other", meaning=mark.form)
