"""What rose, or fell, to so much: that it did is a claim besides the amount. Pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.claims.said import Said
from dashboard.measures.periods import is_month, is_year, parts_of, shifted
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.found import Candidate, Found, Part, Reading
from dashboard.prose.measured.percentages import FLOWS, SHARES
from dashboard.prose.words.marks import DASHES, OTHER_WAY, back_past, is_word

_MOVED: Final = frozenset({*FLOWS, *SHARES})
_BALANCE: Final = "balance"
_BESIDE: Final = frozenset({"about", "relations", "whole", "compared"})
_OTHER: Final = frozenset({"measures", "partners", "countries", "shares", "is", "cannot"})
"""What between a verb and its number would be of something else."""

_YEAR: Final = 12  # months
_CHANGE: Final = "change"


def come_to(clause: Clause, found: Sequence[Found]) -> Iterator[Candidate]:
    """For each amount or share that something rose or fell to, that it did so.

    It did since the time of the other amount that the sentence tells of the same; where it tells
    none, since the year before, as assumed. Of one month without another nothing is said, as it may
    be since the month before; nor where the words say by how much it went.
    """
    read = [one for one in found if isinstance(one, Candidate)]
    first = [one.readings[0].said for one in read]
    numbers = list(clause.quantities)
    for one, said in zip(read, first, strict=True):
        number = next((each for each in numbers if _tells(clause, one, each)), None)
        if number is None:
            continue
        numbers.remove(number)
        way = _way(clause, number)
        alike = [each for each in first if _what(each) == _what(said)]
        is_told = any(each.operation == _CHANGE for each in alike)
        if not way or is_told or not _is_alone(clause, number, alike):
            continue
        periods = [each.period for each in alike]
        if len(periods) == 1 and _is_from_elsewhen(clause, said.period):
            continue
        if told := tuple(_readings(one, way, periods)):
            yield replace(one, readings=told)


def from_above(found: Sequence[Found]) -> list[Found]:
    """What is found in a sentence, with what fell to *almost* so much as about that.

    It stayed above as much as below: *fell nearly to $5 billion*.
    """
    said = [one.readings[0].said for one in found if isinstance(one, Candidate)]
    fallen = {(*_what(one), one.period) for one in said if _falls(one)}
    return [
        _about(one)
        if isinstance(one, Candidate) and _is_almost(one.readings[0].said, fallen)
        else one
        for one in found
    ]


def _falls(said: Said) -> bool:
    return said.operation == _CHANGE and (said.relation == "falls" or (said.value or 0.0) < 0)


def _is_almost(said: Said, fallen: Collection[tuple[str, ...]]) -> bool:
    is_level = said.operation == "level" and said.relation == "almost"
    return is_level and (*_what(said), said.period) in fallen


def _about(one: Candidate) -> Candidate:
    ways = (replace(way, said=replace(way.said, relation="about")) for way in one.readings)
    return replace(one, readings=tuple(ways))


def _tells(clause: Clause, one: Candidate, number: Quantity) -> bool:
    """Whether a claim is the one of a number, which is an amount or a share."""
    said = one.readings[0].said
    is_level = said.operation == "level" and said.measure in {*_MOVED, _BALANCE}
    start, end = clause.marks[number.first].start, clause.marks[number.until - 1].end
    is_here = one.start <= start and end <= one.end
    return is_level and is_here and abs(said.value or 0.0) == number.value


def _what(said: Said) -> tuple[str, ...]:
    return said.reporter, said.partner, said.measure, said.only


def _way(clause: Clause, number: Quantity) -> str:
    """Which way something went to a number, by the verb it is led from; blank where none is."""
    marks = clause.marks
    if clause.words.syntax.verb_last:
        return _way_after(clause, number)
    at = back_past(marks, number.first - 1, _BESIDE)
    # Where one word says *in* and *to*, a fall *to* so much is one *of* it.
    leads = ("until",) if clause.words.syntax.place_ends else ("to", "until")
    if at < 0 or not marks[at].is_a("links", *leads):
        return ""
    begun = clause.part(number.first)[0]
    while at > 0:
        at -= 1
        mark = marks[at]
        if mark.kind in OTHER_WAY:
            is_nearly = marks[max(at - 1, 0)].head in clause.words.syntax.nearly
            return "" if is_nearly else mark.kind
        is_apart = at < begun and mark.meaning not in DASHES
        if is_apart or mark.kind in _OTHER or is_word(mark):
            return ""
    return ""


def _way_after(clause: Clause, number: Quantity) -> str:
    """The same where a verb stands last, and the number's ending says *to*."""
    marks, at = clause.marks, number.until
    while at < len(marks) and (marks[at].kind in _BESIDE or marks[at].is_a("links", "until")):
        at += 1
    verb = marks[at].kind if at < len(marks) else ""
    return verb if marks[number.until - 1].case == "to" and verb in OTHER_WAY else ""


def _is_alone(clause: Clause, number: Quantity, alike: Sequence[Said]) -> bool:
    """Whether the part tells of no number besides, but those of the same at other times."""
    begun, until = clause.part(number.first)
    others = [
        each for each in clause.quantities if begun <= each.first < until and each is not number
    ]
    values = {abs(said.value or 0.0) for said in alike}
    is_dated = len({said.period for said in alike}) == len(alike)
    return is_dated and all(each.value in values for each in others)


def _is_from_elsewhen(clause: Clause, period: str) -> bool:
    """Whether a sentence says since when something went, or in how long, without how much it was.

    As *compared with 2019* and *over five years*; a part of a year is of the one before it or not.
    """
    syntax = clause.words.syntax
    is_other = any(one.period != period for one in clause.periods)
    is_span = any(
        mark.kind in {"compared", "counts"}
        or mark.is_a("cannot", "period")
        or (mark.form in syntax.spans_of_years and mark.kind != "number")
        for mark in clause.marks
    )
    is_so_far = is_year(period) or period[4:].startswith("-01/") or len(parts_of(period)) >= _YEAR
    return is_other or is_span or not is_so_far


def _readings(one: Candidate, way: str, periods: Sequence[str]) -> Iterator[Reading]:
    """That it rose or fell, of each way to take the amount."""
    for reading in one.readings:
        said = reading.said
        others = [period for period in periods if period < said.period]
        if len(others) > 1 or (not others and is_month(said.period)):
            return
        since = others[0] if others else shifted(said.period, -1)
        if len(since) != len(said.period):
            return
        is_turned = said.measure == _BALANCE and (said.value or 0.0) < 0
        assumed: dict[Part, str] = {**reading.assumed}
        if not others:
            assumed["since"] = since
        moved = replace(
            said, operation=_CHANGE, relation=OTHER_WAY[way] if is_turned else way,
            value=None, precision=None, since=since, currency="",
        )  # fmt: skip
        yield Reading(moved, assumed)
