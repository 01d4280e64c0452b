"""Writes down every call before it is made, so that a service's quota of a day holds over runs.

``raw/calls/<source>.jsonl`` of a data folder has a line a call: when (UTC) and which address, in
which no key ever stands. A day is one of UTC. Lines of the last weeks are kept.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from etl.fetching.failures import QuotaError
from etl.fetching.raw_index import append
from etl.fetching.whole_file import write_whole
from etl.vintage_time import FORMAT

_KEPT: Final = timedelta(days=40)
_DAY: Final = len("2026-11-27")


@dataclass
class CallLedger:
    """The calls of one service; used by one thread.

    ``most`` is how many of those that are ``counted`` a day may have, None where the service says
    nothing of it; a call is told from others by its address.
    """

    data: Path
    source: str
    now: Callable[[], datetime]
    most: int | None = None
    counted: Callable[[str], bool] = lambda _: True
    _made: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        since = (self.now() - _KEPT).strftime(FORMAT)
        lines = self._lines()
        kept = [line for line in lines if line > f'{{"at": "{since}'.encode()]
        if len(kept) < len(lines):
            write_whole(self._path, b"".join(kept))
        made = map(json.loads, kept)
        self._made = Counter(one["at"][:_DAY] for one in made if self.counted(one["address"]))

    @property
    def left_today(self) -> int | None:
        """How many calls today has left; None where nobody bounds them."""
        if self.most is None:
            return None
        return max(0, self.most - self._made[self._today()])

    def write(self, address: str) -> None:
        """Write down a call that is about to be made. Raises QuotaError where today has no more."""
        is_counted = self.counted(address)
        if is_counted and self.left_today == 0:
            tomorrow = (self.now() + timedelta(days=1)).replace(
                hour=0, minute=0, second=0, microsecond=0
            )
            message = (
                f"today's {self.most:,} calls are made, as the list of calls in "
                f"{self._path.parent} says. Repeat after {tomorrow:%Y-%m-%d %H:%M:%S} UTC"
            )
            raise QuotaError(message, tomorrow)
        at = self.now().strftime(FORMAT)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        append(self._path, f"{json.dumps({'at': at, 'address': address})}\n".encode())
        self._made[at[:_DAY]] += is_counted

    def outlook(self, addresses: Iterable[str]) -> str:
        """How many calls and days it takes to ask these; blank where one day has room for all."""
        left, calls = self.left_today, sum(map(self.counted, addresses))
        if self.most is None or left is None or calls <= left:
            return ""
        days = -(-(calls - left) // self.most) + (left > 0)
        return (
            f"{self.source}: {calls:,} calls at {self.most:,} a day, {left:,} of them today: "
            f"{days:,} day{'' if days == 1 else 's'}. Each day’s figures are published; the same "
            "command goes on the next."
        )

    def _today(self) -> str:
        return self.now().astimezone(UTC).strftime(FORMAT)[:_DAY]

    @property
    def _path(self) -> Path:
        return self.data / "raw" / "calls" / f"{self.source}.jsonl"

    def _lines(self) -> list[bytes]:
        """The whole lines there are; one that was cut off by a kill stands for nothing."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return []
        return [line for line in content.splitlines(keepends=True) if _is_whole(line)]


def _is_whole(line: bytes) -> bool:
    try:
        found = json.loads(line)
    except ValueError:
        return False
    told = found.values() if isinstance(found, dict) and found.keys() == {"at", "address"} else [0]
    return line.endswith(b"\n") and all(isinstance(one, str) for one in told)
