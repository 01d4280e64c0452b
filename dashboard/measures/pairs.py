"""Figures of one reporter with one partner, indexed when they are first asked for. Pure.

A page looks at a few pairs of some two hundred, so no more of a vintage than theirs becomes
objects.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.measures.evidence import CHAPTER, STATUS_ORDER, Evidence, Place
from dashboard.measures.intervals import Interval
from etl.schema import DISPATCH, TOTAL, UNALLOCATED, UNKNOWN, WORLD

_TOLD: Final = (
    "reporter", "partner", "flow", "period", "product",
    "value_usd", "source", "edition", "status", "valuation", "partner_basis", "input",
    "currency", "rate",
)  # fmt: skip
"""The columns of the schema that make a figure, those of its place first."""

_Line = tuple[Any, ...]
"""A figure as it stands in these columns."""

_sorted_line: Final = itemgetter(
    *map(_TOLD.index, ("source", "flow", "period", "product", "partner_basis", "status"))
)

_SPEAKER: Final = ("source", "period", "status")

_Speaker = tuple[str, str, str]
"""A source that says anything in a period, and with which status."""

_Key = tuple[str, str, str, str]

Totals = dict[str, dict[str, float]]
"""Partner, the world included, to flow to US dollars."""


class PairIndex:
    """Figures of one pair, found by source, flow, period and product.

    ``speaking`` tells which sources say anything in a period and the weakest status they do it
    with, those of ``speakers`` too, which are told of elsewhere. ``told`` are figures, or what they
    are made of when asked for: of most chapters nobody asks.
    """

    def __init__(self, told: Iterable[Evidence | _Line], speakers: Iterable[_Speaker] = ()) -> None:
        self._told: dict[_Key, Evidence | _Line] = {}
        self._found: dict[_Key, Evidence] = {}
        self.speaking: dict[str, dict[str, str]] = {}
        self._codes: dict[tuple[str, str, str], list[str]] = {}
        self._chapters: dict[tuple[str, str, str], dict[str, Evidence]] = {}
        for one in told:
            self._add(one)
        for speaker in speakers:
            self._hear(*speaker)

    def find(self, source: str, flow: str, period: str, product: str) -> Evidence | None:
        """One figure, None where there is no record; the same object each time."""
        key = (source, flow, period, product)
        found = self._found.get(key)
        if found is None and (told := self._told.get(key)) is not None:
            made = told if isinstance(told, Evidence) else _figure(told)
            found = self._found.setdefault(key, made)
        return found

    def chapters(self, source: str, flow: str, period: str) -> dict[str, Evidence]:
        """The two-digit chapters a source has of a flow, by their codes."""
        key = (source, flow, period)
        found = self._chapters.get(key)
        if found is None:
            items = {code: self.find(*key, code) for code in self._codes.get(key, ())}
            found = {code: item for code, item in items.items() if item is not None}
            self._chapters[key] = found
        return found

    def _add(self, one: Evidence | _Line) -> None:
        source, flow, period, product, basis, status = _sorted_by(one)
        # Imports by dispatch stand beside those of the publisher's main basis.
        key = (source, flow, period, product if basis != DISPATCH else f"{product}@{DISPATCH}")
        held_here = self._told.get(key)
        if held_here is not None and _rank(_sorted_by(held_here)[4]) <= _rank(basis):
            return
        self._told[key] = one
        self._hear(source, period, status)
        if len(product) == CHAPTER and basis != DISPATCH:
            self._codes.setdefault((source, flow, period), []).append(product)

    def _hear(self, source: str, period: str, status: str) -> None:
        statuses = self.speaking.setdefault(period, {})
        held = statuses.setdefault(source, status)
        if held != status:
            # Whose figures are partly estimated ranks as an estimate (precedence.csv).
            statuses[source] = max(held, status, key=STATUS_ORDER.index)


def _sorted_by(one: Evidence | _Line) -> _Line:
    """Source, flow, period, product, partner basis and status."""
    if isinstance(one, Evidence):
        _, _, flow, period, product = one.place
        return one.source, flow, period, product, one.partner_basis, one.status
    found: _Line = _sorted_line(one)
    return found


def _figure(line: _Line) -> Evidence:
    value, source, edition, status, valuation, basis, answer, currency, rate = line[5:]
    return Evidence(
        Place(*line[:5]), Interval(value, value), source, edition, status, valuation, basis,
        (answer,), (), (), "USD", currency, rate,
    )  # fmt: skip


_Asked = tuple[str, str, str]
"""Reporter, partner and frequency."""


class Figures:
    """The figures of a vintage (columns of its schema), by pair and frequency."""

    def __init__(self, flows: pd.DataFrame) -> None:
        # An Arrow table gives the rows of a pair as plain values seven times as fast as a frame,
        # and ten times as fast again where it is of one piece.
        table = pa.Table.from_pandas(flows.loc[:, list(_TOLD)], preserve_index=False)
        self._table = table.combine_chunks()
        self._is_whole = flows["product"].eq(TOTAL).to_numpy(dtype=bool)
        keys = ["reporter", "partner", "freq"]
        self._rows: Mapping[_Asked, Any] = flows.groupby(keys, sort=False).indices  # type: ignore[assignment]
        self._flows = flows
        self._indexes: dict[_Asked, PairIndex] = {}
        self._goods: dict[_Asked, PairIndex] = {}
        self._totals: dict[tuple[str, str], dict[str, Totals]] = {}

    @cached_property
    def _years(self) -> Mapping[tuple[str, str], Any]:
        """The rows of each reporter's period; few pages rank partners."""
        return self._flows.groupby(["reporter", "period"], sort=False).indices  # type: ignore[return-value]

    def of(self, reporter: str, partner: str, freq: str) -> PairIndex:
        """The index of a pair's years (A) or months (M), of all goods; empty without figures.

        Whoever tells of single goods speaks too.
        """
        key = (reporter, partner, freq)
        found = self._indexes.get(key)
        if found is None:
            if key not in self._rows:
                return EMPTY
            rows = self._rows[key]
            whole = self._is_whole[rows]
            speakers = set(self._told(rows[~whole], _SPEAKER))
            made = PairIndex(self._told(rows[whole]), speakers)
            found = self._indexes.setdefault(key, made)
        return found

    def goods_of(self, reporter: str, partner: str, freq: str) -> PairIndex:
        """The index of the same pair's single goods: twenty times as many, and few pages ask."""
        key = (reporter, partner, freq)
        found = self._goods.get(key)
        if found is None:
            if key not in self._rows:
                return EMPTY
            rows = self._rows[key]
            made = PairIndex(self._told(rows[~self._is_whole[rows]]))
            found = self._goods.setdefault(key, made)
        return found

    def _told(self, rows: Any, columns: Sequence[str] = _TOLD) -> Iterator[Any]:  # noqa: ANN401 -- an array
        """Rows of the table as plain values."""
        return zip(*self._table.select(columns).take(rows).to_pydict().values(), strict=True)

    def partners(self, reporter: str) -> list[str]:
        """The countries with which a reporter's yearly trade is held, by number of figures."""
        return [partner for own, partner in self._pairs if own == reporter]

    def reporters(self) -> list[str]:
        """The reporters whose yearly trade with some country is held, by number of figures."""
        return list(dict.fromkeys(own for own, _ in self._pairs))

    @cached_property
    def _pairs(self) -> list[tuple[str, str]]:
        """The pairs of countries that have yearly figures, those with most first."""
        none = {WORLD, UNALLOCATED}
        counts = {
            pair[:2]: len(rows)
            for pair, rows in self._rows.items()
            if pair[2] == "A" and none.isdisjoint(pair[:2])
        }
        return sorted(counts, key=lambda pair: (-counts[pair], pair))

    def totals(self, source: str, reporter: str, period: str) -> Totals:
        """What one source lists of all goods in a period, by each publisher's main basis."""
        key = (reporter, period)
        if key not in self._years:
            return {}
        if key not in self._totals:
            self._totals[key] = self._listed(key)
        return self._totals[key].get(source, {})

    def _listed(self, key: tuple[str, str]) -> dict[str, Totals]:
        """By source; read off the table, as to make figures of some 200 partners takes long."""
        rows = self._table.take(self._years[key])
        names = ("partner_basis", "source", "partner", "flow", "value_usd")
        rows = rows.filter(pc.equal(rows["product"], TOTAL)).select(list(names))
        told = list(zip(*rows.to_pydict().values(), strict=True))
        # Imports by dispatch tell the same goods again; of other bases the main one comes last.
        main = sorted((row for row in told if row[0] != DISPATCH), key=lambda row: -_rank(row[0]))
        found: dict[str, Totals] = {}
        for _, source, partner, flow, value in main:
            found.setdefault(source, {}).setdefault(partner, {})[flow] = value
        return found


EMPTY: Final = PairIndex(())
"""The index of a pair of which nothing is on record."""


def _rank(basis: str) -> int:
    """Which of several bases is the publisher's main one, the smallest; order never decides."""
    return ("origin", "destination", UNKNOWN, DISPATCH).index(basis)
