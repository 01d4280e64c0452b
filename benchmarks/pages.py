"""CPU of a page that is in no cache: at most 100 ms a view, from the address to its components.

`python benchmarks/pages.py` makes one page of each view on a state of the shipped figures, and of
the months on 160,000 more. It prints medians of CPU time, first on a state just opened, as after a
refresh, then on one that has answered before, and ends with 1 where the second breaks the budget.
The last lines are of all claims: their verdicts on a state just opened, then ``/claims.json``.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from dashboard.address.request import Request
from dashboard.address.resolve import limits_of
from dashboard.serving.formats import FORMATS
from dashboard.state.repository import snapshot_of
from dashboard.state.snapshot import Snapshot
from dashboard.views import VIEWS
from etl.reader import SHIPPED_DATA, current_vintage
from etl.vintage import Vintage

BUDGET = 0.1  # seconds of CPU
ROUNDS = 5
MONTHS = 160_000
QUERIES = {
    "partner": "?partner=RUS",
    "mirror": "?partner=GBR",
    "months": "?partner=RUS",
    "receipt": "?measure=share+of+turnover&partner=RUS&period=2020",
}
"""What is asked of a view where it is not what it shows by itself."""

Page = tuple[str, str, Vintage]
"""The view, its query string and the figures it is made of."""


def pages(vintage: Vintage) -> dict[str, Page]:
    """The pages measured, by their names in the table."""
    named: dict[str, Page] = {
        view.name: (view.name, QUERIES.get(view.name, ""), vintage) for view in VIEWS
    }
    return named | {"160,000 months": ("months", QUERIES["months"], with_months(vintage))}


def with_months(vintage: Vintage) -> Vintage:
    """The figures with as many months of one reporter beside them, of all its partners."""
    sample = vintage.flows[
        vintage.flows["reporter"].eq("AZE") & vintage.flows["product"].eq("TOTAL")
    ]
    pairs = sample.drop_duplicates(["partner", "flow"])
    count = -(-MONTHS // len(pairs))
    months = [f"{2025 - n // 12}-{12 - n % 12:02d}" for n in range(count)]
    added = [pairs.assign(freq="M", period=month, partner_basis="unknown") for month in months]
    return replace(vintage, flows=pd.concat([vintage.flows, *added], ignore_index=True))


def make(snapshot: Snapshot, name: str, query: str) -> None:
    """One page, from its address to its components."""
    view = next(view for view in VIEWS if view.name == name)
    limits = limits_of(snapshot)
    path = snapshot.claims[0].id if view.takes_path else ""
    request = Request(snapshot, limits.parse(query, view.parameters), limits, path)
    for part in (view.lead, view.controls, view.content, view.title, view.description):
        part(request)


def measured(page: Page, rounds: int) -> tuple[float, float]:
    """Seconds of CPU on a state just opened, and on one that has answered before."""
    name, query, vintage = page
    found = []
    for _ in range(rounds):
        snapshot = snapshot_of(SHIPPED_DATA, vintage)
        found.append([timed(lambda s=snapshot: make(s, name, query)) for _ in range(2)])  # type: ignore[misc]
    first, later = zip(*found, strict=True)
    return statistics.median(first), statistics.median(later)


def claims(vintage: Vintage, rounds: int) -> tuple[float, float]:
    """Seconds of CPU for all verdicts on a state just opened, and then for ``/claims.json``."""
    view = next(view for view in VIEWS if view.name == "claims")
    found = []
    for _ in range(rounds):
        snapshot = snapshot_of(SHIPPED_DATA, vintage)
        limits = limits_of(snapshot)
        request = Request(snapshot, limits.defaults, limits)
        evaluated = timed(lambda s=snapshot: [s.evaluation(claim) for claim in s.claims])  # type: ignore[misc]
        told = timed(lambda r=request: FORMATS["json"].render(view, r))  # type: ignore[misc]
        found.append((evaluated, told))
    verdicts, told_json = zip(*found, strict=True)
    return statistics.median(verdicts), statistics.median(told_json)


def timed(work: Callable[[], object]) -> float:
    """Seconds of CPU that this process takes for it."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    vintage = current_vintage(SHIPPED_DATA)
    if vintage is None:
        return 1
    print(f"{'CPU, ms':<16}{'new state':>10}{'later':>10}")
    slow = False
    for label, page in pages(vintage).items():
        make(snapshot_of(SHIPPED_DATA, page[2]), *page[:2])  # a process that has done it before
        first, later = measured(page, rounds)
        print(f"{label:<16}{first * 1000:>10.0f}{later * 1000:>10.0f}", flush=True)
        slow |= later > BUDGET
    verdicts, told = claims(vintage, rounds)
    print(f"all claims: verdicts {verdicts * 1000:.0f} ms, /claims.json {told * 1000:.0f} ms")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
