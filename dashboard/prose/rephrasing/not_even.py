"""*It was not even so much*, told as *it was so much at most*, where a verb stands last. Pure.

So is *it did not pass so much*, and *it was no more than so much*.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_COUNTED: Final = frozenset({"units", "magnitudes", "shares"})
_OTHER: Final = {"more": "at most", "less": "at least"}
_NUMBER: Final = _COUNTED | {"number", "counts"}


def with_limits(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The words of a sentence, *not even $5 million* as *at most $5 million*.

    A word for *not* stands right before the number, or one for *even* right after it, or both; then
    a verb that it failed by. Without the first the number has to have an ending for what was not
    passed: *was not 4, but 5* says something else.
    """
    found = list(marks)
    for at in range(len(marks) - 1, 0, -1):
        if limited := _no_more(marks, at, syntax) or _unpassed(marks, at, syntax):
            found[limited.first : at + 1] = limited.marks
            continue
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


class _Limited(NamedTuple):
    """The place from which on words up to a verb tell a limit, and how they are put plainly."""

    first: int
    marks: list[Mark]


def _no_more(marks: Sequence[Mark], at: int, syntax: Syntax) -> _Limited | None:
    """*It was no more than so much*, or no less; None where a verb does not say so."""
    more = marks[at - 1]
    if marks[at].form not in syntax.no_more or not more.is_a("relations", *_OTHER) or more.case:
        return None
    first = _first(marks, at - 1)
    number = marks[first : at - 1]
    is_than = bool(number) and number[-1].kind in _COUNTED and number[-1].case == "from"
    return _limited(number, marks[at], first, _OTHER[more.meaning]) if is_than else None


def _unpassed(marks: Sequence[Mark], at: int, syntax: Syntax) -> _Limited | None:
    """*It does not pass so much*, or does not come to it; None where a verb does not say so."""
    first = _first(marks, at)
    number = marks[first:at]
    if not number or number[-1].kind not in _COUNTED:
        return None
    # So much *of* something is all of that.
    is_of = first > 0 and marks[first - 1].case == "of"
    verbs = {"object": syntax.unpassed, "to": syntax.unreached}.get(number[-1].case, ())
    is_said = marks[at].form in verbs and not is_of
    return _limited(number, marks[at], first, "at most") if is_said else None


def _limited(number: Sequence[Mark], verb: Mark, first: int, relation: str) -> _Limited:
    """A number in a relation, with no ending of its own, and a verb that only says *is*."""
    led = replace(number[0], kind="relations", meaning=relation, case="", end=number[0].start)
    told = [led, *number[:-1], replace(number[-1], case="")]
    return _Limited(first, [*told, replace(verb, kind="is", meaning="words")])


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
