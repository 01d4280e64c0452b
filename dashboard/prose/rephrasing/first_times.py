"""The first time since a year as the first time alone: *for the first time since 2012*. Pure."""

from collections.abc import Sequence
from typing import Final

from dashboard.prose.words.marks import cut, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_LEADS: Final = ("from", "with", "for")
_TIMES: Final = frozenset({"whole", "counts", "number", "month", "cannot"})
_MOST: Final = 5
"""So many words tell how long ago the last time was, at most."""


def without_last_time(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks without since when, or in how many years, something was so for the first time.

    When it was so, other words tell.
    """

    def end_of(at: int) -> int:
        # *For the first time in 2012* tells when, *in ten years* since when.
        is_within = marks[at].is_a("links", "in") and not any(map(is_year, marks[at + 1 : at + 2]))
        is_led = (
            is_within
            or marks[at].is_a("links", *_LEADS)
            or marks[at].form in (*syntax.circumstances, *syntax.events)
        )
        if not (is_led and at and marks[at - 1].form in syntax.first_time):
            return 0
        until = at + 1
        for place in range(at + 1, min(at + 1 + _MOST, len(marks))):
            mark = marks[place]
            is_span = mark.form in syntax.spans_of_years or mark.is_a("cannot", "period")
            is_end = is_year(mark) or is_span
            if not (is_end or mark.kind in _TIMES or mark.form in syntax.recent):
                return 0
            if is_end:
                until = place + 1
                break
        else:
            return 0
        while until < len(marks) and marks[until].kind in {"whole", "dated"}:
            until += 1
        return until

    return cut(marks, end_of)
