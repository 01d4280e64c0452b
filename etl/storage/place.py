"""Where figures are read from: a folder, or the copy of a bucket that is kept up to date."""

import logging
from pathlib import Path
from threading import Event
from typing import Final

from etl.storage.bucket import StorageError, is_bucket
from etl.storage.local_copy import copy_at, copy_of
from etl.vintage import MANIFEST, DataError

_LOG: Final = logging.getLogger(__name__)


def opened(place: str) -> Path:
    """The folder to read, which of a bucket is a copy that is up to date.

    Where the bucket gives no answer, the copy is as it was at the last look. Raises DataError where
    there was none.
    """
    if not is_bucket(place):
        return _folder(place)
    copy = copy_of(place)
    try:
        copy.sync()
    except StorageError as error:
        if not any((copy.folder / "vintages").glob(f"*/{MANIFEST}")):
            raise
        _LOG.warning("%s Figures are as they were when it last answered.", error)
    return copy.folder


def folder_of(place: str) -> Path:
    """A folder to write in. Raises DataError where the place is a bucket."""
    if not is_bucket(place):
        return _folder(place)
    message = (
        f"{place} is object storage, which is read and not written in: name a folder with --data "
        "and put what is in it there with “push”."
    )
    raise DataError(message)


def _folder(place: str) -> Path:
    # Path("") is wherever one happens to stand, and a variable that is not set would write there.
    if not place.strip():
        message = "The data folder is given as nothing: name it with --data, or leave --data out."
        raise DataError(message)
    return Path(place)


def keep_up(data: Path, over: Event, *, pause: float = 60.0) -> None:
    """Look at the bucket that a folder is the copy of, again and again until it is ``over``.

    There is a ``pause`` of so many seconds from one look to the next.
    """
    copy = copy_at(data)
    while copy is not None and not over.wait(pause):
        was = copy.trouble
        try:
            copy.sync()
        except (StorageError, OSError) as error:
            # Once, however long it lasts; what is here is read as it is.
            if not was:
                _LOG.warning("%s", error)


def trouble_of(data: Path) -> str:
    """Why the figures in a folder may be behind those of their bucket; blank where they are not."""
    copy = copy_at(data)
    return copy.trouble if copy is not None else ""
