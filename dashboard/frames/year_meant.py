"""Which year the words of a claim mean where they say none: one whose figures are out. Pure."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from dashboard.claims.rule import Verdict
from dashboard.prose.choices import taken, years_before
from dashboard.prose.found import Candidate

_LOOKED_BACK: Final = 12
"""So many years before that of a claim one with figures is looked for at most."""

_NEWEST: Final = 5
"""So many years back the last one on record is taken to be meant."""

Judge = Callable[[Candidate], Verdict | None]
"""The verdict on the likeliest reading of a claim; None where it cannot be asked for."""


def on_record(one: Candidate, judge: Judge) -> Candidate:
    """A claim of the last whole year, else of the last before it that can be checked.

    Figures come out long after a year, and what is said meanwhile is of those that are out.
    """
    if "period" not in one.readings[0].assumed or is_judged(judge(one)):
        return one
    for year in years_before(one, _NEWEST):
        of_year = taken(one, {"period": year})
        if is_judged(judge(of_year)):
            said = {way.said for way in of_year.readings}
            rest = (way for way in one.readings if way.said not in said)
            return replace(one, readings=(*of_year.readings, *rest))
    return one


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
