"""The last few of what was asked for. Pure."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

Name = TypeVar("Name")
Kept = TypeVar("Kept")


class Last(Generic[Name, Kept]):
    """Keeps what was asked for last, ``most`` of it; threads may share it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Name, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, name: Name) -> Kept | None:
        """What was kept under a name, None where it is not or no longer."""
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
            return self._kept.get(name)

    def keep(self, name: Name, made: Kept) -> Kept:
        """What is given, which is kept from now on; what was not asked for longest may go."""
        with self._lock:
            self._kept[name] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
