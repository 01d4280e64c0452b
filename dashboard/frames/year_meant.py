"""Which year the words of a claim mean where they say none: one whose figures are out. Pure."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from dashboard.claims.rule import Verdict
from dashboard.measures.periods import year_of
from dashboard.prose.choices import taken, years_before
from dashboard.prose.found import Candidate
from dashboard.prose.words.tokens import Sentence
from dashboard.prose.words.vocabulary import Vocabulary

_LOOKED_BACK: Final = 12
"""So many years before that of a claim one with figures is looked for at most."""

_NEAR: Final = 2_000
"""Characters before the end of a claim that its year may stand in."""

_NEWEST: Final = 5
"""So many years back the last one on record is taken to be meant."""

Judge = Callable[[Candidate], Verdict | None]
"""The verdict on the likeliest reading of a claim; None where it cannot be asked for."""


def on_record(one: Candidate, judge: Judge) -> Candidate:
    """A claim whose year is assumed, of the last whole one or the last before that can be checked.

    Figures come out long after a year, and what is said meanwhile is of those that are out. So is
    each of several meanings that words not read may have.
    """
    if not one.unread:
        return _on_record(one, judge)
    ways = (
        _on_record(replace(one, readings=(way,)), judge).readings[0]
        if "period" in way.assumed
        else way
        for way in one.readings
    )
    return replace(one, readings=tuple(ways))


def _on_record(one: Candidate, judge: Judge) -> Candidate:
    if is_judged(judge(one)):
        return one
    for year in years_before(one, _NEWEST):
        of_year = taken(one, {"period": year})
        if is_judged(judge(of_year)):
            said = {way.said for way in of_year.readings}
            rest = (way for way in one.readings if way.said not in said)
            return replace(one, readings=(*of_year.readings, *rest))
    return one


def tells_year(text: str, words: Vocabulary, of: Candidate, year: int) -> bool:
    """Whether words up to the end of a claim name the year it was read of; said in a ``year``."""
    period = year_of(of.readings[0].said.period)
    begun = max(0, of.end - _NEAR)
    before = Sentence(begun, of.end, is_question=False)
    return any(
        (mark.kind == "number" and mark.meaning == str(period))
        or (mark.kind == "years" and year + int(mark.meaning) == period)
        for mark in words.marks(text, before)
    )


def last_judged(candidate: Candidate, judge: Judge) -> dict[str, Verdict | None]:
    """The last year of which there are figures, with its verdict; none where there is none."""
    for year in years_before(candidate, _LOOKED_BACK):
        verdict = judge(taken(candidate, {"period": year}))
        if is_judged(verdict):
            return {year: verdict}
    return {}


def is_judged(verdict: Verdict | None) -> bool:
    """Whether there is a verdict either way."""
    return verdict not in {None, Verdict.UNCHECKED}
