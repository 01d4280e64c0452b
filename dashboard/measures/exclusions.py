"""Trade without some goods: the total less HS codes, where the chapters tell of all goods."""

from typing import Final

from dashboard.measures.evidence import Ledger, Place
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Case, Measured, Missing
from etl.schema import TOTAL

LEFT_OUT: Final = ("7108", "71", "27")
"""What may be left out: gold; precious metals and stones; oil, gas and other fuels."""

CHAPTERS_WITHIN: Final = 0.05
"""Chapters count as complete when their sum is this near to the total, whoever published it."""


def remainder(place: Place, case: Case, ledger: Ledger) -> Measured:
    """The total less the codes left out, where the chapters tell of all goods.

    The total is the source's own, else the sum of its chapters: another publisher's may be of
    another edition. A chapter without a record counts as nothing only because the others make the
    whole.
    """
    source = case.source
    absent = Measured(None, "USD", missing=(Missing(place, source, "no chapters"),))
    if not chapters_complete(place, source, ledger):
        return absent
    chapters = ledger.chapters(source, place)
    total = ledger.find(source, place._replace(product=TOTAL))
    terms = [total] if total is not None else list(chapters.values())
    left = sum(evidence.value.middle for evidence in terms)
    for code in case.without:
        part = chapters.get(code)
        if part is None and code[:2] in chapters and code[:2] not in case.without:
            part = ledger.find(source, place._replace(product=code))
            if part is None:
                return absent
        if part is not None:
            left -= part.value.middle
            terms.append(part)
    terms = list(dict.fromkeys(terms))
    return Measured(Interval.exactly(max(0.0, left)), "USD", tuple(terms), sources=(source,))


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
