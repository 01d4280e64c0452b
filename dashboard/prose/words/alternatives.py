"""Phrases of a language's file that differ in a word or two, written as one. Pure."""

import re
from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Final

MOST: Final = 1000
"""How many phrases one may mean; a slip that multiplies them would fill the memory."""

_EITHER: Final = re.compile(r"\(([^()|]*(?:\|[^()|]*)+)\)")
"""Words in brackets with strokes between them; one without a stroke is as it is written."""


def alternatives(phrase: str) -> Iterator[str]:
    """Each phrase meant by *in the same (period|month) of (the|) last year*, one of each bracket.

    A phrase without such a bracket is meant alone. Raises ValueError where it means too many.
    """
    parts = _EITHER.split(phrase)
    # Every other one is what stood in brackets.
    ways = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    if prod(map(len, ways)) > MOST:
        message = f"{phrase!r} means more than {MOST:,} phrases"
        raise ValueError(message)
    for chosen in product(*ways):
        yield " ".join("".join(chosen).split())
