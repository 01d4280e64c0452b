"""Figures of one reporter with one partner, indexed when they are first asked for. Pure.

A page looks at a few pairs of some two hundred, so no more of a vintage than theirs becomes
objects.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, Final, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.measures.evidence import CHAPTER, STATUS_ORDER, Evidence, Place, frequency
from dashboard.measures.intervals import Interval
from etl.schema import DISPATCH, UNALLOCATED, UNKNOWN, WORLD
from etl.vintage import Held

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

_MOST: Final = 2_000
"""So many pairs are remembered; whoever asks for all there are fills no memory."""

_NO_COUNTRIES: Final = {WORLD, UNALLOCATED}
_FEW: Final = 8  # reporters with all their partners
_SOME: Final = 128  # periods with all partners of a reporter, some 60 kB each


class Figures:
    """The figures of a vintage, by pair and frequency, each pair read when it is asked for."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._indexes: dict[_Asked, PairIndex] = {}
        self._goods: dict[_Asked, PairIndex] = {}
        self._lists: dict[tuple[str, str], pa.Table] = {}
        self._totals: dict[tuple[str, str], dict[str, Totals]] = {}

    def of(self, reporter: str, partner: str, freq: str) -> PairIndex:
        """The index of a pair's years (A) or months (M), of all goods; empty without figures.

        Whoever tells of single goods speaks too.
        """
        return _kept(self._indexes, (reporter, partner, freq), self._of_all_goods)

    def goods_of(self, reporter: str, partner: str, freq: str) -> PairIndex:
        """The index of the same pair's single goods: twenty times as many, and few pages ask."""
        return _kept(self._goods, (reporter, partner, freq), self._of_goods)

    def _of_all_goods(self, asked: _Asked) -> PairIndex:
        speakers = set(_told(self._held.pair(*asked, goods=True), _SPEAKER))
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
        return _kept(self._totals, asked, self._listed, _SOME).get(source, {})

    def _listed(self, asked: tuple[str, str]) -> dict[str, Totals]:
        """By source; read off the table, as to make figures of some 200 partners takes long."""
        reporter, period = asked
        table = _kept(self._lists, (reporter, frequency(period)), self._list, _FEW)
        names = ("partner_basis", "source", "partner", "flow", "value_usd")
        told = _told(table.filter(pc.equal(table["period"], period)), names)
        # Imports by dispatch tell the same goods again; of other bases the main one comes last.
        main = sorted((row for row in told if row[0] != DISPATCH), key=lambda row: -_rank(row[0]))
        found: dict[str, Totals] = {}
        for _, source, partner, flow, value in main:
            found.setdefault(source, {}).setdefault(partner, {})[flow] = value
        return found

    def _list(self, asked: tuple[str, str]) -> pa.Table:
        """A reporter's years or months with all partners, of one piece: that is searched faster."""
        return self._held.listed(*asked).combine_chunks()


_Name = TypeVar("_Name")
_Made = TypeVar("_Made")


def _kept(
    kept: dict[_Name, _Made], what: _Name, make: Callable[[_Name], _Made], most: int = _MOST
) -> _Made:
    """What was made before, else what is made now."""
    found = kept.get(what)
    if found is None:
        made = make(what)
        if len(kept) >= most:
            kept.clear()
        # Of several who ask at once all get the same.
        found = kept.setdefault(what, made)
    return found


def _told(table: pa.Table, columns: Sequence[str] = _TOLD) -> Iterator[Any]:
    """Rows of a table as plain values."""
    # By numpy, as texts that are held once are told ten times as fast.
    return zip(*(table.column(name).to_numpy().tolist() for name in columns), strict=True)


def _index(told: Iterable[_Line], speakers: Collection[_Speaker] = ()) -> PairIndex:
    """An index; of the many pairs of which nothing is on record it is the same."""
    lines = list(told)
    return PairIndex(lines, speakers) if lines or speakers else EMPTY


EMPTY: Final = PairIndex(())
"""The index of a pair of which nothing is on record."""


def _rank(basis: str) -> int:
    """Which of several bases is the publisher's main one, the smallest; order never decides."""
    return ("origin", "destination", UNKNOWN, DISPATCH).index(basis)
