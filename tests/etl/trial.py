"""Refreshes into a temporary folder, in this process or another, and what they left."""

import io
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import pandas as pd

from etl.fetching.client import Tools
from etl.fetching.progress import Lines
from etl.parts.opening import parts_of
from etl.pipeline import RefreshOutcome, RefreshRequest, refresh
from etl.questions import Corridor
from etl.reader import current_vintage
from etl.vintage import Vintage

ROOT = Path(__file__).resolve().parents[2]
START = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


class Asked(Protocol):
    """A local service: where it is, and what it was asked."""

    url: str
    calls: list[tuple[str, dict[str, str]]]
    asked: threading.Condition


_Asked = TypeVar("_Asked", bound=Asked)


@dataclass
class Trial(Generic[_Asked]):
    """One data folder and the service it is filled from. Its clock moves a second a look."""

    data: Path
    service: _Asked
    until: int = 2020
    since: int = 2020
    partners: tuple[str, ...] = ("GBR", "IRN", "RUS")
    freqs: tuple[str, ...] = ("A",)
    sources: tuple[str, ...] = ("un-comtrade",)
    base_urls: dict[str, str] = field(default_factory=dict)
    trials: Sequence[Callable[[Path, Vintage], str]] = ()
    start: datetime = START
    looks: int = 0
    said: str = ""

    def request(self, **changes: Any) -> RefreshRequest:  # noqa: ANN401 -- a request's fields
        """The request of a plain refresh."""
        request = RefreshRequest(
            data=self.data,
            sources=self.sources,
            corridors=[Corridor("AZE", self.partners, self.since)],
            until=self.until,
            freqs=self.freqs,
            base_urls={"un-comtrade": self.service.url} | self.base_urls,
        )
        return replace(request, **changes)

    def refresh(self, **changes: Any) -> RefreshOutcome:  # noqa: ANN401 -- as above
        """Refresh in this process, without waiting; ``said`` is what was shown meanwhile."""
        output = io.StringIO()
        tools = Tools(now=self._now, sleep=lambda _: None)
        outcome = refresh(self.request(**changes), Lines(output), tools, self.trials)
        self.said = output.getvalue()
        return outcome

    def calls(self) -> int:
        """How many calls were made since it was last asked."""
        made = len(self.service.calls)
        self.service.calls.clear()
        return made

    def _now(self) -> datetime:
        self.looks += 1
        return self.start + timedelta(seconds=self.looks)

    @property
    def vintage(self) -> Vintage:
        """The current vintage; there must be one."""
        vintage = current_vintage(self.data)
        assert vintage
        return vintage

    @property
    def figures(self) -> pd.Series:
        """Its dollars by reporter, partner, flow, period and product."""
        key = ["reporter", "partner", "flow", "period", "product"]
        return self.vintage.flows.set_index(key)["value_usd"].sort_index()

    @property
    def raw_files(self) -> set[str]:
        """The names of the answers kept."""
        return {path.name for path in (self.data / "raw").rglob("*.gz")}


def parquet(data: Path) -> tuple[bytes, ...]:
    """The current vintage's parts as they lie on disk; there must be one, and none damaged."""
    vintage = current_vintage(data)
    assert vintage
    assert not vintage.passed_over
    parts = parts_of(vintage.folder, vintage.manifest) or []
    return tuple((data / "parts" / f"{part.sha256}.parquet").read_bytes() for part in parts)


MODULE = ("-m", "etl")
_UNTRIED = """
import sys
from etl import __main__, seams
seams.entry_points = lambda **_: ()
sys.exit(__main__.main(sys.argv[1:]))
"""
UNTRIED = ("-c", _UNTRIED)
"""The same where no package registers a trial, as the fixture ``untried`` has it in this one."""


def command(
    *arguments: object, program: tuple[str, ...] = MODULE, environ: dict[str, str] | None = None
) -> "subprocess.Popen[str]":
    """``python -m etl`` in another process, its environment without proxies and keys."""
    clean = {name: value for name, value in os.environ.items() if "proxy" not in name.casefold()}
    clean.pop("COMTRADE_API_KEY", None)
    return subprocess.Popen(
        [sys.executable, *program, *map(str, arguments)],
        cwd=ROOT,
        env=clean | (environ or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def run(
    *arguments: object, program: tuple[str, ...] = MODULE, environ: dict[str, str] | None = None
) -> tuple[int, str]:
    """Its exit code and all it said."""
    with command(*arguments, program=program, environ=environ) as process:
        said, _ = process.communicate(timeout=120)
        return process.returncode, said


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as on a disk that is all but full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def await_calls(count: int, process: "subprocess.Popen[str]", *services: Asked) -> None:
    """Wait until the services, which share what tells of calls, have had so many in all.

    Returns early when the process that asks is over.
    """
    with services[0].asked:
        while sum(len(one.calls) for one in services) < count and process.poll() is None:
            services[0].asked.wait(timeout=0.1)  # nobody tells of the end of a process
