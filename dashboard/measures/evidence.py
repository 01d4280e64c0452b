"""What each source says: one figure at a time, with all that is needed to follow it home.

A ``Ledger`` looks figures up; it never adds, converts or fills. Which source speaks first when
several do is the order of ``precedence.csv`` and nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

import pandas as pd

from dashboard.measures.intervals import Interval
from etl.schema import DISPATCH, TOTAL, UNKNOWN

PUBLISHED: Final = "published"
"""The source name of the table of quotes."""

TURNOVER: Final = "XM"
"""The flow of a quoted turnover, where exports and imports were not given apart."""

STATUS_ORDER: Final = ("reported", "reported-or-estimated", "estimate", "quoted")
"""From the strongest to the weakest."""

CHAPTER: Final = 2
"""How many digits the code of a chapter of the Harmonized System has."""

_MILLION: Final = 1e6
_QUOTED_FLOWS: Final = {"export": "X", "import": "M", "turnover": TURNOVER}


class Place(NamedTuple):
    """Where a figure stands: whose report of which trade, when, of what."""

    reporter: str
    partner: str
    flow: str
    period: str
    product: str = TOTAL


@dataclass(frozen=True, slots=True)
class Evidence:
    """One figure in US dollars, its place and its origin.

    ``value`` has a width where a quote was rounded or quotes disagree. ``inputs`` are ids of the
    manifest's inputs or, for quotes, addresses; ``said_by`` then says who is quoted there.
    """

    place: Place
    value: Interval
    source: str
    edition: str
    status: str
    valuation: str = UNKNOWN
    partner_basis: str = UNKNOWN
    inputs: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()


def frequency(period: str) -> str:
    """A for a year as ``2024``, M for a month as ``2024-05``, blank for any other span."""
    return {len("2024"): "A", len("2024-05"): "M"}.get(len(period), "")


def weakest(evidence: Iterable[Evidence]) -> str:
    """The weakest status among figures: what is made of an estimate is one; blank for none."""
    return max((item.status for item in evidence), key=STATUS_ORDER.index, default="")


class Index:
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
        place = _keyed(item)
        held_here = self.figures.get((item.source, place))
        if held_here is not None and _preferred(held_here) <= _preferred(item):
            return
        self.figures[item.source, place] = item
        statuses = self.speaking.setdefault((place.partner, place.period), {})
        held = statuses.setdefault(item.source, item.status)
        if held != item.status:
            statuses[item.source] = max(held, item.status, key=STATUS_ORDER.index)
        if place.product == TOTAL:
            listed = self.totals.setdefault((item.source, place.period), {})
            listed.setdefault(place.partner, {})[place.flow] = item.value.middle
        elif len(place.product) == CHAPTER:
            at = place._replace(product=TOTAL)
            self.chapters.setdefault((item.source, at), {})[place.product] = item


class Book:
    """The figures of a vintage (columns of its schema), indexed when asked for.

    A reporter's years and months each by themselves: months are many, and few views look at them.
    """

    def __init__(self, flows: pd.DataFrame) -> None:
        groups = flows.groupby(["reporter", "freq"])
        self._rows = {(str(who), str(freq)): rows for (who, freq), rows in groups}
        self._indexes: dict[tuple[str, str], Index] = {}

    def of(self, reporter: str, freq: str) -> Index:
        """The index of one reporter's years (A) or months (M); empty where it has no figures."""
        key = reporter, freq
        if key not in self._indexes:
            self._indexes[key] = Index(self._evidence(key))
        return self._indexes[key]

    def _evidence(self, key: tuple[str, str]) -> Iterable[Evidence]:
        rows = self._rows.get(key)
        if rows is None:
            return
        names = (
            "reporter", "partner", "flow", "period", "product",
            "value_usd", "source", "edition", "status", "valuation", "partner_basis", "input",
        )  # fmt: skip
        # Lists of plain values: three times as fast as rows of a frame.
        for row in zip(*(rows[name].tolist() for name in names), strict=True):
            place, (value, source, edition, status, valuation, basis, answer) = row[:5], row[5:]
            yield Evidence(
                Place(*place), Interval(value, value), source, edition, status, valuation, basis,
                (answer,),
            )  # fmt: skip


