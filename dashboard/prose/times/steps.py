"""Amounts that something rose, or fell, by to another one, which are of one time. Pure."""

from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.words.marks import back_past

_PASSED: Final = frozenset({"about", "relations", "whole"})


def is_by_and_to(clause: Clause, number: Quantity, after: Quantity) -> bool:
    """Whether the second of two amounts is what something came to by the first: *by 2 to 5*."""
    at = back_past(clause.marks, number.first - 1, _PASSED)
    led = clause.marks[at] if at >= 0 and number.unit.isupper() else None
    is_by = led is not None and (
        led.kind in {"rises", "falls"}
        or (led.is_a("links", "per", "on") and bool(clause.direction(0, at)))
    )
    between = [mark for mark in clause.marks[number.until : after.first] if mark.meaning != ","]
    is_led = any(mark.is_a("links", "to", "until") for mark in between)
    return (
        is_by
        and is_led
        and all(mark.kind in _PASSED or mark.is_a("links", "to", "until") for mark in between)
    )
