"""Things in a row, put together with the one before where they belong to it. Pure."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def merged(told: Iterable[T], merge: Callable[[T, T], T | None]) -> Iterator[T]:
    """The things, each as ``merge`` puts it together with the last, or alone where it is None."""
    last: T | None = None
    for one in told:
        both = None if last is None else merge(last, one)
        if last is not None and both is None:
            yield last
        last = one if both is None else both
    if last is not None:
        yield last
