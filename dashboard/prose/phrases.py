"""Phrases of a language with what each means, and the longest of them that fits. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from dashboard.prose.tokens import Sentence, tokens

Meant = tuple[str, str]
"""The group that a phrase is of, and what of it."""

STEM: Final = "*"
"""At a word's end: every word that begins so."""


@dataclass(slots=True)
class _Node:
    """What may follow the words so far, and what they mean where they are a phrase."""

    after: dict[str, "_Node"] = field(default_factory=dict)
    meant: Meant | None = None


class Phrases:
    """Phrases of words and stems; the last one added of two that are the same is meant."""

    def __init__(self) -> None:
        self._root = _Node()
        self._stems: set[str] = set()
        self._shortest = 0

    def add(self, phrase: str, meant: Meant) -> None:
        """Let a phrase mean something; one without a word in it is none."""
        node = self._root
        for word in _words(phrase):
            if word.endswith(STEM) and word != STEM:
                self._stems.add(word)
                self._shortest = min(map(len, self._stems)) - 1
            node = node.after.setdefault(word, _Node())
        if node is not self._root:
            node.meant = meant

    def longest(self, words: Sequence[str], at: int) -> tuple[Meant, int] | None:
        """What the longest phrase from a place on means, and of how many words it is.

        Of two as long, one of whole words before one of stems, a longer stem before a shorter.
        """
        return self._from(self._root, words, at)

    def _from(self, node: _Node, words: Sequence[str], at: int) -> tuple[Meant, int] | None:
        best = (node.meant, 0) if node.meant else None
        if at == len(words) or not node.after:
            return best
        for key in self._keys(words[at]):
            after = node.after.get(key)
            found = self._from(after, words, at + 1) if after else None
            if found and (best is None or found[1] + 1 > best[1]):
                best = (found[0], found[1] + 1)
        return best

    def _keys(self, word: str) -> Iterator[str]:
        """The word, and its beginnings that are stems, the longest first."""
        yield word
        if self._stems:
            for many in range(len(word), self._shortest - 1, -1):
                if (stem := word[:many] + STEM) in self._stems:
                    yield stem


def _words(phrase: str) -> list[str]:
    """The words of a phrase, a stem with its sign."""
    found: list[str] = []
    end = 0
    for one in tokens(phrase, Sentence(0, len(phrase), is_question=False)):
        if one.text == STEM and found and one.start == end:
            found[-1] += STEM
        else:
            found.append(one.text)
        end = one.end
    return found
