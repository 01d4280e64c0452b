"""What stands before a country's name and says no more than the name: *its neighbour*. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.beside import past
from dashboard.prose.vocabulary import Mark


def without_titles(marks: Sequence[Mark]) -> list[Mark]:
    """Words with titles before a country as what says nothing, others as words nobody knows.

    A neighbour without a name may be anybody.
    """
    return [
        _plain(mark, is_named=_is_country(marks, at + 1)) if mark.is_a("whole", "titles") else mark
        for at, mark in enumerate(marks)
    ]


def _is_country(marks: Sequence[Mark], at: int) -> bool:
    at = past(marks, at)
    return at < len(marks) and marks[at].kind == "countries"


def _plain(mark: Mark, *, is_named: bool) -> Mark:
    if is_named:
        return replace(mark, meaning="words")
    return replace(mark, kind="other", meaning=mark.form)
