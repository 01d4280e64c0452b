"""The words that sentences about trade are told by, in one language; all of them are data. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, get_args

from dashboard.prose.found import Reason
from dashboard.prose.tokens import Sentence, Token, tokens

MEANINGS: Final = (
    "magnitudes", "units", "shares", "changes", "ranks", "measures", "partners", "links",
    "relations", "years", "month", "parts", "counts", "cannot", "countries", "groups",
)  # fmt: skip
"""Groups of phrases by what they mean."""

WORDS: Final = (
    "abbreviations", "whole", "is", "rises", "falls", "about", "compared", "monthly", "months",
    "services", "says",
)  # fmt: skip
"""Groups of phrases that all mean the same."""

_FIRST: Final = ("countries", "groups", "cannot")
"""Of two groups that have a phrase, one of these is meant."""


class VocabularyError(ValueError):
    """A language's words are not as they have to be; the message says where."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that mean something: which group they are of, what of it, and where they stand.

    ``kind`` is ``number`` for one in digits and ``other`` for a word that no group has; ``at`` is
    the place of the first word among those of the sentence, ``until`` that after the last.
    """

    kind: str
    meaning: str
    start: int
    end: int
    at: int
    until: int

    def is_a(self, kind: str, *meanings: str) -> bool:
        """Whether it is of a group, and means one of these where any are named."""
        return self.kind == kind and (not meanings or self.meaning in meanings)


_Phrases = dict[tuple[str, ...], tuple[str, str]]


@dataclass(frozen=True)
class Vocabulary:
    """A language's phrases; ``point`` and ``group`` are the signs within its numbers."""

    point: str
    group: str
    abbreviations: frozenset[str]
    _phrases: _Phrases
    _longest: Mapping[str, int]

    @classmethod
    def of(cls, table: Mapping[str, Any], countries: Mapping[str, Collection[str]]) -> "Vocabulary":
        """What a file says, with the names of countries by their codes. Raises VocabularyError."""
        known = {"language", "numbers", *MEANINGS, *WORDS}
        for name in table:
            if name not in known:
                message = f"{name} is no group of words; known are {', '.join(sorted(known))}"
                raise VocabularyError(message)
        phrases: _Phrases = {}
        for code, names in countries.items():
            phrases |= {key: ("countries", code) for name in names if (key := _key(name))}
        groups = sorted((*MEANINGS, *WORDS), key=lambda name: name in _FIRST)
        for group in groups:
            for meaning, words in _meanings(group, table.get(group, {})):
                phrases |= {key: (group, meaning) for word in words if (key := _key(word))}
        numbers = table.get("numbers", {})
        return cls(
            point=str(numbers.get("point", ".")),
            group=str(numbers.get("group", ",")),
            abbreviations=frozenset(table.get("abbreviations", {}).get("words", ())),
            _phrases=phrases,
            # By its first word, as most words begin no phrase.
            _longest={key[0]: len(key) for key in sorted(phrases, key=len)},
        )

    def marks(self, text: str, sentence: Sentence) -> list[Mark]:
        """All words of a sentence by what they mean, the longest phrase that fits first."""
        found, told, at = tokens(text, sentence), list[Mark](), 0
        while at < len(found):
            mark = self._mark(found, at)
            told.append(mark)
            at = mark.until
        return told

    def _mark(self, found: list[Token], at: int) -> Mark:
        longest = self._longest.get(found[at].text, 0)
        for many in range(min(longest, len(found) - at), 0, -1):
            words = found[at : at + many]
            meant = self._phrases.get(tuple(word.text for word in words))
            if meant:
                return Mark(*meant, words[0].start, words[-1].end, at, at + many)
        one = found[at]
        return Mark(
            "number" if one.is_number else "other", one.text, one.start, one.end, at, at + 1
        )


def _meanings(group: str, table: Any) -> Iterator[tuple[str, list[str]]]:  # noqa: ANN401 -- as TOML has it
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
        if group == "cannot" and meaning not in get_args(Reason):
            message = f"[cannot] {meaning} is none of {', '.join(get_args(Reason))}"
            raise VocabularyError(message)
        yield meaning, words


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(one.text for one in tokens(phrase, Sentence(0, len(phrase), is_question=False)))
