"""Figures held in Parquet parts: of each page's few hundred, no more than their groups are read."""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl.parts.last import Last
from etl.parts.layout import (
    COVERAGE,
    GOODS,
    LEVELS,
    MONTHS,
    PAIRS,
    TOTALS,
    WORLD_TOTALS,
    Part,
    laid_by,
)
from etl.parts.parquet import TEXTS, figures_in, inputs_in, opened, refuse_misfit
from etl.parts.shelf import Shelf
from etl.schema import FLOWS_SCHEMA, TOTAL, WORLD

_FOOTERS: Final = 8
"""So many parts are remembered by their footers; each takes up to half a megabyte."""

_GROUPS: Final = 12
"""So many row groups are kept as they were read, some 0.2 MB each: partners that stand together are
often asked for together."""


class _Footer(NamedTuple):
    """What of a part was read once: its footer, and from which to which text each group goes.

    Those texts are of the column it is laid by; ``texts`` are the columns that have any.
    """

    metadata: pq.FileMetaData
    spans: list[tuple[str, str]]
    texts: list[str]


class _Group(NamedTuple):
    """A row group, its texts coded, and where in it those of each text begin, and how many."""

    table: pa.Table
    runs: dict[str, tuple[int, int]]


class OnDisk:
    """What ``vintage.Held`` promises, of ``parts`` in a folder, each named by its content.

    That a part is there and as large as it should be is seen at once, and its hash when it is first
    opened, so that what is never asked is never read. Raises DataError.
    """

    def __init__(self, folder: Path, parts: Iterable[Part], whose: str) -> None:
        self._shelf = Shelf(folder, whose)
        self._parts = {(part.level, part.reporter): part for part in parts}
        self._footers: Last[str, _Footer] = Last(_FOOTERS)
        self._groups: Last[tuple[str, int], _Group] = Last(_GROUPS)
        for part in self._parts.values():
            self._shelf.look_at(part)

    @cached_property
    def parts(self) -> Sequence[Part]:
        """The parts with figures, in the order of a vintage."""
        held = (part for part in self._parts.values() if part.level in LEVELS)
        return sorted(held, key=lambda part: (LEVELS.index(part.level), part.reporter))

    def pair(self, reporter: str, partner: str, freq: str, *, goods: bool) -> pa.Table:
        """A pair's figures of one frequency: of all goods together or of single ones."""
        if freq == "M":
            months = self._of(MONTHS, reporter, partner)
            is_whole = pc.equal(months["product"], TOTAL)
            return months.filter(pc.invert(is_whole) if goods else is_whole)
        if goods:
            return self._of(GOODS, reporter, partner)
        if partner == WORLD:
            return self._of(WORLD_TOTALS, "", reporter)
        return self._of(TOTALS, reporter, partner)

    def listed(self, reporter: str, freq: str) -> pa.Table:
        """A reporter's figures of all goods with every partner."""
        if freq == "M":
            months = self._all_of(MONTHS, reporter)
            return months.filter(pc.equal(months["product"], TOTAL))
        world = self.pair(reporter, WORLD, freq, goods=False)
        return pa.concat_tables([world, self._all_of(TOTALS, reporter)])

    def of(self, reporter: str) -> pd.DataFrame:
        """All figures of a reporter, in the order of a vintage."""
        own = [self._read(part) for part in self.parts if part.reporter == reporter]
        world = self._of(WORLD_TOTALS, "", reporter).cast(FLOWS_SCHEMA)
        return _frame([world, *own])

    @property
    def world(self) -> pd.DataFrame:
        """Years of all goods with the whole world, of every reporter."""
        return _frame([self._read(part) for part in self.parts if part.level == WORLD_TOTALS])

    def inputs(self, parts: Iterable[Part]) -> frozenset[str]:
        """The ids of the inputs that figures of these parts are from."""
        found: set[str] = set()
        for part in parts:
            footer = self._footer(part).metadata
            file = opened(self._shelf.file(part), self._shelf.called(part), footer)
            found.update(inputs_in(file, self._shelf.called(part)))
        return frozenset(found)

    @property
    def pairs(self) -> pd.DataFrame:
        """How many yearly figures each pair has; read each time, as it is large and asked once."""
        return self._counts(PAIRS)

    @property
    def coverage(self) -> pd.DataFrame:
        """How many figures there are of what; as ``pairs``."""
        return self._counts(COVERAGE)

    def whole(self, without: Collection[str] = ()) -> pd.DataFrame:
        """All figures but those of some parts, in the order of a vintage."""
        return _frame([self._read(part) for part in self.parts if part.sha256 not in without])

    def prove(self) -> None:
        """Raise DataError where any part is not what its name and the schema say."""
        for part in self._parts.values():
            self._shelf.prove(part)
        for part in self.parts:
            self._footer(part)

    def _counts(self, level: str) -> pd.DataFrame:
        part = self._parts[level, ""]
        self._shelf.prove(part)
        table = opened(self._shelf.file(part), self._shelf.called(part)).read(use_threads=False)
        counts: pd.DataFrame = table.to_pandas(use_threads=False)
        return counts

    def _all_of(self, level: str, reporter: str) -> pa.Table:
        """All rows of a part, its texts coded; none where there is no such part."""
        part = self._parts.get((level, reporter))
        if part is None:
            return _NONE
        groups = range(self._footer(part).metadata.num_row_groups)
        return pa.concat_tables([self._group(part, number).table for number in groups])

    def _of(self, level: str, reporter: str, text: str) -> pa.Table:
        """The rows of a part that have a text in the column it is laid by."""
        part = self._parts.get((level, reporter))
        if part is None:
            return _NONE
        for number, (first, last) in enumerate(self._footer(part).spans):
            if first <= text <= last:
                table, runs = self._group(part, number)
                if text in runs:
                    return table.slice(*runs[text])
        return _NONE

    def _group(self, part: Part, number: int) -> _Group:
        """One row group of a part, its texts coded."""
        key = part.sha256, number
        found = self._groups.get(key)
        if found is None:
            table = self._read(part, number)
            found = self._groups.keep(key, _Group(table, _runs(table, laid_by(part.level))))
        return found

    def _read(self, part: Part, number: int | None = None) -> pa.Table:
        """A row group, its texts coded, or all of a part."""
        name, footer = self._shelf.called(part), self._footer(part)
        if number is None:
            return figures_in(opened(self._shelf.file(part), name, footer.metadata), name)
        file = opened(self._shelf.file(part), name, footer.metadata, footer.texts)
        return figures_in(file, name, [number])

    def _footer(self, part: Part) -> _Footer:
        found = self._footers.get(part.sha256)
        if found is not None:
            return found
        self._shelf.prove(part)
        file = opened(self._shelf.file(part), self._shelf.called(part))
        refuse_misfit(file, self._shelf.called(part))
        metadata = file.metadata
        names = file.schema_arrow.names
        spans = _spans(metadata, names.index(laid_by(part.level)))
        # An earlier schema had fewer columns.
        texts = [name for name in TEXTS if name in names]
        return self._footers.keep(part.sha256, _Footer(metadata, spans, texts))


