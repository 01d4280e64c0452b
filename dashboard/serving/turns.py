"""What is heavy is made one at a time, so that all else is still answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

from werkzeug.exceptions import ServiceUnavailable

_LATER: Final = 5  # seconds
_MAKING: Final = Lock()
"""Held while something heavy is made."""


@contextmanager
def turn() -> Iterator[None]:
    """One at a time, and nobody waits for it: who waits keeps others from being answered."""
    if not _MAKING.acquire(blocking=False):
        raise ServiceUnavailable(retry_after=_LATER)
    try:
        yield
    finally:
        _MAKING.release()
