"""Opens the figures of a vintage, as its manifest says they lie."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from etl.parts.in_memory import InMemory
from etl.parts.layout import Part, in_order
from etl.parts.on_disk import OnDisk
from etl.parts.parquet import figures_in, opened, refuse_misfit
from etl.vintage import LISTING, DataError, Held

ONE_FILE: Final = "flows.parquet"
"""What a vintage lay in before there were parts."""

_PROVED_WHOLE: Final = 32_000_000
"""Bytes whose hash is no burden: a damaged vintage of so few is passed over before it is shown."""


def held_in(folder: Path, manifest: Mapping[str, Any]) -> Held:
    """The figures of the vintage in a folder, read when they are asked for. Raises DataError.

    A small one is proved whole at once, a large one part by part as each is first opened.
    """
    parts = parts_of(folder, manifest)
    if parts is None:
        return _of_one_file(folder, manifest)
    held = OnDisk(parts_folder(folder), parts, folder.name)
    if sum(part.size for part in parts) <= _PROVED_WHOLE:
        held.prove()
    return held


def parts_of(folder: Path, manifest: Mapping[str, Any]) -> list[Part] | None:
    """The parts of a vintage, as its manifest or, where it was migrated, a file beside lists them.

    None where it lies in one file yet. Raises DataError.
    """
    path = folder / LISTING
    try:
        listed = manifest.get("parts")
        if listed is None:
            listed = json.loads(path.read_bytes()) if path.is_file() else None
        return None if listed is None else [Part.of(entry) for entry in listed]
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"Vintage {folder.name}: the list of its parts cannot be read ({error})."
        raise DataError(message) from error


def parts_folder(vintage: Path) -> Path:
    """Where the parts lie that vintages share, beside the folder of all vintages."""
    return vintage.parent.parent / "parts"


def _of_one_file(folder: Path, manifest: Mapping[str, Any]) -> InMemory:
    """The figures of a vintage from before there were parts, whole; the manifest has their hash."""
    name = f"Vintage {folder.name}: {ONE_FILE}"
    try:
        # Read once: what is parsed is what was hashed, whatever becomes of the file meanwhile.
        content = (folder / ONE_FILE).read_bytes()
        if hashlib.sha256(content).hexdigest() != manifest.get("sha256"):
            message = f"{name} is damaged (its hash has changed)."
            raise DataError(message)
    except OSError as error:
        message = f"{name} cannot be read ({error})."
        raise DataError(message) from error
    file = opened(pa.BufferReader(content), name)
    refuse_misfit(file, name)
    table = figures_in(file, name)
    return InMemory(in_order(table.to_pandas()))
