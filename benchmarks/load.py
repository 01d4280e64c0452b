"""Budget under load: 500 readers who open pages and move about, beside plain Dash in the same run.

`python benchmarks/load.py` has wrk keep 500 connections, each with a request every few seconds:
one page opened in four, from all there are, and moves from page to page, which ask the callback.
They come when the server has made its pages, as it does after the start. Plain Dash has one page
with three charts, which it makes of the same figures for each reader, as `plain_vintage.py` does;
the last line is of `plain_app.py`, which does nothing but hand out three charts made before. It
prints how long answers took, what failed and the CPU a request took, that of a kept first page
too, and ends with 1 when a budget is broken. Everything stays on this machine.
"""

import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from started import Server, started

PLAIN_APP, PLAIN_VINTAGE = (
    str(Path(__file__).with_name(f"plain_{name}.py")) for name in ("app", "vintage")
)
LATE, PART, KEPT = 0.2, 0.2, 0.002  # seconds; of plain Dash's; CPU seconds
RESTING = 0.06  # CPU seconds in three: whatever is made ahead waits until nobody asked for one
THINKING = 5  # seconds between two requests of a reader, from none to twice as many
SCRIPT = """
local asked = {%s}
math.randomseed(1)
function request() return asked[math.random(#asked)] end
%s
function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("DONE %%d %%d %%f %%f\\n", summary.requests,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50) / 1e6, latency:percentile(95) / 1e6))
end
"""


@dataclass(frozen=True)
class Ask:
    """One request: a GET, or the callback asked with a body."""

    path: str
    body: str = ""

    @property
    def lua(self) -> str:
        """The request as wrk sends it."""
        method, kind = ("POST", "application/json") if self.body else ("GET", "")
        headers = f'{{["Accept-Encoding"]="br", ["Content-Type"]="{kind}"}}'
        return f"wrk.format({method!r}, {json.dumps(self.path)}, {headers}, {lua(self.body)})"


@dataclass(frozen=True)
class Found:
    """What wrk measured: requests, failures, seconds; and the CPU seconds of one request."""

    requests: int
    failed: int
    middle: float
    late: float
    cpu: float

    def __str__(self) -> str:
        times = f"{self.middle * 1000:9.1f}{self.late * 1000:9.1f}{self.cpu * 1000:9.2f}"
        return f"{self.requests:9}{self.failed:8}{times}"


def lua(text: str) -> str:
    """A text as Lua writes it, or nil."""
    return f"[==[{text}]==]" if text else "nil"


def get(server: Server, path: str, body: str = "") -> bytes:
    """Return what the server answers."""
    asked = urllib.request.Request(  # noqa: S310 - our own server
        server.url.rstrip("/") + path,
        body.encode() or None,
        {"Content-Type": "application/json"} if body else {},
    )
    with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310 - as above
        return bytes(answer.read())


def callback(server: Server, path: str) -> Ask:
    """Return the call by which the page of an address is asked for."""
    known = {"pathname": urlsplit(path).path, "search": ""}
    for one in json.loads(get(server, "/_dash-dependencies")):
        inputs, output = one["inputs"], one["output"]
        if one["clientside_function"] or not {i["property"] for i in inputs} <= known.keys():
            continue
        names = [name.rpartition(".") for name in output.strip(".").split("...")]
        outputs = [{"id": name, "property": prop} for name, _, prop in names]
        changed = [f"{i['id']}.{i['property']}" for i in inputs]
        body = {
            "output": output,
            "outputs": outputs if output.startswith("..") else outputs[0],
            "inputs": [{**i, "value": known[i["property"]]} for i in inputs],
            "changedPropIds": changed,
            "parsedChangedPropsIds": changed,
        }
        return Ask("/_dash-update-component", json.dumps(body))
    message = "no callback asks for the page of an address"
    raise LookupError(message)


