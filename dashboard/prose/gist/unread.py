"""The numbers of a sentence that nobody has read, and that may be of trade. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from dashboard.claims.rule import SIGNS
from dashboard.measures.periods import year_of
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import YEARS, Quantity, is_price, quantities
from dashboard.prose.found import Candidate, Found
from dashboard.prose.words.marks import DASHES, is_year

RANK: Final = "rank"
"""The unit of a place in an order."""

FORECAST: Final = "forecast"
"""What words mean that say what may be, or will be."""

_SIGNED: Final = {"+": 1, "\u2212": -1, **dict.fromkeys(DASHES, -1)}
_HEAD: Final = 2
_WHEN: Final = frozenset({"period", "months"})
_ALL: Final = 100.0


def numbers(clause: Clause, found: Collection[Found]) -> Iterator[Quantity]:
    """Each number that no claim ``found`` tells, and that nothing beside it denies or foretells."""
    if is_open(clause):
        return
    for one in (*_amounts(clause), *_ranks(clause)):
        is_other = one.unit in SIGNS or is_price(one) or _is_range(clause, one)
        is_counted = not (is_other or is_refused(clause, one.first))
        if is_counted and not any(_is_told(clause, one, each) for each in found):
            yield _signed(clause, one)


def is_open(clause: Clause) -> bool:
    """Whether a sentence supposes, or is of no known year, or asks for what no number in it is.

    One that asks whether something is so names what a reader may want to check.
    """
    asks, asking = clause.sentence.is_question, clause.words.syntax.asking
    # Where a verb stands last, what is asked for may stand anywhere before it.
    head = clause.marks if clause.words.syntax.verb_last else clause.marks[:_HEAD]
    if asks and any(mark.form in asking for mark in head):
        return True
    is_supposed = any(mark.is_a("cannot", "condition") for mark in clause.marks)
    return is_supposed or (clause.reason == "condition" and not asks) or _is_of_no_year(clause)


def _is_of_no_year(clause: Clause) -> bool:
    """Whether four digits are a year of which nothing is known: *rose by 9% in 1492*."""
    return any(
        is_year(mark) and int(mark.meaning) not in YEARS and _is_led(clause, at)
        for at, mark in enumerate(clause.marks)
    )


def _is_led(clause: Clause, at: int) -> bool:
    """Whether a number stands where a year would: with its ending, or after a word such as *in*."""
    before = clause.marks[at - 1 : at]
    is_led = any(mark.is_a("links", "in", "to", "from", "of", "until") for mark in before)
    return bool(clause.marks[at].case) or is_led


def _amounts(clause: Clause) -> list[Quantity]:
    """Its amounts and percentages; those without a unit are of the money told before."""
    if not clause.money:
        return [*clause.quantities]
    going_on = replace(clause.words.syntax, units_go_on=True)
    bare = quantities(clause.marks, replace(clause.words, syntax=going_on), clause.money)
    known = {one.first for one in clause.quantities}
    return [*clause.quantities, *(one for one in bare if one.first not in known)]


def _ranks(clause: Clause) -> Iterator[Quantity]:
    """Its places in an order: *the third*, *among the first five*."""
    # *In the first four months* is a time.
    dated = {at for one in clause.periods for at in range(one.first, one.until)}
    for at, mark in enumerate(clause.marks):
        if mark.kind in {"ranks", "tops"} and mark.meaning.isdigit() and at not in dated:
            within = "at most" if mark.kind == "tops" else "is"
            yield Quantity(float(mark.meaning), 1.0, RANK, at, at + 1, relation=within)


def _is_told(clause: Clause, number: Quantity, one: Found) -> bool:
    """Whether a claim stands in words with a number, and tells just that one."""
    start, end = clause.marks[number.first].start, clause.marks[number.until - 1].end
    if not (isinstance(one, Candidate) and one.start <= start and end <= one.end):
        return False
    return any(
        abs(way.said.value or 0.0) == abs(number.value)
        and way.said.measure.startswith(RANK) == (number.unit == RANK)
        for way in one.readings
    )


def _is_range(clause: Clause, number: Quantity) -> bool:
    """Whether it is the second of two between which something is: *from 3 to 5 billion*."""
    at = number.first - 2
    if at < 0 or clause.marks[at].kind != "number":
        return False
    joint = clause.marks[at + 1]
    is_joined = joint.meaning in DASHES or joint.is_a("links", "and", "to", "until")
    return is_joined and all(one.first != at for one in clause.quantities)


def is_refused(clause: Clause, at: int) -> bool:
    """Whether a word between the signs around a place denies, foretells or is of something else.

    One for a time that nobody can tell is no reason: when it may be of, a reader chooses. Nor is
    one that foretells what a time now past was to bring.
    """
    # Where a verb stands last, how it went is told by the one that asks.
    may_ask = clause.sentence.is_question and not clause.words.syntax.verb_last
    passed = (
        _WHEN | ({"question"} if may_ask else set()) | ({FORECAST} if _is_due(clause) else set())
    )
    marks = clause.marks[slice(*clause.part(at))]
    return any(
        mark.kind == "services" or (mark.kind == "cannot" and mark.meaning not in passed)
        for mark in marks
    )


def _is_due(clause: Clause) -> bool:
    """Whether a sentence of one number is of one time, and that is no later than the text."""
    told = [year_of(one.period) for one in clause.periods if not clause.is_earlier(one)]
    return len(told) == len(clause.quantities) == 1 and told[0] <= clause.year


def _signed(clause: Clause, number: Quantity) -> Quantity:
    """A number with the sign right before it; a percentage that has one is by how much it moved."""
    at = number.first - 1
    sign = clause.marks[at] if at >= 0 else None
    way = _SIGNED.get(sign.meaning, 0) if sign else 0
    if sign is None or not way or sign.end != clause.marks[at + 1].start:
        return number
    before = clause.marks[at - 1] if at else None
    if before and before.end == sign.start and before.meaning.isalnum():
        # A hyphen.
        return number
    value = number.value
    if number.unit == "change" and value < 0:
        # So many percent *to* what it was.
        value = round(value + _ALL, 9)
    unit = "change" if number.unit == "percent" else number.unit
    return replace(number, value=way * value, unit=unit)
