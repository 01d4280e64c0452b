"""What falls to the share of several, each told whole: *to Italy's share fell 20 (25%)*. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_OWNED: Final = 2
"""So many words say whose share it is."""


def with_shares_told(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with the trade, and whose it is, before each *to the share of* somebody.

    Percent in a bracket after an amount are a share of it too; that so much *fell* to it only says
    that it is so much.
    """
    marks = [
        replace(mark, kind="is", meaning="words")
        if _is_allotting(mark, syntax) and any(map(_is_share, marks[max(at - 1, 0) : at]))
        else mark
        for at, mark in enumerate(marks)
    ]
    if any(mark.kind == "goods" for mark in marks):
        # What the shares of each are of, the goods would have to be said of again.
        return marks
    places = [at for at, mark in enumerate(marks) if _is_to_share(marks, at)]
    falls = [at for at, mark in enumerate(marks) if _is_allotting(mark, syntax)]
    if not (places and falls) or falls[-1] < places[-1]:
        return marks
    trade = _trade(marks[: places[0] - 1])
    whose: list[Mark] = []
    found: list[Mark] = []
    for at, mark in enumerate(marks):
        if at in places:
            whose = [*trade, *marks[at - 1 : at + 1]]
            if at > places[0]:
                found[-1:-1] = _put(trade, found[-1].start)
            found.append(mark)
        elif whose and _is_share_in_bracket(marks[at : at + 4]):
            found += [replace(mark, meaning=","), *_put(whose, mark.end)]
        elif whose and mark.meaning == ")" and _is_share_in_bracket(marks[max(at - 3, 0) : at + 1]):
            continue
        else:
            found.append(replace(mark, kind="is", meaning="words") if at == falls[-1] else mark)
    return found


def _is_to_share(marks: Sequence[Mark], at: int) -> bool:
    """Whether *to the share* stands at a place, after whose it is."""
    is_owned = at > 0 and marks[at - 1].kind == "countries" and marks[at - 1].case == "of"
    return is_owned and _is_share(marks[at])


def _is_share(mark: Mark) -> bool:
    return mark.is_a("measures", "share") and mark.case == "to"


def _is_allotting(mark: Mark, syntax: Syntax) -> bool:
    return mark.kind == "falls" and mark.form in syntax.allots


def _trade(marks: Sequence[Mark]) -> list[Mark]:
    """The noun of trade that words end with, and whose it is."""
    if not marks or marks[-1].kind != "measures" or marks[-1].case != "in":
        return []
    two = list(marks[-_OWNED:])
    return two if two[0].kind == "countries" else two[1:]


def _put(marks: Sequence[Mark], place: int) -> list[Mark]:
    return [replace(mark, start=place, end=place) for mark in marks]


def _is_share_in_bracket(marks: Sequence[Mark]) -> bool:
    """Whether they are so many percent in brackets, and nothing else."""
    kinds = [mark.kind for mark in marks]
    signs = [mark.meaning for mark in (*marks[:1], *marks[3:])]
    is_percent = any(mark.is_a("units", "percent") for mark in marks[2:3])
    return kinds[1:3] == ["number", "units"] and is_percent and signs == ["(", ")"]
