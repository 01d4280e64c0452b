"""Words of a condition that say none, but set two times, or two numbers, beside each other. Pure.

*If in 2021 it was $2 billion, in 2022 it was 3* says of both years what was so; *by $2 million or
5%* twice by how much; the second *as* of *3 times as much as in 2021* is *than*; in a list of years
a dash leads to the number of each.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import DASHES, DIVIDES, as_filler, is_year, past
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

INDEX: Final = "index"
"""The unit of percent of what was before."""

_LEADS: Final = frozenset({",", "(", "until", *DASHES})
_NEAR: Final = 8
"""So many words after a word for a rise stands what it was by, at most."""

_SAID: Final = frozenset({"is", "about", "units", "magnitudes"})
_TIMES: Final = frozenset({"number", "years", "month", "parts", "same", "yearly", "monthly"})


def as_index(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with percent of what was before as an index: 98.3 of them are 1.7 percent less.

    As statistical offices say it: *98.3% to the level of 2023*. What is so much more than
    before is none.
    """
    return [
        replace(mark, meaning=INDEX)
        if mark.is_a("units", "percent") and _is_of_before(marks, at, syntax)
        else mark
        for at, mark in enumerate(marks)
    ]


def _is_of_before(marks: Sequence[Mark], at: int, syntax: Syntax) -> bool:
    after, number = marks[at + 1 : at + 3], at - 1
    is_base = len(after) > 1 and after[0].kind == "compared" and after[0].head in syntax.index_of
    if not is_base or number < 0 or marks[number].kind != "number":
        return False
    is_timed = after[1].kind in _TIMES
    before = next((one for one in marks[number - 1 :: -1] if one.kind != "whole"), None)
    before = before if number else None
    is_said = before is None or before.kind in _SAID or before.meaning in _LEADS
    return is_timed and is_said


def without_dash_of_year(marks: Sequence[Mark]) -> list[Mark]:
    """Words without the dash between a year and its number: *2022 \u2014 $2 billion*.

    Nor the colon of one in brackets: *(2023: $2 billion)*.
    """
    return [mark for at, mark in enumerate(marks) if not _is_of_year(marks, at)]


def _is_of_year(marks: Sequence[Mark], at: int) -> bool:
    """Whether a dash at a place stands between a year, which begins a part, and a number."""
    is_bracketed = marks[at].meaning == ":" and at > 1 and marks[at - 2].meaning == "("
    if not (marks[at].meaning in DASHES or is_bracketed):
        return False
    after = marks[at + 1 : at + 2]
    if not any(mark.kind in {"number", "units"} and not is_year(mark) for mark in after):
        return False
    last = at - 1
    while last > 0 and marks[last].kind in {"whole", "dated"}:
        last -= 1
    before = last - 1 - (last > 1 and marks[last - 1].is_a("links", "in", "to"))
    return last >= 0 and is_year(marks[last]) and (before < 0 or marks[before].meaning in DIVIDES)


