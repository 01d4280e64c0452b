"""Budget of a refresh: 100,000 rows of Comtrade's answers to checked Parquet, against plain JSON.

`python benchmarks/refresh.py` makes answers up in the two shapes the service has (one of 100,000
rows, as with a key, and 209 of 480 rows, as without), then turns them into a checked and published
vintage, reads them with ``json.loads`` alone and with ``pandas.json_normalize``, by turns and
each in a process of its own. It prints medians of time and of memory over what the bytes take, and
ends with 1 where ours takes more than twice the time of the first or more than the second's.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd

from etl.building.build import build, in_turn
from etl.building.inputs import Ready
from etl.building.laying import Laying
from etl.building.reference_tables import reference
from etl.building.store import publish
from etl.building.taking import Taking
from etl.fetching.raw_index import Entry
from etl.questions import Call, Query, Release
from etl.reader import SHIPPED_DATA
from etl.schema import TOTAL, WORLD
from etl.sources import SOURCES
from etl.sources.comtrade.plan import CHAPTERS, ID
from etl.sources.settings import Settings

ROUNDS = 5
MOST = 2.0
RELEASE = Release("1:2:2026-01-01T00:00:00", "2026-01-01")
WHEN = "2026-11-22T20:00:00Z"
TABLES = reference(SHIPPED_DATA)
FLOWS = ("X", "M")
Answer = tuple[bytes, list[Query]]


class Kept:
    """Raw answers held in memory, so that no disk is measured."""

    def __init__(self, answers: dict[str, bytes]) -> None:
        self._answers = answers

    def content(self, entry: Entry) -> bytes:
        """The body of one answer."""
        return self._answers[entry.sha256]

    def told(self, call: Call) -> None:
        """Nothing beside figures."""


def _row(cell: tuple[int, int, int, str], product: str, value: float) -> dict[str, object]:
    reporter, partner, year, flow = cell
    return {
        "typeCode": "C", "freqCode": "A", "refPeriodId": year * 10000 + 101, "refYear": year,
        "refMonth": 52, "period": str(year), "reporterCode": reporter, "reporterISO": None,
        "reporterDesc": None, "flowCode": flow, "flowDesc": None, "partnerCode": partner,
        "partnerISO": None, "partnerDesc": None, "partner2Code": 0, "partner2ISO": None,
        "partner2Desc": None, "classificationCode": "H5", "classificationSearchCode": "HS",
        "isOriginalClassification": True, "cmdCode": product, "cmdDesc": None,
        "aggrLevel": 0 if product == TOTAL else len(product), "isLeaf": False,
        "customsCode": "C00", "customsDesc": None, "mosCode": "0", "motCode": 0, "motDesc": None,
        "qtyUnitCode": -1, "qtyUnitAbbr": None, "qty": 0.0, "isQtyEstimated": False,
        "altQtyUnitCode": -1, "altQtyUnitAbbr": None, "altQty": 0.0, "isAltQtyEstimated": False,
        "netWgt": value / 7, "isNetWgtEstimated": False, "grossWgt": 0.0,
        "isGrossWgtEstimated": False, "cifvalue": value if flow == "M" else None,
        "fobvalue": value if flow == "X" else 0.0, "primaryValue": value,
        "legacyEstimationFlag": 0, "isReported": False, "isAggregate": True,
    }  # fmt: skip


def _body(rows: list[dict[str, object]]) -> bytes:
    return json.dumps(
        {"elapsedTime": "1 secs", "count": len(rows), "data": rows, "error": ""}
    ).encode()


def areas(many: int) -> dict[int, str]:
    """Numbers of countries and our codes, the world left out."""
    countries = TABLES.countries
    apart = countries.groups
    asked = {n: c for c, n in countries.asked_by.items() if countries.is_area(c) and n not in apart}
    return dict(sorted(asked.items())[:many])


def keyed() -> list[Answer]:
    """Chapters with 43 partners over twelve years, in one answer."""
    partners = [n for n, code in areas(44).items() if code != "AZE"]
    queries = [
        Query(ID, "AZE", str(year), FLOWS, tuple(areas(44).values()), ("AG2",))
        for year in range(2008, 2020)
    ]
    rows = [
        _row((31, partner, int(query.period), flow), product, 1000.5 + partner * int(product))
        for query in queries
        for flow in FLOWS
        for partner in partners
        for product in CHAPTERS
    ]
    return [(_body(rows), queries)]


def preview() -> list[Answer]:
    """Totals of eleven reporters with 239 partners and the world, a reporter and year an answer."""
    every = areas(239)
    return [
        totals(reporter, year, every) for reporter in list(every)[:11] for year in range(2001, 2020)
    ]


def totals(reporter: int, year: int, partners: dict[int, str]) -> Answer:
    """All that a reporter tells of a year's totals."""
    values = {number: 1000.25 * (number + 1) for number in partners}
    told = {**values, 0: sum(values.values())}
    rows = [
        _row((reporter, partner, year, flow), TOTAL, value)
        for flow in FLOWS
        for partner, value in told.items()
    ]
    return _body(rows), [Query(ID, partners[reporter], str(year), FLOWS, None, (TOTAL,))]


