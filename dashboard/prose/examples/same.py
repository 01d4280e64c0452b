"""What a part of a sentence tells of the trade told right before it, at another time. Pure.

*In 2021 exports to Israel were $0.9 billion; a year later they reached 1.7.*
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.claims.said import Said
from dashboard.measures.periods import shifted, year_of
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.examples.antecedents import (
    in_currency,
    in_dollars,
    of_goods_told,
    way,
)
from dashboard.prose.examples.fit import Fit
from dashboard.prose.examples.fitted_numbers import FittedNumber
from dashboard.prose.examples.pieces import trimmed
from dashboard.prose.examples.stepping import is_step
from dashboard.prose.examples.teaching import OF_IT
from dashboard.prose.found import Reading, refuse
from dashboard.prose.measured.asserted import level_or_change
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.measured.statements import Measured, readings
from dashboard.prose.times.same_months import same_months
from dashboard.prose.whose.sides import Sides
from dashboard.prose.words.marks import BALANCES, back_past, is_sign_or_and, is_word
from dashboard.prose.words.shapes import SAME
from dashboard.prose.words.spans import Span
from dashboard.prose.words.vocabulary import Mark

_RANK: Final = "rank"
_SHARES: Final = ("share", "goods in", "exports in", "imports in")
_LEADING: Final = frozenset(
    {"links", "whole", "same", "extremes", "years", "number", "month", "parts"}
)
_NAMED: Final = frozenset({"countries", "measures", "partners", "goods", "cannot"})
_LED: Final = frozenset({"about", "relations", "whole"})
_ON: Final = "on"
_YEARS: Final = {"before": -1, "later": 1}


def is_same(told: FittedNumber, before: Said | None) -> bool:
    """Whether a part tells what was told right before, and not what it is a part of.

    Of a share, or an amount, that is told without whose it is only the same can be meant.
    """
    if told.measure == SAME:
        return True
    if before is None or told.fit.owner or told.fit.other or told.piece.number is None:
        return False
    if told.measure == OF_IT:
        return before.measure.startswith("share")
    return told.piece.number.unit.isupper() and before.measure in {*FLOWS, "balance"}


def is_of_it_alone(clause: Clause, told: FittedNumber) -> bool:
    """Whether *it* is all that a number can be of: no noun stands before it."""
    begun = told.fit.places.start
    return told.measure == SAME and all(term.noun > begun for term in clause.terms)


def of_same(clause: Clause, told: FittedNumber, before: Said | None) -> list[Reading]:
    """The same of another time than ``before``, which the part itself tells, or how it changed.

    Raises UnreadableError.
    """
    piece, fit = told.piece, told.fit
    if piece.number is None or before is None:
        refuse("measure")
    if fit.owner or fit.other or fit.codes or before.measure.startswith(_RANK):
        refuse("measure")
    begun = parted(clause, piece.first)
    if before.operation == "change" and not _is_by(fit):
        return _amount_of(clause, told, before, begun)
    if before.operation != "level":
        refuse("measure")
    _check_between(clause.marks[begun : fit.places.start])
    _check_lead(clause, fit)
    told_before = {term.kind for term in clause.terms if term.noun < fit.places.start}
    if len(told_before & {*FLOWS, *BALANCES}) > 1:
        # Of several flows.
        refuse("measure")
    number = replace(piece.number, period=_time(clause, _around(clause, fit, begun), before))
    number, currency = in_dollars(number)
    is_level = (number.unit == "percent") == before.measure.startswith(_SHARES)
    is_by = is_step(clause, fit, piece)
    if is_level and not is_by and number.unit != "change":
        what = Measured(before.reporter, before.partner, before.measure)
        # A deficit is one in the other year too.
        sign = -1 if (before.value or 0) < 0 else 1
        found = readings(
            clause, replace(number, value=sign * number.value), what, {"it": before.measure}
        )
    elif not is_level and number.unit in {"percent", "change"} and way(fit, piece):
        who: Sides = [(before.reporter, before.partner, {"it": before.measure})]
        found = level_or_change(clause, number, before.measure, who, ("change", way(fit, piece)))
    else:
        refuse("measure")
    return of_goods_told(clause, fit, in_currency(found, currency), before)


def _amount_of(clause: Clause, told: FittedNumber, before: Said, begun: int) -> list[Reading]:
    """What came to so much that rose or fell right before: *exports slipped; they came to $94*."""
    number, fit = told.piece.number, told.fit
    times = times_around(clause, fit, begun)
    is_amount = number is not None and number.unit.isupper() and before.measure in FLOWS
    if number is None or not is_amount or is_step(clause, fit, told.piece):
        refuse("measure")
    if not times <= {before.period}:
        refuse("period")
    _check_between(clause.marks[begun : fit.places.start])
    number, currency = in_dollars(replace(number, period=before.period))
    what = Measured(before.reporter, before.partner, before.measure)
    found = readings(clause, number, what, {"it": before.measure})
    return of_goods_told(clause, fit, in_currency(found, currency), before)


def times_around(clause: Clause, fit: Fit, begun: int) -> set[str]:
    """The times that a part tells of itself; blank where it is *a year earlier*, or *now*."""
    here = _around(clause, fit, begun)
    told = {
        one.period
        for one in clause.periods
        if set(here) & {*range(one.first, one.until)} and is_beside(clause, fit, one)
    }
    is_other = any(_is_time(clause, at) for at in here)
    return told | {""} if is_other else told


def parted(clause: Clause, number: int) -> int:
    """The place of what divides a number from what the last one before it is of, 0 if none is."""
    last = clause.counted_until(number)
    ends = (at for at in range(last, number) if is_sign_or_and(clause.marks[at]))
    return next(ends, last)


def _check_between(marks: Sequence[Mark]) -> None:
    """Refuse where words between two numbers may say that the second is of something else."""
    if any(is_word(mark) or mark.kind in _NAMED for mark in marks):
        refuse("measure")


def leads_on(clause: Clause, told: FittedNumber) -> bool:
    """Whether a part goes on with a number of its sentence, if it has to: *and in 2023 for 5*."""
    is_led = told.measure == SAME and _is_by(told.fit)
    return not is_led or any(one.first < told.fit.places.start for one in clause.quantities)


def _check_lead(clause: Clause, fit: Fit) -> None:
    """Refuse *in 2023 by 5* where it is not of what came *to* so much by the same word, unmoved.

    *They bought for 3 billion, and in 2023 for 5*. Raises UnreadableError.
    """
    if not _is_by(fit):
        return
    before = [one for one in clause.quantities if one.first < fit.places.start]
    lead = back_past(clause.marks, before[-1].first - 1, _LED) if before else -1
    is_moved = any(
        clause.is_there(kind, 0, fit.places.stop) for kind in ("rises", "falls", "changes")
    )
    if lead < 0 or is_moved or not clause.marks[lead].is_a("links", _ON):
        refuse("measure")


def _is_by(fit: Fit) -> bool:
    """Whether the first word of a part leads to what something is sold for, or grew by."""
    return trimmed(fit.pieces)[0].token == _ON


def is_beside(clause: Clause, fit: Fit, period: Span) -> bool:
    """Whether a time after a part stands right after it: nothing else is told in between."""
    between = clause.marks[fit.places.stop : period.first]
    return all(mark.kind in _LEADING or mark.is_a("compared", "words") for mark in between)


def _is_time(clause: Clause, at: int) -> bool:
    return clause.marks[at].kind == "yearly" or clause.is_now(at)


def _around(clause: Clause, fit: Fit, begun: int) -> range:
    """The places that may say when a part is of: its own, and a time at its head, apart."""
    first, end = trimmed(fit.pieces)[0].first, clause.part(fit.places.stop - 1)[1]
    ends = [at + 1 for at in range(begun, first) if is_sign_or_and(clause.marks[at])]
    times = {at for one in clause.periods for at in range(one.first, one.until)}
    # A time at the head of all has a sign after it: *in 2021, it was 2*.
    is_timed = all(at in times or clause.marks[at].kind in _LEADING for at in range(begun))
    starts = sorted({0 if is_timed else begun, *ends}, reverse=True)
    for start in starts[:2]:
        here = range(start, end)
        if any(at in times or _is_time(clause, at) for at in here):
            return here
    return range(begun, begun)


def _time(clause: Clause, here: range, before: Said) -> str:
    """The one time told at some places, another than before. Raises UnreadableError."""
    told = [
        same_months(clause, one, before.period).period
        for one in clause.periods
        if one.first in here
    ]
    is_base = any(clause.is_earlier(one) for one in clause.periods if one.first in here)
    for at in here:
        mark = clause.marks[at]
        if mark.kind == "yearly":
            told.append(shifted(before.period, _YEARS.get(mark.meaning, 0)))
    if not told and any(clause.is_now(at) for at in here):
        # What is so now is of the last whole year.
        told.append(str(clause.year - 1))
    if len(told) != 1 or is_base or told[0] == before.period:
        refuse("period")
    if len(told[0]) != len(before.period) or year_of(told[0]) > clause.year:
        refuse("period")
    return told[0]
