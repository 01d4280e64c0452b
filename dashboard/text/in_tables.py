"""Which texts of the reference tables are said on screen, for translators' tools to find. Pure.

They stand in their tables in English, as whoever adds a row writes them, and a catalogue says them
like any text. What somebody said and what a publisher wants to be cited as are not among them: they
are the same in every language.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any, Final

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "products.csv": ("group",),
    "events.csv": ("title",),
    "precedence.csv": ("reason",),
    "published_figures.csv": ("said_by", "note"),
    "claims.toml": ("sentence", "said_by", "title", "notes"),
    "sources.toml": ("publisher", "terms", "scope", "caution", "cautions", "editions"),
}
"""The columns, or keys of entries, that hold words, by the table."""


def find_texts(
    table: IO[bytes], _keywords: object, _tags: object, options: object = None
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield each text of an open table, as Babel asks of a way to extract texts.

    Babel's keyword ``N_`` stands for a text that is said as it is; the line is that of its start.
    """
    del options  # Babel gives them by name
    name, content = table.name.rpartition("/")[2], table.read().decode("utf-8-sig")
    if name not in COLUMNS:
        return
    rows = _entries(content) if name.endswith(".toml") else csv.DictReader(content.splitlines())
    for row in rows:
        for column in COLUMNS[name]:
            for text in _texts(row.get(column, "")):
                yield content[: content.find(text)].count("\n") + 1, "N_", text, []


def _entries(content: str) -> Iterable[Mapping[str, Any]]:
    tables = tomllib.loads(content).values()
    return (entry for one in tables for entry in (one if isinstance(one, list) else [one]))


def _texts(value: str | Mapping[str, str]) -> Iterator[str]:
    """The texts of a cell, or of an entry that has several by their keys; none of a blank."""
    yield from filter(None, [value] if isinstance(value, str) else value.values())
