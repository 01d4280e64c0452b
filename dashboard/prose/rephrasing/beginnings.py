"""That something began to rise, where that is no change of a year against the one before. Pure.

What *began to rise in May* rose against April, and what *began to fall, and rose again* may have
risen in the end. Of a whole year, with no other move told after it, it is as *it rose*.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import OTHER_WAY
from dashboard.prose.words.vocabulary import Mark

_PARTS_OF_YEARS: Final = frozenset({"month", "months", "monthly", "parts"})


def with_beginnings(marks: Sequence[Mark], beginning: Collection[str]) -> list[Mark]:
    """The marks with *began to rise* as no known time, beside a month or before another move."""
    return [
        replace(mark, kind="cannot", meaning="period")
        if mark.kind in OTHER_WAY
        and mark.form in beginning
        and (_has(marks, _PARTS_OF_YEARS) or _has(marks[at + 1 :], OTHER_WAY))
        else mark
        for at, mark in enumerate(marks)
    ]


def _has(marks: Sequence[Mark], kinds: Collection[str]) -> bool:
    return any(mark.kind in kinds for mark in marks)
