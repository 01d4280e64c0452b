"""The copy of a bucket's figures on this machine: lists and tables whole, parts once asked for.

It lies as a data folder does, so that whoever reads figures knows nothing of buckets. A part is
named by its content, so a copied one never grows old; beyond a bound those read longest ago go.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident
from typing import Final

from platformdirs import user_cache_path

from etl.storage.bucket import Bucket, StorageError
from etl.vintage import LISTING, MANIFEST, mark_of

_ORIGIN: Final = "origin.json"
_TROUBLE: Final = "trouble.txt"
_MOST: Final = 4_000_000_000
"""Bytes of parts that are kept."""

_LISTED: Final = (MANIFEST, LISTING)
"""What a vintage has besides its parts."""


class Copy:
    """What lies in ``folder`` of the figures in a bucket, at most so many bytes of parts.

    All methods raise StorageError where the bucket is needed and gives no answer.
    """

    def __init__(self, folder: Path, bucket: Bucket, most: int = _MOST) -> None:
        """Nothing is asked yet."""
        self.folder = folder
        self._bucket = bucket
        self._most = most

    def sync(self) -> None:
        """Bring the vintages and tables that are new there, and drop those that are gone."""
        # Every start would wait for it, and few read a bucket.
        from filelock import FileLock  # noqa: PLC0415

        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder / ".lock"), self._told():
            self._write(self.folder / _ORIGIN, json.dumps({"place": self._bucket.place}).encode())
            self._sync_vintages()
            self._sync_tables()

    @property
    def trouble(self) -> str:
        """Why what is here may be behind what is there; blank where it is not."""
        try:
            return (self.folder / _TROUBLE).read_text("utf-8")
        except OSError:
            return ""

    def bring(self, part: str) -> Path:
        """The part of a name, copied if it is not here."""
        path = self.folder / "parts" / part
        try:
            os.utime(path)
        except FileNotFoundError:
            content = self._bucket.read(f"parts/{part}")
            # Cut off on its way it would be damaged here for good.
            if hashlib.sha256(content).hexdigest() != path.stem:
                message = f"{self._bucket.address}/parts/{part} is damaged (its hash has changed)."
                raise StorageError(message) from None
            self._write(path, content)
            self._trim(path)
        return path

    def drop(self, part: str) -> None:
        """Forget a part that is not what its name says."""
        (self.folder / "parts" / part).unlink(missing_ok=True)

    def _sync_vintages(self) -> None:
        vintages = self.folder / "vintages"
        vintages.mkdir(exist_ok=True)
        here = {path.name for path in vintages.iterdir() if (path / MANIFEST).is_file()}
        there = set(self._bucket.folders("vintages"))
        if not there:
            # Nobody means to take all away from those who read it.
            place = self._bucket.place
            message = f"There are no figures at {place}: put some there with “push”."
            raise StorageError(message)
        for vintage in sorted(there - here, reverse=True):
            names = {one.name for one in self._bucket.files(f"vintages/{vintage}")}
            # The manifest is put there last: without one a vintage is still on its way.
            if MANIFEST in names:
                self._bring_vintage(vintage, names)
        for vintage in here - there:
            shutil.rmtree(vintages / vintage)

    def _bring_vintage(self, vintage: str, names: set[str]) -> None:
        content = {
            name: self._bucket.read(f"vintages/{vintage}/{name}")
            for name in _LISTED
            if name in names
        }
        if not vintage.endswith(mark_of(content[MANIFEST])):
            message = f"{self._bucket.address}: the manifest of vintage {vintage} is damaged."
            raise StorageError(message)
        # Its manifest last, here too: whoever looks meanwhile sees no vintage without its list.
        for name in reversed(_LISTED):
            if name in content:
                self._write(self.folder / "vintages" / vintage / name, content[name])

    def _sync_tables(self) -> None:
        tables = self.folder / "reference"
        tables.mkdir(exist_ok=True)
        there = {one.name: one for one in self._bucket.files("reference")}
        for path in tables.iterdir():
            if path.name not in there:
                path.unlink()
        for name, one in there.items():
            path = tables / name
            if not path.is_file() or _seen(path) != (one.size, one.written):
                self._write(path, self._bucket.read(f"reference/{name}"))
                os.utime(path, (one.written, one.written))

    def _write(self, path: Path, content: bytes) -> None:
        """A file, whole or not at all; others may write the same one at once."""
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}-{os.getpid()}-{get_ident()}")
        beside.write_bytes(content)
        beside.replace(path)

    def _trim(self, kept: Path) -> None:
        """Drop the parts read longest ago that are beyond the bound, not the one that just came."""
        found = []
        for path in kept.parent.glob("*.parquet"):
            with suppress(FileNotFoundError):  # another one drops some too
                told = path.stat()
                found.append((path != kept, -told.st_mtime, told.st_size, path))
        room = self._most
        for is_other, _, size, path in sorted(found):
            room -= size
            if is_other and room < 0:
                path.unlink(missing_ok=True)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What keeps the copy behind is told beside it, for the processes that read it."""
        try:
            yield
        except StorageError as error:
            self._write(self.folder / _TROUBLE, str(error).encode())
            raise
        (self.folder / _TROUBLE).unlink(missing_ok=True)


def copy_of(address: str) -> Copy:
    """The copy of an address, in this user's cache. Raises StorageError where it is none."""
    name = hashlib.sha256(address.encode()).hexdigest()[:16]
    return Copy(user_cache_path("trade-claims", appauthor=False) / name, Bucket(address))


def copy_at(folder: Path) -> Copy | None:
    """The copy that lies in a data folder; None where its figures are its own."""
    try:
        place = json.loads((folder / _ORIGIN).read_bytes())["place"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Copy(folder, Bucket(str(place)))


def _seen(path: Path) -> tuple[int, float]:
    told = path.stat()
    return told.st_size, told.st_mtime
