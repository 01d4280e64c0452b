"""Numbers in several words, or put around, as they are written in digits. Pure.

*Сто восемьдесят три*, a hundred, eighty and three, is one number. A word after one may say that it
is at least that, and *процентов на девять*, percent by nine, is about nine percent.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import DASHES, is_year, past
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_NUMBERS: Final = frozenset({"number", "counts"})
_SCALES: Final = frozenset({"magnitudes", "units"})
_MONEY: Final = _NUMBERS | _SCALES
_HALF: Final = "0.5"
_ORDERS: Final = (100, 10)
"""What a word of a number may be a multiple of, which one below it may follow."""


def with_numbers(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with each number as one, after what it is at least, or about."""
    found = _without_thousands(_in_one(_with_halves(marks, syntax), syntax.firsts))
    found = found if syntax.verb_last else _with_times(_parts_in_digits(found), syntax)
    return _percent_last(_with_more_first(found), syntax) if syntax.owner_after else found


def _with_halves(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with *half* right before a unit as a number of it: *half a percent*.

    What it would go on with, *two half billion*, is neither.
    """
    found = list(marks)
    for at, mark in enumerate(marks):
        if mark.kind != "other" or mark.form not in syntax.half:
            continue
        if at and marks[at - 1].kind in _NUMBERS:
            found[at] = replace(mark, kind="cannot", meaning="measure")
        elif any(one.kind in _SCALES for one in marks[at + 1 : at + 2]):
            found[at] = replace(mark, kind="number", meaning=_HALF)
    return found


def _in_one(marks: Sequence[Mark], firsts: tuple[str, ...]) -> list[Mark]:
    """The marks with hundreds, tens, ones and a half that stand in their order as one number.

    So a place after tens: *the twenty-first largest*. A half that goes on with none is one of
    something else.
    """
    found: list[Mark] = []
    for mark in marks:
        joined = _joined(found, mark)
        before = found[len(found) - joined - 1 : len(found) - joined]
        total = _sum(before[0], mark, firsts) if before else 0.0
        if total:
            del found[len(found) - joined - 1 :]
            one = replace(mark, meaning=f"{total:g}", start=before[0].start, at=before[0].at)
            found.append(one)
        elif mark.is_a("counts", _HALF):
            found.append(replace(mark, kind="cannot", meaning="measure"))
        else:
            found.append(mark)
    return found


def _joined(found: Sequence[Mark], mark: Mark) -> int:
    """How many marks join a number to the words before it: a hyphen, or *and* after hundreds."""
    if len(found) < 2 or found[-2].kind != "counts":  # noqa: PLR2004 -- a number and what joins it
        return 0
    before, sign = found[-2:]
    is_hyphen = sign.meaning in DASHES and before.end == sign.start and sign.end == mark.start
    is_hundred = float(before.meaning) % _ORDERS[0] == 0
    return int(is_hyphen or (sign.is_a("links", "and") and is_hundred))


def _parts_in_digits(marks: Sequence[Mark]) -> list[Mark]:
    """The marks with half a billion, or a quarter of one, as so much of it in digits."""
    found = list(marks)
    for at in range(len(marks) - 1, -1, -1):
        mark, scale = marks[at], past(marks, at + 1)
        scale += any(one.is_a("links", "of") for one in marks[scale : scale + 1])
        scale = past(marks, scale)
        if mark.kind == "shares" and any(
            one.kind == "magnitudes" for one in marks[scale : scale + 1]
        ):
            found[at:scale] = [replace(mark, kind="number", meaning=f"{float(mark.meaning) / 100}")]
    return found


def _with_times(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with *by a factor of three* as three times."""
    found = list(marks)
    for at in range(len(marks) - 1, 0, -1):
        number = at + 1 + any(one.is_a("links", "of") for one in marks[at + 1 : at + 2])
        if marks[at].form not in syntax.factors or number >= len(marks):
            continue
        begun = at - 1 if marks[at - 1].kind == "whole" else at
        begun -= begun > 0 and marks[begun - 1].is_a("links", "per")
        if marks[number].kind in _NUMBERS:
            told = replace(marks[number], kind="number")
            times = replace(told, kind="units", meaning="times", start=told.end, at=told.until)
            found[begun : number + 1] = [told, times]
    return found


def _without_thousands(marks: Sequence[Mark]) -> list[Mark]:
    """The marks without a number that another one before it, of its own, is a part of.

    *A thousand two hundred million* is no two hundred, nor *two billion and a hundred million* one.
    """
    found = list(marks)
    for at in range(1, len(marks) - 1):
        is_and = marks[at - 1].is_a("links", "and")
        before, after = _scale(marks, at - 1 - is_and), _scale(marks, at + 1)
        is_part = before > after > 0 if is_and else after > before > 0
        if is_part and marks[at].kind == "counts":
            found[at] = replace(marks[at], kind="cannot", meaning="measure")
    return found


def _scale(marks: Sequence[Mark], at: int) -> float:
    """What a word such as *million* at a place says; 0 where none stands there."""
    return float(marks[at].meaning) if at >= 0 and marks[at].kind == "magnitudes" else 0.0


def _sum(last: Mark, mark: Mark, firsts: tuple[str, ...]) -> float:
    """What two words tell together; 0 where the second does not go on with the first."""
    is_half = mark.is_a("counts", _HALF)
    # Of the words for the first place *main* is no number.
    is_place = mark.kind == "ranks" and (mark.meaning != "1" or mark.head.startswith(firsts))
    if not (mark.kind == "counts" or (is_place and mark.meaning.isdigit())):
        return 0.0
    if not (last.kind == "counts" or (is_half and last.kind == "number")):
        return 0.0
    if not last.meaning.isdigit():
        return 0.0
    more, less = int(last.meaning), float(mark.meaning)
    below = next((one for one in _ORDERS if more % one == 0), 1)
    return more + less if less < below and not is_year(last) else 0.0


def _with_more_first(marks: Sequence[Mark]) -> list[Mark]:
    """The marks with the word that a number is more than told, before that number."""
    found: list[Mark] = []
    for mark in marks:
        if mark.is_a("relations", "more") and found and found[-1].kind in _MONEY:
            at = len(found) - 1
            while at and found[at].kind not in _NUMBERS and found[at - 1].kind in _MONEY:
                at -= 1
            start = found[at].start
            found.insert(at, replace(mark, meaning="at least", start=start, end=start))
            continue
        found.append(mark)
    return found


def _percent_last(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with *percent by nine* as *by about nine percent*."""
    found = list(marks)
    roughly = "".join(syntax.roughly[:1])
    for at in range(len(found) - 1, -1, -1):
        if not found[at].is_a("units", "percent") or (at and found[at - 1].kind in _MONEY):
            continue
        led = int(any(one.is_a("links", "on") for one in found[at + 1 : at + 2]))
        number = found[at + 1 + led : at + 2 + led]
        rest = found[at + 2 + led : at + 3 + led]
        if not number or number[0].kind not in _NUMBERS or is_year(number[0]):
            continue
        if any(one.kind in _SCALES or one.meaning in DASHES for one in rest):
            # A range has two ends.
            continue
        (nine,) = number
        about = Mark("about", "words", nine.start, nine.start, nine.at, nine.at, head=roughly)
        percent = replace(found[at], start=nine.end, end=nine.end, at=nine.until, until=nine.until)
        found[at : at + 2 + led] = [*found[at + 1 : at + 1 + led], about, nine, percent]
    return found
