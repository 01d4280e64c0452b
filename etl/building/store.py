"""Publishes vintages: the only writer of ``data/vintages``.

A vintage is written whole into a hidden folder beside the others and appears by one rename, so a
process killed at any moment leaves the older ones whole and current. It is never written again.
"""

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from etl.building.draft import Draft
from etl.building.part_store import copy_parts, sweep
from etl.building.trial import UntenableDraftError, put_on_trial
from etl.fetching.whole_file import settle, write_for_good
from etl.parts.on_disk import OnDisk
from etl.reader import SHIPPED_DATA, vintage_ids, vintages_folder
from etl.schema import SCHEMA_VERSION
from etl.seams import Trial, registered_trials
from etl.vintage import DataError, Vintage, mark_of
from etl.vintage_time import is_believable

_BUILDING: Final = ".building-"


class BusyError(DataError):
    """Another process is writing to the same data folder."""


@contextmanager
def writing(data: Path, wait: float = 0) -> Iterator[None]:
    """Hold the data folder for one writer; raises BusyError, and DataError where not writable."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        with FileLock(data / ".lock", timeout=wait):
            _sweep(data)
            _bring_shipped(data)
            yield
    except Timeout as error:
        message = (
            f"Another refresh or import is writing to {data}. Wait until it is done and repeat."
        )
        raise BusyError(message) from error
    except OSError as error:
        message = (
            f"{data} cannot be written: {error.strerror or error}. The vintages are as "
            "they were, and answers that came before are kept."
        )
        raise DataError(message) from error


def publish(
    data: Path, draft: Draft, code_version: str, trials: Sequence[Trial] | None = None
) -> str:
    """Write the manifest of a draft whose parts are laid, and return the id of the vintage.

    The same draft again changes nothing. It is put to the ``trials`` first, by default those
    registered. Call it inside ``writing`` and within the ``Laying`` of its parts. Raises
    UntenableDraftError; OSError (a full disk, say) leaves no trace of the draft.
    """
    layout = draft.layout
    manifest = {
        "schema_version": SCHEMA_VERSION,
        "code_version": code_version,
        "created": draft.created,
        "base": draft.base,
        "rows": layout.rows,
        "parts": [part._asdict() for part in layout.parts],
        # In one order, so that the same draft has the same bytes and id.
        "inputs": sorted(draft.inputs, key=lambda item: str(item["id"])),
        "checks": draft.checks,
        "set_aside": draft.set_aside,
        **({"released": draft.released} if draft.released else {}),
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    stamp = draft.created.replace("-", "").replace(":", "")
    vintage_id = f"{stamp}-{mark_of(text.encode())}"
    target = data / "vintages" / vintage_id
    if _is_whole(target, text.encode()):
        return vintage_id
    _refuse_unbelievable(draft)
    trials = registered_trials() if trials is None else trials
    if trials:
        held = OnDisk(data / "parts", layout.parts, vintage_id)
        put_on_trial(data, Vintage(vintage_id, target, json.loads(text), held), trials)
    building = data / "vintages" / f"{_BUILDING}{vintage_id}-{os.getpid()}"
    try:
        building.mkdir(parents=True)
        write_for_good(building / "manifest.json", text.encode())
        settle(building)
        if target.exists():
            # Damaged since: its id promises these very bytes. The sweep takes what is moved away.
            target.rename(building.with_name(f"{building.name}-damaged"))
        building.rename(target)
        settle(target.parent)
    except OSError:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return vintage_id


def withdraw(data: Path, vintage_id: str) -> int:
    """Take a vintage away and return how many bytes it had. Call it inside ``writing``.

    It is gone by one rename; what a kill leaves of it the next writer sweeps.
    """
    folder = data / "vintages" / vintage_id
    size = sum(path.stat().st_size for path in folder.iterdir())
    gone = folder.rename(folder.with_name(f"{_BUILDING}{vintage_id}-withdrawn"))
    settle(folder.parent)
    shutil.rmtree(gone)
    return size


def _refuse_unbelievable(draft: Draft) -> None:
    """Raise UntenableDraftError where the draft's date is far beyond all it is known by."""
    named = [vintage_id[:4] for vintage_id in (draft.base or "", *vintage_ids(SHIPPED_DATA)[-1:])]
    years = [year for year in (*named, draft.layout.newest) if year.isdecimal()]
    if not is_believable(draft.created, map(int, years)):
        message = (
            f"Nothing was published: it would be dated {draft.created[:10]} for good, while the "
            f"newest of all figures and vintages is of {max(years)}. Set this machine's clock and "
            "repeat."
        )
        raise UntenableDraftError(message)


def _is_whole(folder: Path, manifest: bytes) -> bool:
    """Whether a vintage is there with this manifest; the parts it names were just laid."""
    try:
        return (folder / "manifest.json").read_bytes() == manifest
    except OSError:
        return False


def _bring_shipped(data: Path) -> None:
    """Put the vintages that ship beside those to be written to a user's folder that has none.

    What is refreshed is built upon them, and links that pin them go on working.
    """
    shown = vintages_folder(data)
    if shown.parent == data:
        return
    copy_parts(shown.parent / "parts", data / "parts")
    for vintage_id in vintage_ids(data):
        building = data / "vintages" / f"{_BUILDING}{vintage_id}-{os.getpid()}"
        shutil.copytree(shown / vintage_id, building)
        settle(building)
        building.rename(building.with_name(vintage_id))
    settle(data / "vintages")


def _sweep(data: Path) -> None:
    """Remove what a killed writer left half-built; the lock says nobody is building now."""
    for path in (data / "vintages").glob(f"{_BUILDING}*"):
        shutil.rmtree(path, ignore_errors=True)
    sweep(data / "parts")
