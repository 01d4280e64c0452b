"""Amounts and shares that are told as a record: more than in any year before. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, TypeGuard

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.found import Candidate, Reading, Unread
from dashboard.prose.measured.balances import SIGNED
from dashboard.prose.measured.percentages import FLOWS, SHARES
from dashboard.prose.measured.statements import is_ever
from dashboard.prose.words.marks import DASHES
from dashboard.prose.words.vocabulary import Mark

_BESIDE: Final = frozenset({"whole", "about", "links", "relations"})
ASSERTS: Final = {
    "highest": ("over the highest", "greater"),
    "lowest": ("over the lowest", "smaller"),
}  # fmt: skip
"""The operation and the relation by which each is claimed."""

OTHER: Final = {"highest": "lowest", "lowest": "highest"}

EVER: Final = " ever"
"""How the meanings of words end that say of no year since which that was never before."""

LOW: Final = "low"
"""What a word says by which there was none so low."""


def records(clause: Clause, number: Quantity, found: Iterable[Reading]) -> tuple[Reading, ...]:
    """What a number besides says, told as a record: the highest so far, of no year since which.

    A record of months is none of years, and a record balance that is neither a surplus nor a
    deficit may be either way.
    """
    way = _way(clause, number)
    if not way:
        return ()
    return tuple(
        replace(one, said=_record(one.said, way))
        for one in found
        if one.said.operation == "level"
        and (one.said.measure in {*FLOWS, *SHARES} or _is_signed(clause, one.said))
        and one.said.period.isdigit()
    )


def _record(said: Said, way: str) -> Said:
    """That it is one; a record deficit is the lowest balance."""
    is_turned = said.measure == "balance" and (said.value or 0.0) < 0
    operation, relation = ASSERTS[OTHER[way] if is_turned else way]
    return replace(said, operation=operation, relation=relation, value=None, precision=None,
                   currency="")  # fmt: skip


def _is_signed(clause: Clause, said: Said) -> bool:
    """Whether a balance is told as a surplus or a deficit."""
    return said.measure == "balance" and any(term.kind in SIGNED for term in clause.terms)


def _way(clause: Clause, number: Quantity) -> str:
    """Which record stands right before a number, or is all between two signs after it, if any."""
    _, end = clause.part(number.first)
    is_last = clause.is_known(number.until, end) and not any(
        number.until <= one.first < end for one in clause.quantities
    )
    aside = clause.marks[end + 1 : clause.part(end + 1)[1]] if is_last else ()
    is_aside = bool(aside) and all(mark.kind in _BESIDE or mark.meaning == "." for mark in aside)
    told = [way for mark in aside if (way := way_of_record(mark))] if is_aside else []
    if clause.marks[number.until - 1].case == "with":
        # *With $5 billion it set a record*.
        told += [way_of_record(mark) for mark in clause.marks[number.until : number.until + 1]]
    if told and told[0]:
        return told[0]
    for mark in reversed(clause.marks[: number.first]):
        if way := way_of_record(mark):
            return way
        if not (mark.kind in _BESIDE or mark.meaning in DASHES):
            break
    return ""


def way_of_record(mark: Mark) -> str:
    """Whether a word tells of the highest, or the lowest, so far; blank where of neither."""
    if mark.is_a("whole", "record") or mark.is_a("extremes", "highest", f"highest{EVER}"):
        return "highest"
    is_low = mark.is_a("whole", LOW) or mark.is_a("extremes", f"lowest{EVER}")
    return "lowest" if is_low else ""


def dated(found: Iterable[Candidate | Unread], first: int) -> list[Candidate | Unread]:
    """Claims with records as those since the ``first`` year on record, as assumed.

    In that year itself nothing can be a record.
    """
    told = (_dated(one, str(first)) if is_undated(one) else one for one in found)
    return [one for one in told if isinstance(one, Unread) or one.readings]


def is_undated(one: Candidate | Unread) -> TypeGuard[Candidate]:
    """Whether it is a record of which nobody said since when."""
    return isinstance(one, Candidate) and is_ever(one.readings[0].said)


def _dated(claim: Candidate, first: str) -> Candidate:
    readings = tuple(
        Reading(replace(one.said, since=first), {**one.assumed, "since": first})
        for one in claim.readings
        if one.said.period > first
    )
    return replace(claim, readings=readings)
