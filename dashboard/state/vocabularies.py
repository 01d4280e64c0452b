"""The vocabularies of sentences about trade, from disk: a file a language."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from dashboard.prose.grammar import taught
from dashboard.prose.words.groups import VocabularyError
from dashboard.prose.words.languages import spoken
from dashboard.prose.words.vocabulary import Vocabulary
from dashboard.state.naming import known_as
from dashboard.state.snapshot import Snapshot
from etl.reader import SHIPPED_DATA, read_toml, reference_path
from etl.schema import WORLD
from etl.vintage import DataError

FOLDER: Final = "language"


def readable() -> tuple[str, ...]:
    """The codes of the languages that texts are read in, English first: those of the files."""
    found = sorted(path.stem for path in (SHIPPED_DATA / "reference" / FOLDER).glob("*.toml"))
    return tuple(sorted(found, key=lambda code: code != "en"))


def vocabulary(data: Path, snapshot: Snapshot, language: str) -> Vocabulary:
    """The words of a language, with the countries of a state of the data. Raises DataError."""
    return snapshot.once(("vocabulary", language), lambda: _read(data, snapshot, language))


def words_of(text: str, language: str, words: Callable[[str], Vocabulary]) -> Vocabulary:
    """The vocabulary a text is read by: that of the language, or of the one it is likeliest in.

    With what its examples teach. Raises DataError.
    """
    code = language or spoken(text, {code: words(code) for code in readable()})
    try:
        return taught(words(code))
    except VocabularyError as error:
        message = f"{FOLDER}/{code}.toml cannot be used: {error}."
        raise DataError(message) from error


def _read(data: Path, snapshot: Snapshot, language: str) -> Vocabulary:
    name = f"{FOLDER}/{language}.toml"
    table = read_toml(data, name)
    names = {
        code: [name for name in every if _is_name(name, code, snapshot)]
        for code, every in known_as(snapshot).items()
        if code != WORLD
    }
    try:
        return Vocabulary.of(table, names, snapshot.named, snapshot.fiscal)
    except VocabularyError as error:
        message = f"{reference_path(data, name)} cannot be used: {error}."
        raise DataError(message) from error


def _is_name(name: str, code: str, snapshot: Snapshot) -> bool:
    """Whether a country or group is called so in a sentence, where IN and IT are words."""
    is_code = name in {code, snapshot.territories.get(code)}
    # Of a group the code may be all it is called, as CIS.
    return not is_code or (code in snapshot.named and name == snapshot.labels[code])
