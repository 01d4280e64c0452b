"""Several numbers told of several things in their order: *2 and 3, respectively*. Pure.

*Exports and imports were $2 billion and $3 billion respectively* says what *exports were $2
billion, imports were $3 billion* does, and is read as that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from dashboard.prose.rephrasing.number_runs import SCALES, Run, number_runs
from dashboard.prose.words.marks import is_joined, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_FLOW: Final = "measures"
_VERBS: Final = frozenset({"is", "rises", "falls", "changes", "flows"})


def in_turn(marks: Sequence[Mark], syntax: Syntax) -> tuple[Mark, ...]:
    """The words with each number beside what it is of; where that is not clear, with no number."""
    places = [
        at
        for at, mark in enumerate(marks)
        if {mark.form, f"{mark.head} {mark.form}"} & {*syntax.respective}
    ]
    if not places:
        return tuple(marks)
    words = _without(marks, places)
    numbers = number_runs(words)
    heads = (_before(words, numbers) or _after(words, numbers)) if numbers else []
    if heads and _is_counted(words, heads, numbers):
        heads = []
    if len(places) > 1 or not heads:
        told = [] if len(places) > 1 else _in_turns(words, numbers)
        return tuple(_again(words, told, numbers) if told else _unread(words, numbers))
    return tuple(_apart(words, heads, numbers))


def _is_counted(words: Sequence[Mark], heads: list[Run], numbers: list[Run]) -> bool:
    """Whether other numbers stand between what numbers are of and these, or after both."""
    first, second = sorted((heads, numbers))
    rest = (*words[first[-1][1] : second[0][0]], *words[second[-1][1] :])
    return any(mark.kind == "units" for mark in rest)


def _without(marks: Sequence[Mark], places: Sequence[int]) -> list[Mark]:
    """The words but for those at some places, and the commas around these."""
    around = {at + step for at in places for step in (-1, 1)}
    commas = {at for at in around if 0 <= at < len(marks) and marks[at].meaning == ","}
    return [mark for at, mark in enumerate(marks) if at not in {*places, *commas}]


def _before(words: Sequence[Mark], numbers: list[Run]) -> list[Run]:
    """What numbers are of, where that stands before them."""
    return _heads(words[: numbers[0][0]], len(numbers))


def _after(words: Sequence[Mark], numbers: list[Run]) -> list[Run]:
    """What numbers are of, where that stands after them: *2 and 3 to Russia and Turkey*."""
    start = numbers[-1][1]
    return [(first + start, until + start) for first, until in _heads(words[start:], len(numbers))]


def _heads(before: Sequence[Mark], count: int) -> list[Run]:
    """So many countries, years or flows, each with the words that are its own; else none."""
    joined = [at for at in range(1, len(before)) if is_joined(before[at])]
    # Trade between two is of both.
    joined = [
        at
        for at in joined
        if not any(one.is_a("links", "between") for one in before[max(at - 2, 0) : at])
    ]
    for last in reversed(joined):
        for kind in ("measures", "countries", "number"):
            found = _listed(before, last, kind, count)
            if found:
                return found
    return []


def _listed(before: Sequence[Mark], last: int, kind: str, count: int) -> list[Run]:
    """The things of one kind in a list whose last *and* stands at a place."""
    firsts = [at for at, mark in enumerate(before) if mark.kind == kind and _is_thing(before, at)]
    after = [at for at in firsts if at > last][:1]
    if not after or any(mark.kind != "whole" for mark in before[last + 1 : after[0]]):
        return []
    listed = [at for at in firsts if at <= after[0]][-count:]
    first = listed[0]
    is_more = first > 1 and is_joined(before[first - 1]) and before[first - 2].kind == kind
    is_more = is_more or any(map(is_joined, before[after[0] + 1 : after[0] + 2]))
    if len(listed) < count or is_more:
        return []
    ends = [_joint(before, one, other) for one, other in pairwise(listed)]
    if not all(ends):
        return []
    found = [
        *zip(listed[:-1], ends, strict=True),
        (after[0], _end(before, listed[0], ends[0], after[0])),
    ]
    # What has a number of its own is no head of another.
    is_counted = any(mark.kind == "units" for run in found for mark in before[slice(*run)])
    return [] if is_counted else found


def _is_thing(before: Sequence[Mark], at: int) -> bool:
    mark = before[at]
    return mark.meaning != "share" and (mark.kind != "number" or is_year(mark))


def _joint(before: Sequence[Mark], one: int, other: int) -> int:
    """The place of the only joint between two things; 0 where there is none, or more."""
    joints = [at for at in range(one + 1, other) if is_joined(before[at])]
    return joints[0] if joints and joints[-1] - joints[0] == len(joints) - 1 else 0


def _end(before: Sequence[Mark], first: int, joint: int, last: int) -> int:
    """Where the last thing ends, as the first has it: a noun, *to*, or with whom up to the verb."""
    if joint == first + 1 or before[first].kind != "measures":
        return last + 1
    if before[joint - 1].kind == "links":
        return last + joint - first
    verbs = (at for at in range(last, len(before)) if before[at].kind in _VERBS)
    return next(verbs, len(before))


def _apart(words: Sequence[Mark], heads: list[Run], numbers: list[Run]) -> Iterator[Mark]:
    """A clause for each thing, with its own number, a sign between two."""
    scale = [mark for mark in words[slice(*numbers[-1])] if mark.kind in SCALES]
    case = words[heads[-1][1] - 1].case
    first, second = sorted((heads, numbers))
    begun, between = words[: first[0][0]], words[first[-1][1] : second[0][0]]
    rest = words[second[-1][1] :]
    flows = [mark.meaning for run in heads for mark in words[slice(*run)] if mark.kind == _FLOW]
    for nth, both in enumerate(zip(first, second, strict=True)):
        one, other = (_whole(words[slice(*run)], scale, case) for run in both)
        if nth:
            yield replace(one[0], kind="other", meaning=",", form=",", end=one[0].start)
        yield from (*begun, *one, *between, *other)
        told = _of_each(rest, flows, nth)
        yield from (mark for mark in told if nth + 1 == len(first) or mark.meaning not in ".!")


def _of_each(rest: Sequence[Mark], flows: Sequence[str], nth: int) -> Sequence[Mark]:
    """What follows, with only its own of flows told in the same turn: *of all sales and purchases*.

    Those are of what each number is a share of.
    """
    places = [at for at, mark in enumerate(rest) if mark.kind == _FLOW]
    told = [rest[at].meaning for at in places]
    # *Italy and Russia took 45% and 18% of exports and imports* has none before.
    is_turn = told == [*flows] or (not flows and sorted(told) == ["exports", "imports"])
    if len(places) < 2 or not is_turn:  # noqa: PLR2004 -- a turn
        return rest
    between = (mark for mark in rest[places[0] : places[-1]] if mark.kind != _FLOW)
    if not all(map(is_joined, between)):
        return rest
    return [*rest[: places[0]], rest[places[nth]], *rest[places[-1] + 1 :]]


def _whole(told: Sequence[Mark], scale: Sequence[Mark], case: str) -> list[Mark]:
    """A number with what the last one is counted in, where it has none: *2 and 3 billion*.

    And a country or a flow in the case of the last one, which may stand for all.
    """
    kinds = {mark.kind for mark in told}
    if kinds & {"measures", "countries"}:
        return [*told[:-1], replace(told[-1], case=told[-1].case or case)]
    is_number = "number" in kinds and not any(map(is_year, told))
    return [*told, *(mark for mark in scale if is_number and mark.kind not in kinds)]


def _in_turns(words: Sequence[Mark], numbers: list[Run]) -> list[Mark]:
    """As many flows as there are numbers, each told with another one before; else none."""
    if not numbers:
        return []
    before = words[: numbers[0][0]]
    places = [at for at, mark in enumerate(before) if mark.kind == "measures"]
    ends = [*places[1:], len(before)]
    is_each = len(places) == len(numbers) and all(
        any(mark.kind == "units" for mark in before[at:end])
        for at, end in zip(places, ends, strict=True)
    )
    is_apart = bool(before) and is_joined(before[-1])
    return [before[at] for at in places] if is_each and is_apart else []


def _again(words: Sequence[Mark], flows: list[Mark], numbers: list[Run]) -> Iterator[Mark]:
    """What was told of some flows, and then of each again: *2 and 3, up 5% and down 6%*."""
    yield from words[: numbers[0][0]]
    rest = words[numbers[-1][1] :]
    for nth, (flow, number) in enumerate(zip(flows, numbers, strict=True)):
        told = words[slice(*number)]
        blank = replace(told[0], end=told[0].start, form="", head="")
        if nth:
            yield replace(blank, kind="other", meaning=",", form=",")
        yield replace(blank, kind=flow.kind, meaning=flow.meaning, case=flow.case)
        yield from told
        yield from (mark for mark in rest if nth + 1 == len(flows) or mark.meaning not in ".!")


def _unread(words: Sequence[Mark], numbers: list[Run]) -> Iterator[Mark]:
    """The words with a doubt before each number told in turn, or each of all if none is known."""
    doubted = {first for first, _ in numbers}
    is_begun = False
    for at, mark in enumerate(words):
        is_counting = mark.kind in {"number", "units"}
        if at in doubted or (is_counting and not (is_begun or numbers)):
            yield replace(mark, kind="cannot", meaning="measure", end=mark.start)
        is_begun = is_counting
        yield mark