class Ledger:
    """All figures of one vintage and the quotes beside them.

    ``published`` has the columns of ``published_figures.csv``, ``precedence`` those of
    ``precedence.csv`` in its order.
    """

    def __init__(
        self,
        book: Book,
        published: pd.DataFrame,
        precedence: pd.DataFrame,
        silenced: frozenset[str] = frozenset(),
    ) -> None:
        self._book = book
        self._published = published
        self._precedence = precedence
        self._silenced = silenced
        columns = precedence.loc[:, ["source", "status"]]
        keys = columns.itertuples(index=False, name=None)
        self._ranks = {key: rank for rank, key in enumerate(keys)}
        self._quotes = {name: Index(quotes) for name, quotes in _quoted(published, silenced)}
        self._others: dict[str, Ledger] = {}

    def without_quotes(self, address: str) -> "Ledger":
        """The same ledger without the quotes published at an address."""
        if address not in self._others:
            silenced = self._silenced | {address}
            self._others[address] = (
                Ledger(self._book, self._published, self._precedence, silenced)
                if self._published["address"].eq(address).any()
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
        statuses: dict[str, str] = {}
        for index in self._indexes(reporter, frequency(period)):
            statuses |= index.speaking.get((partner, period), {})
        last = len(self._ranks)
        return sorted(
            statuses, key=lambda name: (self._ranks.get((name, statuses[name]), last), name)
        )

    def periods(self, reporter: str, partner: str, freq: str = "A") -> list[str]:
        """The periods for which any source says anything of a pair, in order."""
        spoken = {key for index in self._indexes(reporter, freq) for key in index.speaking}
        return sorted(
            period for name, period in spoken if name == partner and frequency(period) == freq
        )

    def totals(self, source: str, reporter: str, period: str) -> dict[str, dict[str, float]]:
        """What one source lists in a period: partner, the world included, to flow to US dollars."""
        return self._index(source, reporter, period).totals.get((source, period), {})

    def chapters(self, source: str, place: Place) -> dict[str, Evidence]:
        """The two-digit chapters one source has at a place (whose product is ignored)."""
        at = place._replace(product=TOTAL)
        return self._index(source, place.reporter, place.period).chapters.get((source, at), {})

    def _index(self, source: str, reporter: str, period: str) -> Index:
        if source == PUBLISHED:
            return self._quotes.get(reporter, _EMPTY)
        return self._book.of(reporter, frequency(period))

    def _indexes(self, reporter: str, freq: str) -> tuple[Index, Index]:
        return self._book.of(reporter, freq), self._quotes.get(reporter, _EMPTY)


_EMPTY: Final = Index(())


def _preferred(evidence: Evidence) -> int:
    """Which of several bases is the publisher's main one, the smallest; order never decides."""
    return ("origin", "destination", UNKNOWN, DISPATCH).index(evidence.partner_basis)


def _quoted(
    published: pd.DataFrame, silenced: frozenset[str]
) -> Iterable[tuple[str, Iterable[Evidence]]]:
    """Quotes in dollars by reporter, those of one figure joined, none from a silenced address."""
    usable = published["measure"].isin(_QUOTED_FLOWS) & published["unit"].eq("USD million")
    kept = published[usable & ~published["address"].isin(silenced)]
    joined: dict[str, dict[Place, Evidence]] = {}
    for row in kept.to_dict("records"):
        quote = _quote({str(name): str(cell) for name, cell in row.items()})
        key, mine = _keyed(quote), joined.setdefault(quote.place.reporter, {})
        mine[key] = _both(mine[key], quote) if key in mine else quote
    return [(reporter, mine.values()) for reporter, mine in joined.items()]


def _keyed(evidence: Evidence) -> Place:
    """The look-up key: imports by dispatch stand beside those of the publisher's main basis."""
    if evidence.partner_basis != DISPATCH:
        return evidence.place
    return evidence.place._replace(product=f"{evidence.place.product}@{DISPATCH}")


def _quote(row: dict[str, str]) -> Evidence:
    """One line of ``published_figures.csv``; its width is the rounding it was published with."""
    flow = _QUOTED_FLOWS[row["measure"]]
    place = Place(row["reporter"], row["partner"], flow, row["period"], row["product"])
    value = Interval.rounded(float(row["value"]) * _MILLION, float(row["precision"]) * _MILLION)
    return Evidence(
        place, value, PUBLISHED, row["period"], "quoted",
        partner_basis=row["partner_basis"], inputs=(row["address"],), said_by=(row["said_by"],),
    )  # fmt: skip


def _both(one: Evidence, other: Evidence) -> Evidence:
    """Two quotes of the same figure: as wide as they disagree, with both named."""
    return Evidence(
        one.place, one.value.hull(other.value), PUBLISHED, one.edition, "quoted",
        partner_basis=one.partner_basis, inputs=(*one.inputs, *other.inputs),
        said_by=(*one.said_by, *other.said_by),
    )  # fmt: skip
