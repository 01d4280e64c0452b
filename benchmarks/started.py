"""A server in a process of its own on a free port, and what that process has used so far."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

TICKS = 100  # in which Linux counts a process's time, a second


@dataclass(frozen=True)
class Server:
    """Where it answers, which process it is, and the seconds until its first answer."""

    url: str
    process: int
    ready: float

    @property
    def port(self) -> int:
        """The port."""
        return urlsplit(self.url).port or 80

    def cpu(self) -> float:
        """Return the CPU seconds used by it and its workers."""
        fields = [stat(one) for one in (self.process, *children(self.process))]
        return sum(int(found[11]) + int(found[12]) for found in fields) / TICKS

    def megabytes(self) -> float:
        """Return the memory that is its own or its share of what several have, in MB."""
        return sum(resident(one) for one in (self.process, *children(self.process)))


@contextmanager
def started(command: Sequence[str]) -> Iterator[Server]:
    """Run a server until the block ends; its command takes ``--port``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/"
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own servers
        [*command, "--port", str(port)], stdout=subprocess.DEVNULL
    ) as process:
        try:
            wait_for(url, process)
            yield Server(url, process.pid, time.perf_counter() - start)
        finally:
            process.terminate()


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Return when the server has answered; a server that ends instead is an error."""
    while server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=30).close()  # noqa: S310 - our own server
        except urllib.error.URLError:
            time.sleep(0.02)
        else:
            return
    message = f"the server ended with {server.returncode} before it answered"
    raise RuntimeError(message)


def stat(process: int) -> list[str]:
    """Return what Linux counts of a process, from its state on."""
    # Its name stands in brackets before and may hold spaces.
    return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()


def children(process: int) -> list[int]:
    """Return the processes that a process has begun."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8")
    return [int(child) for child in found.split()]


def resident(process: int) -> float:
    """Return the memory of a process in MB, of shared pages its part."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("Pss:"))
    return int(kilobytes) / 1000
