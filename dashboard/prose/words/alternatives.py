"""Phrases of a language's file that differ in a word or two, written as one. Pure."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

_EITHER: Final = re.compile(r"\(([^()|]*(?:\|[^()|]*)+)\)")
"""Words in brackets with strokes between them; one without a stroke is as it is written."""


def alternatives(phrase: str) -> Iterator[str]:
    """Each phrase meant by *in the same (period|month) of (the|) last year*, one of each bracket.

    A phrase without such a bracket is meant alone.
    """
    parts = _EITHER.split(phrase)
    # Every other one is what stood in brackets.
    ways = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    for chosen in product(*ways):
        yield " ".join("".join(chosen).split())
