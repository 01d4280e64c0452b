"""Statements of officials and agencies as figures: each as wide as it was rounded. Pure."""

from collections.abc import Iterable
from typing import Final

import pandas as pd

from dashboard.measures.evidence import PUBLISHED, TURNOVER, Evidence, Place, Unit, keyed
from dashboard.measures.intervals import Interval, reconciled

_MEASURED: Final = ("exports", "imports", "turnover")
_AMOUNT: Final = "USD million"
QUOTED: Final = {
    "export": ("X", _AMOUNT),
    "import": ("M", _AMOUNT),
    "turnover": (TURNOVER, _AMOUNT),
    "balance": ("balance", _AMOUNT),
    **{f"share of {name}": (f"share of {name}", "percent") for name in _MEASURED},
    **{f"rank by {name}": (f"rank by {name}", "rank") for name in _MEASURED},
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


def quoted(
    published: pd.DataFrame, silenced: frozenset[str]
) -> Iterable[tuple[str, Iterable[Evidence]]]:
    """Quotes in dollars by reporter, those of one figure joined, none from a silenced address."""
    said = zip(published["measure"], published["unit"], strict=True)
    # Statements in roubles, pounds or euros are shown as said; no rate makes them dollars here.
    usable = pd.Series(
        [QUOTED.get(measure, ("", ""))[1] == unit for measure, unit in said],
        index=published.index,
        dtype=bool,
    )
    # A quote is no evidence for the claim it comes from (docs/claims.md, The rule).
    kept = published[usable & ~published["address"].isin(silenced)]
    joined: dict[str, dict[Place, Evidence]] = {}
    for row in kept.to_dict("records"):
        quote = _quote({str(name): str(cell) for name, cell in row.items()})
        key, mine = keyed(quote), joined.setdefault(quote.place.reporter, {})
        mine[key] = _both(mine[key], quote) if key in mine else quote
    return [(reporter, mine.values()) for reporter, mine in joined.items()]


def _quote(row: dict[str, str]) -> Evidence:
    """One line of ``published_figures.csv``; its width is the rounding it was published with."""
    flow, _ = QUOTED[row["measure"]]
    unit, size = _UNITS[row["unit"]]
    place = Place(row["reporter"], row["partner"], flow, row["period"], row["product"])
    # A rank is counted, not rounded.
    precision = 0.0 if unit == "rank" else float(row["precision"])
    value = Interval.rounded(float(row["value"]) * size, precision * size)
    return Evidence(
        place, value, PUBLISHED, row["period"], "quoted",
        partner_basis=row["partner_basis"], inputs=(row["address"],), said_by=(row["said_by"],),
        said=(value,), unit=unit,
    )  # fmt: skip


def _both(one: Evidence, other: Evidence) -> Evidence:
    """Two quotes of the same figure, or one more beside several; all are named."""
    # All at once: meeting them two by two would let the order of lines decide.
    said = (*one.said, *other.said)
    return Evidence(
        one.place, reconciled(said), PUBLISHED, one.edition, "quoted",
        partner_basis=one.partner_basis, inputs=(*one.inputs, *other.inputs),
        said_by=(*one.said_by, *other.said_by), said=said, unit=one.unit,
    )  # fmt: skip
