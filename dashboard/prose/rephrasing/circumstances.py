"""After what, or in spite of what, something was so in a year that is told. Pure.

*In 2022 trade fell 5% after the quarrel over a border* says of trade what *in 2022 trade fell 5%*
does: who quarrelled there is nobody whose trade it is.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from dashboard.prose.words.marks import DASHES, DIVIDES, is_year
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


def _phrase(rest: Sequence[Mark]) -> list[Mark]:
    """The words up to the next sign, where they are no more than circumstances; else none."""
    phrase = list(takewhile(lambda mark: mark.meaning not in _SIGNS, rest))
    is_told = any(mark.kind in _OF_TRADE for mark in phrase)
    is_denied = any(mark.kind == "cannot" and mark.meaning != "period" for mark in phrase)
    return [] if is_told or is_denied or len(phrase) < 2 else phrase  # noqa: PLR2004 -- after what
