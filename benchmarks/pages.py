"""CPU of a page that is in no cache: at most 100 ms a view, from its address to its HTML.

`python benchmarks/pages.py` makes one page of each view on a state of the shipped figures, and that
of months on 160,000 more. It prints medians of CPU time in milliseconds: to make the components on
a state just opened, as after a refresh, then on one that has answered for other countries, to
write them as HTML, and to write them for Dash, the charts as figures of plotly; and it ends with 1
where components and HTML, or components and what Dash gets, break the budget. The last line is of
all claims: their verdicts on a state just opened, then ``/claims.json``.
"""

import argparse
import gc
import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

import pandas as pd
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder
from yardstick import slowness

from dashboard.address.request import Request
from dashboard.address.resolve import limits_of
from dashboard.parts.drawing import figures
from dashboard.parts.markup import to_html
from dashboard.serving.collecting import settle
from dashboard.serving.formats import FORMATS
from dashboard.state.repository import snapshot_of
from dashboard.state.snapshot import Snapshot
from dashboard.views import VIEWS
from etl.parts.in_memory import InMemory
from etl.reader import SHIPPED_DATA, current_vintage
from etl.schema import TOTAL, UNKNOWN
from etl.vintage import Vintage

BUDGET = 0.1  # seconds of CPU
ROUNDS = 5
MONTHS = 160_000
SEEN = (600, 1200)  # pixels: the widths of the first page on a desk
BY_NAME = {view.name: view for view in VIEWS}
QUERIES = {
    "partner": "?partner=RUS",
    "compare": "?partner=RUS,IRN,GBR,DEU,UKR,GEO&measure=turnover",
    "mirror": "?partner=GBR",
    "months": "?partner=RUS",
    "receipt": "?measure=share+of+turnover&partner=RUS&period=2020",
}
"""What is asked of a view where it is not what it shows by itself."""
OTHERS = {
    "overview": "?partner=ITA,TUR,CHN",
    "partner": "?partner=ITA",
    "compare": "?partner=ITA,CHN,TUR&since=2010",
    "mirror": "?partner=ITA",
    "months": "?partner=TUR",
    "products": "?partner=ITA",
    "receipt": "?measure=share+of+turnover&partner=ITA&period=2020",
}
"""What was asked of it before, so that nothing of the page itself is known."""


def with_months(vintage: Vintage) -> Vintage:
    """The figures with as many months of one reporter beside them, of all its partners."""
    flows = vintage.flows
    pairs = flows[flows["reporter"].eq("AZE") & flows["product"].eq(TOTAL)]
    pairs = pairs.drop_duplicates(["partner", "flow"]).assign(freq="M", partner_basis=UNKNOWN)
    count = -(-MONTHS // len(pairs))
    added = [pairs.assign(period=f"{2025 - n // 12}-{12 - n % 12:02d}") for n in range(count)]
    return replace(vintage, held=InMemory(pd.concat([flows, *added], ignore_index=True)))


def components(snapshot: Snapshot, name: str, asked: Mapping[str, str]) -> list[Component]:
    """What a page is made of, from its address."""
    view, limits = BY_NAME[name], limits_of(snapshot)
    path = snapshot.claims[0].id if view.takes_path else ""
    chosen = limits.parse(asked.get(name, ""), view.parameters)
    request = Request(snapshot, chosen, limits, path)
    view.controls(request), view.title(request), view.description(request)
    return [*view.lead(request), *view.content(request)]


def page(name: str, vintage: Vintage) -> tuple[float, ...]:
    """Seconds of CPU for a page's components on a new state, on one in use, HTML and Dash.

    Last, what a page in use takes on the machine of the budget.
    """
    slow = slowness()
    snapshot = snapshot_of(SHIPPED_DATA, vintage)
    first = timed(lambda: components(snapshot, name, QUERIES))
    snapshot = snapshot_of(SHIPPED_DATA, vintage)
    components(snapshot, name, OTHERS)
    later = timed(lambda: components(snapshot, name, QUERIES))
    made = components(snapshot, name, QUERIES)
    written = timed(lambda: to_html(made))
    live = timed(lambda: for_dash(made))
    return first, later, written, live, (later + max(written, live)) / slow


def for_dash(made: list[Component]) -> str:
    """What Dash answers of a page's parts: HTML, and what its charts are drawn from.

    A live page says how wide its charts are seen, nearly always in one width or two.
    """
    told = {"parts": to_html(made, SEEN), "charts": figures(made)}
    return json.dumps(told, cls=PlotlyJSONEncoder)


def claims(vintage: Vintage) -> tuple[float, float]:
    """Seconds of CPU for all verdicts on a state just opened, and then for ``/claims.json``."""
    snapshot = snapshot_of(SHIPPED_DATA, vintage)
    limits = limits_of(snapshot)
    request = Request(snapshot, limits.defaults, limits)
    verdicts = timed(lambda: [snapshot.evaluation(claim) for claim in snapshot.claims])
    return verdicts, timed(lambda: FORMATS["json"].render(BY_NAME["claims"], request))


def timed(work: Callable[[], object]) -> float:
    """Seconds of CPU that this process takes for it."""
    start = time.process_time()
    work()
    return time.process_time() - start


def medians(found: list[tuple[float, ...]]) -> list[float]:
    """The medians of several rounds, the first left out: what it does first is not measured."""
    return [statistics.median(times) for times in zip(*found[1:], strict=True)]


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = range(1 + parser.parse_args().rounds)
    gc.collect()
    settle()
    vintage = current_vintage(SHIPPED_DATA)
    if vintage is None:
        return 1
    measured = {name: (name, vintage) for name in BY_NAME}
    measured["160,000 months"] = ("months", with_months(vintage))
    print(f"{'CPU, ms':<16}{'new state':>10}{'later':>8}{'HTML':>8}{'Dash':>8}{'there':>8}")
    slow = []
    for label, (name, held) in measured.items():
        first, *times = medians([page(name, held) for _ in rounds])
        columns = "".join(f"{one * 1e3:>8.0f}" for one in times)
        print(f"{label:<16}{first * 1e3:>10.0f}{columns}", flush=True)
        slow += [label] if times[-1] > BUDGET else []
    verdicts, told = medians([claims(vintage) for _ in rounds])
    print(f"all claims: verdicts {verdicts * 1e3:.0f} ms, /claims.json {told * 1e3:.0f} ms")
    print(*(f"BROKEN: over {BUDGET * 1e3:.0f} ms: {label}" for label in slow), sep="\n")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main())
