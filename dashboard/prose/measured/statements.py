"""A number of a sentence as a statement: when, in which relation, of what. Pure."""

from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.claims.legality import check, is_share
from dashboard.claims.rule import SIGNS
from dashboard.claims.said import Said
from dashboard.measures.comparisons import BEYOND
from dashboard.measures.means import MEAN
from dashboard.measures.periods import is_of_years, is_span, months_to
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.found import Part, Reading, refuse
from dashboard.prose.times.when import when
from dashboard.prose.words.spans import Span
from dashboard.prose.words.vocabulary import Mark
from etl.schema import DOLLARS, WORLD

_STRICTLY: Final = 1e-6
TURNED: Final = {"at least": "at most", "at most": "at least"}
"""The relations as they are to a number below zero."""


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
    if number.is_bare:
        # So many millions of nothing are of some money that nobody told.
        assumed = {**assumed, "unit": number.unit}
    if number.unit in SIGNS:
        if _means(clause, number):
            refuse("period")
        said = Said(*what, period, number.unit, None, None, since)
        return [Reading(said, assumed | about_years)]
    if means := _means(clause, number):
        is_once = any(mark.form in clause.words.syntax.once_so for mark in clause.marks)
        if is_once and "period" in about_years:
            # *It was $50 million a year under Fidel*.
            refuse("period")
        what = _as_mean(number, what, period, means)
    relation = relation_of(clause, number)
    # Down by more than ten percent is minus ten at most.
    relation = TURNED.get(relation, relation) if number.value < 0 else relation
    # More than doubled is that, and not nearly so.
    is_strict = number.unit == "change" and relation in TURNED
    precision = _STRICTLY if is_strict else number.precision
    said = Said(*what, period, relation, number.value, precision, since)
    found = [Reading(said, assumed | about_years)]
    if "since" in about_years and (two := _two_months(clause, period)):
        # *From March to April* it fell from one to the other, or in both against the year before.
        rest: dict[Part, str] = {**found[0].assumed}
        del rest["since"]
        other = Reading(replace(said, since=two[0], period=two[1]), rest)
        # What begins with January, or is told an amount of, is rather both together.
        are_both = two[0].endswith("-01") or any(one.unit.isupper() for one in clause.quantities)
        found.insert(int(are_both), other)
    return found


def _two_months(clause: Clause, period: str) -> tuple[str, str] | None:
    """The two months of a period that is told as *from* one to the next, or *between* them."""
    first, _, last = period.partition("/")
    is_led = any(
        clause.marks[one.first].is_a("links", "from", "between")
        for one in clause.periods
        if one.period == period
    )
    return (first, last) if is_led and last and months_to(last, 2)[0] == first else None


def _means(clause: Clause, number: Quantity) -> set[str]:
    """The words by which a number is so much a year: beside it, or in a part that tells no other.

    A ``mean`` of several, or as much in ``each``: *a year* is that after the number, and *a year
    less* is none.
    """
    (begun, end), syntax = clause.part(number.first), clause.words.syntax
    found = set[str]()
    for at, mark in enumerate(clause.marks):
        if not mark.is_a("whole", "mean", "each"):
            continue
        if not (begun <= at < end) and _is_counted(clause, at):
            continue
        after = clause.marks[at + 1 : at + 2]
        is_more = any(
            one.kind == "relations" or one.form in (*syntax.more, *syntax.less) for one in after
        )
        is_each = at >= number.until and f"{mark.head} {mark.form}" in syntax.per_year
        found.add("mean" if is_more else "each" if is_each else mark.meaning)
    return found


def _is_counted(clause: Clause, place: int) -> bool:
    begun, end = clause.part(place)
    return any(begun <= one.first < end for one in clause.quantities)


def _as_mean(number: Quantity, what: Measured, period: str, means: set[str]) -> Measured:
    """What so much a year is said to be: of one year, or of none told, as much in that one.

    Raises UnreadableError where it is of no year, or a mean of no several ones.
    """
    if means == {"each"} and what.operation == "level" and period.isdigit():
        return what
    is_amount = number.unit == DOLLARS and what.operation == "level"
    if not (is_amount and is_span(period) and is_of_years(period)):
        refuse("period")
    return what._replace(operation=MEAN)


def relation_of(clause: Clause, number: Quantity) -> str:
    """In which relation something is to a number, by the words beside it."""
    if number.relation or number.unit == "rank":
        return number.relation or "is"
    found = "".join(_loosely(clause, one) for one in clause.marks[number.until : number.until + 1])
    times = {at: span for span in clause.periods for at in range(span.first, span.until)}
    is_passed = False
    for place in range(number.first - 1, -1, -1):
        mark = clause.marks[place]
        if place in times and _is_led(clause, times[place]):
            is_passed = True
            continue
        if mark.kind == "relations":
            return mark.meaning
        if mark.is_a("links", "until") and not (is_passed or _has_moved(clause, place)):
            return "at most"
        if mark.kind not in {"about", "links", "is", "whole"}:
            break
        # *Almost in all of 2024* says nothing of the number.
        found = found or ("" if is_passed else _loosely(clause, mark))
    return found or "is"


def _is_led(clause: Clause, time: Span) -> bool:
    """Whether a time has a word of its own: *exceeded in 2024 so much*, and not *over 2024*."""
    return any(mark.is_a("links", "in", "to") for mark in clause.marks[time.first - 1 : time.first])


def _loosely(clause: Clause, mark: Mark) -> str:
    """Whether a word beside a number says *about*, or *almost*; blank where it says neither."""
    if mark.kind != "about":
        return ""
    if mark.head in clause.words.syntax.roughly:
        return "about"
    return "almost" if mark.head in clause.words.syntax.nearly else ""


def _has_moved(clause: Clause, place: int) -> bool:
    """Whether something rose or fell up to what stands after a place."""
    return any(mark.kind in {"rises", "falls", "changes"} for mark in clause.marks[:place])


def is_ever(said: Said) -> bool:
    """Whether something is said to be a record, and not since when."""
    return said.operation in BEYOND and not said.since


def legal(readings: list[Reading]) -> tuple[Reading, ...]:
    """The readings that claims may assert. Raises UnreadableError where there is none."""
    kept = tuple(one for one in readings if is_ever(one.said) or not check(one.said))
    if not kept:
        refuse("measure")
    if kept[0].said.partner == WORLD and is_share(kept[0].said.measure):
        # All the world has all of it.
        refuse("partner")
    return kept
