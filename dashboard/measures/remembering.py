"""What was made once is found again, so much of it and no more. Pure."""

from collections.abc import Callable, Hashable
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)
Made = TypeVar("Made")


def remembered(kept: dict[Name, Made], what: Name, make: Callable[[], Made], most: int) -> Made:
    """What ``kept`` has under a name, else what is made now and kept; None is never kept for long.

    Once it holds ``most`` all is forgotten: whoever asks for all there is fills no memory.
    """
    found = kept.get(what)
    if found is None:
        made = make()
        if len(kept) >= most:
            kept.clear()
        # Of several who ask at once all get the same.
        found = kept.setdefault(what, made)
    return found
