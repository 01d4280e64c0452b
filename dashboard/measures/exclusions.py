"""Trade in some goods alone, or without some: where the chapters tell of all goods."""

from collections.abc import Mapping
from typing import Final

from dashboard.measures.evidence import CHAPTER, Evidence, Place
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Measured
from dashboard.measures.missing import Missing, Reason
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


def of_goods(place: Place, case: Case, ledger: Ledger) -> Measured:
    """What of it is of the one code or group the case looks at, less what is left out of that.

    A heading is as published. Without a record it is nothing where its chapter has none either,
    and the chapters tell of all goods.
    """
    source, only = case.publisher, case.only
    is_heading = only not in ledger.goods and len(only) > CHAPTER
    is_left_out = bool(case.without) and only.startswith(case.without)
    if not is_left_out and (is_heading or not case.without):
        found = ledger.find(source, place._replace(product=only), case.basis)
        if found is not None:
            return Measured(found.value, "USD", (found,), sources=(source,))
    told = chapters_told(place, case, ledger)
    if isinstance(told, str):
        return Measured(None, "USD", missing=(Missing(place, source, told),))
    whole, off = told
    if is_heading and only[:CHAPTER] in whole and not is_left_out:
        return Measured(None, "USD", missing=(Missing(place, source, "no goods"),))
    chapters = frozenset() if is_heading else ledger.goods.get(only, frozenset({only}))
    value, terms = sum_of(chapters, whole, off)
    return Measured(Interval.exactly(value), "USD", terms, sources=(source,))


def sum_of(
    codes: set[str] | frozenset[str], whole: Mapping[str, Evidence], off: list[Evidence]
) -> tuple[float, tuple[Evidence, ...]]:
    """US dollars of some chapters less what is left out of them, and the figures that make it."""
    gone = [part for part in off if part.place.product[:2] in codes]
    kept = [whole[code] for code in sorted(codes & whole.keys()) if whole[code] not in gone]
    # A chapter left out is not in ``kept``, so only headings are still to be taken off.
    headings = [part for part in gone if part.place.product not in whole]
    value = sum(term.value.middle for term in kept) - sum(term.value.middle for term in headings)
    return max(0.0, value), (*kept, *headings)


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
