"""A sentence without the words that are in the way of reading it, for a reader to confirm. Pure.

*Trade was put by the office at $4 billion* says, as far as its known words go, what *trade was at
$4 billion* does. It may say something else, so nothing read in this way is judged before somebody
says that it is what is meant.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.prose.found import Candidate, Found, Unread
from dashboard.prose.gist.gists import LONGEST
from dashboard.prose.words.marks import DIVIDES, is_word, is_year, may_be_more
from dashboard.prose.words.tokens import Sentence
from dashboard.prose.words.vocabulary import Mark, Vocabulary

LEFT_OUT: Final = "out"
"""What a reader chooses for the words left out: to leave them out."""

_NOUNS: Final = frozenset({"measures", "partners"})
_TELLING: Final = frozenset({
    "measures", "partners", "flows", "units", "magnitudes", "ranks", "tops", "shares", "changes",
    "extremes", "groups", "compared",
})  # fmt: skip
"""Groups of words that what a sentence tells of trade may need."""

_SPEAKING: Final = frozenset({"says", "speakers", "countries"})
_TAKING_BACK: Final = ("negation", "condition", "question", "forecast")
_TIMES: Final = frozenset({"month", "years", "parts", "number"})
_PAIR: Final = 2
_GAP: Final = " … "


class Loosened(NamedTuple):
    """A text of the same length, with spaces for some words of one sentence, ``out``."""

    text: str
    out: tuple[Mark, ...]


def loosened(text: str, sentence: Sentence, words: Vocabulary) -> Iterator[Loosened]:
    """The text without the words of a sentence nobody knows, without its first or last parts.

    Each by itself, and then together. A word beside a noun of trade may be the goods it is of, and
    stays. So does a part that may take back what is said after it, or before it.
    """
    if sentence.is_question or sentence.end - sentence.start > LONGEST:
        return
    marks = words.marks(text, sentence)
    unknown, first, last = _unknown(marks, words), _before_all(marks), _after_all(marks)
    # Who says so may tell whose trade it is.
    is_of_speaker = any(mark.kind in _SPEAKING for mark in last)
    ways = [[unknown], [last], [] if is_of_speaker else [unknown, last]]
    ways += [[first], [part for part in (first, unknown, last) if part]] if first else []
    tried = set[tuple[int, ...]]()
    for way in ways:
        parts = {mark.start: mark for part in way for mark in part}
        out = tuple(parts[at] for at in sorted(parts))
        if all(way) and out and tuple(sorted(parts)) not in tried:
            tried.add(tuple(sorted(parts)))
            yield Loosened(_blanked(text, out), out)


def _unknown(marks: Sequence[Mark], words: Vocabulary) -> list[Mark]:
    # Who trades is none in the way.
    known = {*words.syntax.unnamed, *words.syntax.ours, *words.examples.us.values()}
    return [
        mark
        for at, mark in enumerate(marks)
        if is_word(mark)
        and mark.form not in known
        and not (_may_be_goods(marks, at, words) or _may_be_money(marks, at))
        and not may_be_more(marks, at, words.syntax.than)
    ]


def _may_be_money(marks: Sequence[Mark], at: int) -> bool:
    """Whether a word stands right after a number: it may be what the number counts, or how many."""
    return any(one.kind == "number" and not is_year(one) for one in marks[max(at - 1, 0) : at])


def _may_be_goods(marks: Sequence[Mark], at: int, words: Vocabulary) -> bool:
    """Whether a word stands before a noun of trade, after its *of*, or where its owner would."""
    before = [mark.kind for mark in reversed(marks[max(at - 2, 0) : at])]
    is_after = len(before) > 1 and marks[at - 1].is_a("links", "of") and before[1] in _NOUNS
    if words.syntax.owner_after:
        is_owner = len(before) > 1 and before[0] in {"countries", "whole"} and before[1] in _NOUNS
        is_after = is_after or is_owner or before[:1] in ([kind] for kind in _NOUNS)
    return is_after or any(mark.kind in _NOUNS for mark in marks[at + 1 : at + 2])


def _before_all(marks: Sequence[Mark]) -> list[Mark]:
    """The first parts that tell of no trade; none where one may be about what is said after it.

    Of one that names a country it may be, unless two others are named in what it is before.
    """
    begun = 0
    for at, mark in enumerate(marks):
        if _tells(mark):
            break
        if mark.meaning in DIVIDES:
            begun = at + 1
    out, rest = marks[:begun], marks[begun:]
    if any(mark.kind in _TIMES or mark.is_a("cannot", *_TAKING_BACK) for mark in out):
        return []
    named, others = map(_countries, (out, rest))
    return [] if named and len(others - named) < _PAIR else list(out)


def _countries(marks: Iterable[Mark]) -> set[str]:
    return {mark.meaning for mark in marks if mark.kind == "countries"}


def _after_all(marks: Sequence[Mark]) -> list[Mark]:
    """The last parts that tell of no trade; none where one may be about what was said."""
    last = len(marks) - (1 if marks and not marks[-1].meaning.isalnum() else 0)
    begun = last
    for at in range(last - 1, 0, -1):
        if _tells(marks[at]):
            break
        if marks[at].meaning in DIVIDES:
            begun = at
    out = marks[begun:last]
    if any(mark.kind in _TIMES for mark in out):
        return []
    is_denied = any(mark.kind == "cannot" for mark in out)
    is_of_it = any(mark.is_a("links", "it", "that") or mark.kind == "it" for mark in out)
    return [] if is_denied and is_of_it else list(out)


def _tells(mark: Mark) -> bool:
    return mark.kind in _TELLING or (mark.kind == "number" and not is_year(mark))


def _blanked(text: str, out: Iterable[Mark]) -> str:
    """The text with spaces for some words, so that all others stand where they stood."""
    pieces, at = list[str](), 0
    for mark in out:
        pieces += [text[at : mark.start], " " * (mark.end - mark.start)]
        at = mark.end
    return "".join([*pieces, text[at:]])


def with_loose(
    strictly: Sequence[Found], loosely: Iterable[Found], out: Sequence[Mark], text: str
) -> list[Found]:
    """What is found in a sentence, with what it tells besides without the words left ``out``.

    Each claim of these stands for a passage that was not read, where it is of one.
    """
    known = {way.said for one in strictly if isinstance(one, Candidate) for way in one.readings}
    kept, left_out = list(strictly), _quoted(out, text)
    for one in loosely:
        if isinstance(one, Unread) or one.readings[0].said in known:
            continue
        for way in kept:
            if isinstance(way, Unread) and way.start < one.end and one.start < way.end:
                kept.remove(way)
                break
        kept.append(_without_words(one, left_out))
        known |= {way.said for way in one.readings}
    return sorted(kept, key=lambda one: (one.start, one.end))


def _without_words(one: Candidate, left_out: str) -> Candidate:
    readings = (replace(way, assumed={**way.assumed, "words": left_out}) for way in one.readings)
    return replace(one, readings=tuple(readings))


def _quoted(out: Sequence[Mark], text: str) -> str:
    """Words left out as they stand in the text, with a sign where others stand between."""
    runs: list[tuple[int, int]] = []
    for mark in out:
        goes_on = bool(runs) and not text[runs[-1][1] : mark.start].strip()
        runs[-1:] = [(runs[-1][0], mark.end)] if goes_on else [*runs[-1:], (mark.start, mark.end)]
    signs = "".join(DIVIDES) + " "
    return _GAP.join(text[start:end].strip(signs) for start, end in runs)
