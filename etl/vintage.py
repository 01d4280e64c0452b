"""A vintage as it is held, and what keeps one from being read. Pure."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Protocol

import pandas as pd
import pyarrow as pa

from etl.parts.layout import Part
from etl.schema import DataSet

MANIFEST: Final = "manifest.json"
"""What a vintage's folder has at least, written last."""

LISTING: Final = "parts.json"
"""What lists the parts of a vintage that was migrated; its id holds the manifest as it was."""


def mark_of(manifest: bytes) -> str:
    """What a vintage's id ends in: the beginning of its manifest's hash, which holds all else."""
    return hashlib.sha256(manifest).hexdigest()[:8]


class DataError(Exception):
    """Something on disk cannot be used; the message says what, where and what to do.

    ``told`` is the same for readers elsewhere, who need not know where on the machine it lies.
    """

    def __init__(self, message: str, told: str = "") -> None:
        super().__init__(message)
        self.told = told or message


class NewerSchemaError(DataError):
    """The folder was written by a newer version of this program."""


class SpoiledPartError(DataError):
    """A part of a vintage is not there or not what its name says; other vintages may be whole."""


class Held(Protocol):
    """The figures of a vintage, asked for a few at a time. All raise DataError."""

    @property
    def parts(self) -> Sequence[Part]:
        """The parts they lie in, in the order of a vintage; none where they lie in no parts."""

    def pair(self, reporter: str, partner: str, freq: str, *, goods: bool) -> pa.Table:
        """A pair's years (A) or months (M), of all goods together or of single ``goods``.

        Columns of the schema, in an order that is the same each time.
        """

    def listed(self, reporter: str, freq: str) -> pa.Table:
        """A reporter's years (A) or months (M) of all goods with every partner, as ``pair``."""

    @property
    def pairs(self) -> pd.DataFrame:
        """How many yearly figures each pair has, as ``layout.pairs_of``."""

    @property
    def coverage(self) -> pd.DataFrame:
        """How many figures there are of what, as ``layout.coverage_of``."""

    def of(self, reporter: str) -> pd.DataFrame:
        """All figures of one reporter, columns of ``schema.FLOWS_SCHEMA``, in order."""

    @property
    def world(self) -> pd.DataFrame:
        """Of every reporter the years of all goods with the whole world, as ``of``."""

    def inputs(self, parts: Iterable[Part]) -> frozenset[str]:
        """The ids of the inputs that figures of some of the parts are from."""

    def whole(self, without: Collection[str] = ()) -> pd.DataFrame:
        """All figures but those of some parts, columns of ``schema.FLOWS_SCHEMA``, in order."""


@dataclass(frozen=True)
class Vintage:
    """One published state of all figures.

    ``passed_over`` names newer vintages that could not be read, each with its reason.
    """

    id: str
    folder: Path
    manifest: dict[str, Any]
    held: Held
    passed_over: tuple[str, ...] = field(default=())

    @cached_property
    def flows(self) -> pd.DataFrame:
        """All its figures in memory: for who takes in others, and for nobody who reads a few."""
        return self.held.whole()

    @property
    def reporters(self) -> list[str]:
        """Whose figures it has, by code."""
        return sorted(set(self.held.coverage["reporter"]))

    @property
    def data_sets(self) -> set[DataSet]:
        """The data sets it has figures of."""
        told = self.held.coverage[["source", "reporter", "year"]].drop_duplicates()
        return {DataSet(*map(str, one)) for one in told.itertuples(index=False)}

    @cached_property
    def rows(self) -> int:
        """How many figures it has."""
        return int(self.held.coverage["figures"].sum())
