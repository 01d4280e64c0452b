"""Opens what is on disk for the dashboard, read-only, and notices when it has changed.

A ``Snapshot`` it gives never changes, so it may be shared by all requests.
"""

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, Final

import pandas as pd

from dashboard.claims.entries import ClaimError, read_claims
from dashboard.claims.model import Claim
from dashboard.measures.catalogue import N_
from dashboard.measures.figures import Figures
from dashboard.measures.ledger import Ledger
from dashboard.measures.statements import STATED, quoted
from dashboard.state.grouping import (
    chapters_of,
    fiscal_months,
    group_aliases,
    group_names,
    group_numbers,
    groups_of,
    texts_of,
)
from dashboard.state.memory import give_back
from dashboard.state.no_data import NoDataError
from dashboard.state.places import without_folders
from dashboard.state.snapshot import ShownCorridor, Site, Snapshot
from etl.reader import (
    PROGRAM,
    SHIPPED_DATA,
    current_vintage,
    read_corridors,
    read_groups,
    read_rates,
    read_reference,
    read_release_days,
    read_site,
    read_sources,
    read_toml,
    read_vintage,
    reference_path,
    vintage_ids,
    vintages_folder,
)
from etl.schema import UNALLOCATED, WORLD
from etl.vintage import DataError, Vintage

_HELD: Final = 4
"""States kept in memory: the current one and those readers pinned last."""

_RATES: Final = sorted(path.name for path in (SHIPPED_DATA / "reference").glob("usd_per_*.csv"))

_FILES: Final = (
    "countries.csv", "products.csv", "precedence.csv", "published_figures.csv", "events.csv",
    "release_days.csv", *_RATES,
    "corridors.toml", "groups.toml", "sources.toml", "claims.toml", "site.toml",
    "language/az.toml", "language/en.toml", "language/ru.toml",
)  # fmt: skip


class Repository:
    """The data folder, read again when a vintage or a reference file in it is new."""

    def __init__(self, data: Path) -> None:
        self.data = data
        folders = (data / "reference", SHIPPED_DATA / "reference")
        self._tables = dict.fromkeys(folder / name for folder in folders for name in _FILES)
        self._lock = Lock()
        self._seen: object = None
        self._held: OrderedDict[str, Snapshot] = OrderedDict()

    def snapshot(self, vintage: str = "") -> Snapshot:
        """The newest readable state, or that of a vintage by its id.

        Raises NoDataError and DataError, whose text says what to do.
        """
        try:
            return self._snapshot(vintage)
        except NoDataError:
            raise
        except DataError as error:
            error.told = without_folders(str(error), self.data)
            raise

    def _snapshot(self, vintage: str) -> Snapshot:
        # Read under the lock: readers who come at once would each read the same vintage.
        with self._lock:
            seen = self._state()
            if seen != self._seen:
                # All of them: reference tables are part of old states too.
                self._held.clear()
                self._seen = seen
            # A link that pins the newest vintage shares its state instead of reading it again.
            newest = self._held.get("")
            if newest is not None and newest.vintage.id == vintage:
                return newest
            if vintage not in self._held:
                self._held[vintage] = read_snapshot(self.data, vintage)
                while len(self._held) > _HELD:
                    self._held.popitem(last=False)
                give_back()
            self._held.move_to_end(vintage)
            return self._held[vintage]

    def vintages(self) -> tuple[str, ...]:
        """The ids of all vintages held, oldest first."""
        return tuple(vintage_ids(self.data))

    def stamp(self) -> str:
        """What there is to read, in short: another text once any of it has changed."""
        return sha256(repr(self._state()).encode()).hexdigest()

    def older(self) -> tuple[str, ...]:
        """The ids of the vintages before the newest readable one, the newest of them first."""
        newest = self.snapshot().vintage.id
        return tuple(name for name in reversed(self.vintages()) if name < newest)

    def _state(self) -> object:
        ids = vintage_ids(self.data)
        folder = vintages_folder(self.data)
        # Asked at every request: times of files tell enough, their content would take long.
        manifests = [folder / name / "manifest.json" for name in ids]
        return ids, [_written(path) for path in (*manifests, *self._tables)]


