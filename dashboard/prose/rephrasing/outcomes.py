"""What something came to by a rise or a fall, told as what it was to come to. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_MOVED: Final = frozenset({"rises", "falls"})
_ENDS: Final = frozenset({"number", "units", "magnitudes", "years", "month", "parts", "changes"})
"""Kinds of words after which it is told: by how much, and when."""


def with_outcomes(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The words of a sentence, *grew by 5% to reach $2 billion* as *to $2 billion*.

    Where anything else in it is foretold, or denied, all stays as it is.
    """
    open_ = [mark for mark in marks if mark.kind == "cannot"]
    if not open_ or not all(_is_outcome(mark, syntax) for mark in open_):
        return list(marks)
    return [
        replace(mark, kind="links", meaning="to") if _is_reached(marks, at, syntax) else mark
        for at, mark in enumerate(marks)
    ]


def _is_outcome(mark: Mark, syntax: Syntax) -> bool:
    return mark.is_a("cannot", "forecast") and mark.form in syntax.outcomes


def _is_reached(marks: Sequence[Mark], at: int, syntax: Syntax) -> bool:
    """Whether a verb at a place is what something has come to: it rose or fell right before."""
    before = marks[at - 1 : at] if at else ()
    is_next = any(mark.kind in _ENDS | _MOVED or mark.meaning == "," for mark in before)
    has_moved = any(mark.kind in _MOVED | {"changes"} for mark in marks[:at])
    return _is_outcome(marks[at], syntax) and is_next and has_moved