SHAPES: dict[str, Callable[[], list[Answer]]] = {"one answer": keyed, "209 answers": preview}


def _ours(answers: list[Answer], folder: Path) -> int:
    """Read, check and publish; the rows published."""
    held, found = {}, []
    for number, (content, queries) in enumerate(answers):
        digest = f"{number:064}"
        held[digest] = content
        first = queries[0]
        told = tuple((q.reporter, q.period, RELEASE.token, RELEASE.edition) for q in queries)
        entry = Entry(
            ID,
            "",
            "",
            WHEN,
            digest[::-1],
            content.count(b"refYear"),
            FLOWS,
            first.partners,
            first.products,
            told,
        )
        held[entry.sha256] = content
        found += [Ready(q, RELEASE, (entry,)) for q in queries]
    sources = {ID: SOURCES[ID](Settings(TABLES.countries))}
    kept: Any = Kept(held)
    taking = Taking(sources, kept, TABLES, None, folder / "parts")
    with closing(Laying(folder / "parts", None)) as laying:
        built = build(found, laying, TABLES, in_turn(taking))
        if built.draft is None or built.set_aside:
            message = f"the benchmark's figures were refused: {built.set_aside[:3]}"
            raise SystemExit(message)
        # Without the trial of the dashboard, which takes the same time for any number of figures.
        publish(folder, built.draft, "bench", trials=())
        laying.named()
    return built.draft.layout.rows


def _loads(answers: list[Answer], _: Path) -> int:
    kept = [json.loads(content) for content, _ in answers]
    return sum(len(one["data"]) for one in kept)


def _normalized(answers: list[Answer], _: Path) -> int:
    frames = [pd.json_normalize(json.loads(content)["data"]) for content, _ in answers]
    return len(pd.concat(frames, ignore_index=True))


WAYS: dict[str, Callable[[list[Answer], Path], int]] = {
    "checked Parquet": _ours,
    "json.loads": _loads,
    "json_normalize": _normalized,
}


def _once(shape: str, way: str) -> None:
    """Measure one way in this process: rows, seconds, megabytes over what was there before."""
    answers = SHAPES[shape]()
    # A first small run: imports and caches are not what is measured.
    small = _body([_row((31, 0, 2020, flow), TOTAL, 1.0) for flow in FLOWS])
    asked = [Query(ID, "AZE", "2020", FLOWS, (WORLD,), (TOTAL,))]
    with tempfile.TemporaryDirectory() as folder:
        WAYS[way]([(small, asked)], Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        if (peak := Path("/proc/self/clear_refs")).exists():
            peak.write_text("5")  # from here on
        before = _peak()
        start = time.perf_counter()
        rows = WAYS[way](answers, Path(folder))
        seconds = time.perf_counter() - start
    print(json.dumps([rows, seconds, _peak() - before]))


def _peak() -> float:
    """The most memory this process ever took since its peak was reset, MB."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = [one for one in status.read_text().splitlines() if one.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure by turns, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--once", nargs=2, metavar=("SHAPE", "WAY"))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    if options.once:
        _once(*options.once)
        return 0
    broken = False
    for shape in SHAPES:
        found: dict[str, list[list[float]]] = {way: [] for way in WAYS}
        for _ in range(options.rounds):
            for way in WAYS:
                found[way].append(_child(shape, way))
        seconds = {way: statistics.median(s / n * 1e5 for n, s, _ in found[way]) for way in WAYS}
        for way in WAYS:
            memory = statistics.median(m for _, _, m in found[way])
            print(f"{shape}, {way}: {seconds[way]:.2f} s, {memory:.0f} MB per 100,000 rows")
        ours, plain, normal = (seconds[way] for way in WAYS)
        print(f"{shape}: {ours / plain:.2f} times json.loads (budget {MOST:.0f}), "
              f"{ours / normal:.2f} times json_normalize (budget 1)")  # fmt: skip
        broken |= ours > MOST * plain or ours > normal
    return int(broken)


def _child(shape: str, way: str) -> list[float]:
    command = [sys.executable, __file__, "--once", shape, way]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 -- ourselves
    measured: list[float] = json.loads(done.stdout.splitlines()[-1])
    return measured


if __name__ == "__main__":
    sys.exit(main())
