"""What follows from what was told, or ought to be done about it, left out. Pure.

*Russia is 10% of its exports, so there is no need to speak of dependence* tells the share. Such
words deny, foretell or suppose nothing of what stands before them.
"""

from collections.abc import Sequence
from typing import Final

from dashboard.prose.words.marks import cut, is_sign, past
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_TELLING: Final = frozenset({
    "measures", "partners", "flows", "number", "counts", "units", "magnitudes", "ranks", "tops",
    "shares", "changes", "extremes", "countries", "groups", "goods", "services", "years", "month",
    "rises", "falls",
})  # fmt: skip
"""Kinds of words by which a remark may tell something of trade itself."""

_OPEN: Final = frozenset({"condition", "question"})


def without_consequences(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks without the last part where it only says what follows, or ought to be done."""

    def end_of(at: int) -> int:
        if not (at and is_sign(marks[at]) and (syntax.therefore or syntax.duties)):
            return 0
        until = next((one for one in range(at + 1, len(marks)) if _ends(marks[one])), len(marks))
        part = marks[at + 1 : until]
        return until if _is_last(marks, until) and _is_remark(part, syntax) else 0

    return cut(marks, end_of)


def _ends(mark: Mark) -> bool:
    return is_sign(mark) or mark.meaning in ".!"


def _is_last(marks: Sequence[Mark], until: int) -> bool:
    """Whether nothing follows but who says so."""
    after = past(marks, until + 1)
    return after >= len(marks) or marks[after].kind == "says"


def _is_remark(part: Sequence[Mark], syntax: Syntax) -> bool:
    forms = [mark.form for mark in part]
    is_so = bool({*forms[:2]} & {*syntax.therefore})
    is_duty = bool({*forms} & {*syntax.duties}) and not {*forms[:1]} & {*syntax.turns}
    reasons = {
        mark.meaning for mark in part if mark.kind == "cannot" and not _is_duty(mark, syntax)
    }
    is_of_it = any(mark.is_a("links", "it", "that") or mark.is_a("whole", "this") for mark in part)
    # What it depends on nobody doubts: *no need to speak of dependence*. Else it may be untrue.
    is_of_more = any(mark.kind == "depends" for mark in part)
    is_denied = "negation" in reasons and (is_of_it or not (is_so and is_of_more))
    is_told = any(mark.kind in _TELLING for mark in part)
    return (is_so or is_duty) and not (is_denied or reasons & _OPEN or is_told)


def _is_duty(mark: Mark, syntax: Syntax) -> bool:
    return mark.form in syntax.duties