def _written(path: Path) -> tuple[int, int] | None:
    """When a file was written and its size, if there is one."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def read_snapshot(data: Path, vintage_id: str = "") -> Snapshot:
    """Everything the dashboard shows, from disk, of the newest vintage or the one named.

    Raises NoDataError and DataError.
    """
    vintage = read_vintage(data, vintage_id) if vintage_id else current_vintage(data)
    if vintage is None:
        raise NoDataError(data, PROGRAM)
    passed_over = tuple(without_folders(text, data) for text in vintage.passed_over)
    return snapshot_of(data, replace(vintage, passed_over=passed_over))


def snapshot_of(data: Path, vintage: Vintage) -> Snapshot:
    """A vintage, on disk or still to be, with the reference tables. Raises DataError."""
    countries, products = (
        read_reference(data, f"{name}.csv") for name in ("countries", "products")
    )
    codes = set(countries["code"])
    sources = read_sources(data, countries=codes)
    grouped = read_groups(data, countries=codes - {WORLD, UNALLOCATED})
    sides, goods = codes | set(grouped), chapters_of(products)
    published = read_reference(
        data, "published_figures.csv", countries=sides,
        products=set(products["code"]), measures=STATED,
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
        ledger=Ledger(
            Figures(vintage.held),
            quoted(_of_pairs(published, sides)),
            precedence,
            groups_of(grouped),
            goods,
        ),
        names={
            **named,
            **group_names(grouped),
            UNALLOCATED: N_("partners not allocated to a country"),
        },
        labels={
            **preferred["name"].str[:1].str.upper() + preferred["name"].str[1:],
            **{code: group["name"] for code, group in grouped.items()},
            UNALLOCATED: N_("Not allocated to a country"),
        },
        territories=texts_of(preferred.loc[preferred["kind"].eq("country"), "iso2"].to_dict()),
        aliases={
            str(code): tuple(filter(None, map(str.strip, also.split(";"))))
            for code, also in preferred["aliases"].items()
        }
        | group_aliases(grouped),
        named={code: group.get("names", {}) for code, group in grouped.items()},
        former=frozenset(preferred.index[preferred["kind"].eq("former")]),
        numbers={str(code): int(number) for code, number in preferred["comtrade_code"].items()}
        | group_numbers(grouped),
        fiscal=fiscal_months(preferred["fiscal_month"].to_dict()),
        money_called=texts_of(preferred["money_called"].to_dict()),
        colours=corridors.get("colours", {}),
        corridors=_corridors(data, corridors),
        sources=sources,
        products=products,
        precedence=precedence,
        published=published,
        events=read_reference(data, "events.csv", countries=sides),
        claims=_claims(data, sides - {WORLD, UNALLOCATED}, goods),
        site=Site(**read_site(data)),
        rates={name: read_rates(data, name) for name in map(_currency, _RATES)},
        released=read_release_days(data, vintage, countries=codes, sources=sources),
    )


def _of_pairs(published: pd.DataFrame, codes: Collection[str]) -> pd.DataFrame:
    """The statements on countries and groups that there are; others may be named in any way."""
    return published[published["reporter"].isin(codes) & published["partner"].isin(codes)]


def _claims(data: Path, codes: set[str], goods: Collection[str]) -> tuple[Claim, ...]:
    try:
        table, path = read_toml(data, "claims.toml"), reference_path(data, "claims.toml")
        return read_claims(table, codes, str(path), goods)
    except ClaimError as error:
        raise DataError(str(error)) from error


def _currency(name: str) -> str:
    """The currency whose rates a file has."""
    return name.removesuffix(".csv")[-3:].upper()


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
