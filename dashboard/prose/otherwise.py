"""What else the words of a claim may mean: by the partner's figures, or of another year. Pure.

A sentence seldom says whose figures it is by, and often not of which year. Each claim is read as it
is likeliest meant, and then so.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dashboard.claims.said import Said
from dashboard.measures.periods import shifted, year_of
from dashboard.prose.found import Candidate, Part, Reading
from dashboard.prose.words.marks import OTHER_FLOW
from etl.schema import WORLD

_YEARS: Final = (-1, 1)
"""How far from the year that is assumed it may be: figures are told late, or before it ends."""


def with_others(claim: Candidate, year: int, speaker: str = "") -> Candidate:
    """A claim with what else it may mean after its readings; ``year`` is that of the text.

    Of two sides the ``speaker``'s own figures come first: *according to Turkish customs*.
    """
    told = sorted(_by_both(claim.readings), key=lambda one: one.assumed.get("side") != speaker)
    later = [one for step in _YEARS for one in _moved(told[0], step, year)]
    return replace(claim, readings=(*told, *later))


def _by_both(readings: tuple[Reading, ...]) -> Iterator[Reading]:
    """The readings by the reporter's figures, then those by the partner's."""
    mirrored = []
    for one in readings:
        said = one.said
        is_of_two = said.partner != WORLD and not said.than and "side" not in one.assumed
        if is_of_two and said.measure in OTHER_FLOW:
            yield replace(one, assumed=_with_side(one, said.reporter))
            other = replace(
                said,
                reporter=said.partner,
                partner=said.reporter,
                measure=OTHER_FLOW[said.measure],
            )
            mirrored.append(Reading(other, _with_side(one, said.partner)))
        else:
            yield one
    yield from mirrored


def _with_side(reading: Reading, side: str) -> dict[Part, str]:
    return {**reading.assumed, "side": side}


def _moved(first: Reading, years: int, last: int) -> Iterator[Reading]:
    """The likeliest reading, of so many years later, where its year was not said."""
    said, assumed = first.said, dict(first.assumed)
    if "period" not in assumed or year_of(said.period) + years > last:
        return
    moved = _of(said, years, moves="since" in assumed)
    parts: dict[Part, str] = {**assumed, "period": moved.period}
    if "since" in parts:
        parts["since"] = moved.since
    if not moved.since or moved.since < moved.period:
        yield Reading(moved, parts)


def _of(said: Said, years: int, *, moves: bool) -> Said:
    since = shifted(said.since, years) if moves else said.since
    return replace(said, period=shifted(said.period, years), since=since)
