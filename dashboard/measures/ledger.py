"""Figures found by source and place: the ledger of a vintage with the statements beside it. Pure.

A ``Ledger`` looks figures up; it never adds, converts or fills. Which source speaks first when
several do is the order of ``precedence.csv`` and nothing else.
"""

from collections.abc import Iterable
from typing import Final

import pandas as pd

from dashboard.measures.evidence import (
    CHAPTER,
    PUBLISHED,
    STATUS_ORDER,
    Evidence,
    Place,
    frequency,
    keyed,
)
from dashboard.measures.intervals import Interval
from dashboard.measures.statements import quoted
from etl.schema import DISPATCH, TOTAL, UNKNOWN


class ReporterIndex:
    """Figures of one reporter, found by source and place.

    ``speaking`` tells, for a partner and period, which sources say anything and the weakest status
    they do it with; ``totals`` what a source lists for each
    partner in a period, by flow, US dollars; ``chapters`` which
    chapters it has at a place.
    """

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self.figures: dict[tuple[str, Place], Evidence] = {}
        self.speaking: dict[tuple[str, str], dict[str, str]] = {}
        self.totals: dict[tuple[str, str], dict[str, dict[str, float]]] = {}
        self.chapters: dict[tuple[str, Place], dict[str, Evidence]] = {}
        for item in evidence:
            self._add(item)

    def _add(self, item: Evidence) -> None:
        place = keyed(item)
        held_here = self.figures.get((item.source, place))
        if held_here is not None and _preferred(held_here) <= _preferred(item):
            return
        self.figures[item.source, place] = item
        statuses = self.speaking.setdefault((place.partner, place.period), {})
        held = statuses.setdefault(item.source, item.status)
        if held != item.status:
            # Whose figures are partly estimated ranks as an estimate (precedence.csv).
            statuses[item.source] = max(held, item.status, key=STATUS_ORDER.index)
        # Imports by dispatch have a product of their own (``keyed``), so no list for a rank holds
        # the same goods twice.
        if place.product == TOTAL:
            listed = self.totals.setdefault((item.source, place.period), {})
            listed.setdefault(place.partner, {})[place.flow] = item.value.middle
        elif len(place.product) == CHAPTER:
            at = place._replace(product=TOTAL)
            self.chapters.setdefault((item.source, at), {})[place.product] = item


class Figures:
    """The figures of a vintage (columns of its schema), indexed when asked for.

    A reporter's years and months each by themselves: months are many, and few views look at them.
    """

    def __init__(self, flows: pd.DataFrame) -> None:
        groups = flows.groupby(["reporter", "freq"])
        self._rows = {(str(who), str(freq)): rows for (who, freq), rows in groups}
        self._indexes: dict[tuple[str, str], ReporterIndex] = {}

    def of(self, reporter: str, freq: str) -> ReporterIndex:
        """The index of one reporter's years (A) or months (M); empty where it has no figures."""
        key = reporter, freq
        if key not in self._indexes:
            self._indexes[key] = ReporterIndex(self._evidence(key))
        return self._indexes[key]

    def _evidence(self, key: tuple[str, str]) -> Iterable[Evidence]:
        rows = self._rows.get(key)
        if rows is None:
            return
        names = (
            "reporter", "partner", "flow", "period", "product",
            "value_usd", "source", "edition", "status", "valuation", "partner_basis", "input",
            "currency", "rate",
        )  # fmt: skip
        # Lists of plain values: three times as fast as rows of a frame.
        for row in zip(*(rows[name].tolist() for name in names), strict=True):
            place, (value, source, edition, status, valuation, basis, answer, *paid) = (
                row[:5], row[5:],
            )  # fmt: skip
            yield Evidence(
                Place(*place), Interval(value, value), source, edition, status, valuation, basis,
                (answer,), (), (), "USD", *paid,
            )  # fmt: skip


