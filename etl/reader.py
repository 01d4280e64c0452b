"""Reads what is on disk: vintages, newest complete one first, and the hand-kept reference tables.

Reads only. The one module of ``etl``, beside ``schema``, that the dashboard may import.
"""

import json
import tomllib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pandas as pd
from platformdirs import user_data_path

from etl import __version__
from etl.parts.opening import held_in
from etl.rates import Rate
from etl.reference.files import (
    SpoiledError,
    check_corridors,
    check_groups,
    check_site,
    check_sources,
    read_lines,
)
from etl.reference.misfits import together
from etl.release_days import ReleaseDays, merged
from etl.schema import SCHEMA_VERSION
from etl.vintage import DataError, NewerSchemaError, Vintage, mark_of
from etl.vintage_time import FORMAT

VERSION: Final = __version__
"""Of this program."""

_INSIDE: Final = Path(__file__).with_name("shipped")
IS_INSTALLED: Final = _INSIDE.is_dir()
"""Whether this is a package with its figures inside, and no checkout (docs/decisions/021)."""

PROGRAM: Final = "trade-claims" if IS_INSTALLED else "python -m etl"
"""What brings figures in, as it is typed."""

SHIPPED_DATA: Final = _INSIDE if IS_INSTALLED else Path(__file__).resolve().parents[1] / "data"
OWN_DATA: Final = user_data_path("trade-claims", False) if IS_INSTALLED else SHIPPED_DATA  # noqa: FBT003 -- no author in its path
"""Where figures are kept unless another folder is named: a checkout's own, else the user's."""


def data_place(environment: Mapping[str, str]) -> str:
    """The folder or bucket that ``TRADE_DATA`` names, else ``OWN_DATA``."""
    return environment.get("TRADE_DATA") or str(OWN_DATA)


def vintages_folder(data: Path) -> Path:
    """Where the vintages of a data folder lie: a user's own has those that ship until it has one.

    A folder that was named has its own alone.
    """
    own = data / "vintages"
    # Asked at every request: where nothing ships beside the folder none is listed.
    is_bare = IS_INSTALLED and data == OWN_DATA and not _ids(own)
    return SHIPPED_DATA / "vintages" if is_bare else own


def vintage_ids(data: Path) -> list[str]:
    """Ids of the complete vintages of ``data``, oldest first (ids begin with their UTC time)."""
    return _ids(vintages_folder(data))


