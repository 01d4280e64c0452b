"""What countries and sources are called, in the language spoken. Pure."""

from dashboard.state.snapshot import Snapshot
from dashboard.text.language import say


def country(snapshot: Snapshot, code: str) -> str:
    """A country's name within a sentence, with its article if it has one."""
    return say(snapshot.names[code])


def country_label(snapshot: Snapshot, code: str) -> str:
    """A country's name by itself, as in a list."""
    return say(snapshot.labels[code])


def source_name(snapshot: Snapshot, source: str) -> str:
    """What a source is called."""
    return say(snapshot.source_name(source))
