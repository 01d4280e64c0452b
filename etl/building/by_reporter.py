"""Rows of a file kept on disk by whose trade they tell, so that one reporter's fit in memory."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa

from etl.alike import Rows

_PACKED: Final = pa.ipc.IpcWriteOptions(compression="lz4")


class ByReporter:
    """Rows are added in the order of the file, then read reporter by reporter; to be closed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writers: dict[str, pa.RecordBatchStreamWriter] = {}
        self._rows: Counter[str] = Counter()

    def add(self, rows: pa.Table) -> None:
        """Keep some rows, all of one schema. Raises OSError."""
        told = Rows.of(rows).alike("reporter")
        order = np.argsort(told.of, kind="stable")
        ends = np.searchsorted(told.of[order], np.arange(len(told.each)), side="right")
        sorted_rows, start = rows.take(order), 0
        for (reporter,), end in zip(told.each, ends, strict=True):
            part = sorted_rows.slice(start, end - start).combine_chunks()
            self._writer(reporter, rows.schema).write_table(part)
            self._rows[reporter] += len(part)
            start = int(end)

    def rows(self) -> Mapping[str, int]:
        """How many rows each reporter has; none is added any more."""
        self.close()
        return self._rows

    def of(self, reporters: Iterable[str]) -> pa.Table:
        """The rows of some of them, each in the order of the file. Raises OSError."""
        found = pa.concat_tables([self._read(reporter) for reporter in reporters])
        return found.unify_dictionaries().combine_chunks()

    def _read(self, reporter: str) -> pa.Table:
        with pa.OSFile(str(self._path(reporter))) as file:
            return pa.ipc.open_stream(file).read_all()

    def _writer(self, reporter: str, schema: pa.Schema) -> pa.RecordBatchStreamWriter:
        if reporter not in self._writers:
            path = str(self._path(reporter))
            self._writers[reporter] = pa.ipc.new_stream(path, schema, options=_PACKED)
        return self._writers[reporter]

    def _path(self, reporter: str) -> Path:
        return self._folder / f"{reporter}.arrow"

    def close(self) -> None:
        """Add no more."""
        for writer in self._writers.values():
            writer.close()
