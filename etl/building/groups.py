"""Which reporters are taken in together: as many as fit, as each on its own costs more. Pure."""

from collections.abc import Iterator, Mapping
from typing import Final

_TOGETHER: Final = 200_000
"""So many figures at most, but for a reporter who alone has more."""

_EACH: Final = 6
"""So many groups at least for each of several hands, that none waits long for the last."""


def groups(rows: Mapping[str, int], hands: int = 1) -> Iterator[list[str]]:
    """Reporters by name, in groups; ``rows`` is how many figures each has.

    Where several ``hands`` take them in, groups are small enough for each to have some.
    """
    together = _TOGETHER if hands == 1 else min(_TOGETHER, sum(rows.values()) // (_EACH * hands))
    group: list[str] = []
    many = 0
    for reporter in sorted(rows):
        if group and many + rows[reporter] > together:
            yield group
            group, many = [], 0
        group.append(reporter)
        many += rows[reporter]
    if group:
        yield group
