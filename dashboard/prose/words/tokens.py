"""A text in sentences, a sentence in words, numbers and signs, each with its place. Pure."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

_WORD: Final = r"[^\W\d_]+(?:[\u0300-\u036f\u00ad\u200b]+[^\W\d_]*)*"
"""Letters, with accents that stand apart from them or not, and breaks that are not seen."""

_REST: Final = (
    r"|(?P<word>[^\W\d_]{1,3}\$|(?:[^\W\d_]\.){2,}|" + _WORD + r"(?:['\u2019]t\b)?)"
    r"|(?P<own>['\u2019]s\b|['\u2019](?=\s))"
    r"|(?P<sign>\S)"
)
_TOKEN: Final = re.compile(r"(?P<number>\d+(?:[.,\u00a0\u202f]\d+)*)" + _REST)
_SPACED: Final = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)" + _REST
)
_END: Final = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)\u00bb]*(?=\s|$)|\n\s*")
_ITEM: Final = re.compile(r"[-\u2013\u2014\u2022*\u00b7]\s|\(?\w{1,2}[.)]\s")
"""How a line begins that is one of a list."""

_LINE: Final = re.compile(r"^.*$", re.MULTILINE)
_SHORT_WORD: Final = 4
_SHORTEST_LINE: Final = 40
"""A line with fewer characters that is not gone on with may be a heading."""
_LAST_WORD: Final = re.compile(r"(\S+)$")
_LONGEST_WORD: Final = 40
_LONGEST_ORDINAL: Final = 2
_BEFORE_ORDINAL: Final = frozenset({"", ":", ";", ","})
_YEAR_BEFORE: Final = re.compile(r"^\d{4}(?=[^\W\d_])")
"""A year that its word stands right after, as in some Russian releases."""
_PLAIN: Final = str.maketrans({
    "\u2019": "'", "\u2018": "'", "\u2011": "-", "\u2010": "-", "\u0451": "\u0435",
    "\u0131": "i", "\u00ad": None, "\u200b": None,
})  # fmt: skip
_DOTTED: Final = "i\u0307"
"""What a capital i with a dot becomes as a small letter."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign: as it is compared, and where it stands in the text."""

    text: str
    start: int
    end: int
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """Part of a text, by its places; ``is_question`` where it ends as one."""

    start: int
    end: int
    is_question: bool


def sentences(
    text: str,
    abbreviations: Collection[str],
    is_end: Callable[[str, str], bool] = lambda _word, _rest: False,
) -> Iterator[Sentence]:
    """The sentences of a text; a full stop after an abbreviation or a single letter ends none.

    Unless ``is_end`` says so, of an abbreviation and the words after it.
    """
    begun, broken = 0, _broken(text)
    for end in _END.finditer(text):
        # No abbreviation is longer; to look from the beginning would take the square of the time.
        before = _LAST_WORD.search(text, max(begun, end.start() - _LONGEST_WORD), end.start())
        word = plain(before.group(1)).lstrip("(\"'\u201c\u00ab") if before else ""
        word = _YEAR_BEFORE.sub("", word)
        is_short = word in abbreviations or (len(word) == 1 and word.isalpha())
        rest = text[end.end() : end.end() + _LONGEST_WORD]
        if end.group().startswith(".") and is_short and not is_end(word, rest):
            continue
        if before and _is_ordinal(word, text[begun : before.start(1)]):
            continue
        if end.start() in broken:
            continue
        if text[begun : end.start()].strip():
            yield _trimmed(text, begun, end.end(), "?" in end.group())
        begun = end.end()
    if text[begun:].strip():
        yield _trimmed(text, begun, len(text), is_question=False)


def _is_ordinal(word: str, before: str) -> bool:
    """Whether a number with its full stop is the place of what follows: *partners: 1. Italy*."""
    lead = before.rstrip()[-1:]
    return word.isdigit() and len(word) <= _LONGEST_ORDINAL and lead in _BEFORE_ORDINAL


def _broken(text: str) -> set[int]:
    """Where a line was only broken, as in a letter or a PDF, and its sentence goes on."""
    found: set[int] = set()
    for lines in _paragraphs(text):
        width = max(len(line.group().strip()) for line in lines)
        # So wide that the next word would not have gone in.
        is_full = all(
            len(f"{one.group().strip()} {after.group().split()[0]}") > width
            for one, after in pairwise(lines)
        )
        found |= {
            one.end()
            for one, after in pairwise(lines)
            if _goes_on(one.group().strip(), after.group().strip(), is_full=is_full)
        }
    return found


def _paragraphs(text: str) -> Iterator[list[re.Match[str]]]:
    """The lines of a text, those without an empty one between them together."""
    for is_told, lines in groupby(_LINE.finditer(text), lambda line: bool(line.group().strip())):
        if is_told:
            yield list(lines)


def _goes_on(line: str, after: str, *, is_full: bool) -> bool:
    """Whether a line is gone on with after it: no item of a list is, nor a heading."""
    if _ITEM.match(after):
        return False
    *before, last = line.split()[-2:]
    # No heading ends with *that* or *of*; one may with a short word for a year.
    is_dated = any(one[-1].isdigit() for one in before)
    is_led = last.islower() and len(last) <= _SHORT_WORD and not is_dated
    return is_led or after[0].islower() or (is_full and len(line) >= _SHORTEST_LINE)


def _trimmed(text: str, start: int, end: int, is_question: bool) -> Sentence:  # noqa: FBT001 -- as in the class
    part = text[start:end]
    return Sentence(
        start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip()), is_question
    )


def tokens(text: str, sentence: Sentence, *, is_spaced: bool = False) -> list[Token]:
    """The words, numbers and signs of one sentence; ``is_spaced`` where spaces group digits."""
    pattern = _SPACED if is_spaced else _TOKEN
    return [
        Token(plain(found.group()), found.start(), found.end(), found.lastgroup == "number")
        for found in pattern.finditer(text, sentence.start, sentence.end)
    ]


def plain(text: str) -> str:
    """A word as it is compared: small letters, plain apostrophes and hyphens, no dots on an e.

    An i with a dot and one without are one letter: capitals do not tell them apart in all texts.
    """
    small = text.lower()
    if not small.isascii():
        small = unicodedata.normalize("NFC", small).replace(_DOTTED, "i").translate(_PLAIN)
    return small
