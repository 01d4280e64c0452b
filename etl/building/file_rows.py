"""The rows of a file of figures, some at a time: CSV as text, Parquet as it is. Judges no cell."""

import codecs
import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from etl.parts.parquet import is_parquet, names_in, tables_in
from etl.vintage import DataError

LINE: Final = "line"
"""The last column of a batch: it says on which line of the file, or in which row, each stands."""

_BLANK_LINES: Final = (b"\n\n", b"\n\r\n")


class FaultyFileError(DataError):
    """The file cannot be taken in; the message names lines and columns. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """How much of a file is read at a time: ``rows`` where it is read by rows, else ``octets``."""

    rows: int = 200_000
    octets: int = 16_000_000


LARGE: Final = Pieces()
"""Large enough to be fast, and small beside the memory of any machine."""


class _Reader(Protocol):
    """What ``csv.reader`` gives."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


@dataclass(frozen=True)
class RowFile:
    """A file with rows under named columns; ``word`` is what messages call the place of a row.

    A plain file has no quotation mark and no blank line, so that it can be read many times faster.
    """

    path: Path
    sha256: str
    columns: tuple[str, ...]
    word: str
    is_plain: bool = False
    pieces: Pieces = LARGE

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.path.name

    def batches(self) -> Iterator[pa.Table]:
        """Its rows, some at a time, with the column ``LINE``. Raises FaultyFileError.

        Of CSV each cell is text, of Parquet what it is there.
        """
        if self.word == "Row":
            yield from _numbered(tables_in(self.path, self.pieces.rows), 1)
        elif self.is_plain:
            yield from self._fast()
        else:
            yield from self._by_line()

    def _fast(self) -> Iterator[pa.Table]:
        try:
            reader = arrow_csv.open_csv(
                self.path,
                arrow_csv.ReadOptions(
                    column_names=self.columns,
                    skip_rows=1,
                    block_size=self.pieces.octets,
                    use_threads=False,
                ),
                arrow_csv.ParseOptions(quote_char=False),
                arrow_csv.ConvertOptions(
                    column_types=dict.fromkeys(self.columns, pa.string()),
                    null_values=[],
                    strings_can_be_null=False,
                ),
            )
            yield from _numbered((pa.Table.from_batches([batch]) for batch in reader), 2)
        except pa.ArrowInvalid as error:
            # It does not say where. Read again, the slow way does, or finds no rows at all.
            if any(len(rows) for rows in self._by_line()):
                message = f"{self.name}: not CSV ({error})."
                raise FaultyFileError(message) from error

    def _by_line(self) -> Iterator[pa.Table]:
        # Not by pandas, to which NA is a missing cell and 01 a number; strict, as a stray quotation
        # mark would swallow lines.
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            rows = self._lines(csv.reader(file, strict=True))
            while some := list(islice(rows, self.pieces.rows)):
                lines, *cells = zip(*some, strict=True)
                columns = [pa.array(column, pa.string()) for column in cells]
                yield pa.table([*columns, pa.array(lines)], [*self.columns, LINE])

    def _lines(self, reader: "_Reader") -> Iterator[tuple[int | str, ...]]:
        """Each row that is not blank, the number of the line it begins on before its cells."""
        try:
            next(reader, [])
            begins = reader.line_num + 1
            for row in reader:
                if row and len(row) != len(self.columns):
                    message = (
                        f"{self.name}, line {begins}: {len(row)} cells under "
                        f"{len(self.columns)} columns."
                    )
                    raise FaultyFileError(message)
                if row:
                    yield (begins, *row)
                begins = reader.line_num + 1
        except csv.Error as error:
            message = f"{self.name}, line {reader.line_num}: not CSV ({error})."
            raise FaultyFileError(message) from error


def opened_rows(path: Path, pieces: Pieces = LARGE) -> RowFile:
    """A file's columns and what it is. Raises FaultyFileError where it cannot be read."""
    try:
        if is_parquet(path):
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            return RowFile(path, digest, tuple(names_in(path)), "Row", pieces=pieces)
        return _opened_csv(path, pieces)
    except FaultyFileError:
        raise
    except DataError as error:
        raise FaultyFileError(str(error)) from error
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise FaultyFileError(message) from error


def _opened_csv(path: Path, pieces: Pieces) -> RowFile:
    digest, is_plain, lines = hashlib.sha256(), True, 0
    decoder, before = codecs.getincrementaldecoder("utf-8")(), b"\n"
    with path.open("rb") as file:
        while block := file.read(pieces.octets):
            digest.update(block)
            seam = before + block
            is_plain = is_plain and b'"' not in block and not any(map(seam.count, _BLANK_LINES))
            is_plain = is_plain and block.count(b"\r") == block.count(b"\r\n")
            before = block[-2:]
            lines += _lines_of(decoder, block, path.name, lines)
        _lines_of(decoder, b"", path.name, lines, final=True)
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            header = next(csv.reader(file, strict=True), [])
        except csv.Error as error:
            message = f"{path.name}, line 1: not CSV ({error})."
            raise FaultyFileError(message) from error
    columns = tuple(cell.strip() for cell in header)
    return RowFile(path, digest.hexdigest(), columns, "Line", is_plain, pieces)


def _lines_of(
    decoder: codecs.IncrementalDecoder, block: bytes, name: str, before: int, *, final: bool = False
) -> int:
    """How many lines end in a block, which must be UTF-8. Raises FaultyFileError."""
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError as error:
        line = before + bytes(error.object)[: error.start].count(b"\n") + 1
        message = f"{name}, line {line}: not UTF-8 text. Save the file as CSV UTF-8 and repeat."
        raise FaultyFileError(message) from error
    return block.count(b"\n")


def _numbered(tables: Iterator[pa.Table], first: int) -> Iterator[pa.Table]:
    for table in tables:
        numbers = pa.array(np.arange(first, first + len(table)))
        yield table.append_column(LINE, numbers)
        first += len(table)
