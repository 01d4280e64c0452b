"""Drops old vintages, and of the kept answers those that no vintage left is made of.

Only when asked. What is dropped first is what nobody names any more, so a kill at any moment leaves
all that is left whole, and the same command goes on.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.building.part_store import drop_parts
from etl.building.store import withdraw, writing
from etl.fetching.raw import RawStore
from etl.fetching.raw_index import Entry
from etl.parts.opening import parts_of
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
    if dry_run:
        old, _, answers = _dropped(data, keep, RawStore(data))
        return Pruned(tuple(old), len(answers), 0)
    with writing(data):
        raw = RawStore(data)
        old, parts, answers = _dropped(data, keep, raw)
        freed = sum(withdraw(data, vintage_id) for vintage_id in old)
        # The parts after those that name them: a kill between leaves some that nobody names.
        freed += drop_parts(data / "parts", parts)
        return Pruned(tuple(old), len(answers), freed + raw.drop(answers))


def _dropped(data: Path, keep: int, raw: RawStore) -> tuple[list[str], set[str], list[Entry]]:
    """The vintages that go, the parts that those left name, and the answers that they do not."""
    shown = current_vintage(data)
    ids = vintage_ids(data)
    old = [one for one in ids[: max(0, len(ids) - keep)] if shown is None or one != shown.id]
    folders = [vintages_folder(data) / one for one in ids if one not in old]
    manifests = [read_manifest(folder) for folder in folders]
    left = [parts_of(*one) or [] for one in zip(folders, manifests, strict=True)]
    named = {part.sha256 for parts in left for part in parts}
    return old, named, _unnamed(manifests, raw)


def _unnamed(manifests: list[dict[str, Any]], raw: RawStore) -> list[Entry]:
    """The outdated answers that no vintage left names among its inputs."""
    named = {item.get("sha256") for manifest in manifests for item in manifest["inputs"]}
    return [entry for entry in raw.outdated() if entry.sha256 not in named]
