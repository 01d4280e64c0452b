"""Trade without some goods: the total less HS codes, where the chapters tell of all goods."""

from collections.abc import Mapping
from typing import Final

from dashboard.measures.evidence import Evidence, Place
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Measured, Missing, Reason
from etl.schema import TOTAL, WORLD

CHAPTERS_WITHIN: Final = 0.05
"""Chapters count as complete when their sum is this near to the total, whoever published it."""


def remainder(place: Place, case: Case, ledger: Ledger) -> Measured:
    """The total less the codes left out, where the chapters tell of all goods.

    The total is the source's own, else the sum of its chapters: another publisher's may be of
    another edition.
    """
    source = case.publisher
    told = chapters_told(place, case, ledger)
    if isinstance(told, str):
        return Measured(None, "USD", missing=(Missing(place, source, told),))
    chapters, parts = told
    total = ledger.find(source, place._replace(product=TOTAL))
    terms = [total] if total is not None else list(chapters.values())
    left = sum(one.value.middle for one in terms) - sum(one.value.middle for one in parts)
    terms = list(dict.fromkeys([*terms, *parts]))
    return Measured(Interval.exactly(max(0.0, left)), "USD", tuple(terms), sources=(source,))


def chapters_told(
    place: Place, case: Case, ledger: Ledger
) -> tuple[Mapping[str, Evidence], list[Evidence]] | Reason:
    """The publisher's chapters of all goods and the figures to take off them, or what stands by.

    A chapter without a record counts as nothing only because the others make the whole; of a
    heading without a record nothing is known where its chapter has one. By country of dispatch no
    chapters are published.
    """
    # Chapters by origin would be no answer by dispatch: nothing is filled (decision 006).
    if case.basis and place.flow == "M" and place.partner != WORLD:
        return "no dispatch"
    if not chapters_complete(place, case.publisher, ledger):
        return "no chapters"
    chapters = ledger.chapters(case.publisher, place)
    parts = []
    for code in case.without:
        chapter = chapters.get(code[:2])
        # Where all of chapter 71 is left out, gold goes with it and is not taken off twice.
        if chapter is None or (code[:2] in case.without and code != code[:2]):
            continue
        part = ledger.find(case.publisher, place._replace(product=code))
        if part is None:
            return "no heading"
        parts.append(part)
    return chapters, parts


def chapters_complete(place: Place, source: str, ledger: Ledger) -> bool:
    """Whether a source's chapters at a place tell of all goods: their sum is near the total.

    The total is the same source's, else that of the first source in precedence that has one.
    """
    chapters = ledger.chapters(source, place)
    total_place = place._replace(product=TOTAL)
    spoken = ledger.speakers(place.reporter, place.partner, place.period)
    totals = [ledger.find(name, total_place) for name in (source, *spoken)]
    total = next((item.value.middle for item in totals if item is not None), None)
    if not chapters or total is None:
        return False
    added = sum(evidence.value.middle for evidence in chapters.values())
    return abs(added - total) <= CHAPTERS_WITHIN * total
