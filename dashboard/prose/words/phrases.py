"""Phrases of a language with what each means, and the longest of them that fits. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from dashboard.prose.words.tokens import Sentence, tokens

Meant = tuple[str, str]
"""The group that a phrase is of, and what of it."""

STEM: Final = "*"
"""At a word's end: every word that begins so; before a word: every word that ends so."""

_SHORTEST: Final = 2
"""A word has as many letters at least before an ending."""


class Match(NamedTuple):
    """What a phrase means, of how many words it is, and the ending its last word has besides."""

    meant: Meant
    many: int
    ending: str = ""


@dataclass(slots=True)
class _Node:
    """What may follow the words so far, and what they mean where they are a phrase."""

    after: dict[str, "_Node"] = field(default_factory=dict)
    meant: Meant | None = None


class Phrases:
    """Phrases of words and stems; the last one added of two that are the same is meant.

    The last word of a phrase may have one of the ``endings``, each of which has the groups whose
    phrases may have it.
    """

    def __init__(self, endings: Mapping[str, Collection[str]] | None = None) -> None:
        self._root = _Node()
        self._stems: set[str] = set()
        self._shortest = 0
        self._endings = dict(endings or {})
        self._longest_ending = max(map(len, self._endings), default=0)
        self._word_ends: set[str] = set()

    def add(self, phrase: str, meant: Meant) -> None:
        """Let a phrase mean something; one without a word in it is none."""
        node = self._root
        for word in _words(phrase):
            if word.endswith(STEM) and word != STEM:
                self._stems.add(word)
                self._shortest = min(map(len, self._stems)) - 1
            elif word.startswith(STEM) and word != STEM:
                self._word_ends.add(word)
            node = node.after.setdefault(word, _Node())
        if node is not self._root:
            node.meant = meant

    def longest(self, words: Sequence[str], at: int) -> Match | None:
        """What the longest phrase from a place on means, and of how many words it is.

        Of two as long, one of whole words before one with an ending, that before one of stems, a
        longer stem before a shorter.
        """
        return self._from(self._root, words, at)

    def _from(self, node: _Node, words: Sequence[str], at: int) -> Match | None:
        best = Match(node.meant, 0) if node.meant else None
        if at == len(words) or not node.after:
            return best
        exact, *rest = self._keys(words[at])
        found = self._step(node, exact, words, at)
        if found and (best is None or found.many > best.many):
            best = found
        found = self._ended(node, words[at])
        if found and (best is None or found.many > best.many):
            best = found
        for key in rest:
            found = self._step(node, key, words, at)
            if found and (best is None or found.many > best.many):
                best = found
        return best

    def _step(self, node: _Node, key: str, words: Sequence[str], at: int) -> Match | None:
        after = node.after.get(key)
        found = self._from(after, words, at + 1) if after else None
        return found._replace(many=found.many + 1) if found else None

    def _ended(self, node: _Node, word: str) -> Match | None:
        """The phrase that ends with a word without its ending, the shortest of several."""
        for at in range(len(word) - 1, max(_SHORTEST, len(word) - self._longest_ending) - 1, -1):
            after = node.after.get(word[:at]) if word[at:] in self._endings else None
            if after and after.meant and after.meant[0] in self._endings[word[at:]]:
                return Match(after.meant, 1, word[at:])
        return None

    def _keys(self, word: str) -> Iterator[str]:
        """The word, its beginnings that are stems, the longest first, and its ends likewise."""
        yield word
        if self._stems:
            for many in range(len(word), self._shortest - 1, -1):
                if (stem := word[:many] + STEM) in self._stems:
                    yield stem
        if self._word_ends:
            for many in range(1, len(word)):
                if (end := STEM + word[many:]) in self._word_ends:
                    yield end


def _words(phrase: str) -> list[str]:
    """The words of a phrase, a stem with its sign."""
    found: list[str] = []
    end = 0
    for one in tokens(phrase, Sentence(0, len(phrase), is_question=False)):
        if one.text == STEM and found and one.start == end:
            found[-1] += STEM
        elif found and found[-1] == STEM and one.start == end:
            found[-1] += one.text
        else:
            found.append(one.text)
        end = one.end
    return found
