"""A share composed of two sources, where no one source has all it needs. Pure.

The pair's flows come from one publisher or, flow by flow, from the first in precedence that has
each; the world's totals whole from another. All goods, by each publisher's main basis, by the
reporter's own report alone: a lens is never mixed, nor imports with freight with those without it.
Where other sources know a total of the world too, those that agree with the first within 2% widen
it, and those that do not are named.
"""

from collections.abc import Iterator
from typing import Final

from dashboard.measures.evidence import PUBLISHED, Evidence, Place
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import COMPOSED, Case, Formula, Measured, speakers
from etl.schema import WORLD

# A convention: a statement 0.8% below UNCTADstat agrees, BACI, 2.3% above it, tells of another
# concept of trade (decision 011).
AGREE: Final = 0.02
"""How far another source's total may be from the first one's and still tell of the same trade."""

_VALUED: Final = {"FOB", "CIF"}


def is_composed(case: Case) -> bool:
    """Whether a formula is asked to find two sources by itself."""
    return case.publisher == COMPOSED and case.parts is None


def composed(formula: Formula, case: Case, ledger: Ledger, *, of_world: bool = True) -> Measured:
    """The formula with its parts from two sources; no value where none fit.

    ``of_world`` tells whether it needs the world's totals.
    """
    if not (case.only or case.without or case.basis or case.report == "partner"):
        worlds = ledger.speakers(case.reporter, WORLD, case.period) if of_world else [""]
        for exports, imports in _pairs(case, ledger):
            for world in worlds:
                found = formula.measure(case.composed_of(exports, imports, world), ledger)
                if found.value is not None and _like_valued(found.terms):
                    return found._replace(composed=True)
                if any(gap.place.partner != WORLD for gap in found.missing):
                    break  # no other total makes up for what the pair lacks
    return formula.measure(case.composed_of("", "", ""), ledger)


def _pairs(case: Case, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Who may tell exports and imports: one publisher of both, else the first of each."""
    spoken = speakers(case, ledger)
    yield from ((name, name) for name in spoken if name != PUBLISHED)
    first = [
        next((name for name in spoken if ledger.find(name, _place(case, flow)) is not None), "")
        for flow in ("X", "M")
    ]
    if all(first):
        yield first[0], first[1]
    # Quotes are rounded and second-hand: they speak where no publisher does (precedence.csv).
    if PUBLISHED in spoken:
        yield PUBLISHED, PUBLISHED


def _place(case: Case, flow: str) -> Place:
    return Place(case.reporter, case.partner, flow, case.period)


def _like_valued(terms: tuple[Evidence, ...]) -> bool:
    """Whether no imports with freight stand beside imports without it."""
    # CIF holds freight and insurance, FOB does not, and no factor is invented to level them
    # (docs/sources.md, 1.11).
    valued = {term.valuation for term in terms if term.place.flow == "M"}
    return not valued >= _VALUED


def agreed(first: Evidence, ledger: Ledger) -> Measured:
    """A total of the world by the first source, widened by all others that agree with it."""
    value, terms, others = first.value, [first], []
    place = first.place
    for source in ledger.speakers(place.reporter, place.partner, place.period):
        other = ledger.find(source, place)
        if other is None or source == first.source:
            continue
        if not _agree(first, other):
            others.append(other)
        # One with freight beside one without is neither: near as it is, it counts another thing.
        elif _like_valued((first, other)):
            # Nothing says which of those that agree is right: as wide as all (decision 011).
            value = value.widened(other.value)
            terms.append(other)
    sources = tuple(term.source for term in terms)
    return Measured(value, "USD", tuple(terms), sources=sources, disagreeing=tuple(others))


def _agree(first: Evidence, other: Evidence) -> bool:
    """Whether all the other may be is within ``AGREE`` of the first."""
    middle = first.value.middle
    ends = (other.value.low, other.value.high)
    return all(abs(end - middle) <= AGREE * abs(middle) for end in ends)
