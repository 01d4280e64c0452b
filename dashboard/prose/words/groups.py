"""The groups of phrases that a language's file has, and what is wrong with one. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

from dashboard.prose.found import Reason
from dashboard.prose.words.alternatives import alternatives
from dashboard.prose.words.tokens import plain

MEANINGS: Final = (
    "magnitudes", "units", "shares", "changes", "ranks", "measures", "partners", "links",
    "relations", "years", "month", "parts", "counts", "cannot", "countries", "adjectives",
    "groups", "whole", "goods", "extremes", "yearly", "overtakes", "flows", "among", "tops",
    "speakers", "depends",
)  # fmt: skip
"""Groups of phrases by what they mean."""

CASES: Final = ("of", "to", "from", "in", "with", "object", "is", "sized", "until", "that", "fact")
"""What an ending of a word may say of it; of a verb that somebody said so, or that it is said."""

WORDS: Final = (
    "abbreviations", "is", "rises", "falls", "about", "compared", "monthly", "months", "services",
    "says", "dated", "suffers", "same", "places", "it", "then", "causes", "yearlong",
)  # fmt: skip
"""Groups of phrases that all mean the same."""


class VocabularyError(ValueError):
    """A language's words are not as they have to be; the message says where."""


def endings(group: str, table: Mapping[str, Any]) -> dict[str, str]:
    """What each ending of a group says; of one that is only somebody's, nothing."""
    found = meanings(group, table.get(group, {}))
    return {
        plain(ending): "" if case == "alone" else case for case, ends in found for ending in ends
    }


def alike(table: Any) -> dict[str, str]:  # noqa: ANN401 -- as TOML has it
    """The word that stands for each of several that tell the same. Raises VocabularyError."""
    found: dict[str, str] = {}
    for first, words in meanings("alike", table):
        for word in map(plain, words):
            if found.setdefault(word, plain(first)) != plain(first):
                message = f"[alike] {word} is like {found[word]} and like {first}"
                raise VocabularyError(message)
    for word in found:
        if word in found.values():
            message = f"[alike] {word} stands for other words, and another one for it"
            raise VocabularyError(message)
    return found


def meanings(group: str, table: Any) -> Iterator[tuple[str, list[str]]]:  # noqa: ANN401 -- as TOML has it
    """What a group of the file means, with its phrases. Raises VocabularyError."""
    if not isinstance(table, dict):
        message = f"[{group}] is no table"
        raise VocabularyError(message)
    for meaning, words in table.items():
        if not (isinstance(words, list) and all(isinstance(word, str) and word for word in words)):
            message = f"[{group}] {meaning} is no list of words"
            raise VocabularyError(message)
        if group in WORDS and meaning != "words":
            message = f"[{group}] has a list of words and no {meaning}"
            raise VocabularyError(message)
        cases = (*CASES, "alone") if group == "ours" else CASES
        if group in {"cases", "ours"} and meaning not in cases:
            message = f"[{group}] {meaning} is none of {', '.join(cases)}"
            raise VocabularyError(message)
        if group == "cannot" and meaning not in get_args(Reason):
            message = f"[cannot] {meaning} is none of {', '.join(get_args(Reason))}"
            raise VocabularyError(message)
        try:
            phrases = [each for word in words for each in alternatives(word)]
        except ValueError as error:
            message = f"[{group}] {meaning}: {error}"
            raise VocabularyError(message) from error
        yield meaning, phrases
