"""Words of a language by which a sentence is about what was said, and not about trade. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from typing import NamedTuple

from dashboard.prose.words.phrases import Phrases
from dashboard.prose.words.tokens import Sentence, tokens


class Remark(NamedTuple):
    """Words of a sentence with their groups, none for any other word, and where they stand."""

    groups: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True)
class Remarks:
    """Phrases that are about what was said, or about what will be, in any of their sentences.

    ``pointing``: what was said, at the head of a sentence: *the figure*, *that is*.
    ``retracting``: that it was not so, or not quite: *was later revised*, *sorry*, *nonsense*.
    ``meant``: what of it was meant: *I mean*, *that is to say*.
    ``unreal``: nouns for what is not so yet: *forecast*, *plan*.
    ``untrue``: words for what is not so: *false*, *fake*.
    ``announcing``: that it stands after: *the following*, *here are*.
    ``spreading``: words for what is said by many, or again, before it: *another*, *is spreading*.
    ``bodies``: words for a firm, whose trade is not its country's.
    ``towns``: words for who speaks for a town or a region, by which its country is not meant.
    """

    pointing: tuple[str, ...] = ()
    retracting: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    unreal: tuple[str, ...] = ()
    untrue: tuple[str, ...] = ()
    announcing: tuple[str, ...] = ()
    spreading: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()

    @cached_property
    def _remarks(self) -> Phrases:
        groups = dict[str, list[str]]()
        for one in fields(Remarks):
            for phrase in getattr(self, one.name):
                groups.setdefault(phrase, []).append(one.name)
        phrases = Phrases()
        for phrase, names in groups.items():
            phrases.add(phrase, ("remarks", " ".join(names)))
        return phrases

    def remarks(self, text: str, sentence: Sentence) -> Iterator[Remark]:
        """The words of a sentence by these groups, without its signs."""
        found = [token for token in tokens(text, sentence) if token.text[-1:].isalnum()]
        words = [token.text for token in found]
        at = 0
        while at < len(found):
            fit = self._remarks.longest(words, at)
            many, groups = (fit.many, fit.meant[1].split()) if fit else (1, [])
            yield Remark(frozenset(groups), found[at].start, found[at + many - 1].end)
            at += many
