"""Figures found by source and place: the ledger of a vintage with the statements beside it. Pure.

A ``Ledger`` looks figures up; it never converts or fills, and adds up months alone. Which source
speaks first when several do is the order of ``precedence.csv`` and nothing else.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, Final, TypeVar

import pandas as pd

from dashboard.measures.evidence import PUBLISHED, Evidence, Place, frequency
from dashboard.measures.figures import Figures
from dashboard.measures.groups import NO_GROUPS, Groups
from dashboard.measures.lens import Goods
from dashboard.measures.pairs import PairIndex, Totals
from dashboard.measures.periods import parts_of
from dashboard.measures.remembering import remembered
from dashboard.measures.statements import Quotes
from etl.schema import STATUSES, TOTAL

T = TypeVar("T")

_MOST: Final = 5_000  # pairs and periods, or measurements, remembered
_FEW: Final = 256  # lists of all partners of a period, some 15 kB each


class Ledger:
    """All figures of one vintage and the quotes beside them.

    ``precedence`` has the columns of ``precedence.csv`` in its order, and ``groups`` tells which
    codes are groups of countries, ``goods`` which chapters are of a group of goods.
    """

    def __init__(
        self,
        figures: Figures,
        quotes: Quotes,
        precedence: pd.DataFrame,
        groups: Groups = NO_GROUPS,
        goods: Goods | None = None,
    ) -> None:
        self.groups: Final = groups
        self.goods: Final[Goods] = goods or {}
        self._figures = figures
        self._quotes = quotes
        self._precedence = precedence
        keys = zip(precedence["source"].tolist(), precedence["status"].tolist(), strict=True)
        self._ranks = {key: rank for rank, key in enumerate(keys)}
        self._others: dict[str, Ledger] = {}
        # A page asks these of the same pairs again and again.
        self._told: dict[tuple[str, str, str], list[str]] = {}
        self._spoken: dict[tuple[str, str, str], list[str]] = {}
        self._made: dict[Hashable, Any] = {}
        self._lists: dict[Hashable, Any] = {}

    def without_quotes(self, address: str) -> "Ledger":
        """The same ledger without the quotes published at an address."""
        # Where nothing is quoted from there, many claims share one ledger and what it knows.
        if address not in self._quotes.addresses:
            return self
        if address not in self._others:
            quotes = self._quotes.without(address)
            self._others[address] = Ledger(
                self._figures, quotes, self._precedence, self.groups, self.goods
            )
        return self._others[address]

    def find(self, source: str, place: Place, basis: str = "") -> Evidence | None:
        """The figure one source has for a place, None where it has no record.

        ``basis`` asks for imports counted by ``dispatch``; by default the publisher's main basis.
        """
        product = f"{place.product}@{basis}" if basis else place.product
        return self._index(source, place).find(source, place.flow, place.period, product)

    def speakers(self, reporter: str, partner: str, period: str) -> list[str]:
        """The sources that say anything of a pair in a period, in the order of precedence."""
        key = (reporter, partner, period)
        return remembered(self._spoken, key, lambda: self._in_order(*key), _MOST)

    def _in_order(self, reporter: str, partner: str, period: str) -> list[str]:
        statuses = self._statuses(reporter, partner, period)
        # Whoever precedence.csv does not rank speaks last, by name: never as it happens to come.
        last = len(self._ranks)
        return sorted(
            statuses, key=lambda name: (self._ranks.get((name, statuses[name]), last), name)
        )

    def _statuses(self, reporter: str, partner: str, period: str) -> dict[str, str]:
        """Who says anything of a pair in a period, and the weakest status it is said with."""
        statuses: dict[str, str] = {}
        for index in self._indexes(reporter, partner, frequency(period)):
            statuses |= index.speaking.get(period, {})
        if parts := parts_of(period):
            told = self._figures.of(reporter, partner, frequency(parts[0])).speaking
            for part in parts:
                _hear(statuses, told.get(part, {}))
        for pair in self._pairs(reporter, partner):
            members = self._statuses(*pair, period)
            # What was said of one member is said of no group.
            members.pop(PUBLISHED, "")
            _hear(statuses, members)
        return statuses

    def _pairs(self, reporter: str, partner: str) -> list[tuple[str, str]]:
        """The pairs that a pair with a group is made of; none of two countries."""
        if partner in self.groups:
            return [(reporter, one) for one in self.groups.every(partner) if one != reporter]
        return [(one, partner) for one in self.groups.every(reporter) if one != partner]

    def periods(self, reporter: str, partner: str, freq: str = "A") -> list[str]:
        """The periods for which any source says anything of a pair, in order."""
        key = (reporter, partner, freq)
        return remembered(self._told, key, lambda: self._periods(*key), _MOST)

    def _periods(self, reporter: str, partner: str, freq: str) -> list[str]:
        indexes = self._indexes(reporter, partner, freq)
        spoken = {period for index in indexes for period in index.speaking}
        for pair in self._pairs(reporter, partner):
            spoken.update(self.periods(*pair, freq))
        return sorted(period for period in spoken if frequency(period) == freq)

    def partners(self, reporter: str) -> list[str]:
        """The countries with which a reporter's yearly trade is held, those with most first."""
        return self._figures.partners(reporter)

    def reporters(self) -> list[str]:
        """The reporters whose yearly trade with some country is held, those with most first."""
        return self._figures.reporters()

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """What is made of its figures, kept and found again by ``what``."""
        found: T = remembered(self._made, what, make, _MOST)
        return found

    def once_large(self, what: Hashable, make: Callable[[], T]) -> T:
        """The same of what takes much room, such as lists of all partners: the last are kept."""
        found: T = remembered(self._lists, what, make, _FEW)
        return found

    def totals(self, source: str, reporter: str, period: str) -> Totals:
        """What one source lists of all goods in a period, US dollars."""
        if source == PUBLISHED:
            said = self._quotes.totals(reporter, period).items()
            # A group would stand beside its own members.
            return {name: flows for name, flows in said if name not in self.groups}
        parts = parts_of(period)
        if not parts:
            return self._figures.totals(source, reporter, period)
        found: Totals = {}
        for part in parts:
            for partner, flows in self._figures.totals(source, reporter, part).items():
                sums = found.setdefault(partner, {})
                for flow, value in flows.items():
                    sums[flow] = sums.get(flow, 0.0) + value
        return found

    def chapters(self, source: str, place: Place) -> dict[str, Evidence]:
        """The two-digit chapters one source has at a place (whose product is ignored)."""
        reporter, partner, flow, period, _ = place
        if source == PUBLISHED:
            return self._quotes.of(reporter, partner).chapters(source, flow, period)
        index = self._figures.goods_of(reporter, partner, frequency(period))
        return index.chapters(source, flow, period)

    def _index(self, source: str, place: Place) -> PairIndex:
        reporter, partner, _, period, product = place
        if source == PUBLISHED:
            return self._quotes.of(reporter, partner)
        of = self._figures.of if product == TOTAL else self._figures.goods_of
        return of(reporter, partner, frequency(period))

    def _indexes(self, reporter: str, partner: str, freq: str) -> tuple[PairIndex, PairIndex]:
        return self._figures.of(reporter, partner, freq), self._quotes.of(reporter, partner)


def _hear(statuses: dict[str, str], told: Mapping[str, str]) -> None:
    """Have what others say too: whose figures are partly estimated ranks as an estimate."""
    for name, status in told.items():
        statuses[name] = max(statuses.get(name, status), status, key=STATUSES.index)