def _ids(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return sorted(
        path.name
        for path in folder.iterdir()
        # Under a hidden name a vintage is still being written.
        if not path.name.startswith(".") and (path / "manifest.json").is_file()
    )


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of one vintage; raises DataError or NewerSchemaError."""
    try:
        text = (folder / "manifest.json").read_bytes()
        manifest = json.loads(text)
        version = int(manifest["schema_version"])
        datetime.strptime(manifest["created"], FORMAT)  # noqa: DTZ007 -- UTC by its Z
        _ = [(item["id"], item["source"]) for item in manifest["inputs"]]
    except (OSError, ValueError, KeyError, TypeError, OverflowError) as error:
        message = f"Vintage {folder.name}: its manifest.json cannot be read ({error})."
        raise DataError(message) from error
    if version > SCHEMA_VERSION:
        message = (
            f"Vintage {folder.name} in {folder.parent.parent} has schema {version}; this version "
            f"of the program knows up to {SCHEMA_VERSION}. Update the program, or choose another "
            "folder with --data."
        )
        raise NewerSchemaError(message)
    if not folder.name.endswith(mark_of(text)):
        message = f"Vintage {folder.name}: its manifest.json is damaged (its hash has changed)."
        raise DataError(message)
    return dict(manifest)


def read_vintage(data: Path, vintage_id: str) -> Vintage:
    """One vintage by its id; what its parts hold is read when it is asked for. Raises DataError.

    A small one is proved whole, a large one part by part as each is first opened.
    """
    if vintage_id not in vintage_ids(data):
        message = f"There is no vintage {vintage_id!r} in {data / 'vintages'}."
        raise DataError(message)
    folder = vintages_folder(data) / vintage_id
    manifest = read_manifest(folder)
    return Vintage(vintage_id, folder, manifest, held_in(folder, manifest))


def current_vintage(data: Path) -> Vintage | None:
    """The newest vintage that is whole, or None where there is none at all.

    A damaged newer one is passed over and named in ``passed_over``. Raises NewerSchemaError, and
    DataError where vintages exist but none can be read.
    """
    passed_over: list[str] = []
    for vintage_id in reversed(vintage_ids(data)):
        try:
            vintage = read_vintage(data, vintage_id)
        # Not passed over: an older vintage would be shown and built upon as the newest.
        except NewerSchemaError:
            raise
        except DataError as error:
            passed_over.append(str(error))
            continue
        return Vintage(
            vintage.id, vintage.folder, vintage.manifest, vintage.held, tuple(passed_over)
        )
    if passed_over:
        message = "No vintage can be read. " + " ".join(passed_over)
        raise DataError(message)
    return None


def reference_path(data: Path, name: str) -> Path:
    """Where a reference table is read from: the data folder's own, else the one that ships."""
    own = data / "reference" / name
    return own if own.is_file() else SHIPPED_DATA / "reference" / name


def read_reference(data: Path, name: str, **tables: Collection[str]) -> pd.DataFrame:
    """A reference CSV whose every cell was checked, as text; optional columns are there, blank.

    ``tables`` are codes that others know, as ``countries``. Raises DataError with all mistakes.
    """
    path = reference_path(data, name)
    with _mistakes_of(path):
        # Not by pandas: it reads Namibia's NA as a missing cell, and then 01 as a number.
        columns, cells = read_lines(name, path.read_text("utf-8-sig"), tables)
    return pd.DataFrame(cells, columns=columns, dtype="str")


def read_rates(data: Path, currency: str) -> dict[str, Rate]:
    """The rates of a currency by month, of ``usd_per_<currency>.csv``; empty without one.

    Raises DataError where the table cannot be used.
    """
    name = f"usd_per_{currency.lower()}"
    if not reference_path(data, f"{name}.csv").is_file():
        return {}
    table = read_reference(data, f"{name}.csv")
    lines = zip(table["month"], table[name], table["source"], strict=True)
    return {month: Rate(float(usd), source) for month, usd, source in lines}


def read_release_days(data: Path, vintage: Vintage, **tables: Collection[str]) -> ReleaseDays:
    """When years first came out: what the vintage was told, over ``release_days.csv``.

    Raises DataError with all mistakes of the table.
    """
    kept: dict[str, dict[str, dict[str, str]]] = {}
    for row in read_reference(data, "release_days.csv", **tables).to_dict("records"):
        days = kept.setdefault(row["source"], {}).setdefault(row["reporter"], {})
        days[row["year"]] = row["first_released"]
    return merged(kept, vintage.manifest.get("released", {}))


def read_corridors(data: Path, **tables: Collection[str]) -> dict[str, Any]:
    """``corridors.toml``, checked. Raises DataError with all mistakes."""
    table = read_toml(data, "corridors.toml")
    with _mistakes_of(reference_path(data, "corridors.toml")):
        check_corridors(table, tables)
    return table


def read_groups(data: Path, **tables: Collection[str]) -> dict[str, Any]:
    """``groups.toml``, checked. Raises DataError with all mistakes."""
    table = read_toml(data, "groups.toml")
    with _mistakes_of(reference_path(data, "groups.toml")):
        check_groups(table, tables)
    return table


def read_sources(data: Path, **tables: Collection[str]) -> dict[str, Any]:
    """``sources.toml``, checked. Raises DataError with all mistakes."""
    table = read_toml(data, "sources.toml")
    with _mistakes_of(reference_path(data, "sources.toml")):
        check_sources(table, tables)
    return table


def read_site(data: Path) -> dict[str, Any]:
    """``site.toml``, checked. Raises DataError with all mistakes."""
    table = read_toml(data, "site.toml")
    with _mistakes_of(reference_path(data, "site.toml")):
        check_site(table)
    return table


@contextmanager
def _mistakes_of(path: Path) -> Iterator[None]:
    """What is wrong with a file's content as a DataError that names the file in each line."""
    try:
        yield
    except SpoiledError as error:
        raise DataError(together([f"{path}, {mistake}" for mistake in error.mistakes])) from error
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}"
        raise DataError(message) from error


def read_toml(data: Path, name: str) -> dict[str, Any]:
    """A reference TOML file. Raises DataError naming file and line."""
    path = reference_path(data, name)
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        message = f"{path} cannot be read: {error}"
        raise DataError(message) from error
