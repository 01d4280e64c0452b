"""What did not fall, but rose, as what rose: *exports did not fall in 2022, they grew*. Pure."""

from collections.abc import Sequence
from typing import Final

from dashboard.prose.rephrasing.pronouns import is_it
from dashboard.prose.words.marks import DIVIDES, OTHER_WAY, is_word, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_TIMED: Final = frozenset({"whole", "years", "month", "parts", "about"})


def without_denied_move(marks: Sequence[Mark], syntax: Syntax) -> Sequence[Mark]:
    """The words without a fall that is denied, where a rise is told in its place, or the other way.

    When it was denied of stays, and nothing else may stand between: *did not fall, as oil rose*.
    """
    for at, mark in enumerate(marks[:-1]):
        verb = marks[at + 1]
        if syntax.verb_last or not mark.is_a("cannot", "negation") or verb.kind not in OTHER_WAY:
            continue
        end = next((one for one in range(at + 2, len(marks)) if _parts(marks[one])), len(marks))
        told = _past_instead(marks, end, syntax)
        is_timed = all(map(_is_time, marks[at + 2 : end]))
        is_moved = told < len(marks) and marks[told].kind == OTHER_WAY[verb.kind]
        # *It did not fall but rose, liars say*.
        is_whole = not any(is_word(one) or one.kind == "says" for one in marks[told:])
        if is_timed and is_moved and is_whole:
            first = at - any(one.form in syntax.inverted for one in marks[max(at - 1, 0) : at])
            return *marks[:first], *marks[at + 2 : end], *marks[told:]
    return marks


def _parts(mark: Mark) -> bool:
    return mark.meaning in DIVIDES or mark.is_a("links", "and")


def _past_instead(marks: Sequence[Mark], at: int, syntax: Syntax) -> int:
    """The place after signs and words that say *but they*, or *instead*."""
    while at < len(marks) and (
        _parts(marks[at]) or is_it(marks[at]) or marks[at].form in syntax.rather
    ):
        at += 1
    return at


def _is_time(mark: Mark) -> bool:
    return mark.kind in _TIMED or is_year(mark) or mark.is_a("links", "in")
