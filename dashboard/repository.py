"""Opens what is on disk for the dashboard, read-only, and notices when it has changed.

A ``Snapshot`` it gives never changes, so it may be shared by all requests.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final

import pandas as pd

from dashboard.claims.entries import ClaimError, read_claims
from dashboard.claims.model import Claim
from dashboard.measures.ledger import Book, Ledger
from dashboard.snapshot import Corridor, Snapshot
from dashboard.words import capital
from etl.reader import (
    DataError,
    Vintage,
    current_vintage,
    read_table,
    read_toml,
    read_vintage,
    reference_path,
    vintage_ids,
)
from etl.schema import UNALLOCATED, WORLD

_TABLES: Final = {
    "countries.csv": ("comtrade_code", "code", "name", "kind", "article"),
    "products.csv": ("code", "name", "group"),
    "precedence.csv": ("rank", "source", "status", "reason"),
    "published_figures.csv": (
        "period", "reporter", "partner", "measure", "product", "partner_basis", "value", "unit",
        "precision", "said_by", "address", "note",
    ),
    "events.csv": ("date", "title", "countries", "source"),
}  # fmt: skip
_HELD: Final = 4
"""States kept in memory: the current one and those readers pinned last."""

_FILES: Final = (*_TABLES, "corridors.toml", "sources.toml", "claims.toml")

NO_DATA: Final = (
    "There are no figures in {data} yet. Run “python -m etl refresh” to fetch them, or "
    "“python -m etl import FILE.csv” to take in a file, and reload this page."
)


class NoDataError(DataError):
    """The data folder holds no vintage at all."""


class Repository:
    """The data folder, read again when a vintage or a reference file in it is new."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._lock = Lock()
        self._stamp: object = None
        self._held: OrderedDict[str, Snapshot] = OrderedDict()

    def snapshot(self, vintage: str = "") -> Snapshot:
        """The newest readable state, or that of a vintage by its id.

        Raises NoDataError and DataError, whose text says what to do.
        """
        with self._lock:
            stamp = self._state()
            if stamp != self._stamp:
                self._held.clear()
                self._stamp = stamp
            newest = self._held.get("")
            if newest is not None and newest.vintage.id == vintage:
                return newest
            if vintage not in self._held:
                self._held[vintage] = read_snapshot(self.data, vintage)
                while len(self._held) > _HELD:
                    self._held.popitem(last=False)
            self._held.move_to_end(vintage)
            return self._held[vintage]

    def vintages(self) -> tuple[str, ...]:
        """The ids of all vintages held, oldest first."""
        return tuple(vintage_ids(self.data))

    def _state(self) -> object:
        ids = vintage_ids(self.data)
        paths = [self.data / "vintages" / name / "flows.parquet" for name in ids]
        paths += [reference_path(self.data, name) for name in _FILES]
        return ids, [(path, path.stat().st_mtime_ns if path.is_file() else 0) for path in paths]


def read_snapshot(data: Path, vintage_id: str = "") -> Snapshot:
    """Everything the dashboard shows, from disk, of the newest vintage or the one named.

    Raises NoDataError and DataError.
    """
    vintage = read_vintage(data, vintage_id) if vintage_id else current_vintage(data)
    if vintage is None:
        raise NoDataError(NO_DATA.format(data=data))
    return snapshot_of(data, vintage)


def snapshot_of(data: Path, vintage: Vintage) -> Snapshot:
    """A vintage, on disk or still to be, with the reference tables. Raises DataError."""
    tables = {name: read_table(data, name, columns) for name, columns in _TABLES.items()}
    settings = read_toml(data, "corridors.toml")
    countries = tables["countries.csv"]
    shown = countries.set_index("code")
    preferred = pd.concat([shown[shown["kind"].eq("country")], shown])
    preferred = preferred[~preferred.index.duplicated()]
    with_article = preferred["article"].ne("")
    named = preferred["name"].where(~with_article, preferred["article"] + " " + preferred["name"])
    published, precedence = tables["published_figures.csv"], tables["precedence.csv"]
    with _naming(data, "countries.csv"):
        numbers = {str(code): int(number) for code, number in preferred["comtrade_code"].items()}
    with _naming(data, "published_figures.csv"):
        ledger = Ledger(Book(vintage.flows), _of_pairs(published, countries), precedence)
    return Snapshot(
        vintage=vintage,
        ledger=ledger,
        names={**named, UNALLOCATED: "partners not allocated to a country"},
        labels={
            **preferred["name"].map(capital),
            UNALLOCATED: "Not allocated to a country",
        },
        numbers=numbers,
        colours=settings.get("colours", {}),
        corridors=_corridors(data, settings),
        sources=read_toml(data, "sources.toml"),
        products=tables["products.csv"],
        precedence=precedence,
        published=published,
        events=tables["events.csv"],
        claims=_claims(data, set(countries["code"])),
    )


def _of_pairs(published: pd.DataFrame, countries: pd.DataFrame) -> pd.DataFrame:
    """The statements on pairs of countries; a group would be ranked among its own members."""
    codes = countries.loc[countries["kind"].ne("group"), "code"]
    return published[published["reporter"].isin(codes) & published["partner"].isin(codes)]


@contextmanager
def _naming(data: Path, name: str) -> Iterator[None]:
    """A value that is not what its column holds, as a DataError that names the file."""
    try:
        yield
    except (KeyError, TypeError, ValueError) as error:
        message = f"{reference_path(data, name)} holds what it should not: {error}."
        raise DataError(message) from error


def _claims(data: Path, codes: set[str]) -> tuple[Claim, ...]:
    try:
        table, path = read_toml(data, "claims.toml"), reference_path(data, "claims.toml")
        return read_claims(table, codes - {WORLD, UNALLOCATED}, str(path))
    except ClaimError as error:
        raise DataError(str(error)) from error


def _corridors(data: Path, settings: dict[str, Any]) -> tuple[Corridor, ...]:
    with _naming(data, "corridors.toml"):
        corridors = tuple(_corridor(entry) for entry in settings["corridor"])
        if not corridors:
            message = "at least one [[corridor]] is needed"
            raise ValueError(message)
        return corridors


def _corridor(entry: dict[str, Any]) -> Corridor:
    partners = entry["partners"]
    if not isinstance(partners, list) or not partners:
        message = 'partners is a list of codes, such as ["RUS", "GBR"]'
        raise TypeError(message)
    return Corridor(str(entry["reporter"]), tuple(map(str, partners)), int(entry["since"]))
