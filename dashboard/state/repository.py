"""Opens what is on disk for the dashboard, read-only, and notices when it has changed.

A ``Snapshot`` it gives never changes, so it may be shared by all requests.
"""

from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import Any, Final

import pandas as pd

from dashboard.claims.entries import ClaimError, read_claims
from dashboard.claims.model import Claim
from dashboard.measures.catalogue import N_
from dashboard.measures.ledger import Ledger
from dashboard.measures.pairs import Figures
from dashboard.measures.statements import QUOTED, quoted
from dashboard.state.no_data import NoDataError
from dashboard.state.snapshot import ShownCorridor, Snapshot
from etl.reader import (
    current_vintage,
    read_corridors,
    read_reference,
    read_sources,
    read_toml,
    read_vintage,
    reference_path,
    vintage_ids,
)
from etl.schema import UNALLOCATED, WORLD
from etl.vintage import DataError, Vintage

_HELD: Final = 4
"""States kept in memory: the current one and those readers pinned last."""

_FILES: Final = (
    "countries.csv", "products.csv", "precedence.csv", "published_figures.csv", "events.csv",
    "corridors.toml", "sources.toml", "claims.toml",
)  # fmt: skip


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
        # Read under the lock: readers who come at once would each read the same vintage.
        with self._lock:
            stamp = self._state()
            if stamp != self._stamp:
                # All of them: reference tables are part of old states too.
                self._held.clear()
                self._stamp = stamp
            # A link that pins the newest vintage shares its state instead of reading it again.
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
        # Asked at every request: times of files tell enough, their content would take long.
        return ids, [(path, path.stat().st_mtime_ns if path.is_file() else 0) for path in paths]


def read_snapshot(data: Path, vintage_id: str = "") -> Snapshot:
    """Everything the dashboard shows, from disk, of the newest vintage or the one named.

    Raises NoDataError and DataError.
    """
    vintage = read_vintage(data, vintage_id) if vintage_id else current_vintage(data)
    if vintage is None:
        raise NoDataError(data)
    return snapshot_of(data, vintage)


def snapshot_of(data: Path, vintage: Vintage) -> Snapshot:
    """A vintage, on disk or still to be, with the reference tables. Raises DataError."""
    countries, products = (
        read_reference(data, f"{name}.csv") for name in ("countries", "products")
    )
    codes = set(countries["code"])
    sources = read_sources(data, countries=codes)
    published = read_reference(
        data, "published_figures.csv", countries=codes, products=set(products["code"]),
        measures=QUOTED,
    )  # fmt: skip
    precedence = read_reference(data, "precedence.csv", sources=sources)
    shown = countries.set_index("code")
    # A code may stand beside several numbers; the country's own line names it (docs/sources.md,
    # 1.6).
    preferred = pd.concat([shown[shown["kind"].eq("country")], shown])
    preferred = preferred[~preferred.index.duplicated()]
    with_article = preferred["article"].ne("")
    named = preferred["name"].where(~with_article, preferred["article"] + " " + preferred["name"])
    corridors = read_corridors(data, countries=codes - {WORLD, UNALLOCATED})
    return Snapshot(
        vintage=vintage,
        ledger=Ledger(Figures(vintage.flows), quoted(_of_pairs(published, countries)), precedence),
        names={**named, UNALLOCATED: N_("partners not allocated to a country")},
        labels={
            **preferred["name"].str[:1].str.upper() + preferred["name"].str[1:],
            UNALLOCATED: N_("Not allocated to a country"),
        },
        numbers={str(code): int(number) for code, number in preferred["comtrade_code"].items()},
        colours=corridors.get("colours", {}),
        corridors=_corridors(data, corridors),
        sources=sources,
        products=products,
        precedence=precedence,
        published=published,
        events=read_reference(data, "events.csv", countries=codes),
        claims=_claims(data, codes - {WORLD, UNALLOCATED}),
    )


def _of_pairs(published: pd.DataFrame, countries: pd.DataFrame) -> pd.DataFrame:
    """The statements on pairs of countries; a group would be ranked among its own members."""
    codes = countries.loc[countries["kind"].ne("group"), "code"]
    return published[published["reporter"].isin(codes) & published["partner"].isin(codes)]


def _claims(data: Path, codes: set[str]) -> tuple[Claim, ...]:
    try:
        table, path = read_toml(data, "claims.toml"), reference_path(data, "claims.toml")
        return read_claims(table, codes, str(path))
    except ClaimError as error:
        raise DataError(str(error)) from error


def _corridors(data: Path, table: dict[str, Any]) -> tuple[ShownCorridor, ...]:
    """The pairs shown first; the first of them is what a page shows unasked."""
    listed = table.get("corridor", [])
    if not listed:
        path = reference_path(data, "corridors.toml")
        message = f"{path}, corridor: missing; at least one [[corridor]] is needed."
        raise DataError(message)
    return tuple(
        ShownCorridor(entry["reporter"], tuple(entry["partners"]), entry["since"])
        for entry in listed
    )
