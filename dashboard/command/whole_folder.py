"""A folder of files that appears whole or not at all, and takes the place of its own kind alone."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

MARKER: Final = "report.json"
"""In each such folder: what it is, and the names of all its files."""

_KIND: Final = "report of trade claims"


class FolderTakenError(ValueError):
    """The folder holds what is not ours to replace; the message says what."""


def check_free(folder: Path) -> None:
    """Raise FolderTakenError where a folder may not be written: it must be new, empty or ours."""
    if folder.is_file():
        message = f"{folder} is a file. Name a folder that is new, empty, or an earlier report."
        raise FolderTakenError(message)
    held = set(_files(folder))
    if not held:
        return
    others = sorted(held - _own(folder))
    if others:
        message = (
            f"{folder} holds what is not of a report: {others[0]}. "
            "Name a folder that is new, empty, or an earlier report."
        )
        raise FolderTakenError(message)


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]], told: dict[str, Any]) -> int:
    """Write files under their names, and return how many; ``told`` stands in the marker too.

    They are gathered beside the folder and moved there by one rename. Raises FolderTakenError, and
    OSError or whatever ``files`` raises, leaving what was there as it was.
    """
    folder = folder.resolve()
    check_free(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = folder.with_name(f".{folder.name}.building")
    # What an earlier run left that was killed.
    shutil.rmtree(building, ignore_errors=True)
    try:
        building.mkdir()
        names = [_write(building, name, content) for name, content in files]
        marker = {"kind": _KIND, **told, "files": sorted(names)}
        text = json.dumps(marker, ensure_ascii=False, indent=1) + "\n"
        (building / MARKER).write_text(text, encoding="utf-8", newline="\n")
        _put_in_place(building, folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return len(names)


def _put_in_place(building: Path, folder: Path) -> None:
    """Move a whole folder to its place; an earlier one stands aside until it is there."""
    before = folder.with_name(f".{folder.name}.before")
    if folder.exists():
        shutil.rmtree(before, ignore_errors=True)
        # Whoever put a file of their own there meanwhile keeps it.
        check_free(folder)
        folder.rename(before)
    try:
        building.rename(folder)
    except OSError:
        if before.exists():
            before.rename(folder)
        raise
    shutil.rmtree(before, ignore_errors=True)


def _write(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return name


def _files(folder: Path) -> Iterable[str]:
    return (p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir())


def _own(folder: Path) -> set[str]:
    """The files that a report says are its own, itself among them; none of what is no report."""
    try:
        marker = json.loads((folder / MARKER).read_text("utf-8"))
    except (OSError, ValueError):
        return set()
    if not isinstance(marker, dict) or marker.get("kind") != _KIND:
        return set()
    return {MARKER, *map(str, marker.get("files", ()))}
