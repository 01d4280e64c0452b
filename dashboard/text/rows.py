"""Rows of numbers as texts, tables and charts read them: one a number. Pure.

Plain mappings, columns as ``frames.FRAME_COLUMNS``: a page has some hundred of them, and each call
on a frame costs more than a loop over all.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import isnan
from typing import Any

Row = Mapping[Any, Any]
"""One number with all that is told of it; a column without a value holds None or NaN."""

Rows = Sequence[Row]


def known(value: float | None) -> float | None:
    """A number of a row; None where it has none."""
    return None if value is None or isnan(value) else value


def valued(rows: Iterable[Row]) -> list[Row]:
    """The rows that have a value."""
    return [row for row in rows if known(row["value"]) is not None]


def having(rows: Iterable[Row], column: str, *cells: str) -> list[Row]:
    """The rows with one of these in a column."""
    return [row for row in rows if row[column] in cells]


def rows_by(rows: Iterable[Row], *columns: str) -> dict[tuple[Any, ...], list[Row]]:
    """The rows by what they have in some columns, as it first comes."""
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple([row[name] for name in columns]), []).append(row)
    return found
