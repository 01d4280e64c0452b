"""Who is first among partners, told beside a number: *17%, more than any other country*. Pure.

*Second only to Russia* tells two places, of whoever the number is of and of Russia.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Candidate, Found, Part, Reading
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.rephrasing.overtaking import AHEAD, ELSEWHERE, FIRST, SECOND
from dashboard.prose.words.marks import past
from dashboard.prose.words.vocabulary import Mark
from etl.schema import WORLD

_SHARES: Final = frozenset(f"share of {flow}" for flow in FLOWS)


def first_of_all(clause: Clause, found: Sequence[Found]) -> Iterator[Candidate]:
    """The places that such words tell, of what was told right before them.

    More than any other country *sells* or *buys* may be said of either side, so of an amount they
    have to say to or from whom.
    """
    for at, mark in enumerate(clause.marks):
        if mark.kind == AHEAD and (two := _second(found)):
            yield _place(two, mark.meaning, 1, mark.start, mark.end)
        before = _before(found, mark) if mark.is_a("overtakes", *FIRST) else None
        if before is None or not _is_of_partner(before.readings[0].said, mark):
            continue
        way, end = before.readings[0], mark.end
        second = past(clause.marks, at + 1)
        named = clause.marks[second : second + 1] if mark.meaning == SECOND else ()
        if mark.meaning == SECOND and [one.kind for one in named] != ["countries"]:
            continue
        yield _place(way, way.said.partner, len(named) + 1, mark.start, end)
        for one in named:
            yield _place(way, one.meaning, 1, one.start, one.end)


def _second(found: Sequence[Found]) -> Reading | None:
    """Who is told to be the second among partners, if anybody."""
    ways = (one.readings[0] for one in found if isinstance(one, Candidate))
    ranked = (way for way in ways if way.said.measure.startswith("rank"))
    return next((way for way in ranked if way.said.value == 2 and not way.said.only), None)  # noqa: PLR2004


def _before(found: Sequence[Found], mark: Mark) -> Candidate | None:
    """The last claim that was told before a word of the sentence."""
    told = [one for one in found if isinstance(one, Candidate) and one.start < mark.start]
    return max(told, key=lambda one: one.start, default=None)


def _is_of_partner(said: Said, mark: Mark) -> bool:
    is_share = said.measure in _SHARES
    is_flow = said.measure in FLOWS and mark.meaning == ELSEWHERE
    is_level = said.operation == "level" and not said.only
    return is_level and said.partner != WORLD and (is_share or is_flow)


def _place(way: Reading, partner: str, place: int, start: int, end: int) -> Candidate:
    flow = way.said.measure.split()[-1]
    said = replace(
        way.said, partner=partner, measure=f"rank by {flow}", relation="is",
        value=float(place), precision=1.0, currency="",
    )  # fmt: skip
    assumed: dict[Part, str] = {part: told for part, told in way.assumed.items() if part != "side"}
    return Candidate(start, end, (Reading(said, assumed),))
