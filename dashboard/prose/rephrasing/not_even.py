"""*It was not even so much*, told as *it was so much at most*, where a verb stands last. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_COUNTED: Final = frozenset({"units", "magnitudes", "shares"})
_NUMBER: Final = _COUNTED | {"number", "counts"}


def with_limits(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The words of a sentence, *not even $5 million* as *at most $5 million*.

    A word for *not* stands right before the number, or one for *even* right after it, or both; then
    a verb that it failed by. Without the first the number has to have an ending for what was not
    passed: *was not 4, but 5* says something else.
    """
    found = list(marks)
    for at in range(len(marks) - 1, 0, -1):
        verb = _verb(marks[at], syntax)
        if verb is None:
            continue
        is_sold = verb.kind == "flows"
        until = at - (is_sold and marks[at - 1].is_a("cannot", "goods"))
        is_even = marks[until - 1].form in syntax.even
        until -= is_even
        first = _first(marks, until)
        number = marks[first:until]
        if not number or number[-1].kind not in _COUNTED:
            continue
        # Money may be sent, or got, for nothing.
        if is_sold and number[-1].case != "sized":
            continue
        is_led = first > 0 and marks[first - 1].head == marks[first - 1].form in syntax.not_even
        is_limit = (is_even and bool(number[-1].case)) or _is_passed(number[-1])
        if not (is_led or (is_limit and not is_sold)):
            continue
        led = marks[first - is_led] if is_led else replace(number[0], end=number[0].start)
        limit = replace(led, kind="relations", meaning="at most", case="")
        is_kept = is_sold or (number[-1].case == "object" and not _is_amount(number[-1]))
        counted = number[-1] if is_kept else replace(number[-1], case="")
        found[first - is_led : at + 1] = [limit, *number[:-1], counted, verb]
    return found


def _verb(mark: Mark, syntax: Syntax) -> Mark | None:
    """A verb that something failed by as the one that it did it by; None for another word."""
    flows = {"exports": syntax.unsold, "imports": syntax.unbought}
    told = [replace(mark, kind="flows", meaning=flow) for flow in flows if mark.form in flows[flow]]
    failed = replace(mark, kind="is", meaning="words") if mark.form in syntax.fails else None
    return next(iter(told), failed)


def _first(marks: Sequence[Mark], until: int) -> int:
    """Where the number begins that ends before a place."""
    first = until
    while (
        first and marks[first - 1].kind in _NUMBER and (first == until or not marks[first - 1].case)
    ):
        first -= 1
    return first


def _is_passed(unit: Mark) -> bool:
    """Whether an amount is told as what something did not pass.

    That it did not *reach* one denies as much as it limits: it may be what was said before.
    """
    return _is_amount(unit) and unit.case == "object"


def _is_amount(unit: Mark) -> bool:
    return unit.kind == "magnitudes" or (unit.kind == "units" and unit.meaning.isupper())
