"""Budgets of size: a server on 100 million figures beside one on ten thousand, in one run.

`python benchmarks/scale.py` writes two data folders of made-up figures, each a vintage in parts:
10,000 of two reporters, and of 200 reporters ``--rows``, 100 million unless told (some 1 GB of disk
and minutes of one core). On each it starts the dashboard and opens pages and CSV files of pairs
drawn by lot, none of them asked before. It prints the CPU that a page and a file took (the middle
and the 95th of a hundred), memory, and the seconds until the first answer, and ends with 1 where
the large one takes over 2 times the CPU of the small one, 1.5 times its start, or 250 MB; or where
an import that changes three of its reporters writes over a twentieth of its bytes. With ``--keep
DIR`` what was written stays there and is used again.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
from load import get, settle
from started import Server, started

from etl.building.part_store import counts_in, figures_in, keep_parts
from etl.parts.layout import WORLD_TOTALS, Part, coverage_of, in_order, pairs_of
from etl.reader import SHIPPED_DATA, read_reference, vintage_ids
from etl.schema import FLOW_COLUMNS, REQUIRED, SCHEMA_VERSION, WORLD

SMALL, LARGE = 10_000, 100_000_000
FEW, MANY = 2, 200  # reporters of the small one and of the large one
YEARS, CHAPTERS, LEAST = range(1990, 2024), 97, 73  # the small one has all years of 73 partners
CPU, START, MOST = 2.0, 1.5, 250  # times the small one's; MB
WRITTEN = 0.05  # of a vintage, where three reporters change
WHOSE = ("--publisher", "The benchmark", "--citation", "Figures of nobody's trade")
PAIRS = 100
FIRST = ("AZE", "RUS", "IRN", "GBR")
CREATED = "2026-11-01T00:00:00Z"


def countries() -> list[str]:
    """Return the codes of as many countries as report, those of the first corridor first."""
    table = read_reference(SHIPPED_DATA, "countries.csv")
    codes = table.loc[table["kind"].eq("country"), "code"].drop_duplicates()
    return list(dict.fromkeys([*FIRST, *codes]))[:MANY]


def figures(reporter: str, partners: list[str], rows: int, seed: int) -> pd.DataFrame:
    """Return some years of a reporter: totals first, then chapter after chapter."""
    codes = ["TOTAL", *(f"{n:02d}" for n in range(1, CHAPTERS + 1))]
    at = np.arange(rows)
    shape = (len(codes), len(YEARS), len(partners), 2)
    chapter, year, partner, flow = np.unravel_index(at, shape)
    values = np.random.default_rng(seed).lognormal(15, 3, rows).round()
    told = {
        "source": "un-comtrade", "edition": "2026-10-01", "reporter": reporter, "freq": "A",
        "classification": "H5", "valuation": "unknown", "partner_basis": "unknown",
        "currency": "USD", "status": "reported", "input": "made-up",
    }  # fmt: skip
    taken = {
        "partner": (partners, partner), "flow": (["X", "M"], flow), "product": (codes, chapter),
        "period": ([str(one) for one in YEARS], year),
    }  # fmt: skip
    columns = {name: pd.array([text], dtype="str").take(at * 0) for name, text in told.items()}
    columns |= {name: pd.array(texts, dtype="str").take(of) for name, (texts, of) in taken.items()}
    frame = pd.DataFrame(columns | {"value_usd": values, "rate": 1.0})
    return in_order(frame[list(FLOW_COLUMNS)])


def write(data: Path, rows: int, reporters: int) -> None:
    """Write one vintage, a reporter at a time."""
    codes, parts = countries(), []
    world, coverage, pairs = [], [], []
    for number, reporter in enumerate(codes[:reporters]):
        partners = [WORLD, *(code for code in codes if code != reporter)]
        some = partners if reporters == MANY else partners[:LEAST]
        made = figures(reporter, some, rows // reporters, number)
        coverage.append(coverage_of(made))
        pairs.append(pairs_of(made))
        for part, content in figures_in(made):
            if part.level == WORLD_TOTALS:
                world.append(made[made["partner"].eq(WORLD) & made["product"].eq("TOTAL")])
            else:
                parts.append(kept(data, part, content))
    every = [
        *figures_in(in_order(pd.concat(world))),
        *counts_in(*map(pd.concat, (coverage, pairs))),
    ]
    parts += [kept(data, part, content) for part, content in every]
    given = {
        "id": "made-up", "source": "un-comtrade", "publisher": "Nobody", "edition": "2026-10-01",
        "citation": "Figures of a benchmark", "address": "", "query": "none", "note": "",
        "retrieved": CREATED, "sha256": "0" * 64, "rows": rows,
    }  # fmt: skip
    manifest = {
        "schema_version": SCHEMA_VERSION, "created": CREATED, "rows": rows, "checks": [],
        "set_aside": [], "inputs": [given],
        "parts": [part._asdict() for part in parts],
    }  # fmt: skip
    text = json.dumps(manifest).encode()
    stamp = CREATED.replace("-", "").replace(":", "")
    folder = data / "vintages" / f"{stamp}-{hashlib.sha256(text).hexdigest()[:8]}"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_bytes(text)


def kept(data: Path, part: Part, content: bytes) -> Part:
    """Write a part, and return how it is listed."""
    keep_parts(data / "parts", {part: content})
    return part


def asked(reporters: int) -> Iterator[tuple[str, str]]:
    """Give a page and its CSV file for pairs drawn by lot, outside the first corridor."""
    codes = countries()
    draw = random.Random(1)  # noqa: S311 -- the same lot each time
    pairs = product(codes[:reporters], codes[len(FIRST) : LEAST - 2])
    held = [pair for pair in pairs if len(set(pair)) > 1]
    for reporter, partner in draw.sample(held, PAIRS):
        query = f"?reporter={reporter}&partner={partner}"
        yield f"/partner{query}", f"/partner.csv{query}"


def measured(server: Server, reporters: int) -> tuple[list[float], list[float]]:
    """Return the CPU seconds of each page and of each file."""
    found: tuple[list[float], list[float]] = ([], [])
    for addresses in asked(reporters):
        for address, times in zip(addresses, found, strict=True):
            before = server.cpu()
            get(server, address)
            times.append(server.cpu() - before)
    return found


def run(data: Path, reporters: int) -> tuple[list[float], float, float]:
    """Start a server on a folder: the 95th of pages and files, start in seconds, and MB."""
    with started((sys.executable, "-m", "dashboard", "--data", str(data))) as server:
        settle(server)
        pages, files = measured(server, reporters)
        return [*map(late, (pages, files))], server.ready, server.megabytes()


def changed(data: Path, folder: Path) -> float:
    """Take in a few years of three reporters: the share of a vintage's bytes that were written."""
    copy, file = folder / "three", folder / "three.csv"
    # Links: a part that is there is never written again.
    shutil.copytree(data, copy, copy_function=os.link)
    rows = product(FIRST[:3], ("GBR", "TUR", "GEO"), ("X", "M"), range(2000, 2020))
    told = [
        f"benchmark,{who},{other},{flow},A,{year},TOTAL,{year},reported"
        for who, other, flow, year in rows
        if who != other
    ]
    file.write_text("\n".join([",".join(REQUIRED), *told]), "utf-8")
    command = [sys.executable, "-m", "etl", "import", str(file), "--data", str(copy), *WHOSE]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:  # noqa: S603 -- our own
        *_, used = os.wait4(process.pid, 0)
    files = [path.stat() for path in (copy / "parts").iterdir()]
    written = sum(one.st_size for one in files if one.st_nlink == 1)
    share = written / sum(one.st_size for one in files)
    print(
        f"three reporters of {MANY} changed: {written / 1e6:.1f} MB written, {share:.1%} of the "
        f"vintage, in {used.ru_utime:.0f} s of CPU with the trial and {used.ru_maxrss / 1e3:.0f} MB"
    )
    shutil.rmtree(copy)
    return share


