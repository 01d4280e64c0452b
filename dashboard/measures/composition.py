"""What a trade is made of: its chapters by group, and what explains a change between years. Pure.

Chapters are used only where they tell of all goods; a year whose chapters are incomplete is a void.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dashboard.measures.evidence import Evidence, Place
from dashboard.measures.exclusions import chapters_told, sum_of
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case
from dashboard.measures.missing import Reason


@dataclass(frozen=True, slots=True)
class Composition:
    """One year's trade by group of goods, US dollars, and the source it is from.

    ``terms`` holds the figures of each group: its chapters and what was left out of them.
    ``groups`` is empty and ``source`` blank where no source's chapters can be used, for ``reason``;
    ``recorded`` then says whether any are on record, and ``covered`` the best share of the total
    they reach, None where no total is on record.
    """

    place: Place
    groups: Mapping[str, float]
    terms: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    source: str = ""
    edition: str = ""
    reason: Reason = "no chapters"
    recorded: bool = True
    covered: float | None = None


def composition(
    case: Case, flow: Literal["X", "M"], group_of: Mapping[str, str], ledger: Ledger
) -> Composition:
    """The trade of a case by group (``group_of`` maps chapters to groups), largest first."""
    place = Place(case.reporter, case.partner, flow, case.period)
    asked = [case.source] if case.source else ledger.speakers(*place[:2], place.period)
    reasons: list[Reason] = []
    for source in asked:
        told = chapters_told(place, case.through(source=source), ledger)
        if isinstance(told, str):
            reasons.append(told)
            continue
        whole, off = told
        members: dict[str, set[str]] = {}
        kept = set(whole)
        if case.only:
            kept &= ledger.goods.get(case.only, {case.only})
        for code in sorted(kept - set(case.without)):
            members.setdefault(group_of.get(code, code), set()).add(code)
        sums = {name: sum_of(codes, whole, off) for name, codes in members.items()}
        ordered = sorted(sums.items(), key=lambda item: (-item[1][0], item[0]))
        return Composition(
            place,
            {name: value for name, (value, _) in ordered},
            {name: terms for name, (_, terms) in ordered},
            source,
            next(iter(whole.values())).edition,
        )
    sizes = [_size(source, place, ledger) for source in asked]
    recorded = any(ledger.chapters(source, place) for source in asked)
    reason: Reason = next((why for why in reasons if why != "no chapters"), "no chapters")
    covered = _covered(sizes, place, ledger)
    return Composition(place, {}, reason=reason, recorded=recorded, covered=covered)


def contributions(earlier: Composition, later: Composition) -> dict[str, float]:
    """What each group adds to the change, US dollars, largest movement first; empty for a void.

    They add up to the change of the whole.
    """
    if not earlier.source or not later.source:
        return {}
    names = {**earlier.groups, **later.groups}
    moved = {name: later.groups.get(name, 0.0) - earlier.groups.get(name, 0.0) for name in names}
    return dict(sorted(moved.items(), key=lambda item: (-abs(item[1]), item[0])))


def _size(source: str, place: Place, ledger: Ledger) -> float:
    return sum(term.value.middle for term in ledger.chapters(source, place).values())


def _covered(sizes: list[float], place: Place, ledger: Ledger) -> float | None:
    """The most of the total that any source's chapters reach."""
    spoken = ledger.speakers(place.reporter, place.partner, place.period)
    totals = [ledger.find(source, place) for source in spoken]
    total = next((item.value.middle for item in totals if item is not None), 0.0)
    return max(sizes, default=0.0) / total if total and any(sizes) else None
