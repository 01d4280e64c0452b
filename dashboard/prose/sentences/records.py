"""Amounts and shares that are told as a record: more than in any year before. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, TypeGuard

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.found import Candidate, Reading, Unread
from dashboard.prose.measured.percentages import FLOWS, SHARES
from dashboard.prose.words.marks import DASHES
from dashboard.prose.words.vocabulary import Mark

_BESIDE: Final = frozenset({"whole", "about", "links", "relations"})
_TIMES: Final = frozenset({"number", "years", "month", "parts", "dated"})
_OVER: Final = "over the highest"


def records(clause: Clause, number: Quantity, found: Iterable[Reading]) -> tuple[Reading, ...]:
    """What a number besides says, told as a record: the highest so far, of no year since which.

    A record of months is none of years, and a record balance may be either way.
    """
    if not _is_record(clause, number):
        return ()
    return tuple(
        replace(
            one,
            said=replace(one.said, operation=_OVER, relation="greater", value=None, precision=None),
        )
        for one in found
        if one.said.operation == "level"
        and one.said.measure in {*FLOWS, *SHARES}
        and one.said.period.isdigit()
    )


def _is_record(clause: Clause, number: Quantity) -> bool:
    """Whether *a record* stands right before a number, or is all between two signs after it."""
    _, end = clause.part(number.first)
    is_last = all(mark.kind in _BESIDE | _TIMES for mark in clause.marks[number.until : end])
    aside = clause.marks[end + 1 : clause.part(end + 1)[1]] if is_last else ()
    is_aside = bool(aside) and all(mark.kind in _BESIDE or mark.meaning == "." for mark in aside)
    if is_aside and any(map(_says_so, aside)):
        return True
    for mark in reversed(clause.marks[: number.first]):
        if _says_so(mark):
            return True
        if not (mark.kind in _BESIDE or mark.meaning in DASHES):
            return False
    return False


def _says_so(mark: Mark) -> bool:
    return mark.is_a("whole", "record") or mark.is_a("extremes", "highest")


def dated(found: Iterable[Candidate | Unread], first: int) -> list[Candidate | Unread]:
    """Claims with records as those since the ``first`` year on record, as assumed.

    In that year itself nothing can be a record.
    """
    told = (_dated(one, str(first)) if is_undated(one) else one for one in found)
    return [one for one in told if isinstance(one, Unread) or one.readings]


def is_undated(one: Candidate | Unread) -> TypeGuard[Candidate]:
    """Whether it is a record of which nobody said since when."""
    said = one.readings[0].said if isinstance(one, Candidate) else None
    return said is not None and said.operation == _OVER and not said.since


def _dated(claim: Candidate, first: str) -> Candidate:
    readings = tuple(
        Reading(replace(one.said, since=first), {**one.assumed, "since": first})
        for one in claim.readings
        if one.said.period > first
    )
    return replace(claim, readings=readings)
