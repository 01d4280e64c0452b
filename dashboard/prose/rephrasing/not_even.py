"""*It was not even so much*, told as *it was so much at most*, where a verb stands last. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_NUMBER: Final = frozenset({"number", "magnitudes", "counts"})
_COUNTED: Final = frozenset({"units", "magnitudes", "shares"})


def with_limits(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The words of a sentence, *not even $5 million* as *at most $5 million*.

    A word for *even* stands right after the number, then a verb that it failed by. Where the number
    has no ending for what was not passed, a word for *not* has to stand before it: *was not 4, but
    5* says something else.
    """
    found = list(marks)
    for at in range(len(marks) - 2, 0, -1):
        if not _is_limit(marks, at, syntax):
            continue
        first = at - 1
        while first and marks[first - 1].kind in _NUMBER and not marks[first - 1].case:
            first -= 1
        number = marks[first:at]
        is_led = first > 0 and marks[first - 1].head in syntax.not_even
        if not (is_led or number[-1].case):
            continue
        led = marks[first - is_led]
        limit = replace(
            led, kind="relations", meaning="at most", end=led.end if is_led else led.start
        )
        verb = replace(marks[at + 1], kind="is", meaning="words")
        counted = replace(number[-1], case="")
        found[first - is_led : at + 2] = [limit, *number[:-1], counted, verb]
    return found


def _is_limit(marks: Sequence[Mark], at: int, syntax: Syntax) -> bool:
    """Whether *even* stands at a place, between a number and a verb that it failed by."""
    before, after = marks[at - 1], marks[at + 1]
    is_denied = after.is_a("cannot", "negation") and after.form in syntax.fails
    return marks[at].form in syntax.even and before.kind in _COUNTED and is_denied
