"""What *they say*, and nobody in particular does. Pure.

*There is a deficit of $2 billion, they say* leaves open whether there is.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from dashboard.prose.words.marks import is_sign, is_stop
from dashboard.prose.words.vocabulary import Mark


def with_hearsay(marks: Sequence[Mark], hearsay: Collection[str]) -> list[Mark]:
    """The marks with such a word as a condition, where it stands alone after a sign."""
    return [
        replace(mark, kind="cannot", meaning="condition")
        if mark.kind == "says" and mark.form in hearsay and _is_alone(marks, at)
        else mark
        for at, mark in enumerate(marks)
    ]


def _is_alone(marks: Sequence[Mark], at: int) -> bool:
    """Whether a sign stands before a place, and nothing, or a sign, after it."""
    return at > 0 and is_sign(marks[at - 1]) and all(map(is_stop, marks[at + 1 : at + 2]))
