"""Figures held in Parquet parts: of each page's few hundred, no more than their groups are read."""

import hashlib
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Final, Generic, NamedTuple, TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl.parts.layout import COVERAGE, GOODS, LEVELS, MONTHS, PAIRS, TOTALS, WORLD_TOTALS, Part
from etl.parts.parquet import figures_in, misfit, opened
from etl.schema import FLOWS_SCHEMA, TOTAL, WORLD
from etl.vintage import DataError

_FOOTERS: Final = 64
"""So many parts are remembered by their footers; each takes up to half a megabyte."""

_GROUPS: Final = 48
"""So many row groups are kept as they were read, some 0.2 MB each: partners that stand together are
often asked for together."""


class _Footer(NamedTuple):
    """What of a part was read once: its footer, and from which to which text each group goes."""

    metadata: pq.FileMetaData
    spans: dict[str, list[tuple[str, str]]]


_Name = TypeVar("_Name")
_Kept = TypeVar("_Kept")


class _Last(Generic[_Name, _Kept]):
    """What was asked for last, a few of many; several may ask at once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[_Name, _Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, name: _Name) -> _Kept | None:
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
            return self._kept.get(name)

    def keep(self, name: _Name, made: _Kept) -> _Kept:
        with self._lock:
            self._kept[name] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


class OnDisk:
    """What ``vintage.Held`` promises, of ``parts`` in a folder, each named by its content.

    That a part is there and as large as it should be is seen at once, and its hash when it is first
    opened, so that what is never asked is never read. Raises DataError.
    """

    def __init__(self, folder: Path, parts: Iterable[Part], whose: str) -> None:
        self._folder = folder
        self._whose = whose
        self._parts = {(part.level, part.reporter): part for part in parts}
        self._footers: _Last[str, _Footer] = _Last(_FOOTERS)
        self._groups: _Last[tuple[str, int], pa.Table] = _Last(_GROUPS)
        self._proved: set[str] = set()
        for part in self._parts.values():
            self._look_at(part)

    @property
    def names(self) -> frozenset[str]:
        """The parts with figures, by their content."""
        return frozenset(part.sha256 for part in self._figures)

    def pair(self, reporter: str, partner: str, freq: str, *, goods: bool) -> pa.Table:
        """A pair's figures of one frequency: of all goods together or of single ones."""
        if freq == "M":
            months = self._of(MONTHS, reporter, "partner", partner)
            is_whole = pc.equal(months["product"], TOTAL)
            return months.filter(pc.invert(is_whole) if goods else is_whole)
        if goods:
            return self._of(GOODS, reporter, "partner", partner)
        if partner == WORLD:
            return self._of(WORLD_TOTALS, "", "reporter", reporter)
        return self._of(TOTALS, reporter, "partner", partner)

    def listed(self, reporter: str, freq: str) -> pa.Table:
        """A reporter's figures of all goods with every partner."""
        if freq == "M":
            months = self._all_of(MONTHS, reporter)
            return months.filter(pc.equal(months["product"], TOTAL))
        world = self.pair(reporter, WORLD, freq, goods=False)
        return pa.concat_tables([world, self._all_of(TOTALS, reporter)])

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """How many yearly figures each pair has."""
        return self._counts(PAIRS)

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """How many figures there are of what."""
        return self._counts(COVERAGE)

    def whole(self, without: Collection[str] = ()) -> pd.DataFrame:
        """All figures but those of some parts, in the order of a vintage."""
        tables = [self._read(part) for part in self._figures if part.sha256 not in without]
        empty = FLOWS_SCHEMA.empty_table()
        found: pd.DataFrame = pa.concat_tables([empty, *tables]).to_pandas(use_threads=False)
        return found

    def prove(self) -> None:
        """Raise DataError where any part is not what its name and the schema say."""
        for part in self._parts.values():
            self._proven(part)
        for part in self._figures:
            self._footer(part)

    @property
    def _figures(self) -> Sequence[Part]:
        """The parts with figures, in the order of a vintage."""
        held = (part for part in self._parts.values() if part.level in LEVELS)
        return sorted(held, key=lambda part: (LEVELS.index(part.level), part.reporter))

    def _counts(self, level: str) -> pd.DataFrame:
        part = self._parts[level, ""]
        self._proven(part)
        table = opened(self._file(part), self._called(part)).read(use_threads=False)
        counts: pd.DataFrame = table.to_pandas(use_threads=False)
        return counts

    def _all_of(self, level: str, reporter: str) -> pa.Table:
        """All rows of a part, its texts coded; none where there is no such part."""
        part = self._parts.get((level, reporter))
        if part is None:
            return _NONE
        groups = range(self._footer(part).metadata.num_row_groups)
        return pa.concat_tables([self._group(part, number) for number in groups])

    def _of(self, level: str, reporter: str, column: str, text: str) -> pa.Table:
        """The rows of a part that have a text in a column, by which its groups are laid."""
        part = self._parts.get((level, reporter))
        if part is None:
            return _NONE
        spans = self._footer(part).spans[column]
        groups = [n for n, (first, last) in enumerate(spans) if first <= text <= last]
        tables = [self._group(part, number) for number in groups]
        return pa.concat_tables(
            [table.filter(pc.equal(table[column], text)) for table in tables] or [_NONE]
        )

    def _group(self, part: Part, number: int) -> pa.Table:
        """One row group of a part, its texts coded."""
        key = part.sha256, number
        return self._groups.get(key) or self._groups.keep(key, self._read(part, number))

    def _read(self, part: Part, number: int | None = None) -> pa.Table:
        """A row group, its texts coded, or all of a part."""
        coded = number is not None
        footer = self._footer(part).metadata
        file = opened(self._file(part), self._called(part), footer, coded=coded)
        return figures_in(file, self._called(part), None if number is None else [number])

    def _footer(self, part: Part) -> _Footer:
        found = self._footers.get(part.sha256)
        if found is not None:
            return found
        self._proven(part)
        metadata = opened(self._file(part), self._called(part)).metadata
        if wrong := misfit(metadata):
            message = f"{self._called(part)} cannot be used ({wrong})."
            raise DataError(message)
        spans = {name: _spans(metadata, name) for name in ("reporter", "partner")}
        return self._footers.keep(part.sha256, _Footer(metadata, spans))

    def _look_at(self, part: Part) -> None:
        """Raise DataError where a part is not there or not as large as it was written."""
        try:
            size = self._path(part).stat().st_size
        except OSError as error:
            message = f"{self._called(part)} cannot be read ({error})."
            raise DataError(message) from error
        if size != part.size:
            raise DataError(self._damaged(part))

    def _proven(self, part: Part) -> None:
        """Raise DataError where a part is not what its name says; looked at once."""
        if part.sha256 in self._proved:
            return
        try:
            with self._path(part).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            message = f"{self._called(part)} cannot be read ({error})."
            raise DataError(message) from error
        if digest != part.sha256:
            raise DataError(self._damaged(part))
        self._proved.add(part.sha256)

    def _file(self, part: Part) -> pa.NativeFile:
        try:
            return pa.memory_map(str(self._path(part)))
        except OSError as error:
            message = f"{self._called(part)} cannot be read ({error})."
            raise DataError(message) from error

    def _path(self, part: Part) -> Path:
        return self._folder / f"{part.sha256}.parquet"

    def _called(self, part: Part) -> str:
        return f"Vintage {self._whose}: parts/{part.sha256[:12]}….parquet"

    def _damaged(self, part: Part) -> str:
        return f"{self._called(part)} is damaged (its hash has changed)."


_CODED: Final = pa.dictionary(pa.int32(), pa.string())
_NONE: Final = pa.schema(
    [one.with_type(_CODED) if one.type == pa.string() else one for one in FLOWS_SCHEMA]
).empty_table()
_ANY: Final = ("", "\U0010ffff")


def _spans(metadata: pq.FileMetaData, column: str) -> list[tuple[str, str]]:
    """The first and last text of a column in each row group, by the footer's statistics.

    Where these do not tell, it may have any.
    """
    at, groups = metadata.schema.names.index(column), range(metadata.num_row_groups)
    told = (metadata.row_group(group).column(at).statistics for group in groups)
    return [(one.min, one.max) if one and isinstance(one.min, str) else _ANY for one in told]
