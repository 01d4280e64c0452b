"""How long all claims take to evaluate on the shipped vintage: budget 10 ms a claim, indexed.

`python benchmarks/claims.py` prints the median of several rounds, once with the index built anew
(as after a refresh) and once with it at hand (as for every reader after), and ends with 1 when
the second breaks the budget.
"""

import statistics
import sys
import time
from collections.abc import Callable

from dashboard.claims.readings import evaluate
from dashboard.state.repository import read_snapshot
from dashboard.state.snapshot import Snapshot
from etl.reader import SHIPPED_DATA

BUDGET = 0.010  # seconds a claim: sixty of them once a vintage, then they are kept
ROUNDS = 15


def main() -> int:
    """Measure, print, judge."""
    fresh = [_timed(lambda: _evaluate(read_snapshot(SHIPPED_DATA))) for _ in range(3)]
    snapshot = read_snapshot(SHIPPED_DATA)
    _evaluate(snapshot)
    held = [_timed(lambda: _evaluate(snapshot)) for _ in range(ROUNDS)]
    median = statistics.median(held)
    count = len(snapshot.claims)
    print(
        f"{count} claims, reading and indexing included: {statistics.median(fresh) * 1000:.0f} ms"
    )
    budget = BUDGET * count
    print(f"{count} claims, indexed: {median * 1000:.0f} ms (budget {budget * 1000:.0f} ms)")
    return int(median > budget)


def _evaluate(snapshot: Snapshot) -> None:
    for claim in snapshot.claims:
        evaluate(claim, snapshot.ledger)


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
