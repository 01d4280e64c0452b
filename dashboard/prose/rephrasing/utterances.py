"""The sentences of a text with their words and who says them, apart where they turn. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.rephrasing.attribution import Attributed
from dashboard.prose.rephrasing.reported import REPORTED
from dashboard.prose.rephrasing.steps import rephrased
from dashboard.prose.rephrasing.told_years import with_year_after
from dashboard.prose.words.marks import is_sign, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.tokens import Sentence, sentences
from dashboard.prose.words.vocabulary import VERBS, Mark, Vocabulary

_LONGEST_SENTENCE: Final = 2_000
"""Characters of a sentence at most: what is longer is a table, or no prose at all."""

_MOST_SENTENCES: Final = 2_000
_QUOTED: Final = 100
"""Characters of what is no prose that are shown."""

_MOST_SIGNS: Final = 60
"""Signs that divide a sentence at most: more divide a table."""

_OPEN: Final = ("forecast", "negation")
"""What is said of something that is not so, or not yet."""

_OF_TRADE: Final = frozenset({
    "measures", "partners", "flows", "rises", "falls", "ranks", "tops", "extremes", "units",
    "magnitudes", "shares", "changes", "goods", "relations",
})  # fmt: skip
"""Groups of words that may tell something of trade."""


def utterances(text: str, words: Vocabulary) -> Iterator[tuple[Sentence, Attributed | None]]:
    """The sentences with what is said in them, none of one that is too long.

    Nor of what stands after so many that they are no prose: numbers in rows.
    """
    told = with_year_after(text, sentences(text, words.abbreviations, words.ends), words)
    for at, whole in enumerate(told):
        if at == _MOST_SENTENCES:
            yield replace(whole, end=min(len(text), whole.start + _QUOTED)), None
            return
        signs = sum(text.count(sign, whole.start, whole.end) for sign in ",;")
        if whole.end - whole.start > _LONGEST_SENTENCE or signs > _MOST_SIGNS:
            yield whole, None
            continue
        for sentence, marks in _turning(text, whole, words):
            yield sentence, rephrased(marks, text, words)


def utterance(text: str, sentence: Sentence, words: Vocabulary) -> Attributed:
    """What is said in one sentence, which turns nowhere."""
    return rephrased(words.marks(text, sentence), text, words)


def _turning(
    text: str, whole: Sentence, words: Vocabulary
) -> Iterator[tuple[Sentence, list[Mark]]]:
    """A sentence with its words, in two where what is denied or foretold is not what it tells.

    *It is no member, but its trade grew*; *trade was $4 billion, and the target is 5*.
    """
    marks = words.marks(text, whole)
    asked = _asked_last(marks, words.syntax) if whole.is_question else 0
    at = asked or _turn(marks, words.syntax) or _after_fact(marks, words.syntax)
    if not at:
        yield whole, marks
        return
    is_question = whole.is_question and not asked
    first = replace(whole, end=marks[at - 1].end, is_question=is_question)
    halves = first, replace(whole, start=marks[at].start)
    yield from ((half, words.marks(text, half)) for half in halves)


def _turn(marks: Sequence[Mark], syntax: Syntax) -> int:
    """The place of *but* after a denial of something else than trade; 0 where there is none."""
    at = next((at for at, mark in enumerate(marks) if mark.form in syntax.turns), 0)
    before, after = marks[:at], marks[at:]
    # What is not true, but believed, is not said.
    is_apart = at > 0 and before[-1].meaning == "," and not any(map(_is_reported, after))
    is_other = not any(mark.is_a("links", "it") or _may_be_of_trade(mark) for mark in before)
    return at if is_apart and is_other and _is_denial(before, is_verb_last=syntax.verb_last) else 0


def _asked_last(marks: Sequence[Mark], syntax: Syntax) -> int:
    """The place after the last comma, where a question of no trade follows a statement; else 0.

    As in *exports fell by half, so who pays for it?*
    """
    at = next((at for at in range(len(marks) - 1, 0, -1) if marks[at - 1].meaning == ","), 0)
    tail = marks[at:]
    while tail and tail[0].form not in syntax.asking and tail[0].form in syntax.so:
        tail = tail[1:]
    # Where a verb stands last, what is asked stands right before it.
    heads = tail if syntax.verb_last else tail[:1]
    is_question = at > 0 and any(mark.form in syntax.asking for mark in heads)
    # *So who is lying?* asks of what stands before it.
    is_of_it = any(mark.kind == "says" or mark.form in syntax.truth for mark in tail)
    is_apart = not (_is_asked(marks[:at]) or is_of_it or any(map(_may_be_of_trade, tail)))
    return at if is_question and is_apart else 0


def _after_fact(marks: Sequence[Mark], syntax: Syntax) -> int:
    """The place of *and* after a number that was so, where only what follows is still to come.

    0 where there is none, or where more may be said of both: *and imports 5, it is expected*.
    """
    open_ = next((at for at, mark in enumerate(marks) if mark.is_a("cannot", *_OPEN)), 0)
    joins = [at for at in range(1, open_) if _joins(marks, at, syntax)]
    if not joins or any(is_sign(mark) for mark in marks[joins[-1] + 1 : open_]):
        return 0
    head, tail = marks[: joins[-1]], marks[joins[-1] :]
    verbs = [at for at, mark in enumerate(head) if _is_verb(mark)]
    counted = [at for at, mark in enumerate(head) if mark.kind == "units"]
    if not (verbs and counted) or (syntax.verb_last and verbs[-1] < counted[-1]):
        return 0
    # What is not so may be what was told just before.
    is_of_it = any(mark.is_a("links", "it", "that") or mark.kind == "says" for mark in tail)
    is_denied = any(mark.is_a("cannot", "negation") for mark in tail)
    if tail[0].meaning == "," and not _foretells(tail):
        return 0
    return 0 if _is_asked(marks) or (is_denied and is_of_it) else joins[-1]


def _joins(marks: Sequence[Mark], at: int, syntax: Syntax) -> bool:
    """Whether *and* stands at a place, or where a verb stands last a comma right after one."""
    mark = marks[at]
    is_after = syntax.verb_last and mark.meaning == "," and _is_verb(marks[at - 1])
    return mark.is_a("links", "and") or mark.meaning == ";" or is_after


def _is_verb(mark: Mark) -> bool:
    """Whether it is a verb, or a unit whose ending says that it is so much."""
    is_told = mark.kind in VERBS and mark.case not in REPORTED
    return is_told or (mark.kind == "units" and mark.case == "is")


def _foretells(tail: Sequence[Mark]) -> bool:
    """Whether words tell an amount of their own that is to come, and nothing of what is so."""
    is_told = any(mark.kind == "units" for mark in tail)
    is_open = not any(mark.is_a("cannot", "condition", "question") for mark in tail)
    return is_told and is_open and any(mark.is_a("cannot", "forecast") for mark in tail)


def _is_reported(mark: Mark) -> bool:
    return mark.kind == "says" or mark.is_a("links", "that")


def _may_be_of_trade(mark: Mark) -> bool:
    return mark.kind in _OF_TRADE or (mark.kind == "number" and not is_year(mark))


def _is_denial(marks: Sequence[Mark], *, is_verb_last: bool) -> bool:
    """Whether something is denied, and nobody as who did it: *not Russia, but Turkey did*."""
    told = [at for at, mark in enumerate(marks) if mark.is_a("cannot", *_OPEN)]
    beside = [at - 1 if is_verb_last else at + 1 for at in told]
    is_who = any(mark.kind == "countries" for at in beside for mark in marks[max(at, 0) : at + 1])
    return bool(told) and not _is_asked(marks) and not is_who


def _is_asked(marks: Sequence[Mark]) -> bool:
    return any(mark.is_a("cannot", "condition", "question") for mark in marks)
