"""After what, or in spite of what, something was so in a year that is told. Pure.

*In 2022 trade fell 5% after the quarrel over a border* says of trade what *in 2022 trade fell 5%*
does: who quarrelled there is nobody whose trade it is.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from dashboard.prose.words.marks import DASHES, DIVIDES, is_sign, is_word, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_SIGNS: Final = DIVIDES | DASHES | {")", ".", "!"}
_OF_TRADE: Final = frozenset({
    "measures", "partners", "units", "magnitudes", "number", "years", "month", "parts", "months",
    "monthly", "ranks", "tops", "shares", "changes", "rises", "falls", "flows", "extremes",
    "overtakes", "suffers", "says", "compared", "goods", "counts", "yearly",
})  # fmt: skip
_RANKED: Final = frozenset({"ranks", "tops", "partners"})


def without_circumstances(marks: Sequence[Mark], syntax: Syntax) -> tuple[Mark, ...]:
    """The words without those, where they tell nothing of trade, nor when."""
    if syntax.verb_last:
        return _without_led(marks, syntax)
    leading = {*syntax.circumstances}
    found: list[Mark] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        is_led = not leading.isdisjoint((mark.head, mark.form))
        is_ranked = bool(found) and found[-1].kind in _RANKED
        phrase = _phrase(marks[at:]) if is_led and not is_ranked else []
        if phrase and any(map(is_year, found)):
            at += len(phrase)
        else:
            found.append(mark)
            at += 1
    return tuple(found)


def _without_led(marks: Sequence[Mark], syntax: Syntax) -> tuple[Mark, ...]:
    """The same where such a word stands after what it leads to: only words nobody knows may.

    A year right before them may be when that was, and of why something was so only one word tells.
    """
    found = list(marks)
    is_dated = any(is_year(mark) or mark.kind == "years" for mark in marks)
    for at in range(len(marks) - 1, 0, -1):
        mark, first = marks[at], at
        while first and is_word(marks[first - 1]):
            first -= 1
        is_cause = mark.kind == "causes" and first == at - 1
        is_led = mark.head == mark.form in syntax.circumstances and first < at
        if is_dated and is_led and _is_apart(marks, first, is_cause=is_cause):
            del found[first : at + 1]
    return tuple(found)


def _is_apart(marks: Sequence[Mark], first: int, *, is_cause: bool) -> bool:
    """Whether nothing before a place goes with the words there; no year, of a cause."""
    if not first:
        return True
    before = marks[first - 1]
    is_bare = is_sign(before) or (before.is_a("measures") and not before.case)
    return is_bare or (is_cause and is_year(before))


def _phrase(rest: Sequence[Mark]) -> list[Mark]:
    """The words up to the next sign, where they are no more than circumstances; else none."""
    phrase = list(takewhile(lambda mark: mark.meaning not in _SIGNS, rest))
    is_told = any(mark.kind in _OF_TRADE for mark in phrase)
    is_denied = any(mark.kind == "cannot" and mark.meaning != "period" for mark in phrase)
    return [] if is_told or is_denied or len(phrase) < 2 else phrase  # noqa: PLR2004 -- after what
