"""Figures held as one frame: a draft on trial, or a vintage of one file. Pure."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

import pandas as pd
import pyarrow as pa

from etl.alike import Mask, Places
from etl.parts.layout import Part, coverage_of, is_world, pairs_of
from etl.schema import TOTAL

_Asked = tuple[str, str, str]
"""Reporter, partner and frequency."""


class InMemory:
    """What ``vintage.Held`` promises, of a frame with the columns of the schema."""

    parts: tuple[Part, ...] = ()

    def __init__(self, flows: pd.DataFrame) -> None:
        self._flows = flows

    def pair(self, reporter: str, partner: str, freq: str, *, goods: bool) -> pa.Table:
        """A pair's figures of one frequency: of all goods together or of single ones."""
        return self._taken(self._rows.get((reporter, partner, freq)), goods=goods)

    def listed(self, reporter: str, freq: str) -> pa.Table:
        """A reporter's figures of all goods with every partner."""
        return self._taken(self._reporters.get((reporter, freq)), goods=False)

    def _taken(self, rows: Places | None, *, goods: bool) -> pa.Table:
        """Of some rows those of single goods, or the others."""
        if rows is None:
            return self._table.slice(0, 0)
        return self._table.take(rows[self._is_whole[rows] != goods])

    def of(self, reporter: str) -> pd.DataFrame:
        """All figures of a reporter."""
        return self._flows[self._flows["reporter"].eq(reporter)].reset_index(drop=True)

    @property
    def world(self) -> pd.DataFrame:
        """Years of all goods with the whole world, of every reporter."""
        return self._flows[is_world(self._flows)]

    def inputs(self, parts: Iterable[Part]) -> frozenset[str]:  # noqa: ARG002 -- it has none
        """Those of no part."""
        return frozenset()

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """How many yearly figures each pair has."""
        return pairs_of(self._flows)

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """How many figures there are of what."""
        return coverage_of(self._flows)

    def whole(self, without: Collection[str] = ()) -> pd.DataFrame:  # noqa: ARG002 -- it has no parts
        """The frame."""
        return self._flows

    @cached_property
    def _table(self) -> pa.Table:
        # Of one piece it gives the rows of a pair ten times as fast.
        return pa.Table.from_pandas(self._flows, preserve_index=False).combine_chunks()

    @cached_property
    def _is_whole(self) -> Mask:
        return self._flows["product"].eq(TOTAL).to_numpy(dtype=bool)

    @cached_property
    def _rows(self) -> Mapping[_Asked, Places]:
        grouped = self._flows.groupby(["reporter", "partner", "freq"], sort=False)
        return grouped.indices  # type: ignore[return-value]

    @cached_property
    def _reporters(self) -> Mapping[tuple[str, str], Places]:
        grouped = self._flows.groupby(["reporter", "freq"], sort=False)
        return grouped.indices  # type: ignore[return-value]
