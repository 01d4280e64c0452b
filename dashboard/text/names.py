"""What countries and sources are called, in the language spoken. Pure."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from dashboard.measures.evidence import PUBLISHED
from dashboard.state.snapshot import Snapshot
from dashboard.text.alphabet import by_alphabet
from dashboard.text.language import N_, say, spoken, territory
from dashboard.text.rows import Row, Rows
from dashboard.text.words import dated

Naming = Callable[[str], str]
"""What a country or a source is called, by its code."""

SCOPED: Final = N_("{source} ({scope})")
STATEMENT: Final = N_("a published statement")
STATEMENTS: Final = N_("published statements")

_CODE: Final = re.compile(r"(?<![\w-])(?:[A-Z]{3,5}|[a-z]+(?:-[a-z]+)*)(?![\w-])")
_COUNTRY: Final = re.compile(r"(?<![\w-])[A-Z]{3,5}(?![\w-])")
_MONTH: Final = re.compile(r"(?<![\w-])\d{4}-\d{2}(?![\w-])")
_MOST: Final = 4096  # texts kept in a language


def country(snapshot: Snapshot, code: str) -> str:
    """A country's name within a sentence, with its article if it has one; else its code."""
    return _said(snapshot, code, snapshot.names)


def countries(snapshot: Snapshot, *codes: str) -> tuple[str, ...]:
    """The names of several countries, each as ``country`` has it."""
    return tuple(country(snapshot, code) for code in codes)


def names_by_code(snapshot: Snapshot, *codes: str) -> dict[str, str]:
    """What countries are called within a sentence, by their codes."""
    return {code: country(snapshot, code) for code in codes}


def country_label(snapshot: Snapshot, code: str) -> str:
    """A country's name by itself, as in a list; else its code."""
    return _said(snapshot, code, snapshot.labels)


def by_name(snapshot: Snapshot, codes: Iterable[str]) -> dict[str, str]:
    """Countries' names by themselves, by their codes, in the order of the alphabet."""
    named = {code: country_label(snapshot, code) for code in codes}
    return dict(sorted(named.items(), key=lambda one: by_alphabet(one[1])))


def _said(snapshot: Snapshot, code: str, names: Mapping[str, str]) -> str:
    """As the catalogue says it, else as the language names the territory, else in English."""
    name = snapshot.named.get(code, {}).get(spoken().code) or names.get(code, code)
    said = say(name)
    return said if said != name else territory(snapshot.territories.get(code, "")) or name


def source_name(snapshot: Snapshot, source: str) -> str:
    """What a source is called, with what its totals leave out."""
    name, scope = say(snapshot.source_name(source)), snapshot.scope(source)
    return say(SCOPED, source=name, scope=say(scope)) if scope else name


def source_within(snapshot: Snapshot, source: str, *, several: bool = True) -> str:
    """The same within a sentence; ``several`` statements may have been published, or just one."""
    stated = STATEMENTS if several else STATEMENT
    return say(stated) if source == PUBLISHED else source_name(snapshot, source)


def cautions(
    snapshot: Snapshot, speaking: Mapping[str, Collection[str]], reporters: Collection[str]
) -> str:
    """What must be known of sources when they speak of reporters; blank where all is as usual.

    ``speaking`` has for each source the periods it speaks of.
    """
    return " ".join(map(say, snapshot.cautions(speaking, reporters)))


def as_told(rows: Rows, snapshot: Snapshot) -> list[Row]:
    """Rows of a frame as people read them: names for the codes in the source and the note.

    ``whose`` is the source with statements named too, which ``source`` keeps apart, and ``scope``
    what its totals leave out.
    """
    # Hundreds of rows have few sources and notes.
    kept: dict[tuple[str, str], Row] = snapshot.ledger.once(("as told", spoken().code), dict)
    told: list[Row] = []
    for row in rows:
        key = row["source"], row["note"]
        texts = kept.get(key)
        if texts is None:
            if len(kept) >= _MOST:
                kept.clear()
            texts = kept[key] = _told(*key, snapshot)
        told.append({**row, **texts})
    return told


def _told(source: str, note: str, snapshot: Snapshot) -> Row:
    """The columns of a row that are told otherwise than in its frame."""
    return {
        "source": named(source, snapshot),
        "note": named(note, snapshot),
        "whose": named(source, snapshot, PUBLISHED),
        "scope": " ".join(filter(None, map(snapshot.scope, _CODE.findall(source)))),
    }


def named(text: str, snapshot: Snapshot, *more: str) -> str:
    """A text of a frame with countries, sources and months by name, and ``more`` that has one."""
    if not text:
        return text
    # Hundreds of rows have few texts.
    kept: dict[str, str] = snapshot.ledger.once(("named", spoken().code, more), dict)
    found = kept.get(text)
    if found is None:
        if len(kept) >= _MOST:
            kept.clear()
        known = {*snapshot.sources, *snapshot.sources_held, *more}
        by_name = _CODE.sub(lambda code: _name(code[0], snapshot, known), text)
        found = _MONTH.sub(lambda month: dated(month[0]), by_name)
        kept[text] = found
    return found


def with_countries(text: str, snapshot: Snapshot) -> str:
    """A text with countries by name where it has their codes."""
    return _COUNTRY.sub(lambda code: _name(code[0], snapshot, ()), text)


def _name(code: str, snapshot: Snapshot, sources: Iterable[str]) -> str:
    """The name of a country or of one of these sources; any other word as it is."""
    if code in snapshot.names:
        return country(snapshot, code)
    return source_name(snapshot, code) if code in sources else code
