"""What was told, in the words that would say it where a verb stands last. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.measures.periods import year_of
from dashboard.prose.found import Candidate
from dashboard.prose.words.marks import CASES
from dashboard.prose.words.vocabulary import Mark
from etl.schema import WORLD


def words_for(told: Candidate, place: Mark, *, is_dated: bool) -> Iterator[Mark]:
    """The words that would say what was told: when, whose, with whom, of which goods."""
    said, assumed = told.readings[0].said, told.readings[0].assumed
    blank = replace(place, end=place.start)
    if not is_dated and "period" not in assumed:
        yield from times_for(said.period, blank)
    if "reporter" not in assumed:
        yield replace(blank, kind="countries", meaning=said.reporter, case="of")
    if said.partner != WORLD and "partner" not in assumed:
        case = CASES[said.measure]
        yield replace(blank, kind="countries", meaning=said.partner, case=case)
    if said.only:
        codes = dict.fromkeys(reading.said.only for reading in told.readings)
        yield replace(blank, kind="goods", meaning=" ".join(codes))
    yield replace(place, kind="measures", meaning=said.measure)


def times_for(period: str, blank: Mark) -> Iterator[Mark]:
    """The words for a year, or for months of one."""
    year, first, last = str(year_of(period)), period[:7], period[-7:]
    if period == year:
        yield replace(blank, kind="number", meaning=year, case="in")
        return
    yield replace(blank, kind="number", meaning=year, case="of")
    if first != last:
        yield replace(blank, kind="month", meaning=str(int(first[5:])))
        yield replace(blank, kind="other", meaning="-")
    yield replace(blank, kind="month", meaning=str(int(last[5:])), case="in")
