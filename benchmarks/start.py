"""Budget of the start: first answer and memory, beside plain Dash with the same figures in one run.

`python benchmarks/start.py` starts the dashboard and `plain_vintage.py` by turns on the figures
that ship. It prints the middle of the seconds until the first response of `/` and until the
server has given out its charts (ours are in that response, plain Dash's are asked for by a
callback), of the memory each then takes, and of that once all pages that the dashboard makes
ahead are made. It ends with 1 where ours gives out charts later than 1.3 times plain Dash, or
takes more memory with them.
"""

import argparse
import shlex
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from load import callback, get, settle
from started import started

LATE, MEMORY = 1.3, 1.0  # times plain Dash's
PLAIN = [sys.executable, str(Path(__file__).with_name("plain_vintage.py"))]
HEADS = ("ready", "charts", "MB", "MB later")

Measured = tuple[float, float, float, float]


def measure(command: Sequence[str]) -> Measured:
    """Start a server: seconds to its response and charts, MB then and once it rests."""
    with started(command) as server:
        charts = server.ready
        if b"<svg" not in get(server, "/"):
            since = time.perf_counter()
            asked = callback(server, "/")
            get(server, asked.path, asked.body)
            charts += time.perf_counter() - since
        used = server.megabytes()
        settle(server)
        return server.ready, charts, used, server.megabytes()


def middle(found: Sequence[Measured]) -> list[float]:
    """Return the middle of each thing measured."""
    return [statistics.median(one) for one in zip(*found, strict=True)]


def main() -> int:
    """Measure by turns, print, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--app", default=f"{shlex.quote(sys.executable)} -m dashboard")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    apps: dict[str, list[Measured]] = {"dashboard": [], "plain Dash": []}
    commands = {"dashboard": shlex.split(options.app), "plain Dash": PLAIN}
    for _ in range(options.rounds):
        for name, found in apps.items():
            found.append(measure(commands[name]))
    ours, plain = (middle(found) for found in apps.values())
    print(f"{'':12}" + "".join(f"{head:>10}" for head in HEADS))
    for name, row in zip(apps, (ours, plain), strict=True):
        print(f"{name:12}" + "".join(f"{value:10.2f}" for value in row))
    return int(ours[1] > LATE * plain[1] or ours[2] > MEMORY * plain[2])


if __name__ == "__main__":
    sys.exit(main())