_CODED: Final = pa.dictionary(pa.int32(), pa.string())
_NONE: Final = pa.schema(
    [one.with_type(_CODED) if one.type == pa.string() else one for one in FLOWS_SCHEMA]
).empty_table()
_ANY: Final = ("", "\U0010ffff")


def _frame(tables: Iterable[pa.Table]) -> pd.DataFrame:
    """Tables of figures as one frame, with the columns of the schema also where there are none."""
    whole = pa.concat_tables([FLOWS_SCHEMA.empty_table(), *tables])
    found: pd.DataFrame = whole.to_pandas(use_threads=False)
    return found


def _runs(table: pa.Table, column: str) -> dict[str, tuple[int, int]]:
    """Where the rows of each text of a column begin, and how many they are; they lie together."""
    coded = table.column(column).combine_chunks()
    numbers, texts = coded.indices.to_numpy(), coded.dictionary.to_pylist()
    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    lengths = np.diff(starts, append=len(numbers))
    told = zip(starts.tolist(), lengths.tolist(), strict=True)
    return {texts[numbers[start]]: (start, length) for start, length in told}


def _spans(metadata: pq.FileMetaData, at: int) -> list[tuple[str, str]]:
    """The first and last text of a column in each row group, by the footer's statistics.

    Where these do not tell, it may have any.
    """
    groups = range(metadata.num_row_groups)
    told = (metadata.row_group(group).column(at).statistics for group in groups)
    return [(one.min, one.max) if one and isinstance(one.min, str) else _ANY for one in told]
