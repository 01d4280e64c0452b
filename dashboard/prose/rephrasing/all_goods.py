"""All that a country sells or buys, where a share of it is told: *half of Turkish goods*. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.vocabulary import Mark

_WHOSE: Final = frozenset({"", "of"})
_BETWEEN: Final = frozenset({"about", "relations", "whole"})


def with_all_goods(marks: Sequence[Mark], wares: Collection[str]) -> list[Mark]:
    """The marks with a country's goods, before a share of them, as goods of no kind.

    ``wares`` are words for goods that are somebody's. Elsewhere they may be of any kind.
    """
    return [
        replace(mark, kind="goods", meaning="")
        if mark.form in wares and _is_ones(marks[max(at - 1, 0) : at]) and _is_share(marks, at + 1)
        else mark
        for at, mark in enumerate(marks)
    ]


def _is_ones(before: Sequence[Mark]) -> bool:
    return any(one.kind == "countries" and one.case in _WHOSE for one in before)


def _is_share(marks: Sequence[Mark], at: int) -> bool:
    """Whether so much percent, or a share in words, stands at a place."""
    while at < len(marks) and marks[at].kind in _BETWEEN:
        at += 1
    told = marks[at : at + 2]
    is_percent = [one.kind for one in told] == ["number", "units"] and told[1].meaning == "percent"
    return is_percent or [one.kind for one in told[:1]] == ["shares"]
