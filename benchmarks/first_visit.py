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
from urllib.request import urlopen

from browsing import Line, Visit, chromium, figures, visits
from playwright.sync_api import Browser
from started import started

from dashboard.serving.static import vendored

HEADS = (
    "ready", "paint", "warm", "slow", "warm", "live", "warm", "slow", "warm",
    "kB paint", "kB first", "kB warm",
)  # fmt: skip
LOOPBACK = Line("loopback")
ABROAD = Line("9 Mbit/s, 170 ms", latency_ms=170, mbit=9)
KILOBYTES = {"basic": 650, "whole": 1500}  # of a first visit, by which plotly.js there is
EARLY = 60  # kilobytes until the first paint
LIVE = {LOOPBACK: 0.6, ABROAD: 0.25}  # of the time that plain Dash takes to its third chart
PLAIN_APP, BARE_PAGE = (
    Path(__file__).with_name(f"{name}.py") for name in ("plain_app", "bare_page")
)


@dataclass
class Measured:
    """One app: when it was ready, and its visits by line."""

    name: str
    url: str
    ready: float
    live: bool = True
    first: dict[Line, list[Visit]] = field(default_factory=dict)
    warm: dict[Line, list[Visit]] = field(default_factory=dict)

    def visit(self, browser: Browser, line: Line) -> None:
        """Add a first and a warm visit over this line."""
        first, warm = visits(browser, self.url, line, live=self.live)
        self.first.setdefault(line, []).append(first)
        self.warm.setdefault(line, []).append(warm)


def measure(options: argparse.Namespace) -> tuple[Measured, Measured, Measured]:
    """Visit our app, the plain one and the bare page by turns."""
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
        page = Path(folder) / "page.html"
        page.write_text(bared(ours.url))
        server = stack.enter_context(started([sys.executable, str(BARE_PAGE), str(page)]))
        bare = Measured("bare page", server.url, server.ready, live=False)
        for line in [LOOPBACK] * options.rounds + [ABROAD] * options.rounds:
            for app in (ours, plain, bare):
                app.visit(browser, line)
    return ours, plain, bare


def bared(url: str) -> str:
    """Return our page as it is drawn, its styles in it and no script."""
    with urlopen(url) as page, urlopen(f"{url}assets/style.css") as style:  # noqa: S310 -- our own
        text, styles = str(page.read(), "utf-8"), str(style.read(), "utf-8")
    head = f'<!DOCTYPE html><meta charset="utf-8"><style>{styles}</style>'
    return head + text[text.index("<body>") : text.index('<div id="react-entry-point"')]


def drawn(found: Sequence[Visit]) -> float:
    """Return the time to the third chart, in seconds, of the middle visit."""
    return statistics.median(visit.seconds for visit in found)


def painted(found: Sequence[Visit]) -> float:
    """Return the time to the verdict and three charts, in seconds, of the middle visit."""
    return statistics.median(visit.painted for visit in found)


def weight(found: Sequence[Visit]) -> float:
    """Return the kilobytes of the heaviest visit."""
    return max(visit.kilobytes for visit in found)


def row(app: Measured) -> str:
    """Return what was measured of an app as a line of the table."""
    times = [
        when(by[line])
        for when in (painted, drawn)
        for line in (LOOPBACK, ABROAD)
        for by in (app.first, app.warm)
    ]
    early = max(visit.early for visit in app.first[ABROAD])
    weights = [early, weight(app.first[ABROAD]), weight(app.warm[ABROAD])]
    cells = [f"{app.ready:>9.2f}", *(f"{t:>9.2f}" for t in times), *(f"{w:>9.1f}" for w in weights)]
    return f"{app.name:<11}" + "".join(cells)


def broken(ours: Measured, plain: Measured, bare: Measured) -> list[str]:
    """Return the budgets that this run broke, each as a sentence."""
    most = KILOBYTES["basic" if vendored().plotly else "whole"]
    every = [v for by in (ours.first, ours.warm) for found in by.values() for v in found]
    budgets = {
        **{
            f"painted later than 1.5 times a bare page, {line.name}": painted(ours.first[line])
            <= 1.5 * painted(bare.first[line])
            for line in (LOOPBACK, ABROAD)
        },
        **{
            f"live charts later than {most:.0%} of plain Dash, {line.name}": drawn(ours.first[line])
            <= most * drawn(plain.first[line])
            for line, most in LIVE.items()
        },
        f"first paint over {EARLY} kB": max(v.early for v in ours.first[ABROAD]) <= EARLY,
        f"first visit over {most} kB": weight(ours.first[ABROAD]) <= most,
        "warm visit of 60 kB or more": weight(ours.warm[ABROAD]) < 60,  # noqa: PLR2004
        "a request to another host": not any(visit.elsewhere for visit in every),
    }
    return [sentence for sentence, kept in budgets.items() if not kept]


def main() -> int:
    """Measure, print, and judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--app", default=f"{shlex.quote(sys.executable)} -m dashboard")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--rounds", type=int, default=7)
    apps = measure(parser.parse_args())
    print(f"Seconds, middle of the rounds; slow line: {ABROAD.name}; paint: verdict and 3 charts")
    print(" " * 11 + "".join(f"{head:>9}" for head in HEADS))
    print(*map(row, apps), sep="\n")
    failures = broken(*apps)
    print(*(f"BROKEN: {sentence}" for sentence in failures), sep="\n", end="\n" * bool(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
