"""What words of a sentence are, what stands beside a place in it, and where its parts end. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.vocabulary import Mark

DIVIDES: Final = frozenset({",", ";", ":", "(", "\u2014", "\u2013"})
OTHER_WAY: Final = {"rises": "falls", "falls": "rises"}
"""The kinds of words for a rise or a fall, each with the other; so are the relations they tell."""

OTHER_FLOW: Final = {"exports": "imports", "imports": "exports"}
"""The two flows, each with the other: what one country sells another buys."""

SIDES: Final = {"exports": "to", "imports": "from"}
"""What leads to the partner of each flow, a word or an ending."""

CASES: Final = SIDES | {"turnover": "with"}
"""The same of all trade too."""

BALANCES: Final = frozenset({"balance", "surplus", "deficit"})
DASHES: Final = frozenset({"-", "\u2013", "\u2014"})
FILLERS: Final = frozenset({"whole"})
"""Kinds of words that leave all as it is."""

_SIGNS: Final = DIVIDES | DASHES | {")"}
_YEAR: Final = 4
"""So many digits a year has."""


def as_filler(mark: Mark) -> Mark:
    """A mark as one that says nothing."""
    return replace(mark, kind="whole", meaning="words")


def is_word(mark: Mark) -> bool:
    """Whether it is a word that no group has."""
    return mark.kind == "other" and mark.meaning.isalpha()


def is_year(mark: Mark) -> bool:
    """Whether it is a number of as many digits as a year has."""
    return mark.kind == "number" and len(mark.meaning) == _YEAR and mark.meaning.isdigit()


def is_joined(mark: Mark) -> bool:
    """Whether it stands between two of the same kind, as *and* does."""
    return mark.is_a("links", "and") or mark.meaning == ","


def is_sign(mark: Mark) -> bool:
    """Whether it divides the parts of a sentence."""
    return mark.kind == "other" and mark.meaning in _SIGNS


def is_break(mark: Mark) -> bool:
    """Whether a part of a sentence ends before it: a sign between words, or *and*."""
    return mark.meaning in DIVIDES or mark.is_a("links", "and")


def is_sign_or_and(mark: Mark) -> bool:
    """The same, and hyphens and closing brackets too."""
    return is_sign(mark) or mark.is_a("links", "and")


def is_stop(mark: Mark) -> bool:
    """Whether it is a sign of any kind, a full stop too, or joins two."""
    return (mark.kind == "other" and not is_word(mark)) or is_joined(mark)


def is_end(marks: Sequence[Mark], at: int) -> bool:
    """Whether nothing, or a sign, stands at a place: no word that may take back what is said."""
    return all(map(is_stop, marks[at : at + 1]))


def may_be_more(marks: Sequence[Mark], at: int, than: Collection[str]) -> bool:
    """Whether a word after an amount may say that it is more, or less, than what stands later."""
    is_after = any(one.kind in {"units", "magnitudes"} for one in marks[max(at - 1, 0) : at])
    is_it = is_after and at < len(marks) and is_word(marks[at])
    return is_it and any(mark.form in than or mark.head in than for mark in marks[at + 1 :])


def past(marks: Sequence[Mark], at: int, kinds: Collection[str] = FILLERS) -> int:
    """The first place from one on whose word is of none of some ``kinds``, or that after all."""
    return next((one for one in range(at, len(marks)) if marks[one].kind not in kinds), len(marks))


def back_past(marks: Sequence[Mark], at: int, kinds: Collection[str] = FILLERS) -> int:
    """The last place up to one whose word is of none of some ``kinds``; -1 where there is none."""
    return next((one for one in range(at, -1, -1) if marks[one].kind not in kinds), -1)


def cut(marks: Sequence[Mark], end_of: Callable[[int], int]) -> list[Mark]:
    """The words without those from a place to the ``end_of`` what begins there, 0 for nothing."""
    kept: list[Mark] = []
    at = 0
    while at < len(marks):
        until = end_of(at)
        if not until:
            kept.append(marks[at])
        at = until or at + 1
    return kept


def leads_to(marks: Sequence[Mark], at: int, *kinds: str) -> bool:
    """Whether a word of one of the kinds is the first from a place on that says more."""
    at = past(marks, at)
    return at < len(marks) and marks[at].kind in kinds


def part_around(marks: Sequence[Mark], place: int) -> tuple[int, int]:
    """The places between two signs around one."""
    return between(signs_of(marks), place, len(marks))


def begun_before(marks: Sequence[Mark], place: int) -> int:
    """Where the words before a place begin that no sign and no *and* divides from it."""
    return next((at + 1 for at in range(place - 1, -1, -1) if is_sign_or_and(marks[at])), 0)


def signs_of(marks: Sequence[Mark]) -> list[int]:
    """The places of the signs that divide words."""
    return [at for at, mark in enumerate(marks) if mark.meaning in DIVIDES]


def between(signs: Sequence[int], place: int, until: int) -> tuple[int, int]:
    """The places between two ``signs`` around one, of so many words."""
    before, after = bisect_left(signs, place), bisect_right(signs, place)
    return signs[before - 1] + 1 if before else 0, signs[after] if after < len(signs) else until


def past_bracket(marks: Sequence[Mark], at: int) -> int:
    """The place after a bracket that begins at a place, if a rise or a fall stands there.

    *Rose by 60 million (5%)*, where the verb stands last; else the place itself.
    """
    if [mark.meaning for mark in marks[at : at + 1]] != ["("]:
        return at
    closed = next((one for one in range(at, len(marks)) if marks[one].meaning == ")"), at)
    is_moved = any(mark.kind in {"rises", "falls"} for mark in marks[closed + 1 : closed + 2])
    return closed + 1 if is_moved else at
