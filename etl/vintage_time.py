"""When a vintage was made. No clock: times come from the inputs, so a build can be repeated."""

from datetime import datetime, timedelta
from typing import Any, Final

FORMAT: Final = "%Y-%m-%dT%H:%M:%SZ"


def following(base: dict[str, Any] | None, newest_input: str) -> str:
    """The time of a vintage (UTC text): its newest input's, and always after its base's.

    Ids sort by this time, so the newest vintage stays the one built last.
    """
    if base is None:
        return newest_input
    earliest = datetime.strptime(base["created"], FORMAT) + timedelta(seconds=1)  # noqa: DTZ007 -- UTC by its Z
    return max(newest_input, earliest.strftime(FORMAT))
