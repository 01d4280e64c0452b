"""The schema of the data: what every table holds, in which types and units, what makes a row one.

Everything else reads this module; it touches nothing. A change of columns or meaning raises
``SCHEMA_VERSION``, and a vintage of a newer schema is refused by older code instead of misread.
"""

from dataclasses import dataclass
from typing import Final

import pyarrow as pa

SCHEMA_VERSION: Final = 3
"""Since 2 a figure tells the currency it was published in and the rate it was turned at.

Since 3 figures lie in parts that vintages share.
"""

WORLD: Final = "WLD"
UNALLOCATED: Final = "NES"
TOTAL: Final = "TOTAL"
GOLD: Final = "7108"
UNKNOWN: Final = "unknown"
DISPATCH: Final = "dispatch"
"""The basis of imports counted by the country they were sent from, not where they were made."""

# Re-exports and re-imports (RX, RM) are parts of these: to add them would count goods twice
# (docs/sources.md, 1.5).
FLOWS: Final = ("X", "M")
FREQUENCIES: Final = ("A", "M")

REPORTED: Final = "reported"
UNSURE: Final = "reported-or-estimated"
"""Reported, or estimated by the publisher without a mark."""

ESTIMATE: Final = "estimate"
QUOTED: Final = "quoted"
STATUSES: Final = (REPORTED, UNSURE, ESTIMATE, QUOTED)
"""How a figure is known, from the strongest to the weakest."""

VALUATIONS: Final = ("FOB", "CIF", UNKNOWN)
PARTNER_BASES: Final = ("origin", "destination", DISPATCH, UNKNOWN)
DOLLARS: Final = "USD"
LARGEST_USD: Final = 1e15
"""More dollars than any trade: the whole world's of a year is some 5e13. Beyond, it is an error."""

YEAR: Final = r"[0-9]{4}"
MONTH: Final = r"[0-9]{4}-(0[1-9]|1[0-2])"
PRODUCT: Final = r"TOTAL|[0-9]{2}|[0-9]{4}|[0-9]{6}"
"""How periods and products are written."""

EARLIEST_YEAR: Final = 1948  # the first year of any source we know, IMF trade by partner

KEY: Final = (
    "source",
    "reporter",
    "partner",
    "flow",
    "freq",
    "period",
    "product",
    # Imports by dispatch tell the same goods again, beside the main figure (decision 005).
    "partner_basis",
)
"""The columns that make a figure one: no two rows of a vintage share all of them."""

REQUIRED: Final = (
    "source",
    "reporter",
    "partner",
    "flow",
    "freq",
    "period",
    "product",
    "value_usd",
    "status",
)
"""The columns any file of figures must bring; the others may be unknown, and then say so.

``amount`` and ``currency`` may stand in place of ``value_usd``.
"""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its Arrow type and what it means, unit included."""

    name: str
    type: pa.DataType
    meaning: str


COLUMNS: Final = (
    Column("source", pa.string(), "publisher's data set, an id of sources.toml"),
    Column("edition", pa.string(), "the publisher's release the figure was taken from"),
    Column("reporter", pa.string(), "whose customs counted, ISO 3166 alpha-3"),
    Column("partner", pa.string(), "the other country, alpha-3; WLD the world, NES unallocated"),
    Column("flow", pa.string(), "X exports (re-exports included), M imports"),
    Column("freq", pa.string(), "A a calendar year, M a month"),
    Column("period", pa.string(), "2024 or 2024-05"),
    Column("product", pa.string(), "TOTAL or a Harmonized System code, leading zeros kept"),
    Column("classification", pa.string(), "edition of the Harmonized System, H0 to H6, or unknown"),
    Column("valuation", pa.string(), "FOB, CIF or unknown"),
    Column("partner_basis", pa.string(), "origin, destination, dispatch or unknown"),
    Column("value_usd", pa.float64(), "US dollars, current prices, never scaled"),
    Column("currency", pa.string(), "what it was published in, ISO 4217; USD as it is"),
    Column("rate", pa.float64(), "US dollars a unit of that currency; 1 for dollars"),
    Column("status", pa.string(), "reported, reported-or-estimated, estimate or quoted"),
    Column("input", pa.string(), "id of the answer it was read from, an input of the manifest"),
)

FLOW_COLUMNS: Final = tuple(column.name for column in COLUMNS)
READ_FROM: Final = ("edition", "input")
"""The columns that say where a figure was read, and nothing of the figure."""

TOLD_COLUMNS: Final = tuple(name for name in FLOW_COLUMNS if name not in READ_FROM)
"""The columns that say what a publisher tells of a figure: those a source reads."""

NUMBERS: Final = tuple(column.name for column in COLUMNS if column.type == pa.float64())
AS_PUBLISHED: Final[dict[str, str | float]] = {"currency": DOLLARS, "rate": 1.0}
"""What these columns hold where a publisher tells dollars, as nearly all do."""

FLOWS_SCHEMA: Final = pa.schema(
    [pa.field(column.name, column.type, nullable=False) for column in COLUMNS]
)


@dataclass(frozen=True, slots=True, order=True)
class DataSet:
    """The unit that is checked, set aside or published as one: one reporter's year at a source."""

    source: str
    reporter: str
    year: str

    def __str__(self) -> str:
        return f"{self.source} {self.reporter} {self.year}"