def late(times: Iterable[float]) -> float:
    """The 95th of a hundred."""
    return statistics.quantiles(times, n=20)[-1]


def main() -> int:
    """Write, start, ask, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=LARGE)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    place = nullcontext(options.keep) if options.keep else tempfile.TemporaryDirectory()
    found = {}
    with place as folder:
        for rows, reporters in ((SMALL, FEW), (options.rows, MANY)):
            data = Path(folder) / str(rows)
            start = time.process_time()
            if not vintage_ids(data):
                write(data, rows, reporters)
            took = time.process_time() - start
            size = sum(path.stat().st_size for path in (data / "parts").iterdir()) / 1e6
            found[rows] = (cpu, ready, memory) = run(data, reporters)
            told = ", ".join(f"{one * 1e3:.0f}" for one in cpu)
            print(
                f"{rows:>11,} figures, {size:,.0f} MB written in {took:.0f} s of CPU: page and CSV "
                f"at the 95th {told} ms, start {ready:.2f} s, {memory:.0f} MB",
                flush=True,
            )
        share = changed(data, Path(folder))
    (small, early, _), (large, late_start, memory) = found.values()
    ratios = [one / other for one, other in zip(large, small, strict=True)]
    print(f"times the small one's: CPU {ratios[0]:.2f} and {ratios[1]:.2f}, ", end="")
    print(f"start {late_start / early:.2f}")
    return int(max(ratios) > CPU or late_start > START * early or memory > MOST or share > WRITTEN)


if __name__ == "__main__":
    sys.exit(main())
