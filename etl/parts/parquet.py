"""Parts as Parquet: to bytes, and back where they are what the schema says."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl.alike import Places
from etl.schema import (
    AS_PUBLISHED,
    COLUMNS,
    FLOW_COLUMNS,
    FLOWS_SCHEMA,
    NUMBERS,
    SCHEMA_VERSION,
    Column,
)
from etl.vintage import DataError

TEXTS: Final = [name for name in FLOW_COLUMNS if name not in NUMBERS]
_MAGIC: Final = b"PAR1"
_GROUP: Final = 4096
"""So many figures at least lie in a row group: fewer names of many, more bytes of a pair read."""


def table_of(flows: pd.DataFrame) -> pa.Table:
    """Figures as they lie in a part."""
    return pa.Table.from_pandas(flows, schema=FLOWS_SCHEMA, preserve_index=False)


def encoded(table: pa.Table, together: Places) -> bytes:
    """The Parquet file of figures; rows of the same number in ``together`` lie so.

    Row groups end only where that number changes, so that one group has all of it.
    """
    return _written(table, _ends(np.flatnonzero(np.diff(together)) + 1, len(table)))


def encoded_counts(counts: pd.DataFrame) -> bytes:
    """The Parquet file of a part that counts figures."""
    return _written(pa.Table.from_pandas(counts, preserve_index=False), [len(counts)])


def _ends(changes: Iterable[int], length: int) -> Iterator[int]:
    """Of the places where a text changes those where a row group ends, the last row's included."""
    begun = 0
    for place in changes:
        if place - begun >= _GROUP:
            yield place
            begun = place
    yield length


def _written(table: pa.Table, ends: Iterable[int]) -> bytes:
    # Without pandas' own metadata, and the chunks it holds columns in, the bytes depend on the
    # figures alone.
    table = table.combine_chunks().replace_schema_metadata({"schema_version": str(SCHEMA_VERSION)})
    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, table.schema, compression="zstd", compression_level=3) as writer:
        begun = 0
        for end in ends:
            writer.write_table(table.slice(begun, end - begun), row_group_size=max(end - begun, 1))
            begun = end
    return bytes(sink.getvalue())


def opened(
    file: pa.NativeFile, name: str, footer: pq.FileMetaData | None = None, coded: Sequence[str] = ()
) -> pq.ParquetFile:
    """A Parquet file to read from. Raises DataError, which calls it ``name``.

    Of columns that are read ``coded`` each text is held once and rows name it by a number, as on
    disk: that is read three times as fast.
    """
    try:
        return pq.ParquetFile(file, metadata=footer, read_dictionary=coded)
    except (OSError, pa.ArrowException) as error:
        message = f"{name} cannot be read ({error})."
        raise DataError(message) from error


def refuse_misfit(file: pq.ParquetFile, name: str) -> None:
    """Raise DataError where a file is none of figures: by its columns, types, empty cells.

    A right hash does not vouch for them: it is the writer's own.
    """
    # Not the footer's own schema: the two would hold each other, half a megabyte for each part,
    # until somebody looks for garbage.
    footer, schema = file.metadata, file.schema_arrow
    wrong = [text for column in COLUMNS if (text := _fault(footer, schema, column))]
    if wrong:
        message = f"{name} cannot be used ({'; '.join(wrong)})."
        raise DataError(message)


def _fault(footer: pq.FileMetaData, schema: pa.Schema, column: Column) -> str:
    """What is wrong with a column, if anything."""
    if column.name in AS_PUBLISHED and column.name not in schema.names and _is_earlier(footer):
        return ""
    if column.name not in schema.names:
        return f"column {column.name} is missing"
    if schema.names.count(column.name) > 1:
        return f"column {column.name} is there more than once"
    found = schema.field(column.name)
    if found.type != column.type:
        return f"column {column.name} is {found.type}, not {column.type}"
    # What is written here may have none; of others the footer counts them.
    empty = found.nullable and _nulls(footer, schema.names.index(column.name))
    return f"column {column.name} has empty cells" if empty else ""


def _is_earlier(footer: pq.FileMetaData) -> bool:
    """Whether a program wrote it that knew dollars alone."""
    told = (footer.metadata or {}).get(b"schema_version", b"")
    return told.isdigit() and int(told) < SCHEMA_VERSION


def _nulls(footer: pq.FileMetaData, at: int) -> bool:
    groups = (
        footer.row_group(number).column(at).statistics for number in range(footer.num_row_groups)
    )
    return any(found is None or not found.has_null_count or found.null_count for found in groups)


def is_parquet(path: Path) -> bool:
    """Whether a file begins as one. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def names_in(path: Path) -> list[str]:
    """The columns of any Parquet file, but for pandas' own index. Raises DataError."""
    names = opened(pa.OSFile(str(path)), path.name).schema_arrow.names
    return [name for name in names if not name.startswith("__index_level_")]


def tables_in(path: Path, rows: int) -> Iterator[pa.Table]:
    """Any Parquet file, so many rows at a time, texts coded where it says so. Raises DataError."""
    try:
        told = opened(pa.OSFile(str(path)), path.name).schema_arrow
        texts = [field.name for field in told if field.type in {pa.string(), pa.large_string()}]
        file, names = opened(pa.OSFile(str(path)), path.name, coded=texts), names_in(path)
        for batch in file.iter_batches(rows, columns=names, use_threads=False):
            yield pa.Table.from_batches([batch])
    except (OSError, pa.ArrowException) as error:
        message = f"{path.name} cannot be read ({error})."
        raise DataError(message) from error


def inputs_in(file: pq.ParquetFile, name: str) -> Iterator[str]:
    """The inputs that a part's figures are from, each once a row group. Raises DataError."""
    try:
        for number in range(file.num_row_groups):
            column = file.read_row_group(number, columns=["input"], use_threads=False).column(0)
            yield from column.unique().to_pylist()
    except (OSError, pa.ArrowException) as error:
        message = f"{name} cannot be read ({error})."
        raise DataError(message) from error


def figures_in(file: pq.ParquetFile, name: str, groups: Iterable[int] | None = None) -> pa.Table:
    """The figures of some row groups, else of all, in the columns of the schema.

    It was not refused as a misfit. Raises DataError where it cannot be read all the same.
    """
    try:
        if groups is None:
            table = file.read(use_threads=False)
        else:
            table = file.read_row_groups(list(groups), use_threads=False)
    except (OSError, pa.ArrowException) as error:
        message = f"{name} cannot be read ({error})."
        raise DataError(message) from error
    # An earlier schema told only dollars.
    for column, value in AS_PUBLISHED.items():
        if column not in table.column_names:
            kind = FLOWS_SCHEMA.field(column).type
            table = table.append_column(column, pa.repeat(pa.scalar(value, kind), len(table)))
    return table.select(list(FLOW_COLUMNS))
