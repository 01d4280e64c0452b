"""Which reporters are taken in together: as many as fit, as each on its own costs more. Pure."""

from collections.abc import Iterator, Mapping
from typing import Final

_TOGETHER: Final = 200_000
"""So many figures at most, but for a reporter who alone has more."""


def groups(rows: Mapping[str, int]) -> Iterator[list[str]]:
    """Reporters by name, in groups; ``rows`` is how many figures each has."""
    group: list[str] = []
    many = 0
    for reporter in sorted(rows):
        if group and many + rows[reporter] > _TOGETHER:
            yield group
            group, many = [], 0
        group.append(reporter)
        many += rows[reporter]
    if group:
        yield group
