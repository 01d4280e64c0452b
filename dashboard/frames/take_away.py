"""What goes with a view's frame out of the house: what its columns mean, and its sources. Pure."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import pandas as pd

from dashboard.address.request import Request
from dashboard.frames.citation import sources_of
from dashboard.frames.number_rows import FRAME_COLUMNS
from dashboard.state.snapshot import Snapshot
from dashboard.text.names import source_name

_SOURCE: Final = ("source", "publisher", "terms", "citation", "address")


def notes(frame: pd.DataFrame, title: str, address: str, vintage: str) -> list[list[str]]:
    """What the values are, where they stand for good, and what each column means."""
    meant = [[name, FRAME_COLUMNS[name]] for name in frame.columns if name in FRAME_COLUMNS]
    return [["what", title], ["address", address], ["vintage", vintage], *meant]


def sources(frame: pd.DataFrame, snapshot: Snapshot) -> list[list[str]]:
    """The sources named in a frame's column ``source``: publisher, terms, citation, address."""
    ids = sources_of(frame["source"].dropna()) if "source" in frame else []
    return [list(_SOURCE), *(list(_told(name, snapshot)) for name in ids)]


def _told(source: str, snapshot: Snapshot) -> Iterator[str]:
    known = snapshot.sources.get(source, {})
    inputs = snapshot.vintage.manifest["inputs"]
    own: dict[str, str] = next((item for item in inputs if item["source"] == source), {})
    yield source_name(snapshot, source)
    yield own.get("publisher", "")
    yield known.get("terms", "")
    yield own.get("citation", "")
    yield known.get("address", own.get("address", ""))


def made(request: Request) -> datetime:
    """When the state of the data shown was made."""
    created = datetime.fromisoformat(request.snapshot.vintage.manifest["created"])
    return created.astimezone(UTC).replace(tzinfo=None, microsecond=0)
