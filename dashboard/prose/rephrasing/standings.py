"""A share told beside a partner's place: *the main partner with a 45% share in trade*. Pure.

With a sign before it, it is told apart, as after a comma.
"""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.words.marks import is_sign, past
from dashboard.prose.words.vocabulary import Mark


def with_share_apart(marks: Sequence[Mark]) -> list[Mark]:
    """The marks with a sign before *with a share* that follows somebody's place."""
    if sum(mark.kind == "ranks" for mark in marks) > 1:
        # Of several each has a share, or may have.
        return list(marks)
    found: list[Mark] = []
    is_ranked = False
    for at, mark in enumerate(marks):
        is_ranked = not is_sign(mark) and (is_ranked or mark.kind == "ranks")
        if is_ranked and mark.is_a("links", "with") and _is_share(marks[past(marks, at + 1) :]):
            found.append(replace(mark, kind="other", meaning=",", form=",", end=mark.start))
        found.append(mark)
    return found


def _is_share(after: Sequence[Mark]) -> bool:
    """Whether how much a share is begins here, and what it is of follows."""
    kinds = [mark.kind for mark in after[:3]]
    is_told = kinds == ["number", "units", "measures"] and after[2].is_a("measures", "share")
    return is_told and any(mark.is_a("links", "in", "of") for mark in after[3:4])
