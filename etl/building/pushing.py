"""Puts the figures of a folder on object storage: tables and parts first, manifests last.

What is named by its content is written whole or is there already, so a push that was stopped leaves
every vintage there whole, and the same command goes on.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from etl.building.store import writing
from etl.parts.opening import ONE_FILE, parts_folder, parts_of
from etl.reader import read_manifest, vintage_ids, vintages_folder
from etl.storage.bucket import Bucket
from etl.vintage import LISTING, MANIFEST, DataError


class Pushed(NamedTuple):
    """The vintages that were not there, and how many files and bytes were written."""

    vintages: list[str]
    files: int
    size: int


def push(data: Path, bucket: Bucket) -> Pushed:
    """Put the vintages, their parts and the reference tables there that are not.

    What is there and not here stays. Raises DataError, and BusyError while another process writes.
    """
    with writing(data):  # nobody prunes meanwhile
        sizes = [_put(bucket, *one) for one in _changed_tables(data, bucket)]
        held = {one.name: one.size for one in bucket.files("parts")}
        there = set(bucket.folders("vintages"))
        new = []
        for vintage in vintage_ids(data):
            if vintage in there and MANIFEST in _names(bucket, vintage):
                continue
            new.append(vintage)
            for path, name in _files_of(vintages_folder(data) / vintage, held):
                sizes.append(_put(bucket, name, _whole(path)))
    return Pushed(new, len(sizes), sum(sizes))


def _changed_tables(data: Path, bucket: Bucket) -> Iterator[tuple[str, bytes]]:
    """The reference tables that are other than there: whoever reads them there reads them anew."""
    there = {one.name for one in bucket.files("reference")}
    for path in sorted((data / "reference").glob("*.*")):
        name, content = f"reference/{path.name}", path.read_bytes()
        if path.name not in there or bucket.read(name) != content:
            yield name, content


def _files_of(folder: Path, held: dict[str, int]) -> Iterator[tuple[Path, str]]:
    """What of a vintage is to be put there, in order; its parts are ``held`` from then on."""
    parts = parts_of(folder, read_manifest(folder))
    if parts is None:
        message = f"Vintage {folder.name} lies in {ONE_FILE}: lay it into parts with “migrate”."
        raise DataError(message)
    for part in parts:
        name = f"{part.sha256}.parquet"
        if held.get(name) != part.size:
            yield parts_folder(folder) / name, f"parts/{name}"
            held[name] = part.size
    for name in (LISTING, MANIFEST):
        if (folder / name).is_file():
            yield folder / name, f"vintages/{folder.name}/{name}"


def _whole(path: Path) -> bytes:
    """The content of a file. Raises DataError where a part is not what its name says."""
    content = path.read_bytes()
    if path.suffix == ".parquet" and hashlib.sha256(content).hexdigest() != path.stem:
        message = f"{path} is damaged (its hash has changed): nothing names it there yet."
        raise DataError(message)
    return content


def _put(bucket: Bucket, name: str, content: bytes) -> int:
    bucket.put(name, content)
    return len(content)


def _names(bucket: Bucket, vintage: str) -> set[str]:
    return {one.name for one in bucket.files(f"vintages/{vintage}")}
