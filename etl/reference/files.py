"""All that is wrong with a hand-kept file, by line or entry and by column or key. Pure.

Files are checked whenever they are read. What the whole of one may hold stands in ``reference``.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from etl.reference.misfits import Misfit, Tables, Written, read_written, told
from etl.reference.models import Corridors, GroupEntry, SiteEntry, SourceEntry, TableLines, lines_of


class SpoiledError(ValueError):
    """A file with ``mistakes``, a line each, all without the file's name."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__(" ".join(mistakes))
        self.mistakes = mistakes


def read_lines(name: str, text: str, tables: Tables) -> tuple[list[str], list[list[str]]]:
    """The columns of a CSV file and its cells, a list a line. Raises SpoiledError.

    Columns that may be left out are there, blank. ``tables`` are the codes known as ``countries``,
    ``products``, ``sources`` and ``measures``.
    """
    wanted = lines_of(name)
    (_, columns), *lines = list(_cells(text)) or [(1, [])]
    _refuse([f"column {misfit.field}: {told(misfit)}" for misfit in _columns(columns, wanted)])
    fields = wanted.model.model_fields
    left_out = [key for key in fields if key not in columns]
    mistakes: list[str] = []
    first: dict[tuple[str, ...], int] = {}
    for line, cells in lines:
        # Not strict: a wrong number of cells gets a sentence of its own.
        row = dict(zip(columns, cells, strict=False))
        misfits = [*_length(columns, cells)] or _wrong(wanted.model, row, tables)
        misfits += _again(wanted.unique, row, line, first)
        mistakes += [f"line {line}, {misfit.field}: {told(misfit)}" for misfit in misfits]
    _refuse(mistakes)
    return [*columns, *left_out], [[*cells, *("" for _ in left_out)] for _, cells in lines]


def check_corridors(table: Mapping[str, Any], tables: Tables) -> None:
    """Raise SpoiledError where something in ``corridors.toml`` is wrong."""
    read = read_written(Corridors, table, tables)
    _refuse([] if isinstance(read, Written) else [_entry(*found) for found in read])


def check_sources(table: Mapping[str, Any], tables: Tables) -> None:
    """Raise SpoiledError where something in ``sources.toml`` is wrong."""
    _check_each(SourceEntry, table, tables)


def check_groups(table: Mapping[str, Any], tables: Tables) -> None:
    """Raise SpoiledError where something in ``groups.toml`` is wrong."""
    _refuse(
        [
            f"[{code}]: {code!r} is no code of a group; 2 to 5 capitals and digits are, as CIS."
            for code in table
            if not re.fullmatch("[A-Z][A-Z0-9]{1,4}", code)
        ]
    )
    _check_each(GroupEntry, table, tables)


def _check_each(model: type[Written], table: Mapping[str, Any], tables: Tables) -> None:
    """Raise SpoiledError where an entry of a file of named tables is wrong."""
    mistakes: list[str] = []
    for name, entry in table.items():
        read = read_written(model, entry, tables)
        found = [] if isinstance(read, Written) else read
        mistakes += [_entry(", ".join(filter(None, (f"[{name}]", at))), one) for at, one in found]
    _refuse(mistakes)


def check_site(table: Mapping[str, Any]) -> None:
    """Raise SpoiledError where something in ``site.toml`` is wrong."""
    read = read_written(SiteEntry, table)
    _refuse([] if isinstance(read, Written) else [_entry(*found) for found in read])


def _refuse(mistakes: list[str]) -> None:
    if mistakes:
        raise SpoiledError(mistakes)


def _entry(place: str, misfit: Misfit) -> str:
    return ", ".join(filter(None, (place, misfit.field))) + f": {told(misfit)}"


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that holds something, by the number it begins with; quoted cells may have more."""
    # Not by str.splitlines, which ends a line at a form feed too, and at U+2028 within a cell.
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        mistake = f"line {line}: a quotation mark is not closed, or stands alone in a cell."
        raise SpoiledError([mistake]) from error


def _columns(columns: list[str], wanted: TableLines) -> Iterator[Misfit]:
    """Columns that are missing, unknown, or there twice."""
    fields = wanted.model.model_fields
    for name, field in fields.items():
        if field.is_required() and name not in columns:
            yield Misfit(name, "missing. Columns are {allowed}.", "", tuple(fields))
    for name in columns:
        if name not in fields:
            yield Misfit(name, "unknown. Columns are {allowed}.", "", tuple(fields))
    for name in {name for name in columns if columns.count(name) > 1}:
        yield Misfit(name, "there twice; once is enough.")


def _length(columns: list[str], cells: list[str]) -> Iterator[Misfit]:
    if len(cells) != len(columns):
        sentence = (
            "{given} cells, but {allowed} columns; a text with a comma needs quotation marks."
        )
        yield Misfit(columns[-1], sentence, str(len(cells)), (str(len(columns)),))


def _wrong(model: type[Written], row: Mapping[str, str], tables: Tables) -> list[Misfit]:
    read = read_written(model, row, tables)
    return [] if isinstance(read, Written) else [misfit for _, misfit in read]


def _again(
    unique: tuple[str, ...], row: Mapping[str, str], line: int, first: dict[tuple[str, ...], int]
) -> Iterator[Misfit]:
    """A line that says again what an earlier one said; ``first`` remembers where."""
    key = tuple(row.get(column, "") for column in unique)
    if unique and first.setdefault(key, line) != line:
        sentence = "{given} stands in line {allowed} already; one line is enough."
        yield Misfit(" and ".join(unique), sentence, " ".join(key), (str(first[key]),))
