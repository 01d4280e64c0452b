"""What a trade is made of: its chapters by group, and what explains a change between years. Pure.

Chapters are used only where they tell of all goods; a year whose chapters are incomplete is a void.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.measures.evidence import Evidence, Ledger, Place
from dashboard.measures.exclusions import chapters_complete


@dataclass(frozen=True, slots=True)
class Composition:
    """One year's trade by group of goods, US dollars, and the source it is from.

    ``terms`` holds the chapters of each group. ``groups`` is empty and ``source`` blank where no
    source's chapters are complete; ``covered`` is then the best share of the total any source's
    chapters reach, None where there are none.
    """

    place: Place
    groups: Mapping[str, float]
    terms: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    source: str = ""
    edition: str = ""
    covered: float | None = None


def composition(place: Place, group_of: Mapping[str, str], ledger: Ledger) -> Composition:
    """The trade at a place by group (``group_of`` maps chapters to groups), largest first."""
    for source in ledger.speakers(place.reporter, place.partner, place.period):
        chapters = ledger.chapters(source, place)
        if not chapters or not chapters_complete(place, source, ledger):
            continue
        terms: dict[str, tuple[Evidence, ...]] = {}
        for code, evidence in sorted(chapters.items()):
            name = group_of.get(code, code)
            terms[name] = (*terms.get(name, ()), evidence)
        groups = {name: sum(term.value.middle for term in told) for name, told in terms.items()}
        largest = dict(sorted(groups.items(), key=lambda item: (-item[1], item[0])))
        edition = next(iter(chapters.values())).edition
        return Composition(place, largest, terms, source, edition)
    return Composition(place, {}, covered=_covered(place, ledger))


def contributions(earlier: Composition, later: Composition) -> dict[str, float]:
    """What each group adds to the change, US dollars, largest movement first; empty for a void.

    They add up to the change of the whole.
    """
    if not earlier.groups or not later.groups:
        return {}
    names = {**earlier.groups, **later.groups}
    moved = {name: later.groups.get(name, 0.0) - earlier.groups.get(name, 0.0) for name in names}
    return dict(sorted(moved.items(), key=lambda item: (-abs(item[1]), item[0])))


def _covered(place: Place, ledger: Ledger) -> float | None:
    spoken = ledger.speakers(place.reporter, place.partner, place.period)
    totals = [ledger.find(source, place) for source in spoken]
    total = next((item.value.middle for item in totals if item is not None), 0.0)
    sums = [
        sum(evidence.value.middle for evidence in ledger.chapters(source, place).values())
        for source in spoken
    ]
    return max(sums, default=0.0) / total if total and any(sums) else None
