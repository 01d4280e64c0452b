"""Writes a file whole or not at all, for good. Touches the disk alone."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes, building: str = ".building") -> None:
    """Write a file beside its place, under the name ``building``, and move it there when whole.

    One such name a folder, so that a kill leaves at most one. Raises OSError, leaving what was
    there as it was and nothing beside it.
    """
    beside = path.parent / building
    try:
        # Before the move: after a power cut the new name might else stand on an empty file.
        write_for_good(beside, content)
        beside.replace(path)
        settle(path.parent)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def write_for_good(path: Path, content: bytes) -> None:
    """Write a file so that its content outlasts a power cut, once its folder is settled."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Let what names a folder holds outlast a power cut, as ``fsync`` does what a file holds.

    Where a system opens no folders, as Windows, it keeps names in order by itself.
    """
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
