"""So much more, or so many times as much, than at another time. Pure.

*Cuba bought half as much from Spain in 2019 as in 2015* tells of a change, and so does *it bought
5% more there than in 2015*: words between the number and the time say whom it is with.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import as_filler, back_past, is_sign, is_year, past
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_LEADING: Final = frozenset({"whole", "same"})
_TIMED: Final = frozenset({"years", "yearly", "month", "parts"})
_COUNTED: Final = frozenset({"units", "magnitudes", "shares", "changes"})
_WAYS: Final = frozenset({"relations", "rises", "falls"})
_PARTS: Final = frozenset({"shares", "changes"})
_ALL: Final = 100.0
_PARTS_OF_WHAT: Final = 3
"""Words of a change that is told as a part at least: *half of what they were*, no *cut in half*."""

_OTHER_BOUND: Final = {"at least": "at most", "at most": "at least"}


def with_changes(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with what is so much more, or so many times as much, than then as what rose by it.

    *More* is a rise; *as much* goes, and the second *as* leads to the time, as *than* does.
    """
    told = list(marks)
    for at, mark in enumerate(marks):
        after = marks[at + 1 : at + 2]
        if mark.kind == "changes" and mark.until - mark.at > _PARTS_OF_WHAT:
            _turn_bound(told, at)
        if not after or mark.kind not in _COUNTED:
            continue
        way = _way(after[0], syntax)
        if way and _than(marks, at + 2, syntax):
            told[at + 1] = replace(after[0], kind=way, meaning="words")
        elif (base := _base(marks, at + 1, syntax)) and any(map(is_sign, marks[at:base])):
            # *As in 2019* after a comma may be aside.
            told[at] = replace(mark, kind="cannot", meaning="measure")
        elif base and mark.kind in _PARTS:
            turn_to_change(told, at)
            told[at + 1 : at + 3] = map(as_filler, marks[at + 1 : at + 3])
            is_led = marks[base + 1].kind == "compared"
            told[base] = as_filler(marks[base]) if is_led else as_than(marks[base])
        elif mark.kind == "changes" and (second := _second(marks, at + 1, syntax)):
            told[second] = as_than(marks[second])
    return _with_more_last(told, syntax)


def _with_more_last(marks: list[Mark], syntax: Syntax) -> list[Mark]:
    """Words with what was more, or less, than then, by no number, as what rose or fell.

    *It bought more from Spain in 2019 than in 2018*: that it did is told right before *than*.
    """
    for at, mark in enumerate(marks[1:], 1):
        way = _way(mark, syntax) if marks[at - 1].kind == "measures" else ""
        than = _than(marks, at + 1, syntax) if way else 0
        if than:
            moved = replace(mark, kind=way, meaning="words")
            return [*marks[:at], *marks[at + 1 : than], moved, *marks[than:]]
    return marks


def with_moves(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with what by no number is more, or less, than then as what rose, or fell.

    *Exports in 2023 were less than in 2022* tells of a fall.
    """
    told = list(marks)
    if syntax.verb_last or any(mark.kind in _COUNTED for mark in marks):
        return told
    ways = [at for at, mark in enumerate(marks) if mark.kind in _WAYS]
    at = ways[0] if len(ways) == 1 else 0
    is_of_flow = any(mark.kind == "measures" for mark in marks[:at])
    way = _moved(marks[at], syntax) if is_of_flow else ""
    if way and _is_than(marks, at + 1):
        told[at] = replace(marks[at], kind=way, meaning="words")
    return told


def _moved(mark: Mark, syntax: Syntax) -> str:
    """Whether a word by itself says *more*, or *less*; *not less* is another one."""
    is_alone = mark.kind == "relations" and mark.until - mark.at == 1
    return _told(mark, syntax) if is_alone else ""


def _way(mark: Mark, syntax: Syntax) -> str:
    """Whether a word that no group has says *more*, or *less*, as a rise or a fall."""
    return _told(mark, syntax) if mark.kind == "other" else ""


def _told(mark: Mark, syntax: Syntax) -> str:
    return "rises" if mark.form in syntax.more else "falls" if mark.form in syntax.less else ""


def _than(marks: Sequence[Mark], at: int, syntax: Syntax) -> int:
    """The place of *than*, with a time right after it, from one on; 0 where there is none."""
    return next(
        (
            place
            for place, mark in enumerate(marks[at:], at)
            if (mark.head in syntax.than or mark.form in syntax.than)
            and (mark.kind == "yearly" or _is_time(marks, place + 1))
        ),
        0,
    )


def _is_than(marks: Sequence[Mark], at: int) -> bool:
    """Whether *than* and a time stand at a place, or after a comma there."""
    at += any(mark.meaning == "," for mark in marks[at : at + 1])
    is_than = any(mark.kind == "compared" for mark in marks[at : at + 1])
    return is_than and _is_time(marks, at + 1)


def _base(marks: Sequence[Mark], at: int, syntax: Syntax) -> int:
    """The place of the second *as*, before a time, after *as much*; 0 where there is none."""
    told = marks[at : at + 2]
    if len(told) < 2 or told[0].form not in syntax.as_much or told[1].form not in syntax.much:  # noqa: PLR2004 -- as much
        return 0
    return _second(marks, at + 2, syntax)


def _second(marks: Sequence[Mark], at: int, syntax: Syntax) -> int:
    """The place of the *as* from one on that leads to a time; 0 where there is none."""
    return next(
        (
            place
            for place in range(at, len(marks) - 1)
            if _is_as(marks[place], syntax) and _is_time(marks, place + 1)
        ),
        0,
    )


def _is_as(mark: Mark, syntax: Syntax) -> bool:
    """Whether it leads from *as much* to a time: *as*, or *as it did in*."""
    return mark.form in syntax.as_much or (mark.kind == "compared" and mark.head in syntax.as_much)


def _is_time(marks: Sequence[Mark], at: int) -> bool:
    """Whether a time stands at a place, with what leads to it."""
    at += any(mark.kind == "compared" for mark in marks[at : at + 1])
    at += any(mark.is_a("links", "in") for mark in marks[at : at + 1])
    at = past(marks, at, _LEADING)
    return at < len(marks) and (marks[at].kind in _TIMED or is_year(marks[at]))


def as_than(mark: Mark) -> Mark:
    """A mark as what leads to the time that something is compared with."""
    return replace(mark, kind="compared", meaning="words")


def _turn_bound(told: list[Mark], at: int) -> None:
    """*Less than half as much* is a fall by more than half, as is *a fall by more than half*."""
    led = back_past(told, at - 1)
    is_part = told[at].meaning.startswith("-")
    if led >= 0 and is_part and told[led].is_a("relations", *_OTHER_BOUND):
        told[led] = replace(told[led], meaning=_OTHER_BOUND[told[led].meaning])


def turn_to_change(told: list[Mark], at: int) -> None:
    """Make so many times, or such a part, at a place what it changed by to be that.

    A bound before it is turned.
    """
    mark = told[at]
    times = mark.meaning.removeprefix("x")
    share = float(times) * (_ALL if times != mark.meaning else 1.0)
    told[at] = replace(mark, kind="changes", meaning=f"{share - _ALL:g}")
    _turn_bound(told, at)
