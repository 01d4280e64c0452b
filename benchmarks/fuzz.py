"""What nobody sends by accident, in full: 10,000 addresses and 3,000 callback bodies.

`python benchmarks/fuzz.py` starts the dashboard on the shipped vintage, asks it over loopback, and
ends with 1 where an answer is a failure of ours, a traceback is logged, or memory keeps growing.
The tests try the same in small. What is sent depends on the seed alone.
"""

import argparse
import json
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from itertools import islice
from pathlib import Path
from subprocess import PIPE, Popen
from threading import local
from typing import IO

from mutations import addresses, bodies, calls_of

from dashboard.state.repository import read_snapshot
from dashboard.views import VIEWS
from etl.reader import SHIPPED_DATA

READERS = 4
MOST_GROWN = 32  # MB in the second half, when every cache is filled
VALUES = ("AZE", "RUS", "2021", "share of turnover", "exports", "level", "is", "10", "27", "M")
SUITES = "_dash-component-suites/dash/dcc/dash_core_components.js"
FAILED = 500
NO_FAULT = {501, 503}  # oEmbed as XML, and a full queue, which says when to come again
CALLBACKS = "/_dash-update-component"

Question = tuple[str, str, bytes | None]
"""Method, address and body."""


class Server:
    """The dashboard in a process of its own, its log kept."""

    def __init__(self, process: "Popen[str]", log: IO[str], port: int) -> None:
        self._process, self._log, self._port = process, log, port
        self._kept = local()

    def status(self, question: Question) -> int:
        """Return the status of an answer, which is read to its end; 0 where the line broke."""
        method, address, body = question
        line = getattr(self._kept, "line", None)
        if line is None:
            line = self._kept.line = HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            headers = {"Content-Type": "application/json"} if body is not None else {}
            line.request(method, address, body, headers)
            reply = line.getresponse()
            reply.read()
        except (OSError, HTTPException):
            line.close()
            return 0
        return reply.status

    def read(self, address: str) -> bytes:
        """Return the content of an answer."""
        line = HTTPConnection("127.0.0.1", self._port, timeout=60)
        line.request("GET", address)
        return line.getresponse().read()

    def megabytes(self) -> float:
        """Return the resident memory; 0 where the system does not tell."""
        try:
            told = Path(f"/proc/{self._process.pid}/status").read_text("ascii")
        except OSError:
            return 0
        return int(re.findall(r"VmRSS:\s+(\d+)", told)[0]) / 1000

    def tracebacks(self) -> int:
        """Return how many the log has."""
        self._log.flush()
        return Path(self._log.name).read_text("utf-8", "replace").count("Traceback")

    def end(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.wait(10)


def started(log: IO[str], port: int) -> Server:
    """Return the dashboard, listening."""
    command = [sys.executable, "-m", "dashboard", "--port", str(port)]
    process = Popen(command, stdout=PIPE, stderr=log, text=True)  # noqa: S603 - our own server
    print(process.stdout.readline() if process.stdout else "", end="", flush=True)
    return Server(process, log, port)


def tried(server: Server, name: str, asked: Iterator[Question], count: int) -> bool:
    """Ask everything, several at once, print a line, and tell whether no harm was done."""
    before, begun, half = server.tracebacks(), time.perf_counter(), 0.0
    statuses: Counter[int] = Counter()
    with ThreadPoolExecutor(READERS) as pool:
        for number, status in enumerate(pool.map(server.status, islice(asked, count)), 1):
            statuses[status] += 1
            half = server.megabytes() if number == count // 2 else half
    seconds, end = time.perf_counter() - begun, server.megabytes()
    failed = sum(n for s, n in statuses.items() if s >= FAILED and s not in NO_FAULT)
    logged = server.tracebacks() - before
    by_status = ", ".join(f"{n:,} x {status}" for status, n in sorted(statuses.items()))
    print(
        f"{count:,} {name}: {failed} x 500, {logged} tracebacks, {statuses[0]} unanswered; "
        f"{half:.0f} MB at half, {end:.0f} MB at the end; {seconds:.0f} s ({by_status})",
        flush=True,
    )
    return not (failed or logged or statuses[0]) and end - half <= MOST_GROWN


def pages() -> dict[str, tuple[str, ...]]:
    """Return what there is to be asked, with the parameters it takes."""
    claim = read_snapshot(SHIPPED_DATA).claims[0].id
    named = {f"{view.name}/{claim}" if view.takes_path else view.name: view for view in VIEWS}
    known = {name: view.parameters for name, view in named.items()}
    drawn = {f"embed/{name}": parameters for name, parameters in known.items()}
    told = {"oembed": ("url", "format", "maxwidth", "maxheight")}
    beside = {"": known["overview"], "health": (), SUITES: ("v",), "assets/style.css": ("m",)}
    return known | drawn | told | beside


def main() -> int:
    """Ask, print, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--addresses", type=int, default=10_000)
    parser.add_argument("--bodies", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=20261126)
    parser.add_argument("--port", type=int, default=8077)
    options = parser.parse_args()
    with tempfile.NamedTemporaryFile("w+", suffix=".log") as log:
        server = started(log, options.port)
        try:
            calls = calls_of(json.loads(server.read("/_dash-dependencies")))
            get = (("GET", one, None) for one in addresses(options.seed, pages(), VALUES))
            post = (("POST", CALLBACKS, one) for one in bodies(options.seed, calls))
            good = [
                tried(server, "addresses", get, options.addresses),
                tried(server, "callback bodies", post, options.bodies),
            ]
        finally:
            server.end()
    return int(not all(good))


if __name__ == "__main__":
    sys.exit(main())
