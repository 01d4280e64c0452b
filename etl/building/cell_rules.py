"""What a cell of a file of figures may hold, by its column. Each different text is tried once."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.alike import Mask, Rows
from etl.building.file_rows import LINE
from etl.countries import Countries
from etl.schema import (
    FLOWS,
    FREQUENCIES,
    LARGEST_USD,
    MONTH,
    PARTNER_BASES,
    PRODUCT,
    STATUSES,
    VALUATIONS,
    YEAR,
)

AMOUNTS: Final = ("value_usd", "amount")
"""The columns of numbers."""

CODED: Final = pa.dictionary(pa.int32(), pa.string())

_Test = Callable[[str], object]

# Digits alone: float() would take 1_000, nan and infinity too.
_NUMBER: Final = r"^[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"
_AMOUNT_REASONS: Final = {
    "value_usd": f"not a number of US dollars up to {LARGEST_USD:g}",
    "amount": f"not a number up to {LARGEST_USD:g}",
}


class Fault(NamedTuple):
    """A cell that is wrong: where it stands, what it holds, and why that cannot be."""

    line: int
    column: str
    cell: str
    reason: str


class CellRules:
    """The rules, with the codes of countries that are known."""

    def __init__(self, countries: Countries) -> None:
        country = _among(countries.names, "no country code in countries.csv")
        self._rules: dict[str, tuple[_Test, str]] = {
            "reporter": country,
            "partner": country,
            "flow": _among(FLOWS, "not X or M"),
            "freq": _among(FREQUENCIES, "not A or M"),
            "period": _like(f"{YEAR}|{MONTH}", "not like 2024 or 2024-05"),
            "product": _like(PRODUCT, "not TOTAL or an HS code"),
            "currency": _like(r"[A-Z]{3}", "no currency code such as GBP"),
            "status": _among(STATUSES, f"not one of {', '.join(STATUSES)}"),
            "source": _like(r"[a-z0-9][a-z0-9-]*", "no name like my-source"),
            "valuation": _among(("", *VALUATIONS), f"not one of {', '.join(VALUATIONS)}"),
            "partner_basis": _among(("", *PARTNER_BASES), f"not one of {', '.join(PARTNER_BASES)}"),
        }

    def read(self, table: pa.Table) -> tuple[pa.Table, list[Fault]]:
        """Rows as coded text and, of ``AMOUNTS``, numbers; and what is wrong, by column."""
        names = [name for name in table.column_names if name != LINE]
        texts = {name: as_coded_text(table[name]) for name in names if name not in AMOUNTS}
        numbers = {name: numbers_of(table[name]) for name in names if name in AMOUNTS}
        values = {name: pa.chunked_array([found]) for name, (found, _) in numbers.items()}
        read = pa.table({LINE: table[LINE], **texts, **values})
        return read, [*self._faults(read), *_amount_faults(table, numbers)]

    def _faults(self, read: pa.Table) -> Iterator[Fault]:
        rows = Rows.of(read)
        for column, (is_good, reason) in self._rules.items():
            if column in read.column_names:
                yield from _faults(read, column, ~rows.where(column, is_good), reason)


def as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Cells as text, none empty but blank. Raises ArrowInvalid where there is no text for them."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    return pc.fill_null(column.cast(pa.string()), "")


def as_coded_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The same, each text held once and named by a number where a cell has it."""
    kind = column.type
    if pa.types.is_dictionary(kind) and kind.value_type == pa.string() and not column.null_count:
        return column.cast(CODED)
    return as_text(column).dictionary_encode()


def numbers_of(column: pa.ChunkedArray) -> tuple[pa.Array, Mask]:
    """Cells as numbers, and a mask of those that are no amount, which are 0 there."""
    if pa.types.is_floating(column.type) or pa.types.is_integer(column.type):
        found = np.asarray(column.cast(pa.float64(), safe=False).to_numpy(), dtype=np.float64)
    else:
        text = as_text(column)
        is_number = pc.match_substring_regex(text, _NUMBER)
        found = _parsed(pc.if_else(is_number, text, "nan"))
    bad = ~((found >= 0) & (found <= LARGEST_USD))
    return pa.array(np.where(bad, 0.0, found)), bad


def _parsed(text: pa.ChunkedArray) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    try:
        return np.asarray(text.cast(pa.float64()).to_numpy(), dtype=np.float64)
    except pa.ArrowInvalid:
        # A number too great for any is one that Arrow does not read.
        return np.array([float(cell) for cell in text.to_pylist()], dtype=np.float64)


def _amount_faults(table: pa.Table, numbers: dict[str, tuple[pa.Array, Mask]]) -> Iterator[Fault]:
    for column, (_, bad) in numbers.items():
        yield from _faults(table, column, bad, _AMOUNT_REASONS[column])


def _faults(table: pa.Table, column: str, bad: Mask, reason: str) -> Iterator[Fault]:
    places = np.flatnonzero(bad)
    lines, cells = (table[name].take(places).to_pylist() for name in (LINE, column))
    for line, cell in zip(lines, cells, strict=True):
        yield Fault(line, column, "" if cell is None else str(cell), reason)


def _among(allowed: Collection[str], reason: str) -> tuple[_Test, str]:
    return frozenset(allowed).__contains__, reason


def _like(pattern: str, reason: str) -> tuple[_Test, str]:
    return re.compile(pattern).fullmatch, reason
