"""Which figures lie together in a part, and in which order. Pure.

Parts are shared between vintages by their content, so they are cut where publishers revise: at a
reporter. What one page asks lies together: a pair's years, its goods, its months.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from etl.alike import Mask, Places, Rows
from etl.schema import DISPATCH, TOTAL, WORLD

WORLD_TOTALS: Final = "world"
TOTALS: Final = "totals"
GOODS: Final = "goods"
MONTHS: Final = "months"
LEVELS: Final = (WORLD_TOTALS, TOTALS, GOODS, MONTHS)
"""The kinds of parts with figures, in the order of a vintage.

Years of all goods with the whole world, of every reporter in one part, as most have no more than a
few; then by reporter, years of all goods with single partners, years of single goods, and months.
"""

COVERAGE: Final = "coverage"
PAIRS: Final = "pairs"
"""The parts that count figures: by what ``coverage_of`` tells apart, and by pair of countries."""

ORDER: Final = ("reporter", "partner", "product", "flow", "period", "source", "partner_basis")
"""The order of figures within a level, so that those of a pair lie together."""

PAIR: Final = ("reporter", "partner")
"""What yearly figures are counted by in ``pairs``."""

COUNTED: Final = (
    "source", "reporter", "freq", "year", "edition", "status", "flow", "is_world", "is_dispatch",
    "digits",
)  # fmt: skip
"""What figures are counted by; ``digits`` are those of the product's code, 0 for all goods."""


class Part(NamedTuple):
    """One part of a vintage, as its manifest lists it.

    ``reporter`` is blank where it holds all of them; ``size`` is in bytes.
    """

    level: str
    reporter: str
    sha256: str
    rows: int
    size: int

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> "Part":
        """The part of a manifest's entry. Raises KeyError, TypeError and ValueError."""
        level, reporter, sha256 = (str(entry[name]) for name in ("level", "reporter", "sha256"))
        return cls(level, reporter, sha256, int(entry["rows"]), int(entry["size"]))


def in_order(flows: pd.DataFrame) -> pd.DataFrame:
    """The figures in the order of a vintage, under a fresh index.

    Where a key stands twice the smaller value is first, so that the order of arrival never shows.
    """
    return rows_in_order(Rows.of(flows)).frame


def rows_in_order(rows: Rows) -> Rows:
    """The same as rows of a frame of their own."""
    order = np.lexsort((rows.numbers("value_usd"), rows.alike(*ORDER).of, _levels(rows)))
    return rows.in_order(order)


def _levels(rows: Rows) -> Places:
    """The level of each figure, by its place among ``LEVELS``."""
    is_whole, is_month = rows.say("product", TOTAL), rows.say("freq", "M")
    level = np.where(is_whole, LEVELS.index(TOTALS), LEVELS.index(GOODS))
    level[is_whole & rows.say("partner", WORLD)] = LEVELS.index(WORLD_TOTALS)
    level[is_month] = LEVELS.index(MONTHS)
    return level


def split(flows: pd.DataFrame | Rows) -> Iterator[tuple[str, str, slice]]:
    """Level, reporter and rows of each part; ``flows`` are ``in_order``."""
    if not len(flows):
        return
    rows = Rows.of(flows)
    levels = _levels(rows)
    # The world's totals stay together, whoever reports them.
    of = rows.alike(levels, np.where(levels > 0, rows.alike("reporter").of + 1, 0)).of
    starts = np.flatnonzero(np.diff(of, prepend=-1))
    reporters = rows.texts("reporter")
    for start, end in zip(starts.tolist(), [*starts[1:].tolist(), len(rows)], strict=True):
        level = LEVELS[levels[start]]
        yield level, "" if level == WORLD_TOTALS else reporters[start], slice(start, end)


def is_world(flows: pd.DataFrame | Rows) -> Mask:
    """A mask over figures: the years of all goods with the whole world."""
    found: Mask = _levels(Rows.of(flows)) == LEVELS.index(WORLD_TOTALS)
    return found


def laid_by(level: str) -> str:
    """The column a part is laid by: figures that have the same text in it lie together."""
    return "reporter" if level == WORLD_TOTALS else "partner"


def coverage_of(flows: pd.DataFrame | Rows) -> pd.DataFrame:
    """How many figures there are, columns ``COUNTED`` and ``figures``, in their order."""
    if not len(flows):
        return pd.DataFrame(columns=[*COUNTED, "figures"])
    rows = Rows.of(flows)
    alike = rows.alike(
        *("source", "reporter", "freq", "edition", "status", "flow"),
        rows.told("period", lambda period: period[:4]),
        rows.told("partner", lambda partner: partner == WORLD),
        rows.told("partner_basis", lambda basis: basis == DISPATCH),
        rows.told("product", _digits),
    )
    names = (
        "source", "reporter", "freq", "edition", "status", "flow", "year", "is_world",
        "is_dispatch", "digits",
    )  # fmt: skip
    found = pd.DataFrame(alike.each, columns=list(names))
    counted = found.assign(figures=np.bincount(alike.of))[[*COUNTED, "figures"]]
    return counted.sort_values(list(COUNTED)).reset_index(drop=True)


def _digits(product: str) -> str:
    return "0" if product == TOTAL else str(len(product))


def pairs_of(flows: pd.DataFrame | Rows) -> pd.DataFrame:
    """How many yearly figures each pair has: ``reporter``, ``partner``, ``figures``, by name."""
    rows = Rows.of(flows)
    rows = rows[rows.say("freq", "A")]
    alike = rows.alike(*PAIR)
    found = pd.DataFrame(alike.each, columns=list(PAIR), dtype="str")
    return found.assign(figures=np.bincount(alike.of, minlength=len(found)))
