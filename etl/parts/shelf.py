"""The folder that parts lie in, each proved to be what its name says before it is read."""

import hashlib
from pathlib import Path

import pyarrow as pa

from etl.parts.layout import Part
from etl.vintage import DataError, SpoiledPartError


class Shelf:
    """Opens the parts of a vintage, which messages name. Raises SpoiledPartError."""

    def __init__(self, folder: Path, vintage: str) -> None:
        self._folder = folder
        self._vintage = vintage
        self._proved: set[str] = set()

    def look_at(self, part: Part) -> None:
        """Raise SpoiledPartError where a part is not there or not as large as it was written."""
        try:
            size = self._path(part).stat().st_size
        except OSError as error:
            raise self._unreadable(part, error) from error
        if size != part.size:
            raise self._damaged(part)

    def prove(self, part: Part) -> None:
        """Raise SpoiledPartError where a part is not what its name says; looked at once."""
        if part.sha256 in self._proved:
            return
        try:
            with self._path(part).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise self._unreadable(part, error) from error
        if digest != part.sha256:
            raise self._damaged(part)
        self._proved.add(part.sha256)

    def file(self, part: Part) -> pa.NativeFile:
        """The part to read from; of a file in memory no more is loaded than is read."""
        try:
            return pa.memory_map(str(self._path(part)))
        except OSError as error:
            raise self._unreadable(part, error) from error

    def called(self, part: Part) -> str:
        """What messages call a part."""
        return f"Vintage {self._vintage}: parts/{part.sha256[:12]}….parquet"

    def _path(self, part: Part) -> Path:
        return self._folder / f"{part.sha256}.parquet"

    def _unreadable(self, part: Part, error: OSError) -> DataError:
        told = f"{self.called(part)} cannot be read"
        return SpoiledPartError(f"{told} ({error}).", f"{told}.")

    def _damaged(self, part: Part) -> DataError:
        return SpoiledPartError(f"{self.called(part)} is damaged (its hash has changed).")
