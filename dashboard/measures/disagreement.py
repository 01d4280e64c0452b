"""Where accounts of one trade differ by more than twice: the least, the most, and whose. Pure.

What one country imports the other exports; each is told by publishers, by country of origin or of
dispatch, and by officials. Two accounts differ here when the larger is more than ``TIMES`` the
smaller, whatever either was before it was rounded, and comes to ``FLOOR`` dollars: below that a
few lorries make the difference.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from dashboard.measures.evidence import Evidence, Place, frequency
from dashboard.measures.ledger import Ledger
from etl.schema import DISPATCH

TIMES: Final = 2
FLOOR: Final = 10e6
_MOST: Final = 5_000  # places remembered, so that whoever asks for all fills no memory


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The least and the most that is told of the trade at a place, each as its own account."""

    place: Place
    lowest: Evidence
    highest: Evidence


class Disagreements:
    """Those of one ledger, each looked for once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._found: dict[tuple[str, str, str, str], Disagreement | None] = {}

    def on(self, reporter: str, partner: str, flow: str, year: str) -> Disagreement | None:
        """That on a reporter's trade of all goods with a partner in a year.

        None where accounts agree or one is alone, and of a month.
        """
        key = (reporter, partner, flow, year)
        if key not in self._found:
            if len(self._found) >= _MOST:
                self._found.clear()
            is_year = frequency(year) == "A"
            self._found[key] = _disagreement(Place(*key), self._ledger) if is_year else None
        return self._found[key]


def accounts(place: Place, ledger: Ledger) -> Iterator[Evidence]:
    """All that is told of a trade of all goods: by either side, each source, basis and speaker."""
    for side in (place, place.mirror):
        # Exports know no dispatch: imports alone are counted by two rules.
        bases = ("", DISPATCH) if side.flow == "M" else ("",)
        for source in ledger.speakers(side.reporter, side.partner, side.period):
            for basis in bases:
                found = ledger.find(source, side, basis)
                if found is not None:
                    yield from _each(found)


def _each(evidence: Evidence) -> Iterator[Evidence]:
    """A figure, or each statement of it where they differ."""
    if not evidence.statements_differ:
        yield evidence
        return
    said = zip(evidence.said, evidence.said_by, evidence.inputs, strict=True)
    for value, who, address in said:
        yield replace(evidence, value=value, said=(value,), said_by=(who,), inputs=(address,))


def _disagreement(place: Place, ledger: Ledger) -> Disagreement | None:
    told = list(accounts(place, ledger))
    if not told:
        return None
    # Held against each other at their nearest ends: no rounding alone makes a disagreement.
    lowest = min(told, key=lambda account: account.value.high)
    highest = max(told, key=lambda account: account.value.low)
    most = highest.value.low
    if most < FLOOR or most <= TIMES * lowest.value.high:
        return None
    return Disagreement(place, lowest, highest)
