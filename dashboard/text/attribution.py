"""Whose figures a number is made of: in a frame's column ``source``, and in words. Pure.

Several sources stand one after the other (``un-comtrade; imf-dots``: two sides, two years); where a
number is composed of parts by several they are joined (``un-comtrade + published + unctadstat``).
"""

import re
from collections.abc import Iterable
from typing import Final

from dashboard.measures.evidence import PUBLISHED, Evidence
from dashboard.measures.measuring import Measured
from dashboard.text.language import N_, listed, say
from dashboard.text.names import Naming
from dashboard.text.words import CLAUSES, dated, in_row
from etl.schema import WORLD

COMPOSED_OF: Final = N_("composed: {parts}")
BY: Final = N_("by {publishers}")
STATED: Final = N_("as stated by {speakers}")
BY_AND_STATED: Final = N_("by {publishers}, as stated by {speakers}")
AND_BY: Final = N_("{one}; by {other}")
"""Two speakers, whose names may have commas and conjunctions of their own."""

PARTS: Final = {"X": N_("exports {whose}"), "M": N_("imports {whose}")}
"""A part of a composed number; ``whose`` is one of those above."""

TOTALS: Final = N_("totals {whose}")
SIDE: Final = N_("{country}’s {whose}")
YEAR: Final = N_("{year} {whose}")

_SEVERAL: Final = re.compile(r"; | \+ ")


def source_column(measured: Measured) -> str:
    """The sources of a number as ids, in the way they come together."""
    return (" + " if measured.composed else "; ").join(measured.sources)


def source_ids(text: str) -> list[str]:
    """The ids in a frame's column ``source``."""
    return _SEVERAL.split(text)


def composition(measured: Measured, name_of: Naming) -> str:
    """Who has which part of a composed number; blank for any other.

    ``exports by UN Comtrade, imports as stated by somebody, totals by UNCTADstat``.
    """
    if not measured.composed:
        return ""
    if measured.mixed:
        return years_apart(measured, name_of)
    return sides(measured, name_of, str) or _parts(measured.terms, name_of)


def sides(measured: Measured, name_of: Naming, country_of: Naming) -> str:
    """Who has which country's part, where two countries' own reports are compared; else blank."""
    by_side: dict[str, list[Evidence]] = {}
    for term in measured.terms:
        by_side.setdefault(term.place.reporter, []).append(term)
    if len(by_side) == 1:
        return ""
    told = []
    for code, own in by_side.items():
        alone = len({term.source for term in own}) == 1
        parts = spoken_by(own, name_of) if alone else _parts(own, name_of)
        told.append(say(SIDE, country=country_of(code), whose=parts))
    return in_row(told, CLAUSES)


def _parts(terms: Iterable[Evidence], name_of: Naming) -> str:
    """Exports, imports and totals, each with who has it."""
    terms = list(terms)
    told = [
        say(text, whose=spoken_by(own, name_of))
        for flow, text in PARTS.items()
        if (own := [t for t in terms if t.place.flow == flow and not _is_world(t)])
    ]
    worlds = [term for term in terms if _is_world(term) and term.place.flow in PARTS]
    # The first of each flow is the total divided by; others that agree with it widen the value.
    if worlds:
        first = [term for term in worlds if term.source == worlds[0].source]
        told.append(say(TOTALS, whose=spoken_by(first, name_of)))
    return in_row(told)


def agreement(measured: Measured, name_of: Naming) -> str:
    """Who else has totals of the world near enough to widen a composed number; blank for none."""
    worlds = [term for term in measured.terms if _is_world(term) and term.place.flow in PARTS]
    others = [term for term in worlds if term.source != worlds[0].source]
    return spoken_by(others, name_of) if measured.composed and others else ""


def disagreement(measured: Measured, name_of: Naming) -> list[str]:
    """Who has another figure of a part, or said another of the whole, that cannot be reconciled."""
    return list(dict.fromkeys(spoken_by([other], name_of) for other in measured.disagreeing))


def years_apart(measured: Measured, name_of: Naming) -> str:
    """Who has which year of a change set over two publishers; blank for any other."""
    if not measured.mixed:
        return ""
    by_year: dict[str, list[Evidence]] = {}
    for term in measured.terms:
        by_year.setdefault(term.place.period, []).append(term)
    return in_row(
        say(YEAR, year=dated(year), whose=spoken_by(own, name_of))
        for year, own in sorted(by_year.items(), reverse=True)
    )


def _is_world(term: Evidence) -> bool:
    return term.place.partner == WORLD


def spoken_by(terms: Iterable[Evidence], name_of: Naming) -> str:
    """Who has these figures: publishers by name, statements by who made them."""
    terms = list(terms)
    names = dict.fromkeys(name_of(t.source) for t in terms if t.source != PUBLISHED)
    said = dict.fromkeys(say(name) for t in terms if t.source == PUBLISHED for name in t.said_by)
    # Who spoke twice is named once, with whom he quoted.
    once = [name for name in said if not any(one.startswith(f"{name}, ") for one in said)]
    publishers, speakers = listed(names), in_row(once, AND_BY)
    if not speakers:
        return say(BY, publishers=publishers) if publishers else ""
    if not publishers:
        return say(STATED, speakers=speakers)
    return say(BY_AND_STATED, publishers=publishers, speakers=speakers)
