"""Whose account a number is by, told at the end: *in 2024 by Russia's figures*. Pure.

It stands apart, as after a comma, and is said by whose figures they are.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import is_sign
from dashboard.prose.words.vocabulary import Mark

_WHOSE: Final = frozenset({"countries", "speakers"})
_LEADS: Final = ("per", "on")


def with_accounts(marks: Sequence[Mark], accounts: Collection[str]) -> list[Mark]:
    """The marks with the last words, if they say whose figures were told, as what somebody says."""
    end = len(marks)
    while end and marks[end - 1].meaning in ".!":
        end -= 1
    begun = end
    while begun and _may_be_account(marks[begun - 1], accounts):
        begun -= 1
    part = [
        replace(mark, kind="says", meaning="words") if mark.form in accounts else mark
        for mark in marks[begun:end]
    ]
    kinds = {mark.kind for mark in part}
    is_led = any(mark.kind == "says" or mark.is_a("links", *_LEADS) for mark in part[:1])
    if not (begun and is_led) or "says" not in kinds or not kinds & _WHOSE:
        return list(marks)
    # Of somebody else's figures, or of those of both, a number is nobody's.
    named = {mark.meaning for mark in marks[:begun] if mark.kind in _WHOSE}
    is_other = any(mark.kind in _WHOSE and mark.meaning not in named for mark in part)
    if is_other or any(mark.form in accounts or mark.kind == "says" for mark in marks[:begun]):
        return list(marks)
    sign = replace(part[0], kind="other", meaning=",", form=",", end=part[0].start)
    told = [mark for mark in part if not mark.is_a("links", *_LEADS)]
    return [*marks[:begun], *([] if is_sign(marks[begun - 1]) else [sign]), *told, *marks[end:]]


def _may_be_account(mark: Mark, accounts: Collection[str]) -> bool:
    is_whose = mark.kind in {*_WHOSE, "says"} or mark.is_a("links", "own", *_LEADS)
    return is_whose or mark.form in accounts
