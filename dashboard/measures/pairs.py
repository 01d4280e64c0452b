"""Figures of one reporter with one partner, indexed when they are first asked for. Pure.

A page looks at a few pairs of some two hundred, so no more of a vintage than theirs becomes
objects.
"""

from collections.abc import Iterable
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.measures.evidence import CHAPTER, STATUS_ORDER, Evidence, Place, keyed
from dashboard.measures.intervals import Interval
from etl.schema import DISPATCH, TOTAL, UNKNOWN

_TOLD: Final = (
    "reporter", "partner", "flow", "period", "product",
    "value_usd", "source", "edition", "status", "valuation", "partner_basis", "input",
    "currency", "rate",
)  # fmt: skip
"""The columns of the schema that make a figure, those of its place first."""

Totals = dict[str, dict[str, float]]
"""Partner, the world included, to flow to US dollars."""


class PairIndex:
    """Figures of one pair, found by source, flow, period and product.

    ``speaking`` tells which sources say anything in a period and the weakest status they do it
    with, ``chapters`` which chapters a source has of a flow in a period.
    """

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self.figures: dict[tuple[str, ...], Evidence] = {}
        self.speaking: dict[str, dict[str, str]] = {}
        self.chapters: dict[tuple[str, ...], dict[str, Evidence]] = {}
        for item in evidence:
            self._add(item)

    def _add(self, item: Evidence) -> None:
        _, _, flow, period, product = keyed(item)
        key = (item.source, flow, period, product)
        held_here = self.figures.get(key)
        if held_here is not None and _rank(held_here.partner_basis) <= _rank(item.partner_basis):
            return
        self.figures[key] = item
        statuses = self.speaking.setdefault(period, {})
        held = statuses.setdefault(item.source, item.status)
        if held != item.status:
            # Whose figures are partly estimated ranks as an estimate (precedence.csv).
            statuses[item.source] = max(held, item.status, key=STATUS_ORDER.index)
        if len(product) == CHAPTER:
            self.chapters.setdefault((item.source, flow, period), {})[product] = item


class Figures:
    """The figures of a vintage (columns of its schema), by pair and frequency."""

    def __init__(self, flows: pd.DataFrame) -> None:
        # An Arrow table gives the rows of a pair as plain values seven times as fast as a frame.
        self._table = pa.Table.from_pandas(flows.loc[:, list(_TOLD)], preserve_index=False)
        self._rows = flows.groupby(["reporter", "partner", "freq"], sort=False).indices
        self._years = flows.groupby(["reporter", "period"], sort=False).indices
        self._indexes: dict[tuple[str, str, str], PairIndex] = {}
        self._totals: dict[tuple[str, str], dict[str, Totals]] = {}

    def of(self, reporter: str, partner: str, freq: str) -> PairIndex:
        """The index of a pair's years (A) or months (M); empty where it has no figures."""
        key = (reporter, partner, freq)
        found = self._indexes.get(key)
        if found is None:
            if key not in self._rows:
                return EMPTY
            found = self._indexes[key] = PairIndex(self._evidence(key))
        return found

    def _evidence(self, key: tuple[str, str, str]) -> Iterable[Evidence]:
        columns = self._table.take(self._rows[key]).to_pydict().values()
        for row in zip(*columns, strict=True):
            value, source, edition, status, valuation, basis, answer, *paid = row[5:]
            yield Evidence(
                Place(*row[:5]), Interval(value, value), source, edition, status, valuation, basis,
                (answer,), (), (), "USD", *paid,
            )  # fmt: skip

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