def figures(found: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    """Yield the figures in an answer of the callback."""
    if isinstance(found, dict):
        figure = found.get("figure")
        if isinstance(figure, dict) and figure.get("data"):
            yield figure
        found = list(found.values())
    if isinstance(found, list):
        for inner in found:
            yield from figures(inner)


def ours(server: Server) -> list[Ask]:
    """Return a page opened, and three moved to, of each there is."""
    pages = re.findall(r"<loc>[a-z]+://[^/<]+([^<]*)</loc>", get(server, "/sitemap.xml").decode())
    paths = [path or "/" for path in pages]
    return [Ask(path) for path in paths] + [callback(server, path) for path in paths] * 3


def plain(server: Server) -> list[Ask]:
    """Return what opening its page asks, and three moves."""
    opened = [Ask(path) for path in ("/", "/_dash-layout", "/_dash-dependencies")]
    return opened + [callback(server, "/")] * 4


def settle(server: Server) -> None:
    """Return when the server rests: it makes its pages after the start."""
    for _ in range(60):
        used = server.cpu()
        time.sleep(3)
        if server.cpu() - used < RESTING:
            return


def measured(server: Server, asked: Sequence[Ask], readers: int, seconds: int, wait: int) -> Found:
    """Have readers ask these at random; ``wait`` is the longest they think before, in ms."""
    think = f"function delay() return math.random(0, {wait}) end" if wait else ""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        # Formatted when a thread begins: before that wrk does not know the host.
        formats = ", ".join(f"function() return {one.lua} end" for one in asked)
        script.write(SCRIPT % (formats, think))
        script.write("function init() for i, make in ipairs(asked) do asked[i] = make() end end\n")
        script.flush()
        used = server.cpu()
        command = ["wrk", "-t1", f"-c{readers}", f"-d{seconds}s", "--timeout", "30s"]
        done = subprocess.run(  # noqa: S603 - found by its name, on our own server
            [*command, "-s", script.name, server.url], capture_output=True, text=True, check=True
        )
    told = re.search(r"DONE (\d+) (\d+) (\S+) (\S+)", done.stdout)
    if told is None:
        raise RuntimeError(done.stdout + done.stderr)
    requests, failed = int(told[1]), int(told[2])
    cpu = (server.cpu() - used) / max(requests, 1)
    return Found(requests, failed, float(told[3]), float(told[4]), cpu)


def of_plain(command: Sequence[str], readers: int, seconds: int, wait: int) -> Found:
    """Have as many readers ask a plain Dash app."""
    with started(command) as server:
        return measured(server, plain(server), readers, seconds, wait)


def main() -> int:
    """Measure, print, judge."""
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--app", default=f"{shlex.quote(sys.executable)} -m dashboard --workers 2")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--readers", type=int, default=500)
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        print("wrk is not there to make the load. Debian: apt-get install wrk")
        return 1
    wait = 2000 * THINKING
    with tempfile.NamedTemporaryFile("w", suffix=".json") as charts:
        with started(shlex.split(options.app)) as server:
            asked = ours(server)
            json.dump(list(figures(json.loads(get(server, *_of(asked[-1])))))[:3], charts)
            charts.flush()
            settle(server)
            kept = measured(server, [Ask("/")], 4, 5, 0)
            moving = measured(server, asked, options.readers, options.seconds, wait)
        plain_apps = [[PLAIN_VINTAGE], [PLAIN_APP, charts.name]]
        beside, ready_made = (
            of_plain([sys.executable, *command], options.readers, options.seconds, wait)
            for command in plain_apps
        )
    heads = "".join(f"{head:>9}" for head in ("ms", "95%", "CPU"))
    print(f"{'':22}{'requests':>9}{'failed':>8}{heads}")
    rows = {
        "500 readers": moving,
        "of plain Dash": beside,
        "of charts made before": ready_made,
        "first page, kept": kept,
    }
    print(*(f"{name:22}{found}" for name, found in rows.items()), sep="\n")
    late = moving.late > LATE or moving.late > PART * beside.late
    return int(late or kept.cpu > KEPT or bool(moving.failed + kept.failed))


def _of(asked: Ask) -> tuple[str, str]:
    return asked.path, asked.body


if __name__ == "__main__":
    sys.exit(main())
