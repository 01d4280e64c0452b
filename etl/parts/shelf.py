"""The folder that parts lie in, each proved to be what its name says before it is read."""

import hashlib
from pathlib import Path

import pyarrow as pa

from etl.parts.layout import Part
from etl.storage.bucket import StorageError
from etl.storage.local_copy import copy_at
from etl.vintage import DataError, SpoiledPartError


class Shelf:
    """Opens the parts of a vintage, which messages name. Raises SpoiledPartError.

    Where the folder is that of a copy of object storage, a part is brought when it is first asked.
    """

    def __init__(self, folder: Path, vintage: str) -> None:
        self._folder = folder
        self._vintage = vintage
        self._proved: set[str] = set()
        self._copy = copy_at(folder.parent)

    def look_at(self, part: Part) -> None:
        """Raise SpoiledPartError where a part is not there or not as large as it was written."""
        if self._copy is not None:
            return  # it may still be to come
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
        if self._digest(part) != part.sha256:
            if self._copy is None:
                raise self._damaged(part)
            # Spoiled here alone: what comes anew is what its name says, or none comes.
            self._copy.drop(self._name(part))
            self._bring(part)
        self._proved.add(part.sha256)

    def _digest(self, part: Part) -> str:
        self._bring(part)
        try:
            with self._path(part).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise self._unreadable(part, error) from error

    def _bring(self, part: Part) -> None:
        """Have a part of a copy here, as read a moment ago; nothing where there is no copy."""
        if self._copy is None:
            return
        try:
            self._copy.bring(self._name(part))
        except (StorageError, OSError) as error:
            raise self._unreadable(part, error) from error

    def file(self, part: Part) -> pa.NativeFile:
        """The part to read from; of a file in memory no more is loaded than is read."""
        self._bring(part)
        try:
            return pa.memory_map(str(self._path(part)))
        except OSError as error:
            raise self._unreadable(part, error) from error

    def called(self, part: Part) -> str:
        """What messages call a part."""
        return f"Vintage {self._vintage}: parts/{part.sha256[:12]}….parquet"

    def _path(self, part: Part) -> Path:
        return self._folder / self._name(part)

    @staticmethod
    def _name(part: Part) -> str:
        return f"{part.sha256}.parquet"

    def _unreadable(self, part: Part, error: Exception) -> DataError:
        told = f"{self.called(part)} cannot be read"
        return SpoiledPartError(f"{told} ({error}).", f"{told}.")

    def _damaged(self, part: Part) -> DataError:
        return SpoiledPartError(f"{self.called(part)} is damaged (its hash has changed).")
