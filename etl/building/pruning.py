"""Drops old vintages, and of the kept answers those that no vintage left is made of.

Only when asked. What is dropped first is what nobody names any more, so a kill at any moment leaves
all that is left whole, and the same command goes on.
"""

from dataclasses import dataclass
from pathlib import Path

from etl.building.store import withdraw, writing
from etl.fetching.raw import RawStore
from etl.fetching.raw_index import Entry
from etl.reader import current_vintage, read_manifest, vintage_ids, vintages_folder


@dataclass(frozen=True)
class Pruned:
    """What was dropped, or would be: vintages by their ids, kept answers, bytes they had."""

    vintages: tuple[str, ...]
    answers: int
    freed: int


def prune(data: Path, keep: int, *, dry_run: bool = False) -> Pruned:
    """Leave the newest ``keep`` vintages, and of raw answers the newest and those they name.

    A vintage that is shown stays, however old. Raises DataError where a manifest cannot be read, as
    nobody knows what it names, and BusyError; then nothing is dropped.
    """
    with writing(data):
        shown = current_vintage(data)
        ids = vintage_ids(data)
        old = [one for one in ids[: max(0, len(ids) - keep)] if shown is None or one != shown.id]
        raw = RawStore(data)
        unnamed = _unnamed(data, [one for one in ids if one not in old], raw)
        if dry_run:
            return Pruned(tuple(old), len(unnamed), 0)
        freed = sum(withdraw(data, vintage_id) for vintage_id in old)
        return Pruned(tuple(old), len(unnamed), freed + raw.drop(unnamed))


def _unnamed(data: Path, left: list[str], raw: RawStore) -> list[Entry]:
    """The outdated answers that no vintage left names among its inputs."""
    folder = vintages_folder(data)
    manifests = [read_manifest(folder / vintage_id) for vintage_id in left]
    named = {item.get("sha256") for manifest in manifests for item in manifest["inputs"]}
    return [entry for entry in raw.outdated() if entry.sha256 not in named]
