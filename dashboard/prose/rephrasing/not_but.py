"""What is so, told after what is not so in its place, without that. Pure.

Where a verb stands last, *ikinci yox, birinci yerdədir*, in second place no, in the first, says of
the second of two things alike that it is so; only what stands before *no* is denied.
"""

from collections.abc import Sequence
from typing import Final

from dashboard.prose.words.marks import is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_ALIKE: Final = frozenset({"ranks", "countries", "measures", "goods", "shares"})
"""Kinds of one word, of which the second may stand in the place of the first."""

_COUNTED: Final = frozenset({"number", "counts", "magnitudes", "units"})


def without_denied(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks without what is said not to be, but what stands right after it."""
    found = list(marks)
    for at in range(len(marks) - 1, 1, -1):
        if not (syntax.verb_last and marks[at - 1].form in syntax.not_but):
            continue
        if marks[at].meaning == "," and (begun := _begun(found, at)) >= 0:
            del found[begun : at + 1]
    return found


def _begun(marks: Sequence[Mark], sign: int) -> int:
    """Where what is denied before a sign begins, if what follows the sign may stand for it."""
    after = marks[sign + 1 : sign + 2]
    last = sign - 2
    if not after or last < 0:
        return -1
    denied, told = marks[last], after[0]
    if denied.kind in _ALIKE:
        is_same = denied.kind == told.kind and denied.case == told.case
        return last if is_same and denied.meaning != told.meaning else -1
    begun = last
    while begun >= 0 and marks[begun].kind in _COUNTED and not is_year(marks[begun]):
        begun -= 1
    is_number = told.kind == "number" and not is_year(told)
    is_counted = begun < last and marks[begun + 1].kind in {"number", "counts"}
    return begun + 1 if is_counted and is_number else -1
