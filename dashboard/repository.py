"""Opens what is on disk for the dashboard, read-only, and notices when it has changed.

A ``Snapshot`` is one state of everything; it never changes, so it may be shared by all requests.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import pandas as pd

from dashboard.claims.model import Claim, ClaimError, read_claims
from dashboard.claims.readings import Evaluation, evaluate
from dashboard.measures.evidence import Book, Ledger
from etl.reader import (
    DataError,
    Vintage,
    current_vintage,
    read_table,
    read_toml,
    reference_path,
    vintage_ids,
)
from etl.schema import UNALLOCATED, WORLD

_TABLES: Final = {
    "countries.csv": ("comtrade_code", "code", "name", "kind"),
    "products.csv": ("code", "name", "group"),
    "precedence.csv": ("rank", "source", "status", "reason"),
    "published_figures.csv": (
        "period", "reporter", "partner", "measure", "product", "partner_basis", "value", "unit",
        "precision", "said_by", "address", "note",
    ),
    "events.csv": ("date", "title", "source"),
}  # fmt: skip
_FILES: Final = (*_TABLES, "corridors.toml", "sources.toml", "claims.toml")

NO_DATA: Final = (
    "There are no figures in {data} yet. Run “python -m etl refresh” to fetch them, or "
    "“python -m etl import FILE.csv” to take in a file, and reload this page."
)


class NoDataError(DataError):
    """The data folder holds no vintage at all."""


@dataclass(frozen=True)
class Corridor:
    """A reporter, the partners shown with it first, and the year its series begin."""

    reporter: str
    partners: tuple[str, ...]
    since: int


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One vintage with the reference tables beside it.

    ``names`` maps country codes to names, ``colours`` some codes to CSS colours, ``sources`` ids
    to the entries of ``sources.toml``; the frames have the columns of their CSV files, as text.
    """

    vintage: Vintage
    ledger: Ledger
    names: dict[str, str]
    numbers: dict[str, int]
    colours: dict[str, str]
    corridors: tuple[Corridor, ...]
    sources: dict[str, Any]
    products: pd.DataFrame
    precedence: pd.DataFrame
    published: pd.DataFrame
    events: pd.DataFrame
    claims: tuple[Claim, ...]

    def evaluation(self, claim: Claim, year: str = "") -> Evaluation:
        """A claim evaluated on this state, once however often it is asked for."""
        return _evaluated(self, claim, year)

    @property
    def years(self) -> tuple[int, int]:
        """The first year shown and the last whole year anything is known of."""
        said = pd.concat([self.vintage.flows["period"], self.published["period"]])
        whole = said[said.str.fullmatch(r"\d{4}")]
        return min(corridor.since for corridor in self.corridors), int(whole.max())

    def source_name(self, source: str) -> str:
        """What a source is called on screen."""
        if source == "published":
            return "Published statement"
        named = self.sources.get(source, {}).get("name")
        if named:
            return str(named)
        inputs = self.vintage.manifest["inputs"]
        return next((str(i["publisher"]) for i in inputs if i["source"] == source), source)


@lru_cache(maxsize=256)
def _evaluated(snapshot: Snapshot, claim: Claim, year: str) -> Evaluation:
    return evaluate(claim, snapshot.ledger, year)


class Repository:
    """The data folder, read again when a vintage or a reference file in it is new."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._lock = Lock()
        self._state: tuple[object, Snapshot] | None = None

    def snapshot(self) -> Snapshot:
        """The newest readable state. Raises NoDataError and DataError, which say what to do."""
        with self._lock:
            state = self._stamp()
            if self._state is None or self._state[0] != state:
                self._state = (state, read_snapshot(self.data))
            return self._state[1]

    def _stamp(self) -> object:
        ids = vintage_ids(self.data)
        paths = [self.data / "vintages" / name / "flows.parquet" for name in ids[-1:]]
        paths += [reference_path(self.data, name) for name in _FILES]
        return ids, [(path, path.stat().st_mtime_ns if path.is_file() else 0) for path in paths]


def read_snapshot(data: Path) -> Snapshot:
    """Everything the dashboard shows, from disk. Raises NoDataError and DataError."""
    vintage = current_vintage(data)
    if vintage is None:
        raise NoDataError(NO_DATA.format(data=data))
    tables = {name: read_table(data, name, columns) for name, columns in _TABLES.items()}
    settings = read_toml(data, "corridors.toml")
    countries = tables["countries.csv"]
    shown = countries.set_index("code")
    preferred = pd.concat([shown[shown["kind"].eq("country")], shown])
    preferred = preferred[~preferred.index.duplicated()]
    published, precedence = tables["published_figures.csv"], tables["precedence.csv"]
    return Snapshot(
        vintage=vintage,
        ledger=Ledger(Book(vintage.flows), published, precedence),
        names={**preferred["name"], "NES": "Not allocated to a country"},
        numbers={str(code): int(n) for code, n in preferred["comtrade_code"].items()},
        colours=settings.get("colours", {}),
        corridors=_corridors(data, settings),
        sources=read_toml(data, "sources.toml"),
        products=tables["products.csv"],
        precedence=precedence,
        published=published,
        events=tables["events.csv"],
        claims=_claims(data, set(countries["code"])),
    )


def _claims(data: Path, codes: set[str]) -> tuple[Claim, ...]:
    try:
        return read_claims(read_toml(data, "claims.toml"), codes - {WORLD, UNALLOCATED})
    except ClaimError as error:
        raise DataError(str(error)) from error


def _corridors(data: Path, settings: dict[str, Any]) -> tuple[Corridor, ...]:
    try:
        return tuple(
            Corridor(entry["reporter"], tuple(entry["partners"]), int(entry["since"]))
            for entry in settings["corridor"]
        )
    except (KeyError, TypeError, ValueError) as error:
        path = reference_path(data, "corridors.toml")
        message = f"{path}: each [[corridor]] needs reporter, partners and since ({error})."
        raise DataError(message) from error
