"""Object storage as S3 speaks it: files under one address, each read and written whole.

The one module that knows its protocol. Who may do what there is told by the environment that all
programs of S3 read (``AWS_ACCESS_KEY_ID`` and the like), never by an address.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import pyarrow as pa
from pyarrow import fs

from etl.vintage import DataError

SCHEME: Final = "s3://"
_OPTIONS: Final = ("region", "scheme", "endpoint_override")
_ATTEMPTS: Final = 3
_CONNECTING, _SILENT = 3.0, 15.0  # seconds without a connection, and without a byte of an answer
_GIVEN_UP: Final = 20.0  # seconds in which one that gave no answer is not asked again
_MOST_SAID: Final = 200  # characters of what the other side says is wrong


class StorageError(DataError):
    """Object storage gave no answer, refused, or has no such file."""


class Stored(NamedTuple):
    """A file's name within its folder, its size, and when it was written, in seconds of Unix."""

    name: str
    size: int
    written: float


def is_bucket(place: str) -> bool:
    """Whether a place of figures is an address of object storage, and no folder."""
    return place.startswith(SCHEME)


class Bucket:
    """The files under ``s3://bucket/prefix?region=...``, by names such as ``parts/x.parquet``.

    After a question that had no answer it is not asked for some seconds, so that readers do not
    wait one after the other. ``place`` is the address as it was given, ``address`` the same without
    what follows the ?. All methods raise StorageError.
    """

    def __init__(self, address: str, patience: float = _SILENT) -> None:
        """Ask nothing yet; ``patience`` is how many seconds may pass without a byte of an answer.

        Raises StorageError where the address is none.
        """
        parts = urlsplit(address)
        options = dict(parse_qsl(parts.query, keep_blank_values=True))
        strange = [name for name in options if name not in _OPTIONS]
        if not is_bucket(address) or not parts.netloc or strange or "@" in parts.netloc:
            message = (
                f"{address!r} is no address of object storage such as s3://bucket/folder, with "
                f"{', '.join(_OPTIONS)} after a ? where they are needed."
            )
            raise StorageError(message)
        self.place = address
        self.address = f"{SCHEME}{parts.netloc}{parts.path}".rstrip("/")
        self._root = f"{parts.netloc}{parts.path}".strip("/")
        self._options = options
        self._patience = patience
        self._silent_until = 0.0
        self._opened: fs.FileSystem | None = None

    def read(self, name: str) -> bytes:
        """All of a file."""
        with self._asking(name), self._files.open_input_stream(self._path(name)) as file:
            content: bytes = file.read()
        return content

    def put(self, name: str, content: bytes) -> None:
        """Write a file whole; whoever reads it meanwhile sees what was there or all of it."""
        with self._asking(name), self._files.open_output_stream(self._path(name)) as file:
            file.write(content)

    def files(self, folder: str) -> list[Stored]:
        """The files right in a folder; none where there is no such folder."""
        return [
            Stored(one.base_name, one.size, one.mtime_ns / 1e9)
            for one in self._listed(folder)
            if one.type == fs.FileType.File
        ]

    def folders(self, folder: str) -> list[str]:
        """The names of the folders in a folder."""
        kind = fs.FileType.Directory
        return [one.base_name for one in self._listed(folder) if one.type == kind]

    def _listed(self, folder: str) -> list[fs.FileInfo]:
        selector = fs.FileSelector(self._path(folder), allow_not_found=True)
        with self._asking(folder):
            return list(self._files.get_file_info(selector))

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    @property
    def _files(self) -> fs.FileSystem:
        # Not before it is needed, and so in the process that needs it: a fork would break it.
        if self._opened is None:
            self._opened = fs.S3FileSystem(
                **self._options,
                allow_delayed_open=True,  # a small file is one call, not three
                connect_timeout=_CONNECTING,
                request_timeout=self._patience,
                retry_strategy=fs.AwsStandardS3RetryStrategy(max_attempts=_ATTEMPTS),
            )
        return self._opened

    @contextmanager
    def _asking(self, name: str) -> Iterator[None]:
        """One question; what goes wrong is a sentence."""
        if monotonic() < self._silent_until:
            message = f"{self.address} gave no answer a moment ago."
            raise StorageError(message)
        try:
            yield
        except FileNotFoundError as error:
            message = f"There is no {self.address}/{name}."
            raise StorageError(message) from error
        except (OSError, pa.ArrowException) as error:
            self._silent_until = monotonic() + _GIVEN_UP
            said = " ".join(str(error).split())[:_MOST_SAID]
            message = f"{self.address}/{name} could not be reached ({said})."
            raise StorageError(message) from error
