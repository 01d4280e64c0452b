"""Words for nothing at all as an amount of it: *its exports there were zero*. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import DASHES, back_past, is_word
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import VERBS, Mark
from etl.schema import DOLLARS

_SIGNS: Final = DASHES | {":"}
_COUNTED: Final = frozenset({"measures", "goods", "rises", "falls"})
_MEASURED: Final = frozenset({"units", "magnitudes"})


def with_nothing(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with *zero*, where nothing is counted after it, as so much of any money.

    After what says how much it was, in languages whose verb stands before it: *zero tariffs* are
    of something else.
    """
    found: list[Mark] = []
    for at, mark in enumerate(marks):
        after = marks[at + 1 : at + 2]
        is_counted = any(one.kind in _MEASURED for one in after)
        if mark.form not in syntax.nothing or not (is_counted or _is_told(marks, at, syntax)):
            found.append(mark)
            continue
        found.append(replace(mark, kind="number", meaning="0", case=""))
        if not is_counted:
            money = replace(found[-1], kind="units", meaning=DOLLARS)
            found.append(replace(money, start=mark.end, at=mark.until))
    return found


def _is_told(marks: Sequence[Mark], at: int, syntax: Syntax) -> bool:
    """Whether nothing is what was told to be: after a verb or a sign, before nothing's noun."""
    before, after = marks[: back_past(marks, at - 1) + 1][-1:], marks[at + 1 : at + 2]
    is_led = any(
        one.kind in VERBS or one.meaning in _SIGNS or one.is_a("links", "to", "until")
        for one in before
    )
    # *Zero-rated*; *zero growth*.
    is_joined = any(one.meaning in DASHES and one.start == marks[at].end for one in after)
    is_last = not is_joined and not any(is_word(one) or one.kind in _COUNTED for one in after)
    return is_last and (is_led or syntax.verb_last)
