"""Two numbers that cannot both be of one thing: the second is of something else. Pure."""

from collections.abc import Sequence
from typing import Final

from dashboard.claims.said import Said
from dashboard.prose.found import Candidate, Found, Unread

_PLAIN: Final = frozenset({"is", "about", "almost"})
_NEAR: Final = 2
"""So many times as far apart as they are rounded two numbers may still be one."""

_LAST: Final = 6
"""So many claims before one are looked at: further off a text may tell of a revision."""


def without_second(found: Sequence[Found], before: Sequence[Found]) -> list[Found]:
    """What is ``found`` in a sentence, unread where a claim just ``before`` tells another number.

    *Exports to one were $1 billion. Annual exports came to $30 billion*: of one thing there are not
    two amounts, nor two shares or changes.
    """
    last = [one for one in before[-_LAST:] if isinstance(one, Candidate)]
    told = [_said(one) for one in last if not one.readings[0].is_offered]
    kept = list[Found]()
    for one in found:
        if isinstance(one, Candidate):
            said = _said(one)
            if any(_are_two(said, each) for each in told):
                kept.append(Unread(one.start, one.end, "twice"))
                continue
            told.append(said)
        kept.append(one)
    return kept


def _said(one: Candidate) -> Said:
    return one.readings[0].said


def _are_two(one: Said, other: Said) -> bool:
    """Whether two statements tell of one thing two numbers that rounding does not explain."""
    if _what(one) != _what(other) or not {one.relation, other.relation} <= _PLAIN:
        return False
    if one.value is None or other.value is None:
        return False
    apart = (one.precision or 0.0) + (other.precision or 0.0)
    return abs(one.value - other.value) > _NEAR * apart


def _what(said: Said) -> tuple[str, ...]:
    return (
        said.reporter, said.partner, said.measure, said.operation, said.period, said.since,
        said.only, said.currency,
    )  # fmt: skip
