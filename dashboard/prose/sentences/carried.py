"""What a claim takes over from the claims of the sentence before it. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.claims.said import Said
from dashboard.measures.periods import shifted, year_of
from dashboard.prose.clauses.clause import UNCERTAIN_TIME, Clause
from dashboard.prose.found import Candidate, Unread
from dashboard.prose.measured.directions import way_of
from dashboard.prose.sentences.again import last_said

_HEAD: Final = 2
"""Words at the head of a sentence that may tell a place."""
_OPEN: Final = frozenset({"forecast", "condition"})


def assuming(one: Candidate | Unread, period: str) -> Candidate | Unread:
    """A claim with a time, where it is of that, as assumed."""
    if isinstance(one, Unread) or not period:
        return one
    told = [
        replace(reading, assumed={**reading.assumed, "period": period})
        if reading.said.period == period
        else reading
        for reading in one.readings
    ]
    return replace(one, readings=tuple(told))


def said_before(
    clause: Clause, previous: Clause | None, claims: Sequence[Candidate | Unread]
) -> Said | None:
    """What the ``previous`` sentence said last; before a place, the place that one told.

    *Its largest market was one, with 5 million. In second place is another*.
    """
    last = last_said(previous, claims)
    head = [mark for mark in clause.marks[:_HEAD] if not mark.is_a("links")][:1]
    if last is None or not any(mark.kind == "ranks" for mark in head):
        return last
    said = [one.readings[0].said for one in claims if isinstance(one, Candidate)]
    what = (last.reporter, last.partner, f"rank by {last.measure}", last.period)
    places = (one for one in said if (one.reporter, one.partner, one.measure, one.period) == what)
    return next(places, last)


def asking_when(
    clause: Clause, before: Sequence[Candidate | Unread], previous: Clause | None
) -> Clause:
    """A sentence that may be of a time told before it, with which times these are.

    Those that the claims of the sentence before are of, or else those it tells or may be of.
    """
    if clause.spoken_of != UNCERTAIN_TIME:
        return clause
    of_claims = [one.readings[0].said.period for one in before if isinstance(one, Candidate)]
    told = [one.period for one in previous.periods] if previous else []
    times = of_claims or told or (previous.may_be_of if previous else ())
    return replace(clause, spoken_of="", may_be_of=tuple(dict.fromkeys(times))) if times else clause


def asking(one: Candidate | Unread, may_be_of: tuple[str, ...]) -> Candidate | Unread:
    """A claim that says no time, as one of which a reader has to say when it is of."""
    if isinstance(one, Unread) or not may_be_of or "period" not in one.readings[0].assumed:
        return one
    return replace(one, may_be_of=may_be_of)


def settled(one: Candidate | Unread) -> Candidate | Unread:
    """A claim as the next sentence goes on with it: not with one whose time nobody said."""
    is_open = isinstance(one, Candidate) and one.may_be_of
    return Unread(one.start, one.end, "period") if is_open else one


def from_before(
    one: Candidate | Unread, clause: Clause, before: Sequence[Candidate | Unread]
) -> Candidate | Unread:
    """A claim of a sentence with what it takes over, or unread where that is open."""
    one = _of_long_past(_as_long(_of_goods_before(one, before), before), clause, before)
    return _between(_supposed(one, clause, before), before)


def _between(one: Candidate | Unread, before: Sequence[Candidate | Unread]) -> Candidate | Unread:
    """A change that says no times, as the one between the two that were told right before.

    As in *$924 million in 2021, 390 in 2023. Down by half*. Unread where it went the other way.
    """
    if isinstance(one, Unread) or not {"it", "since"} <= one.readings[0].assumed.keys():
        return one
    reading = one.readings[0]
    told = {
        way.period: way.value
        for each in before
        if isinstance(each, Candidate)
        for way in [each.readings[0].said]
        if way.operation == "level" and way.measure == reading.said.measure
    }
    if len(told) != 2:  # noqa: PLR2004 -- from one to the other
        return one
    (since, first), (period, last) = sorted(told.items())
    if first is None or last is None or (last - first) * way_of(reading.said) <= 0:
        return Unread(one.start, one.end, "period")
    said = replace(reading.said, since=since, period=period)
    assumed = {**reading.assumed, "since": since, "period": period}
    return replace(one, readings=(replace(reading, said=said, assumed=assumed),))


def _of_long_past(
    one: Candidate | Unread, clause: Clause, before: Sequence[Candidate | Unread]
) -> Candidate | Unread:
    """A claim of months that say no year, after one of a year long past: they may be its."""
    last = before[-1] if before else None
    if isinstance(one, Unread) or not isinstance(last, Candidate):
        return one
    first, told = one.readings[0], last.readings[0].said.period
    is_part = len(first.said.period) > len("2024")
    # Or *over the whole year*, after months of one.
    is_part = is_part or any(mark.is_a("parts", "1-12") for mark in clause.marks)
    is_of_months = "period" in first.assumed and is_part
    is_other = year_of(told) not in {year_of(first.said.period), clause.year, clause.year - 1}
    if not (is_of_months and is_other):
        return one
    return asking(one, (shifted(first.said.period, year_of(told) - year_of(first.said.period)),))


def _of_goods_before(
    one: Candidate | Unread, before: Sequence[Candidate | Unread]
) -> Candidate | Unread:
    """A claim that does not say whose after one on some goods: it may be of these, or of all."""
    if isinstance(one, Unread) or not any(map(_is_of_some, before)):
        return one
    said, assumed = one.readings[0].said, one.readings[0].assumed
    is_told = any(isinstance(each, Candidate) and _is_of_some(each) for each in before)
    parts = {"reporter"} if is_told else {"reporter", "partner"}
    is_bare = parts <= assumed.keys() and not said.only
    return Unread(one.start, one.end, "goods") if is_bare else one


def _supposed(
    one: Candidate | Unread, clause: Clause, before: Sequence[Candidate | Unread]
) -> Candidate | Unread:
    """A claim that may go on with what was foretold or supposed: it says no time of its own."""
    reasons = (each.reason for each in before if isinstance(each, Unread))
    reason = next((why for why in reasons if why in _OPEN), None)
    is_own = bool(clause.periods or clause.countries or clause.says_now)
    if reason is None or is_own or isinstance(one, Unread):
        return one
    return Unread(one.start, one.end, reason)


def _as_long(one: Candidate | Unread, before: Sequence[Candidate | Unread]) -> Candidate | Unread:
    """A change of which nobody says from when after one from a year long before: from then too."""
    last = before[-1] if before else None
    if isinstance(one, Unread) or not isinstance(last, Candidate):
        return one
    first, told = one.readings[0], last.readings[0].said
    is_open = {"period", "since"} <= first.assumed.keys() and first.said.period == told.period
    if not is_open or not told.since or told.since == shifted(told.period, -1):
        return one
    readings = (
        replace(way, said=replace(way.said, since=told.since),
                assumed={**way.assumed, "since": told.since})
        if "since" in way.assumed else way
        for way in one.readings
    )  # fmt: skip
    return replace(one, readings=tuple(readings))


def _is_of_some(one: Candidate | Unread) -> bool:
    return one.reason == "goods" if isinstance(one, Unread) else bool(one.readings[0].said.only)
