"""What countries and sources are called, in the language spoken. Pure."""

from collections.abc import Callable, Iterable, Mapping

from dashboard.state.snapshot import Snapshot
from dashboard.text.language import say, territory

Naming = Callable[[str], str]
"""What a country or a source is called, by its code."""


def country(snapshot: Snapshot, code: str) -> str:
    """A country's name within a sentence, with its article if it has one; else its code."""
    return _said(snapshot, code, snapshot.names)


def countries(snapshot: Snapshot, *codes: str) -> tuple[str, ...]:
    """The names of several countries, each as ``country`` has it."""
    return tuple(country(snapshot, code) for code in codes)


def country_label(snapshot: Snapshot, code: str) -> str:
    """A country's name by itself, as in a list; else its code."""
    return _said(snapshot, code, snapshot.labels)


def _said(snapshot: Snapshot, code: str, names: Mapping[str, str]) -> str:
    """As the catalogue says it, else as the language names the territory, else in English."""
    name = names.get(code, code)
    said = say(name)
    return said if said != name else territory(snapshot.territories.get(code, "")) or name


def source_name(snapshot: Snapshot, source: str) -> str:
    """What a source is called."""
    return say(snapshot.source_name(source))


def cautions(snapshot: Snapshot, sources: Iterable[str], reporters: Iterable[str]) -> str:
    """What must be known of sources when they speak of reporters; blank where all is as usual."""
    return " ".join(map(say, snapshot.cautions(sources, reporters)))
