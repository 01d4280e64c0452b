"""Groups of countries: who belongs to one in a period. Pure.

A group is measured as the sum over its members. Who belonged to it for a part of a period only, or
by some accounts alone, is counted as perhaps a member: the sum lies between those without and with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from dashboard.measures.periods import is_year


class Membership(NamedTuple):
    """A country of a group from one month to another, both at their ends, as ``2004-05``.

    ``until`` is blank where it is one still; ``is_certain`` where nobody doubts it.
    """

    country: str
    since: str
    until: str = ""
    is_certain: bool = True


class Members(NamedTuple):
    """The members of a group in a period, and those who perhaps are."""

    surely: tuple[str, ...]
    perhaps: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Groups:
    """Groups by their codes, and who is of each, when."""

    told: Mapping[str, Sequence[Membership]]

    def __contains__(self, code: str) -> bool:
        return code in self.told

    def every(self, code: str) -> tuple[str, ...]:
        """All who ever were, or perhaps were, of a group; none of what is no group."""
        return tuple(dict.fromkeys(one.country for one in self.told.get(code, ())))

    def members(self, code: str, period: str) -> Members:
        """Who is of a group in a year, a month or several."""
        return _members(self, code, period)


NO_GROUPS: Final = Groups({})


# Asked of each figure of a page.
@lru_cache(maxsize=1024)
def _members(groups: Groups, code: str, period: str) -> Members:
    first, last = _ends(period)
    surely: list[str] = []
    perhaps: list[str] = []
    for one in groups.told[code]:
        if one.since > last or (one.until and one.until < first):
            continue
        is_whole = one.since <= first and (not one.until or last <= one.until)
        (surely if one.is_certain and is_whole else perhaps).append(one.country)
    return Members(tuple(surely), tuple(perhaps))


def _ends(period: str) -> tuple[str, str]:
    """The first and the last month of a period."""
    first, _, last = period.partition("/")
    if is_year(first):
        return f"{first}-01", f"{last or first}-12"
    return first, last or first
