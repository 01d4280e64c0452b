"""That something was more, or less, than at another time, told by itself. Pure.

*Cuba bought $900 million of goods in 2019, and that was less than in 2018*: that it fell is a claim
besides the amount.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.claims.said import Said
from dashboard.measures.periods import is_year, shifted
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Candidate, Found, Reading
from dashboard.prose.measured.percentages import FLOWS, SHARES
from dashboard.prose.sentences.own_parts import only_number, part_before
from dashboard.prose.words.marks import DIVIDES, is_word
from dashboard.prose.words.vocabulary import Mark

_WAYS: Final = {
    "at least": "rises", "more": "rises", "at most": "falls", "less": "falls",
}  # fmt: skip
_MEASURES: Final = frozenset({*FLOWS, *SHARES})
_HEAD: Final = 2
"""So many words and signs, as in *yes, that is less*, may stand before what is said."""

_PLAIN: Final = frozenset(
    {"links", "whole", "is", "compared", "number", "years", "dated", "yearly"}
)


def than_then(
    clause: Clause, found: Sequence[Found], before: Sequence[Found]
) -> Iterator[Candidate]:
    """That what was told right before, here or in the sentence ``before``, rose or fell."""
    if clause.sentence.is_question:
        return
    for at, mark in enumerate(clause.marks):
        if mark.kind != "relations" or mark.meaning not in _WAYS or _is_denied(clause, at):
            continue
        begun, until = part_with(clause, at)
        told = only_told(clause, begun, found) or told_last(clause, begun, at, before)
        told = _amount(told) if told else None
        since = _since(clause, range(begun, until), at, told) if told else ""
        if told and since:
            readings = (_moved(one, _WAYS[mark.meaning], since) for one in told.readings)
            places = clause.marks[begun].start, clause.marks[until - 1].end
            yield Candidate(*places, tuple(readings))


def _is_denied(clause: Clause, at: int) -> bool:
    """Whether a word says *not* before it, as *not more than*: that may be as much."""
    mark = clause.marks[at]
    if clause.words.syntax.verb_last:
        return False
    return mark.until - mark.at > 1 + (mark.form in clause.words.syntax.than)


def part_with(clause: Clause, at: int) -> tuple[int, int]:
    """The places of the words around one that no sign parts, but one before *than*."""
    begun, until = at, at + 1
    while begun and not _divides(clause, begun - 1):
        begun -= 1
    while until < len(clause.marks) and (
        not _divides(clause, until)
        or any(one.kind == "compared" for one in clause.marks[until + 1 : until + 2])
    ):
        until += 1
    return begun, until


def _divides(clause: Clause, at: int) -> bool:
    return clause.marks[at].meaning in DIVIDES


def only_told(clause: Clause, begun: int, found: Sequence[Found]) -> Candidate | None:
    """The only amount, or share, of the sentence, where the part right before tells it."""
    number = only_number(clause, part_before(clause, begun)) if begun else None
    if number is None or len(clause.quantities) != 1:
        return None
    told = [one for one in found if isinstance(one, Candidate)]
    return told[0] if len(told) == 1 else None


def told_last(clause: Clause, begun: int, at: int, before: Sequence[Found]) -> Candidate | None:
    """The only one of the sentence before, where this one begins by saying so of *that*."""
    is_it = any(
        one.is_a("links", "it", "that") or one.is_a("whole", "this") or one.kind == "it"
        for one in clause.marks[begun:at]
    )
    is_bare = not (clause.countries or any(term.noun < at for term in clause.terms))
    is_head = begun <= _HEAD and is_bare
    return only_level(before) if is_it and is_head else None


def only_level(found: Sequence[Found]) -> Candidate | None:
    """The only amount of several claims, the others of which are of how it changed."""
    told = [one for one in found if isinstance(one, Candidate)]
    levels = [one for one in told if first_said(one).operation == "level"]
    of_what = {(way.reporter, way.partner, way.measure) for way in map(first_said, told)}
    is_one = len(levels) == len(of_what) == 1 and len(told) == len(found)
    return levels[0] if is_one else None


def first_said(one: Candidate) -> Said:
    """What a claim says by its first reading."""
    return one.readings[0].said


def _amount(one: Candidate) -> Candidate | None:
    said = first_said(one)
    is_level = said.operation == "level" and said.measure in _MEASURES
    return one if is_level and is_year(said.period) else None


def _since(clause: Clause, among: range, at: int, told: Candidate) -> str:
    """The year that the words compare with, if they say nothing else; else blank."""
    period = first_said(told).period
    here = clause.marks[among.start : among.stop]
    # A sentence may have been given the time of the one before.
    years = [one for one in clause.periods if one.first in among and one.period != period]
    numbers = [one for one in clause.quantities if one.first in among]
    is_than = any(map(_is_than, here)) or clause.marks[at].form in clause.words.syntax.than
    is_of_all = any(one.is_a("whole", "total") for one in here)
    is_than = is_than and not is_of_all and here[0].kind != "compared"
    if numbers or not is_than or any(not _is_plain(one) for one in here if one.kind != "relations"):
        return ""
    if not years:
        is_before = any(one.is_a("yearly", "before") for one in here)
        return shifted(period, -1) if is_before else ""
    since = years[0].period
    is_earlier = len(years) == 1 and is_year(since) and since < period
    return since if is_earlier and not clause.is_same(years[0]) else ""


def _is_than(mark: Mark) -> bool:
    return mark.kind == "compared" or (mark.kind == "number" and mark.case == "from")


def _is_plain(mark: Mark) -> bool:
    return mark.kind in _PLAIN or mark.kind == "it" or (mark.kind == "other" and not is_word(mark))


def _moved(reading: Reading, way: str, since: str) -> Reading:
    said = replace(
        reading.said, operation="change", relation=way, value=None, precision=None,
        since=since, currency="",
    )  # fmt: skip
    return replace(reading, said=said)
