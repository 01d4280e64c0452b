"""More than ever before as a record: *imports more from China than ever before*. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import back_past
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_BETWEEN: Final = frozenset({"whole", "links", "countries", "goods"})
"""Kinds of words that may stand between *more* and *than ever*."""

_COUNTING: Final = frozenset({"number", "counts", "units", "magnitudes", "shares", "changes"})


def with_more_than_ever(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Marks with *more* or *less* and *than ever* in one: a record, or the lowest.

    By how much more, nobody reads; nor *than ever* where nothing says that it is more.
    """
    told = list(marks)
    at = next((at for at, mark in enumerate(told) if _is_ever(mark, syntax)), 0)
    if not at:
        return told
    if told[at - 1].meaning == ",":
        # *More, than ever*, as some languages write it.
        del told[at - 1]
        at -= 1
    first = back_past(told, at - 1, _BETWEEN)
    is_less = first >= 0 and told[first].form in syntax.less
    is_more = first >= 0 and told[first].form in syntax.more
    is_counted = first > 0 and told[first - 1].kind in _COUNTING
    if is_counted or not (is_more or is_less):
        told[at] = replace(told[at], kind="cannot", meaning="measure")
        return told
    told[at] = replace(told[at], meaning="low") if is_less else told[at]
    return [*told[:first], *told[first + 1 :]]


def _is_ever(mark: Mark, syntax: Syntax) -> bool:
    return mark.is_a("whole", "record") and mark.head in syntax.than
