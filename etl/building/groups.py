"""Which reporters are taken in together: as many as fit, as each on its own costs more. Pure."""

from collections.abc import Iterator, Mapping
from typing import Final

_TOGETHER: Final = 200_000
"""So many figures at most, but for a reporter who alone has more."""

_SHARE: Final = 2
"""One group of several hands' is so many times less than what each has still before it, ..."""

_LEAST: Final = 24
"""... and no less than all, divided by so many for each: every group costs a little by itself."""


def groups(rows: Mapping[str, int], hands: int = 1) -> Iterator[list[str]]:
    """Reporters by name, in groups; ``rows`` is how many figures each has.

    Where several ``hands`` take them in, groups become ever smaller, so that all end together.
    """
    whole = left = sum(rows.values())
    group: list[str] = []
    many = 0
    for reporter in sorted(rows):
        if group and many + rows[reporter] > _together(left, whole, hands):
            yield group
            left -= many
            group, many = [], 0
        group.append(reporter)
        many += rows[reporter]
    if group:
        yield group


def _together(left: int, whole: int, hands: int) -> int:
    """How many figures are taken in together, of so many that are left."""
    if hands == 1:
        return _TOGETHER
    return min(_TOGETHER, max(left // (_SHARE * hands), whole // (_LEAST * hands)))
