"""Words in a picture: how wide they are at most, cut to their room, written as SVG. Pure.

Nobody knows the reader's letters, so widths are those of a wide family, with some to spare.
"""

import re
import unicodedata
from html import escape
from typing import Final

SIZE: Final = 11.0
"""The size of letters where nothing else is said, in pixels."""

LINE: Final = 14.0
"""What a line of such letters takes from top to bottom, in pixels."""

_WIDTHS: Final = {
    0.34: " !',.:;Iijl|’·",
    0.42: '"()-/[]fJrt`',
    0.67: "0123456789abcdeghknopqsuvxyzEFLPTYZ$?_*–£€",
    0.80: "ABCDGHKNOQRSUVX#&<=>^~+−wM",
    1.02: "WMm%@—…",
}
"""Widths of characters as shares of their size."""

_WIDTH: Final = {one: width for width, several in _WIDTHS.items() for one in several}
_CAPITAL, _OTHER, _FULL, _NONE = 0.95, 0.80, 1.10, 0.0
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def width_of(words: str, size: float = SIZE) -> float:
    """At most how wide words are, in pixels."""
    return size * sum(map(_share, words))


def _share(character: str) -> float:
    """At most how wide a character is, as share of its size."""
    known = _WIDTH.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character):
        return _NONE
    if unicodedata.east_asian_width(character) in "WF":
        return _FULL
    return _CAPITAL if character.isupper() else _OTHER


def shortened(words: str, room: float, size: float = SIZE) -> str:
    """Words as they are where there is room in pixels, else their beginning; blank for none."""
    if width_of(words, size) <= room:
        return words
    left = room - width_of("…", size)
    end = 0
    for end, character in enumerate(words):  # noqa: B007 -- where it stops is what is wanted
        left -= size * _share(character)
        if left < 0:
            break
    return f"{words[:end].rstrip()}…" if end else ""


def lines_of(words: str, room: float, size: float = SIZE) -> list[str]:
    """The lines that words take, none wider than the room in pixels; too long a word is cut."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and width_of(longer, size) > room:
            lines.append(shortened(line, room, size))
            line = word
        else:
            line = longer
    return [*lines, shortened(line, room, size)] if line else lines


def escaped(words: str) -> str:
    """Words as text or attribute of XML, without what XML cannot hold."""
    return escape(_NOT_XML.sub("", words))


def number(value: float) -> str:
    """A coordinate with one decimal at most."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def words_at(  # noqa: PLR0913 -- where and how words stand
    words: str,
    x: float,
    y: float,
    *,
    anchor: str = "start",
    size: float = SIZE,
    room: float = float("inf"),
    upright: bool = False,
) -> str:
    """Words whose middle line is at a height, cut to their room; what was cut is read on them."""
    short = shortened(words, room, size)
    if not short:
        return ""
    base = (x + 0.36 * size, y) if upright else (x, y + 0.36 * size)
    at = f'x="{number(base[0])}" y="{number(base[1])}"'
    turned = f' transform="rotate(-90 {number(base[0])} {number(base[1])})"' if upright else ""
    placed = "" if anchor == "start" else f' text-anchor="{anchor}"'
    sized = "" if size == SIZE else f' font-size="{number(size)}"'
    full = "" if short == words else f"<title>{escaped(words)}</title>"
    return f"<text {at}{placed}{sized}{turned}>{escaped(short)}{full}</text>"
