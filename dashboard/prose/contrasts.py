"""Two times that are set against each other, and no condition. Pure.

*If in 2021 it was $2 billion, in 2022 it was 3* says of both years what was so.
"""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.beside import is_year
from dashboard.prose.syntax import Syntax
from dashboard.prose.vocabulary import Mark


def without_contrast(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with *if* and *then* before two different years as what says nothing."""
    told = list(marks)
    first = _year_after(told, 0, syntax)
    if not first:
        return told
    for at, mark in enumerate(told):
        second = _year_after(told, at + 1, syntax) if mark.meaning == "," else ""
        if second not in {"", first}:
            for place in (0, at + 1):
                is_word = told[place].form in syntax.contrasts
                told[place] = _plain(told[place]) if is_word else told[place]
            return told
    return told


def _year_after(marks: Sequence[Mark], at: int, syntax: Syntax) -> str:
    """The year that begins a part of a sentence at a place; of its head only after *if*."""
    is_led = at < len(marks) and marks[at].form in syntax.contrasts
    if at == 0 and not is_led:
        return ""
    at += is_led
    at += at < len(marks) and marks[at].is_a("links", "in", "to")
    return marks[at].meaning if at < len(marks) and is_year(marks[at]) else ""


def _plain(mark: Mark) -> Mark:
    return replace(mark, kind="whole", meaning="words")
