"""Statements of officials and agencies as figures: each as wide as it was rounded. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import pandas as pd

from dashboard.measures.by_flow import rank_by, share_of
from dashboard.measures.evidence import PUBLISHED, TURNOVER, Evidence, Place, Unit, keyed
from dashboard.measures.intervals import Interval, reconciled
from dashboard.measures.pairs import EMPTY, PairIndex, Totals
from etl.schema import QUOTED, TOTAL

_MEASURED: Final = ("exports", "imports", "turnover")
_AMOUNT: Final = "USD million"
STATED: Final = {
    "export": ("X", _AMOUNT),
    "import": ("M", _AMOUNT),
    "turnover": (TURNOVER, _AMOUNT),
    "balance": ("balance", _AMOUNT),
    **{share_of(name): (share_of(name), "percent") for name in _MEASURED},
    **{rank_by(name): (rank_by(name), "rank") for name in _MEASURED},
    "export growth": ("change of exports", "percent"),
    "import growth": ("change of imports", "percent"),
    "turnover growth": ("change of turnover", "percent"),
}
"""What a statement is about, by the words of ``published_figures.csv``: a flow, or a measure.

With the one unit in which it can be used.
"""

_UNITS: Final[dict[str, tuple[Unit, float]]] = {
    "USD million": ("USD", 1e6),
    "percent": ("percent", 1.0),
    "rank": ("rank", 1.0),
}
"""The units statements are told in, as ours and how many of ours they are."""


class Quotes:
    """Statements by reporter and partner, those of one figure joined when a pair is asked for."""

    def __init__(self, said: Mapping[tuple[str, str], Sequence[Evidence]]) -> None:
        self._said = said
        self._indexes: dict[tuple[str, str], PairIndex] = {}
        self.addresses: Final = {quote.inputs[0] for mine in said.values() for quote in mine}
        """Where they were made."""

    def of(self, reporter: str, partner: str) -> PairIndex:
        """The index of what was said of one pair; empty for nothing."""
        pair = (reporter, partner)
        if pair not in self._said:
            return EMPTY
        found = self._indexes.get(pair)
        return found or self._indexes.setdefault(pair, PairIndex(_joined(self._said[pair])))

    def totals(self, reporter: str, period: str) -> Totals:
        """What was said of all goods in a period, by partner and what it is of."""
        found: Totals = {}
        for who, partner in self._said:
            told = _joined(self._said[who, partner]) if who == reporter else ()
            for quote in told:
                if quote.place.period == period and keyed(quote).product == TOTAL:
                    found.setdefault(partner, {})[quote.place.flow] = quote.value.middle
        return found

    def without(self, address: str) -> "Quotes":
        """The same but for what was said at an address."""
        said = self._said.items()
        return Quotes({pair: [q for q in mine if q.inputs != (address,)] for pair, mine in said})


def quoted(published: pd.DataFrame) -> Quotes:
    """The statements in the units that can be used; columns of ``published_figures.csv``."""
    said: dict[tuple[str, str], list[Evidence]] = {}
    for row in published.to_dict("records"):
        # Statements in roubles, pounds or euros are shown as said; no rate makes them dollars here.
        if STATED.get(row["measure"], ("", ""))[1] == row["unit"]:
            quote = _quote({str(name): str(cell) for name, cell in row.items()})
            said.setdefault(quote.place[:2], []).append(quote)
    return Quotes(said)


def _joined(quotes: Iterable[Evidence]) -> Iterable[Evidence]:
    """Each figure once, as all who told it allow."""
    told: dict[Place, Evidence] = {}
    for quote in quotes:
        key = keyed(quote)
        told[key] = _both(told[key], quote) if key in told else quote
    return told.values()


def _quote(row: dict[str, str]) -> Evidence:
    """One line of ``published_figures.csv``; its width is the rounding it was published with."""
    flow, _ = STATED[row["measure"]]
    unit, size = _UNITS[row["unit"]]
    place = Place(row["reporter"], row["partner"], flow, row["period"], row["product"])
    # A rank is counted, not rounded.
    precision = 0.0 if unit == "rank" else float(row["precision"])
    value = Interval.rounded(float(row["value"]) * size, precision * size)
    return Evidence(
        place, value, PUBLISHED, row["period"], QUOTED,
        partner_basis=row["partner_basis"], inputs=(row["address"],), said_by=(row["said_by"],),
        said=(value,), unit=unit,
    )  # fmt: skip


def _both(one: Evidence, other: Evidence) -> Evidence:
    """Two quotes of the same figure, or one more beside several; all are named."""
    # All at once: meeting them two by two would let the order of lines decide.
    said = (*one.said, *other.said)
    return Evidence(
        one.place, reconciled(said), PUBLISHED, one.edition, QUOTED,
        partner_basis=one.partner_basis, inputs=(*one.inputs, *other.inputs),
        said_by=(*one.said_by, *other.said_by), said=said, unit=one.unit,
    )  # fmt: skip