def without_one(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with *one of* before somebody's first ones as what says nothing: those say it."""
    told = list(marks)
    for at, mark in enumerate(marks):
        if mark.head not in syntax.one_of:
            continue
        after = [one.kind for one in marks[at + 1 : at + 4] if not one.is_a("links", "own")]
        if after[:2] == ["countries", "tops"]:
            told[at] = as_filler(mark)
    return told


def with_base_of_multiples(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with *as* after so many times as much as what leads to what that is compared with.

    So does the end of *3.4 times that of August 2021*.
    """
    told, is_led = list[Mark](), False
    for at, mark in enumerate(marks):
        if mark.is_a("units", "multiple") and mark.form in syntax.multiples and _timed(marks, at):
            led = replace(mark, kind="compared", meaning="words", start=mark.end)
            told += [replace(mark, form=mark.head), led]
            continue
        is_base = is_led and mark.form in syntax.as_much
        is_led = (is_led and not is_base) or mark.is_a("units", "multiple")
        if is_base:
            told.append(replace(mark, kind="compared", meaning="words"))
        elif not (mark.is_a("links", "in") and told and told[-1].form in syntax.as_much):
            told.append(mark)
    return told


def _timed(marks: Sequence[Mark], at: int) -> bool:
    """Whether a time stands right after a place."""
    after = past(marks, at + 1, {"whole", "same"})
    after += any(mark.is_a("links", "in", "of") for mark in marks[after : after + 1])
    return any(
        is_year(mark) or mark.kind in _TIMES - {"number"} for mark in marks[after : after + 1]
    )


def without_contrast(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with *if* and *then* before two different years as what says nothing.

    They begin a sentence, or what stands after a colon.
    """
    told = list(marks)
    begun = next((at + 1 for at, mark in enumerate(told) if mark.meaning == ":"), 0)
    begun = begun if _year_after(told, begun, syntax) else 0
    first = _year_after(told, begun, syntax)
    if not first:
        return told
    for at, mark in enumerate(told[begun:], begun):
        second = _year_after(told, at + 1, syntax) if mark.meaning == "," else ""
        if second not in {"", first}:
            for place in (begun, at + 1):
                is_word = told[place].form in syntax.contrasts
                told[place] = as_filler(told[place]) if is_word else told[place]
            return told
    return told


def without_or(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words without *or* between an amount and a percentage, nor the comma before it."""
    kept: list[Mark] = []
    for at, mark in enumerate(marks):
        told = kept[:-1] if kept and kept[-1].meaning == "," else kept
        is_amount = bool(told) and told[-1].kind == "units" and told[-1].meaning.isupper()
        is_or = mark.kind == "cannot" and mark.form in syntax.equals
        if is_or and is_amount and _is_percent(marks[at + 1 :]):
            kept = told
        else:
            kept.append(mark)
    return kept


def without_all_of_year(marks: Sequence[Mark]) -> list[Mark]:
    """Words with all of a year, beside months, as what they cannot be compared with."""
    if not any(mark.kind in {"month", "parts", "monthly"} for mark in marks):
        return list(marks)
    return [
        replace(mark, kind="cannot", meaning="period")
        if is_year(mark) and at > 0 and marks[at - 1].is_a("whole", "total")
        else mark
        for at, mark in enumerate(marks)
    ]


def without_step(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words without an amount that says again what a percentage of a rise does.

    As in *an increase of 12% or $50 million*, *12% ($50 million)*, and *50 million or 12% more*.
    """
    kept: list[Mark] = []
    at = 0
    while at < len(marks):
        until = _again(marks, at, kept, syntax)
        if until:
            at = until
            continue
        if marks[at].form in syntax.equals and _is_more(marks, at + 1):
            while kept and kept[-1].kind in {"number", "magnitudes", "units"}:
                kept.pop()
        kept.append(marks[at])
        at += 1
    return kept


def _again(marks: Sequence[Mark], at: int, kept: Sequence[Mark], syntax: Syntax) -> int:
    """The place after an amount that a rise in percent, right before, is told by too; 0 if none."""
    told = [mark for mark in kept[-3:] if mark.meaning != ","]
    if not any(mark.is_a("units", "percent") for mark in told[-2:]):
        return 0
    is_moved = any(mark.kind in {"rises", "falls"} for mark in kept[-_NEAR:])
    until = _amount(marks, at + 1) if is_moved else 0
    if not until or marks[at].form in syntax.equals:
        return until
    is_closed = until < len(marks) and (marks[at].meaning, marks[until].meaning) == ("(", ")")
    return until + 1 if is_closed else 0


def _is_more(marks: Sequence[Mark], at: int) -> bool:
    """Whether a percentage stands there by which something is more or less."""
    told = [mark.kind for mark in marks[at : at + 3]]
    return told == ["number", "units", "relations"] and marks[at + 1].is_a("units", "percent")


def _amount(marks: Sequence[Mark], at: int) -> int:
    """The place after an amount of money, *by* before it or not; 0 where none begins at a place."""
    at += at < len(marks) and marks[at].is_a("links", "per", "on")
    until = past(marks, at, {"number", "magnitudes", "units"})
    told = marks[at:until]
    is_money = any(one.kind == "units" and one.meaning.isupper() for one in told)
    return until if is_money and any(one.kind == "number" for one in told) else 0


def _is_percent(marks: Sequence[Mark]) -> bool:
    number = [mark for mark in marks[:3] if mark.kind not in {"about", "whole"}]
    return len(number) > 1 and number[0].kind == "number" and number[1].is_a("units", "percent")


def _year_after(marks: Sequence[Mark], at: int, syntax: Syntax) -> str:
    """The year that begins a part of a sentence at a place; of its head only after *if*."""
    is_led = at < len(marks) and marks[at].form in syntax.contrasts
    is_head = at == 0 or marks[at - 1].meaning == ":"
    if is_head and not is_led:
        return ""
    at += is_led
    at += at < len(marks) and marks[at].is_a("links", "in", "to")
    return marks[at].meaning if at < len(marks) and is_year(marks[at]) else ""
