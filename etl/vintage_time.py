"""When a vintage was made, and which times are believed. No clock: times come from the inputs.

A vintage dated years ahead would stay the newest for as long, and every later one would be dated
after it. So a machine's clock is held against what others say the time is.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Final

FORMAT: Final = "%Y-%m-%dT%H:%M:%SZ"

_LEAD: Final = timedelta(days=31)
"""So far a clock may be ahead of a service's; a cache may have kept its answer for a while."""

_YEARS: Final = 10
"""So far a vintage may be ahead of all it is known by: long after a program is let lie."""


def is_day(text: str) -> bool:
    """Whether a text is a day there is, as 2024-02-22."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def service_time(headers: Mapping[str, str]) -> datetime | None:
    """What a service says the time is (UTC), by ``Date`` and ``Age``; None where it does not."""
    age = headers.get("Age", "").strip()
    try:
        said = parsedate_to_datetime(headers.get("Date", ""))
        # A cache hands on the time of the answer; ``Age`` is how long ago that was.
        said += timedelta(seconds=int(age) if age.isdecimal() else 0)
        return said.astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None


def is_far_ahead(now: datetime, said: datetime | None) -> bool:
    """Whether a machine's clock is further ahead of a service's than any cache explains."""
    return said is not None and now - said > _LEAD


def is_believable(created: str, witnesses: Iterable[int]) -> bool:
    """Whether a vintage may be of that time (UTC text), given years that are past for certain.

    Without a service that tells the time, as in an import, there are only such years to go by:
    those of the figures, of the vintage before and of the one that ships. A file of old figures is
    honest, and so is a program taken up again after years; ten years after them all is neither.
    """
    return int(created[:4]) <= max(witnesses, default=int(created[:4])) + _YEARS


def following(base: dict[str, Any] | None, newest_input: str) -> str:
    """The time of a vintage (UTC text): its newest input's, and always after its base's.

    Ids sort by this time, so the newest vintage stays the one built last.
    """
    if base is None:
        return newest_input
    earliest = datetime.strptime(base["created"], FORMAT) + timedelta(seconds=1)  # noqa: DTZ007 -- UTC by its Z
    return max(newest_input, earliest.strftime(FORMAT))
