"""Several numbers that share a verb, each put with its own, where a verb stands last. Pure.

*From a year's so much to another's so much it fell* has two levels, *so much of its exports is
one's, so much another's* two shares. What is not said so is left alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import back_past, is_end, is_joined, past
from dashboard.prose.words.vocabulary import Mark

_LED: Final = frozenset({"about", "whole", "relations"})
_TIMES: Final = frozenset({"whole", "about", "years", "month", "parts", "monthly", "counts"})
_NUMBER: Final = frozenset({"number", "magnitudes"})
_SIGN: Final = ","
_FLOWS: Final = ("exports", "imports", "turnover")


def as_several(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The words of a sentence with a verb after each number that shares one."""
    found = list(marks)
    for at in reversed(range(len(marks))):
        if marks[at].kind == "units" and marks[at].case == "from" and _comes(marks, at):
            said = _verb(marks[at])
            sign = replace(said, kind="other", meaning=_SIGN)
            found[at : at + 1] = [replace(marks[at], case=""), said, sign]
    return _with_shares(_with_verbs(found))


def _verb(after: Mark) -> Mark:
    return Mark("is", "words", after.end, after.end, after.at, after.until)


def _comes(marks: Sequence[Mark], at: int) -> bool:
    """Whether an amount right after its year moved to another one."""
    first = at
    while first and marks[first - 1].kind in _NUMBER and not marks[first - 1].case:
        first -= 1
    led = marks[first - 1] if first else None
    is_dated = led is not None and led.kind in {"number", "years"} and led.case == "in"
    until = at + 1
    while until < len(marks) and (marks[until].kind in _TIMES or marks[until].case == "in"):
        until += 1
    begun = until
    until = past(marks, until, _NUMBER)
    to = marks[until : until + 2]
    is_moved = len(to) > 1 and to[0].kind == "units" and to[1].kind in {"rises", "falls"}
    # What came in one year from so much to so much has but one.
    is_moved = is_moved and begun > at + 1 and is_end(marks, until + 2)
    is_same = is_moved and (to[0].meaning, to[0].case) == (marks[at].meaning, "to")
    return is_dated and begun < until and is_same


def _with_verbs(marks: Sequence[Mark]) -> list[Mark]:
    """Words with the verb, and who, and whose, of a share of one flow after one of another."""
    found = list(marks)
    for at in range(1, len(marks) - 1):
        told = _of_next(marks, at)
        if told and is_joined(marks[at + 1]):
            verb = _verb(marks[at])
            sign = replace(verb, kind="other", meaning=_SIGN)
            place = len(found) - len(marks) + at + 1
            more = [_at(mark, marks[at]) for mark in told]
            found[place : place + 1] = [verb, sign, *more]
            return found
    return found


def _of_next(marks: Sequence[Mark], at: int) -> Sequence[Mark]:
    """Who has a share, that ends at a place, of whose flow, where one of another flow follows it.

    Empty where that is not so, or more is said.
    """
    first = back_past(marks, at - 2, _LED) + 1
    second = at + 2
    until = past(marks, second + 1, _LED)
    told = marks[first - 3 : first - 1] if first > 2 else ()  # noqa: PLR2004 -- who, whose and what
    is_led = _is_share(marks, at - 1) and bool(told) and _is_whole(marks[first - 1])
    is_next = second < len(marks) and _is_whole(marks[second]) and _is_share(marks, until)
    if not (is_led and is_next):
        return ()
    end = marks[until + 2 : until + 3]
    is_told = bool(end) and end[0].kind == "is" and is_end(marks, until + 3)
    is_pair = all(mark.kind == "countries" for mark in told) and not told[0].case
    return told if is_told and is_pair and told[1].case in {"", "of"} else ()


def _is_share(marks: Sequence[Mark], at: int) -> bool:
    """Whether a percentage in the case of an object stands at a place."""
    kinds = [mark.kind for mark in marks[at : at + 2]]
    is_share = kinds == ["number", "units"] and marks[at + 1].is_a("units", "percent")
    return is_share and marks[at + 1].case == "object"


def _with_shares(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Words with the verb of the last of several shares after each."""
    found: list[Mark] = []
    at = 0
    while at < len(marks):
        told = _several(marks, at) if _is_whole(marks[at]) else None
        if told is None:
            found.append(marks[at])
            at += 1
            continue
        parts, tail, until = told
        whole = [*found[len(found) - _words_before(found) :], marks[at]]
        for place, part in enumerate(parts):
            more = [replace(mark, start=part[0].start, end=part[0].start) for mark in whole]
            sign = replace(_verb(part[-1]), kind="other", meaning=_SIGN)
            is_last = place + 1 == len(parts)
            end = tail if is_last else [*(_at(mark, part[-1]) for mark in tail), sign]
            found += [*(more if place else whole[-1:]), *part, *end]
        at = until
    return tuple(found)


def _at(mark: Mark, after: Mark) -> Mark:
    return replace(mark, start=after.end, end=after.end)


def _is_whole(mark: Mark) -> bool:
    return mark.is_a("measures", *_FLOWS) and mark.case == "of"


def _words_before(marks: Sequence[Mark]) -> int:
    """How many words at the end say of which goods a whole is, and whose."""
    of_goods = bool(marks) and marks[-1].kind == "goods"
    owner = marks[: len(marks) - of_goods][-1:]
    return of_goods + (bool(owner) and owner[0].kind == "countries")


def _several(marks: Sequence[Mark], whole: int) -> tuple[list[list[Mark]], list[Mark], int] | None:
    """Shares of a whole with whom each goes to, what is said of all, and the place after it."""
    parts: list[list[Mark]] = []
    at = whole + 1
    while True:
        part, at = _part(marks, at)
        if not part:
            return None
        parts.append(part)
        if at == len(marks) or not is_joined(marks[at]):
            break
        at += 1
    until = at
    if until < len(marks) and marks[until].is_a("measures", "share") and marks[until].case == "to":
        until += 1
    is_told = until < len(marks) and marks[until].kind in {"is", "falls"}
    is_told = is_told and is_end(marks, until + 1)
    is_alike = len({part[-1].case for part in parts}) == 1
    if len(parts) < 2 or not (is_told and is_alike):  # noqa: PLR2004 -- one needs nothing
        return None
    return parts, list(marks[at : until + 1]), until + 1


def _part(marks: Sequence[Mark], at: int) -> tuple[list[Mark], int]:
    """A share with the country that it is of or goes to, empty for none, and the place after."""
    begun = at
    at = past(marks, at, _LED)
    if not _is_share(marks, at):
        return [], at
    until = past(marks, at + 2)
    if until == len(marks) or marks[until].kind != "countries":
        return [], at
    return [*marks[begun : at + 2], marks[until]], until + 1
