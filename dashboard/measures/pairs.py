"""Figures of one reporter with one partner, found by source, flow, period and product. Pure."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any, Final

from dashboard.measures.evidence import CHAPTER, Evidence, Place
from dashboard.measures.intervals import Interval
from etl.schema import DISPATCH, STATUSES, UNKNOWN

TOLD: Final = (
    "reporter", "partner", "flow", "period", "product",
    "value_usd", "source", "edition", "status", "valuation", "partner_basis", "input",
    "currency", "rate",
)  # fmt: skip
"""The columns of the schema that make a figure, those of its place first."""

Line = tuple[Any, ...]
"""A figure as it stands in these columns."""

_sorted_line: Final = itemgetter(
    *map(TOLD.index, ("source", "flow", "period", "product", "partner_basis", "status"))
)

SPEAKER: Final = ("source", "period", "status")

Speaker = tuple[str, str, str]
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

    def __init__(self, told: Iterable[Evidence | Line], speakers: Iterable[Speaker] = ()) -> None:
        self._told: dict[_Key, Evidence | Line] = {}
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

    def _add(self, one: Evidence | Line) -> None:
        source, flow, period, product, basis, status = _sorted_by(one)
        # Imports by dispatch stand beside those of the publisher's main basis.
        key = (source, flow, period, product if basis != DISPATCH else f"{product}@{DISPATCH}")
        held_here = self._told.get(key)
        if held_here is not None and main_first(_sorted_by(held_here)[4]) <= main_first(basis):
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
            statuses[source] = max(held, status, key=STATUSES.index)


def _sorted_by(one: Evidence | Line) -> Line:
    """Source, flow, period, product, partner basis and status."""
    if isinstance(one, Evidence):
        _, _, flow, period, product = one.place
        return one.source, flow, period, product, one.partner_basis, one.status
    found: Line = _sorted_line(one)
    return found


def _figure(line: Line) -> Evidence:
    value, source, edition, status, valuation, basis, answer, currency, rate = line[5:]
    return Evidence(
        Place(*line[:5]), Interval(value, value), source, edition, status, valuation, basis,
        (answer,), (), (), "USD", currency, rate,
    )  # fmt: skip


EMPTY: Final = PairIndex(())
"""The index of a pair of which nothing is on record."""


def main_first(basis: str) -> int:
    """Which of several bases is the publisher's main one, the smallest; order never decides."""
    return ("origin", "destination", UNKNOWN, DISPATCH).index(basis)
