"""A number of a sentence as a statement: when, in which relation, of what. Pure."""

from typing import Final, NamedTuple

from dashboard.claims.said import Said
from dashboard.prose.clause import Clause
from dashboard.prose.found import Part, Reading, refuse
from dashboard.prose.quantities import Quantity
from dashboard.prose.years import years_beside

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
    if int(period) > clause.year:
        refuse("forecast")
    relation = _relation(clause, number)
    # Down by more than ten percent is minus ten at most.
    relation = _TURNED.get(relation, relation) if number.value < 0 else relation
    # More than doubled is that, and not nearly so.
    is_strict = number.unit == "change" and relation != "is"
    precision = _STRICTLY if is_strict else number.precision
    said = Said(*what, period, relation, number.value, precision, since)
    return [Reading(said, assumed | about_years)]


def when(clause: Clause, number: Quantity, *, is_change: bool) -> tuple[str, str, dict[Part, str]]:
    """The year a number is of, of a change also the earlier one, and which of them is assumed."""
    if clause.words.syntax.careful:
        return _when_beside(clause, number, is_change=is_change)
    told = sorted(clause.years, key=lambda one: (abs(one[1] - number.first), one[1]))
    years = [year for year, _ in told]
    assumed: dict[Part, str] = {}
    if not years:
        years = [clause.year - 1]
        assumed["period"] = str(years[0])
    if not is_change:
        return str(years[0]), "", assumed
    earlier = [year for year, place in told if _is_before(clause, place) and year != max(years)]
    since = earlier[0] if earlier else years[0] - 1
    period = max(years) if earlier else years[0]
    return str(period), str(since), assumed if earlier else assumed | {"since": str(since)}


def _when_beside(
    clause: Clause, number: Quantity, *, is_change: bool
) -> tuple[str, str, dict[Part, str]]:
    if any(year > clause.year for year, _ in clause.years):
        refuse("forecast")
    told = years_beside(clause, number)
    earlier = [year for year, place in told if _is_before(clause, place)]
    later = [year for year, place in told if not _is_before(clause, place)]
    assumed: dict[Part, str] = {}
    if not later:
        later = [clause.year - 1]
        assumed["period"] = str(later[0])
    if not is_change:
        # By a year, or against it, is not in the one before the text's.
        if "period" in assumed and earlier:
            refuse("period")
        # Of several years together there is no figure.
        spans = [place for _, place in told if _is_before(clause, place)]
        if any(clause.marks[place - 1].kind != "compared" for place in spans):
            refuse("period")
        return str(later[0]), "", assumed
    period = later[0]
    since = earlier[0] if earlier else period - 1
    if since >= period:
        refuse("period")
    return str(period), str(since), assumed if earlier else assumed | {"since": str(since)}


def _is_before(clause: Clause, place: int) -> bool:
    """Whether a year is told as the one something is compared with, or changed from."""
    before = clause.marks[place - 1] if place else None
    links = ("from", "between", *clause.words.syntax.earlier)
    is_from = before is not None and before.is_a("links", *links)
    return is_from or (before is not None and before.kind == "compared")


def _relation(clause: Clause, number: Quantity) -> str:
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
    return any(mark.kind in {"rises", "falls", "is"} for mark in clause.marks[:place])
