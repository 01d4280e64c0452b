"""From how much to how much something rose, or fell, where that it did is told besides. Pure.

*Trade fell by 60% in 2024, from $430 million to $172 million* tells what it was in the year that
the change is from, and in the year it is to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from dashboard.claims.rule import LOOSE
from dashboard.measures.periods import is_month
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.found import Candidate, Found, Part, Reading, Unread
from dashboard.prose.measured.directions import way_of
from dashboard.prose.measured.percentages import FLOWS, SHARES
from dashboard.prose.sentences.own_parts import is_plain, part_before
from etl.schema import DOLLARS

_VERBS: Final = frozenset({"rises", "falls", "changes"})
_FROM: Final = ("from", "with")
_TO: Final = ("to", "until")


def with_levels(clause: Clause, found: Sequence[Found]) -> list[Found]:
    """What is found in a sentence, with both levels of each *from so much to so much*.

    They are those of the change told before them, in its two periods. Of a change from one month
    to the next, or the year before, nobody knows; nor of one that goes the other way.
    """
    told = list(found)
    for first, second in pairwise(clause.quantities):
        if not _is_led(clause, first, second):
            continue
        change = _change(clause, found, first, second)
        if change is None or not _fits(change.readings[0], first, second):
            continue
        ways = [one.readings[0].said for one in told if isinstance(one, Candidate)]
        known = {(way.measure, way.period, way.value) for way in ways}
        for number, is_from in ((first, True), (second, False)):
            readings = tuple(_levels(change, number, is_from=is_from))
            level = readings[0].said
            if (level.measure, level.period, level.value) in known:
                continue
            begun, _ = clause.part(number.first)
            start, end = clause.marks[begun].start, clause.marks[number.until - 1].end
            unread = (each for each in told if _is_of(each, end - 1))
            if (one := next(unread, None)) is not None:
                told.remove(one)
            told.append(Candidate(start, end, readings))
    return told


def _is_of(one: Found, place: int) -> bool:
    """Whether it is words at a place that were not read."""
    return isinstance(one, Unread) and one.start <= place < one.end


def _is_led(clause: Clause, first: Quantity, second: Quantity) -> bool:
    """Whether the first amount is what something was, and the second what it came to."""
    marks = clause.marks
    if first.unit != second.unit or first.relation or second.relation:
        return False
    if clause.words.syntax.verb_last:
        cases = marks[first.until - 1].case, marks[second.until - 1].case
        return first.until == second.first and cases == ("from", "to")
    between = [
        mark for mark in marks[first.until : second.first] if mark.kind in {"links", "other"}
    ]
    before = [mark for mark in marks[: first.first] if mark.kind not in {"about", "whole"}]
    is_to = len(between) == 1 and between[0].is_a("links", *_TO)
    return is_to and bool(before) and before[-1].is_a("links", *_FROM)


def _change(
    clause: Clause, found: Sequence[Found], first: Quantity, second: Quantity
) -> Candidate | None:
    """The change that two amounts are of: told in their own part, or in the one right before.

    There nothing but how much it was, and when, may stand after its verb.
    """
    part = range(*clause.part(first.first))
    rest = (range(part.start, first.first), range(second.until, part.stop))
    if all(is_plain(clause, one) for one in rest):
        part = part_before(clause, first.first)
    verbs = [at for at in part if clause.marks[at].kind in _VERBS]
    # *Rose tenfold* is one verb, and *doubled* is one too.
    verbs = [at for at in verbs if clause.marks[at].kind != "changes"] or verbs
    if len(verbs) != 1 or not is_plain(clause, range(verbs[0], part.stop)):
        return None
    start, end = clause.marks[part.start].start, clause.marks[part.stop - 1].end
    told = [
        one
        for one in found
        if isinstance(one, Candidate)
        and one.readings[0].said.operation == "change"
        and start <= one.start < end
    ]
    return told[0] if len(told) == 1 else None


def _fits(change: Reading, first: Quantity, second: Quantity) -> bool:
    said = change.said
    is_share = first.unit == "percent" and said.measure in SHARES
    is_amount = first.unit.isupper() and said.measure in FLOWS
    is_told_when = "period" not in change.assumed
    is_told_when = is_told_when and not ("since" in change.assumed and is_month(said.period))
    is_this_way = (second.value - first.value) * way_of(said) > 0
    if said.relation in {"is", *LOOSE} and said.value is not None and first.value:
        # Two amounts that are not so much apart are of something else.
        moved = 100 * (second.value / first.value - 1)
        is_this_way = is_this_way and abs(moved - said.value) <= _near(said.value)
    return is_told_when and is_this_way and (is_share or is_amount)


def _near(change: float) -> float:
    """How far from a change in percent that of two rounded amounts may be, in points."""
    return max(2.0, abs(change) / 8)


def _levels(change: Candidate, number: Quantity, *, is_from: bool) -> Iterator[Reading]:
    """What the amount is in the period that the change is from, or in the one it is to."""
    for reading in change.readings:
        said = reading.said
        period = said.since if is_from else said.period
        assumed: dict[Part, str] = {**reading.assumed}
        since = assumed.pop("since", "")
        if is_from and since:
            assumed["period"] = since
        currency = number.unit if number.unit.isupper() and number.unit != DOLLARS else ""
        level = replace(
            said, operation="level", relation="is", value=number.value,
            precision=number.precision, period=period, since="", currency=currency,
        )  # fmt: skip
        yield Reading(level, assumed)
