"""Budget in a crowd: 1,000 idle connections and 200 slow senders leave other readers untouched.

`python benchmarks/crowd.py` has four readers ask for a page on connections they keep, first
alone and then with the crowd there: half of the slow ones send a head and half a body, a byte
a second each. It prints the middle and the 95th percentile of what readers waited and the CPU a
request took, and ends with 1 where the crowd makes a reader wait more than 1.5 times as long and
5 ms, or anybody goes unanswered.
"""

import resource
import shlex
import socket
import sys
import threading
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

from started import Server, started

IDLE, SLOW = 1_000, 200
READERS, REQUESTS = 4, 250
PAUSE = 0.02  # seconds between a reader's requests
TIMEOUT = 20
MOST, SLACK = 1.5, 0.005
HEAD = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n"
STARTS = (
    HEAD + b"X-Slow: ",
    b"POST /health HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 200000\r\n\r\n",
)


@dataclass(frozen=True)
class Waited:
    """What readers waited, in seconds, in order; the CPU each request took; who got no answer."""

    seconds: list[float]
    cpu: float
    unanswered: int

    def at(self, part: float) -> float:
        """Return the wait that this part of the requests did not exceed."""
        return self.seconds[int(len(self.seconds) * part)]

    def __str__(self) -> str:
        middle, late = self.at(0.5) * 1000, self.at(0.95) * 1000
        cpu = self.cpu * 1000
        return f"{middle:8.1f}{late:8.1f}{cpu:8.2f}{self.unanswered:12}"


def asked(port: int, path: str) -> tuple[list[float], int]:
    """Return what one reader waited for each answer, and how many did not come."""
    took, missing = [], 0
    connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    for _ in range(REQUESTS):
        start = time.perf_counter()
        try:
            connection.request("GET", path, headers={"Accept-Encoding": "br"})
            reply = connection.getresponse()
            missing += not reply.read() or reply.status != 200  # noqa: PLR2004 -- OK
        except (OSError, HTTPException):
            missing += 1
            connection.close()
        took.append(time.perf_counter() - start)
        time.sleep(PAUSE)
    connection.close()
    return took, missing


def waited(server: Server, path: str) -> Waited:
    """Measure what readers wait for a page."""
    used = server.cpu()
    with ThreadPoolExecutor(READERS) as readers:
        found = list(readers.map(lambda _: asked(server.port, path), range(READERS)))
    seconds = sorted(one for took, _ in found for one in took)
    cpu = (server.cpu() - used) / len(seconds)
    return Waited(seconds, cpu, sum(missing for _, missing in found))


@contextmanager
def crowd(port: int) -> Iterator[None]:
    """Keep the idle and the slow at the server until the block ends."""
    over = threading.Event()
    with ExitStack() as stack:
        lines = [
            stack.enter_context(socket.create_connection(("127.0.0.1", port), TIMEOUT))
            for _ in range(IDLE + SLOW)
        ]
        for line in lines[:IDLE]:
            line.sendall(HEAD + b"\r\n")
        for line in lines[:IDLE]:
            line.recv(10_000)
        dripping = threading.Thread(target=drip, args=(lines[IDLE:], over))
        dripping.start()
        try:
            yield
        finally:
            over.set()
            dripping.join()


def drip(lines: list[socket.socket], over: threading.Event) -> None:
    """Send a byte a second on each line, one line after the other, until it is over."""
    for number, line in enumerate(lines):
        line.sendall(STARTS[number % 2])
    while not over.is_set():
        for line in lines:
            line.sendall(b"a")
            over.wait(1 / len(lines))


def main() -> int:
    """Measure, print, judge."""
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--app", default=f"{shlex.quote(sys.executable)} -m dashboard")
    parser.add_argument("--path", default="/")
    options = parser.parse_args()
    _, files = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    with started(shlex.split(options.app)) as server:
        asked(server.port, options.path)
        alone = waited(server, options.path)
        with crowd(server.port):
            crowded = waited(server, options.path)
    print(f"{'ms':20}{'middle':>8}{'95%':>8}{'CPU':>8}{'unanswered':>12}")
    print(f"{'alone':20}{alone}", f"{'in the crowd':20}{crowded}", sep="\n")
    late = crowded.at(0.95) > MOST * alone.at(0.95) + SLACK
    return int(late or bool(alone.unanswered + crowded.unanswered))


if __name__ == "__main__":
    sys.exit(main())
