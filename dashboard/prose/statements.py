"""A number of a sentence as a statement: when, in which relation, of what. Pure."""

from typing import Final, NamedTuple

from dashboard.claims.rule import SIGNS
from dashboard.claims.said import Said
from dashboard.prose.clause import Clause
from dashboard.prose.found import Part, Reading, refuse
from dashboard.prose.quantities import Quantity
from dashboard.prose.when import when

_STRICTLY: Final = 1e-6
_TURNED: Final = {"at least": "at most", "at most": "at least"}


class Measured(NamedTuple):
    """What a number is said to be: a measure of a pair, as it is or as it changed."""

    reporter: str
    partner: str
    measure: str
    operation: str = "level"


def readings(
    clause: Clause, number: Quantity, what: Measured, assumed: dict[Part, str]
) -> list[Reading]:
    """A statement with the year it is of, said or assumed. Raises UnreadableError."""
    if not what.partner:
        refuse("partner")
    period, since, about_years = when(clause, number, is_change=what.operation != "level")
    if number.unit in SIGNS:
        said = Said(*what, period, number.unit, None, None, since)
        return [Reading(said, assumed | about_years)]
    relation = _relation(clause, number)
    # Down by more than ten percent is minus ten at most.
    relation = _TURNED.get(relation, relation) if number.value < 0 else relation
    # More than doubled is that, and not nearly so.
    is_strict = number.unit == "change" and relation != "is"
    precision = _STRICTLY if is_strict else number.precision
    said = Said(*what, period, relation, number.value, precision, since)
    return [Reading(said, assumed | about_years)]


def _relation(clause: Clause, number: Quantity) -> str:
    if number.unit == "rank":
        return "is"
    if number.relation:
        return number.relation
    place = number.first - 1
    while place >= 0:
        mark = clause.marks[place]
        if mark.kind == "relations":
            return mark.meaning
        if mark.is_a("links", "until") and not _has_moved(clause, place):
            return "at most"
        if mark.kind not in {"about", "links", "is", "whole"}:
            return "is"
        place -= 1
    return "is"


def _has_moved(clause: Clause, place: int) -> bool:
    """Whether something rose or fell, or came, up to what stands after a place."""
    return any(mark.kind in {"rises", "falls", "is", "changes"} for mark in clause.marks[:place])
