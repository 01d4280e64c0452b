"""Names in the order of the language spoken. Pure."""

import unicodedata
from functools import cache
from typing import Final

from dashboard.text.language import N_, say

ALPHABET: Final = N_("abcdefghijklmnopqrstuvwxyz")
"""The letters of the language in their order.

One that has its place with another, as é with e, or ё in Russian, is left out.
"""

_DOTLESS: Final = "\u0131"
_SMALL: Final = str.maketrans({"I": _DOTLESS, "İ": "i"})
"""Capitals as they are made small where the i without a dot is a letter."""


def by_alphabet(name: str) -> tuple[tuple[int, ...], str]:
    """What a name is sorted by: words first, then letters; of the same letters the plain ones."""
    places = _places(say(ALPHABET))
    small = (name.translate(_SMALL) if _DOTLESS in places else name).lower()
    return tuple(_place(one, places) for one in small if one.isspace() or one.isalpha()), name


@cache
def _places(alphabet: str) -> dict[str, int]:
    return {letter: place for place, letter in enumerate(alphabet, 1)}


def _place(letter: str, places: dict[str, int]) -> int:
    """A letter's place: that of its plain form where it has none, after all others without."""
    if letter.isspace():
        return 0
    plain = unicodedata.normalize("NFKD", letter)[0]
    return places.get(letter) or places.get(plain) or len(places) + ord(plain)
