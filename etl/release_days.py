"""When reporters publish their years: what is known, and what to expect of the next. Pure.

``ReleaseDays`` are by source, reporter and year the day on which that year was first published
there, as manifests have them under ``released``.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

ReleaseDays = Mapping[str, Mapping[str, Mapping[str, str]]]

_LAST: Final = 5
"""So many years tell what is usual: offices change their ways."""

_YEAR: Final = 12


class Habit(NamedTuple):
    """What one publisher did of late: the ``days`` of its last years, by year, and how late.

    ``months`` is within how many months of its end each of those years was there.
    """

    source: str
    days: dict[str, str]
    months: int

    def due(self, year: int) -> str:
        """The month by which a year is to be expected, as ``2026-04``."""
        number = _YEAR * (year + 1) + self.months - 1
        return f"{number // _YEAR}-{number % _YEAR + 1:02d}"


def habit(released: ReleaseDays, reporter: str) -> Habit | None:
    """That of the publisher of whom most years are known; None where none is."""
    known = [(source, days[reporter]) for source, days in released.items() if days.get(reporter)]
    if not known:
        return None
    source, days = max(known, key=lambda one: (len(one[1]), one[0]))
    last = dict(sorted(days.items())[-_LAST:])
    return Habit(source, last, max(_months_after(int(year), day) for year, day in last.items()))


def merged(held: ReleaseDays, told: ReleaseDays) -> dict[str, dict[str, dict[str, str]]]:
    """Both, what is ``told`` now before what was ``held``."""
    every = {
        source: {who: dict(days) for who, days in known.items()} for source, known in held.items()
    }
    for source, known in told.items():
        for who, days in known.items():
            every.setdefault(source, {}).setdefault(who, {}).update(days)
    return every


def _months_after(year: int, day: str) -> int:
    """How many months after the end of a year a day is, the one begun counted; at least 1."""
    on = date.fromisoformat(day)
    return max(1, (on.year - year - 1) * _YEAR + on.month)
