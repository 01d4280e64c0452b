"""Budget of a reader's first minute, measured beside plain Dash in the same run.

`python benchmarks/first_visit.py` starts the dashboard and a plain Dash app with the same
three charts on this machine, visits them by turns, prints what it measured and ends with 1
when a budget of ours is broken.
"""

import argparse
import shlex
import statistics
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from browsing import Line, Visit, chromium, figures, visits
from playwright.sync_api import Browser
from started import started

from dashboard.serving.static import vendored

LOOPBACK = Line("loopback")
ABROAD = Line("9 Mbit/s, 170 ms", latency_ms=170, mbit=9)
KILOBYTES, SECONDS = {"basic": 900, "whole": 1500}, {"basic": 2.5, "whole": 3.0}  # of plotly.js
PLAIN_APP = Path(__file__).with_name("plain_app.py")


@dataclass
class Measured:
    """One app: when it was ready, and its visits by line."""

    name: str
    url: str
    ready: float
    first: dict[Line, list[Visit]] = field(default_factory=dict)
    warm: dict[Line, list[Visit]] = field(default_factory=dict)

    def visit(self, browser: Browser, line: Line) -> None:
        """Add a first and a warm visit over this line."""
        first, warm = visits(browser, self.url, line)
        self.first.setdefault(line, []).append(first)
        self.warm.setdefault(line, []).append(warm)


def measure(options: argparse.Namespace) -> tuple[Measured, Measured]:
    """Visit our app and the plain one by turns."""
    with ExitStack() as stack:
        browser = stack.enter_context(chromium(options.chromium))
        server = stack.enter_context(started(shlex.split(options.app)))
        ours = Measured("dashboard", server.url, server.ready)
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        charts = Path(folder) / "figures.json"
        charts.write_text(figures(browser, ours.url))
        command = [sys.executable, str(PLAIN_APP), str(charts)]
        server = stack.enter_context(started(command))
        plain = Measured("plain Dash", server.url, server.ready)
        for line in [LOOPBACK] * options.rounds + [ABROAD] * options.rounds:
            for app in (ours, plain):
                app.visit(browser, line)
    return ours, plain


def drawn(found: Sequence[Visit]) -> float:
    """Return the time to the third chart, in seconds, of the middle visit."""
    return statistics.median(visit.seconds for visit in found)


def weight(found: Sequence[Visit]) -> float:
    """Return the kilobytes of the heaviest visit."""
    return max(visit.kilobytes for visit in found)


def row(app: Measured) -> str:
    """Return what was measured of an app as a line of the table."""
    times = [drawn(by[line]) for line in (LOOPBACK, ABROAD) for by in (app.first, app.warm)]
    weights = [weight(app.first[ABROAD]), weight(app.warm[ABROAD])]
    cells = [f"{app.ready:>8.2f}", *(f"{t:>9.2f}" for t in times), *(f"{w:>9.1f}" for w in weights)]
    return f"{app.name:<11}" + "".join(cells)


def broken(ours: Measured, plain: Measured) -> list[str]:
    """Return the budgets that this run broke, each as a sentence."""
    bundle = "basic" if vendored() else "whole"
    most, late = KILOBYTES[bundle], SECONDS[bundle]
    every = [v for by in (ours.first, ours.warm) for found in by.values() for v in found]
    budgets = {
        "charts later than plain Dash on loopback": drawn(ours.first[LOOPBACK])
        <= drawn(plain.first[LOOPBACK]),
        f"charts not before {late} s on the slow line": drawn(ours.first[ABROAD]) < late,
        f"first visit over {most} kB": weight(ours.first[ABROAD]) <= most,
        "warm visit of 60 kB or more": weight(ours.warm[ABROAD]) < 60,  # noqa: PLR2004
        "server not ready within 3 s": ours.ready <= 3,  # noqa: PLR2004
        "a request to another host": not any(visit.elsewhere for visit in every),
    }
    return [sentence for sentence, kept in budgets.items() if not kept]


def main() -> int:
    """Measure, print, and judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--app", default=f"{shlex.quote(sys.executable)} -m dashboard")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--rounds", type=int, default=5)
    ours, plain = measure(parser.parse_args())
    print(f"Third chart drawn, seconds (middle of the rounds); slow line: {ABROAD.name}")
    heads = ("ready", "loopback", "warm", "slow", "warm", "kB first", "kB warm")
    print(" " * 11 + f"{heads[0]:>8}" + "".join(f"{head:>9}" for head in heads[1:]))
    print(row(ours), row(plain), sep="\n")
    failures = broken(ours, plain)
    print(*(f"BROKEN: {sentence}" for sentence in failures), sep="\n", end="\n" * bool(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