class Ledger:
    """All figures of one vintage and the quotes beside them.

    ``published`` has the columns of ``published_figures.csv``, ``precedence`` those of
    ``precedence.csv`` in its order.
    """

    def __init__(
        self,
        figures: Figures,
        published: pd.DataFrame,
        precedence: pd.DataFrame,
        silenced: frozenset[str] = frozenset(),
    ) -> None:
        self._figures = figures
        self._published = published
        self._precedence = precedence
        self._silenced = silenced
        columns = precedence.loc[:, ["source", "status"]]
        keys = columns.itertuples(index=False, name=None)
        self._ranks = {key: rank for rank, key in enumerate(keys)}
        self._quotes = {name: ReporterIndex(quotes) for name, quotes in quoted(published, silenced)}
        self._others: dict[str, Ledger] = {}
        # A page asks these of the same pairs again and again.
        self._told: dict[tuple[str, str, str], list[str]] = {}
        self._spoken: dict[tuple[str, str, str], list[str]] = {}

    def without_quotes(self, address: str) -> "Ledger":
        """The same ledger without the quotes published at an address."""
        if address not in self._others:
            silenced = self._silenced | {address}
            self._others[address] = (
                Ledger(self._figures, self._published, self._precedence, silenced)
                if self._published["address"].eq(address).any()
                # Nothing is quoted from there: many claims share one ledger and what it knows.
                else self
            )
        return self._others[address]

    def find(self, source: str, place: Place, basis: str = "") -> Evidence | None:
        """The figure one source has for a place, None where it has no record.

        ``basis`` asks for imports counted by ``dispatch``; by default the publisher's main basis.
        """
        if basis:
            place = place._replace(product=f"{place.product}@{basis}")
        return self._index(source, place.reporter, place.period).figures.get((source, place))

    def speakers(self, reporter: str, partner: str, period: str) -> list[str]:
        """The sources that say anything of a pair in a period, in the order of precedence."""
        key = (reporter, partner, period)
        if key not in self._spoken:
            _make_room(self._spoken)
            self._spoken[key] = self._in_order(*key)
        return self._spoken[key]

    def _in_order(self, reporter: str, partner: str, period: str) -> list[str]:
        statuses: dict[str, str] = {}
        for index in self._indexes(reporter, frequency(period)):
            statuses |= index.speaking.get((partner, period), {})
        # Whoever precedence.csv does not rank speaks last, by name: never as it happens to come.
        last = len(self._ranks)
        return sorted(
            statuses, key=lambda name: (self._ranks.get((name, statuses[name]), last), name)
        )

    def periods(self, reporter: str, partner: str, freq: str = "A") -> list[str]:
        """The periods for which any source says anything of a pair, in order."""
        key = (reporter, partner, freq)
        if key not in self._told:
            _make_room(self._told)
            spoken = {key for index in self._indexes(reporter, freq) for key in index.speaking}
            self._told[key] = sorted(
                period for name, period in spoken if name == partner and frequency(period) == freq
            )
        return self._told[key]

    def totals(self, source: str, reporter: str, period: str) -> dict[str, dict[str, float]]:
        """What one source lists in a period: partner, the world included, to flow to US dollars."""
        return self._index(source, reporter, period).totals.get((source, period), {})

    def chapters(self, source: str, place: Place) -> dict[str, Evidence]:
        """The two-digit chapters one source has at a place (whose product is ignored)."""
        at = place._replace(product=TOTAL)
        return self._index(source, place.reporter, place.period).chapters.get((source, at), {})

    def _index(self, source: str, reporter: str, period: str) -> ReporterIndex:
        if source == PUBLISHED:
            return self._quotes.get(reporter, _EMPTY)
        return self._figures.of(reporter, frequency(period))

    def _indexes(self, reporter: str, freq: str) -> tuple[ReporterIndex, ReporterIndex]:
        return self._figures.of(reporter, freq), self._quotes.get(reporter, _EMPTY)


_EMPTY: Final = ReporterIndex(())
_MOST: Final = 50_000  # pairs and periods remembered: whoever asks for all of them fills no memory


def _make_room(remembered: dict[tuple[str, str, str], list[str]]) -> None:
    """Forget all once it is too much to keep."""
    if len(remembered) >= _MOST:
        remembered.clear()


def _preferred(evidence: Evidence) -> int:
    """Which of several bases is the publisher's main one, the smallest; order never decides."""
    return ("origin", "destination", UNKNOWN, DISPATCH).index(evidence.partner_basis)
