"""The figures of a vintage, read and indexed pair by pair when they are first asked for. Pure.

A page looks at a few pairs of some two hundred, so no more of a vintage than theirs becomes
objects.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final

import numpy as np
import pyarrow as pa

from dashboard.measures.evidence import frequency
from dashboard.measures.pairs import (
    EMPTY,
    SPEAKER,
    TOLD,
    Line,
    PairIndex,
    Speaker,
    Totals,
    main_first,
)
from dashboard.measures.remembering import remembered
from etl.schema import DISPATCH, UNALLOCATED, WORLD
from etl.vintage import Held

_Asked = tuple[str, str, str]
"""Reporter, partner and frequency."""

_MOST: Final = 200
"""So many pairs are remembered; whoever asks for all there are fills no memory."""

_NO_COUNTRIES: Final = {WORLD, UNALLOCATED}
_FEW: Final = 8  # reporters with all their partners
_SOME: Final = 64  # periods with all partners of a reporter, some 60 kB each


class Figures:
    """The figures of a vintage, by pair and frequency, each pair read when it is asked for."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._indexes: dict[_Asked, PairIndex] = {}
        self._goods: dict[_Asked, PairIndex] = {}
        self._lists: dict[tuple[str, str], tuple[pa.Table, dict[str, tuple[int, int]]]] = {}
        self._totals: dict[tuple[str, str], dict[str, Totals]] = {}

    def of(self, reporter: str, partner: str, freq: str) -> PairIndex:
        """The index of a pair's years (A) or months (M), of all goods; empty without figures.

        Whoever tells of single goods speaks too.
        """
        asked = (reporter, partner, freq)
        return remembered(self._indexes, asked, lambda: self._of_all_goods(asked), _MOST)

    def goods_of(self, reporter: str, partner: str, freq: str) -> PairIndex:
        """The index of the same pair's single goods: twenty times as many, and few pages ask."""
        asked = (reporter, partner, freq)
        return remembered(self._goods, asked, lambda: self._of_goods(asked), _MOST)

    def _of_all_goods(self, asked: _Asked) -> PairIndex:
        speakers = set(_told(self._held.pair(*asked, goods=True), SPEAKER))
        return _index(_told(self._held.pair(*asked, goods=False)), speakers)

    def _of_goods(self, asked: _Asked) -> PairIndex:
        return _index(_told(self._held.pair(*asked, goods=True)))

    def partners(self, reporter: str) -> list[str]:
        """The countries with which a reporter's yearly trade is held, by number of figures."""
        return self._partners.get(reporter, [])

    def reporters(self) -> list[str]:
        """The reporters whose yearly trade with some country is held, by number of figures."""
        return list(self._partners)

    @cached_property
    def _partners(self) -> dict[str, list[str]]:
        """The partners of each reporter, countries alone; those with most figures first."""
        pairs = self._held.pairs
        own, other = (pairs[name].astype("category").cat for name in ("reporter", "partner"))
        # Each name once, however many pairs have it: there are forty thousand.
        reporters, partners = own.categories.tolist(), other.categories.tolist()
        order = np.lexsort((other.codes, own.codes, -pairs["figures"]))
        found: dict[str, list[str]] = {}
        for one, two in zip(
            own.codes.to_numpy()[order], other.codes.to_numpy()[order], strict=True
        ):
            if _NO_COUNTRIES.isdisjoint((reporters[one], partners[two])):
                found.setdefault(reporters[one], []).append(partners[two])
        return found

    def totals(self, source: str, reporter: str, period: str) -> Totals:
        """What one source lists of all goods in a period, by each publisher's main basis."""
        asked = (reporter, period)
        listed = remembered(self._totals, asked, lambda: self._listed(*asked), _SOME)
        return listed.get(source, {})

    def _listed(self, reporter: str, period: str) -> dict[str, Totals]:
        """By source; read off the table, as to make figures of some 200 partners takes long."""
        asked = (reporter, frequency(period))
        table, spans = remembered(self._lists, asked, lambda: self._list(*asked), _FEW)
        names = ("partner_basis", "source", "partner", "flow", "value_usd")
        told = _told(table.slice(*spans.get(period, (0, 0))), names)
        # Imports by dispatch tell the same goods again; of other bases the main one comes last.
        main = [row for row in told if row[0] != DISPATCH]
        if len({row[0] for row in main}) > 1:
            main.sort(key=lambda row: -main_first(row[0]))
        found: dict[str, Totals] = {}
        for _, source, partner, flow, value in main:
            found.setdefault(source, {}).setdefault(partner, {})[flow] = value
        return found

    def _list(self, reporter: str, freq: str) -> tuple[pa.Table, dict[str, tuple[int, int]]]:
        """A reporter's years or months with all partners, and where in it each begins, how many."""
        table = self._held.listed(reporter, freq).combine_chunks()
        periods = np.array(_cells(table["period"]), dtype=np.str_)
        # A page with ranks asks for every year.
        order = np.argsort(periods, kind="stable")
        each, starts, counts = np.unique(periods[order], return_index=True, return_counts=True)
        spans = zip(starts.tolist(), counts.tolist(), strict=True)
        return table.take(order), dict(zip(each.tolist(), spans, strict=True))


def _told(table: pa.Table, columns: Sequence[str] = TOLD) -> Iterator[Any]:
    """Rows of a table as plain values."""
    return zip(*(_cells(table.column(name)) for name in columns), strict=True)


def _cells(column: pa.ChunkedArray) -> list[Any]:
    """A column's cells; of coded texts each is one object, however often it is told."""
    found: list[Any] = []
    for chunk in column.chunks:
        if pa.types.is_dictionary(chunk.type):
            texts = chunk.dictionary.to_pylist()
            found += [texts[at] for at in chunk.indices.to_numpy().tolist()]
        else:
            found += chunk.to_numpy(zero_copy_only=False).tolist()
    return found


def _index(told: Iterable[Line], speakers: Collection[Speaker] = ()) -> PairIndex:
    """An index; of the many pairs of which nothing is on record it is the same."""
    lines = list(told)
    return PairIndex(lines, speakers) if lines or speakers else EMPTY
