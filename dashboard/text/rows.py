"""Rows of numbers as texts, tables and charts read them: one a number. Pure.

Plain mappings, columns ``number_rows.FRAME_COLUMNS``: a page has some hundred of them, and each
call on a frame costs more than a loop over all.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

Row = Mapping[Any, Any]
"""One number with all that is told of it; a column without a value holds None or NaN."""

Rows = Sequence[Row]


def known(value: float | None) -> float | None:
    """A number of a row; None where it has none."""
    return value if value == value else None  # noqa: PLR0124 -- nothing but NaN differs from itself


def valued(rows: Iterable[Row]) -> list[Row]:
    """The rows that have a value."""
    # By hand, not by ``known``: a page asks it of thousands of rows.
    return [row for row in rows if (value := row["value"]) is not None and value == value]  # noqa: PLR0124


def having(rows: Iterable[Row], column: str, *cells: str) -> list[Row]:
    """The rows with one of these in a column."""
    return [row for row in rows if row[column] in cells]


def rows_by(rows: Iterable[Row], *columns: str) -> dict[tuple[Any, ...], list[Row]]:
    """The rows by what they have in some columns, as it first comes."""
    cells = itemgetter(*columns)
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(cells(row), []).append(row)
    return found if len(columns) > 1 else {(cell,): own for cell, own in found.items()}
