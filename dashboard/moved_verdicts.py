"""Tells which claims have another verdict on a newer vintage, in lines for a terminal.

Registered in ``pyproject.toml`` for whoever compares two vintages.
"""

from collections.abc import Iterator
from pathlib import Path

from dashboard.state.changes import flips
from dashboard.state.repository import snapshot_of
from dashboard.state.snapshot import Snapshot
from dashboard.text.verdicts import VERDICT_NAMES
from etl.vintage import Vintage


def moved_verdicts(data: Path, older: Vintage, newer: Vintage) -> list[str]:
    """The lines of ``moved_lines``; raises DataError where a reference table cannot be read."""
    return list(moved_lines(snapshot_of(data, older), snapshot_of(data, newer)))


def moved_lines(older: Snapshot, newer: Snapshot) -> Iterator[str]:
    """Each claim whose verdict moved with its sentence, and at last how many did."""
    moved = flips(older, newer)
    for flip in moved:
        yield f"{VERDICT_NAMES[flip.before]} to {VERDICT_NAMES[flip.after].lower()}: {flip.claim}"
        yield f"  “{flip.sentence}”"
    verdicts = "verdict" if len(moved) == 1 else "verdicts"
    yield f"{len(moved)} {verdicts} moved from {older.vintage.id} to {newer.vintage.id}."
