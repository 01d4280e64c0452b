"""What a number goes on being counted in: *sold for $28 billion, and bought for 11*. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from dashboard.prose.words.marks import DASHES, back_past, is_end, is_joined, is_word, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_LEADS: Final = frozenset({"about", "whole", "relations"})
_NUMBERS: Final = frozenset({"number", "counts"})
_SCALES: Final = frozenset({"magnitudes", "units"})
_TOLD: Final = frozenset({"measures", "countries"})
_COUNTED: Final = frozenset({"shares", "changes", "ranks", "month", "monthly", "months", "parts"})


def with_scales(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with what the last number is counted in after each that goes on with it.

    Both are led by the same word, and between them stand words of trade or another year, and none
    that nobody knows: in *a share of 25%, and place 3* it may be no percent.
    """
    found: list[Mark] = []
    for at, mark in enumerate(marks):
        found.append(mark)
        if not (syntax.units_go_on and mark.kind in _NUMBERS and _is_bare(marks, at)):
            continue
        scale = _scale(found, syntax)
        end = mark.end
        found += [replace(one, start=end, end=end, at=mark.at, until=mark.at) for one in scale]
    return found


def _is_bare(marks: Sequence[Mark], at: int) -> bool:
    """Whether a number stands at the end of what is told, counted in nothing."""
    after = marks[at + 1 : at + 3]
    is_hyphened = any(mark.meaning == "-" and mark.start == marks[at].end for mark in after[:1])
    # *65 against 13 in 2021*.
    is_dated = len(after) > 1 and after[0].is_a("links", "to", "in") and is_year(after[1])
    is_led = is_dated and (_is_compared(marks, at) or _came_from(marks, at) > 0)
    is_last = is_end(marks, at + 1) or is_led
    return is_last and not is_hyphened and not is_year(marks[at])


def _is_compared(marks: Sequence[Mark], at: int) -> bool:
    """Whether the number before is compared with one, which stands right after it."""
    lead = back_past(marks, at - 1, _LEADS)
    is_after = lead > 0 and marks[lead - 1].kind in _SCALES
    return is_after and marks[lead].is_a("compared", "words")


def _came_from(marks: Sequence[Mark], at: int) -> int:
    """The place of the unit of the number that one came from: *from 11% in 2010 to 13 in 2014*.

    0 where it came from none.
    """
    lead = back_past(marks, at - 1, _LEADS)
    if lead < 1 or not marks[lead].is_a("links", "to", "until"):
        return 0
    last = lead - 1
    while last > 0 and (marks[last].kind in {"whole", "links"} or is_year(marks[last])):
        last -= 1
    first = back_past(marks, last, _SCALES)
    before = back_past(marks, first - 1, _LEADS)
    is_number = marks[last].kind in _SCALES and marks[first].kind in _NUMBERS
    is_from = before >= 0 and marks[before].is_a("links", "from", "with")
    return last if is_number and is_from and any(map(is_year, marks[last:lead])) else 0


def _scale(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """What the number before the last mark is counted in, where that goes on with it."""
    last = next((at for at in range(len(marks) - 2, 0, -1) if marks[at].kind in _SCALES), 0)
    first = back_past(marks, last, _SCALES) + 1
    if not last or marks[first - 1].kind not in _NUMBERS:
        return []
    if _is_compared(marks, len(marks) - 1) or _came_from(marks, len(marks) - 1) == last:
        return list(marks[first : last + 1])
    between = marks[last + 1 : -1]
    lead = _lead(marks, len(marks) - 1)
    is_led = bool(lead) and (lead == "on") == (_lead(marks, first - 1) == "on")
    is_other = any(mark.kind in _TOLD or is_year(mark) for mark in between)
    is_apart = any(is_joined(mark) or mark.meaning == ";" for mark in between)
    is_known = not any(is_word(mark) and mark.form not in syntax.there for mark in between)
    is_counted = any(mark.kind in _COUNTED for mark in between)
    is_of_one = sum(map(is_year, between)) < 2 and not _is_of_another(marks[last], between)  # noqa: PLR2004 -- several years
    is_plain = between[:1] == [] or between[0].kind != "relations"
    if not (is_led and is_other and is_apart and is_known and is_of_one and is_plain) or is_counted:
        return []
    return list(marks[first : last + 1])


def _is_of_another(scale: Mark, between: Sequence[Mark]) -> bool:
    """Whether a share that goes on is of another country's trade: *and in Chile's exports 27*."""
    joined = next(
        (at for at, mark in enumerate(between) if is_joined(mark) or mark.meaning == ";"), 0
    )
    pairs = pairwise((None, *between[joined:]))
    return scale.is_a("units", "percent") and any(
        mark.kind == "countries" and (mark.is_adjective or (before and before.kind == "measures"))
        for before, mark in pairs
        if mark
    )


def _lead(marks: Sequence[Mark], at: int) -> str:
    """How a number is led to: by *on*, by what says that it *is* so much, or blank."""
    lead = back_past(marks, at - 1, _LEADS)
    if lead < 0:
        return ""
    if marks[lead].is_a("links", "on"):
        return "on"
    return "is" if marks[lead].kind == "is" or marks[lead].meaning in DASHES else ""
