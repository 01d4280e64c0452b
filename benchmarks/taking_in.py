"""How fast files of figures are taken in, and in how much memory, whatever their size.

`python benchmarks/taking_in.py` writes two files of made-up figures as CSV and as Parquet, one of
500,000 and one of four times as many, and imports each into an empty folder in a process of its
own. It prints figures a second of CPU, and what memory it took, and ends with 1 where the large
file is taken in at less than ``RATE`` (on the machine of the bar, see ``yardstick``) or takes over
``MORE`` times the memory of the small one. With ``--file FILE`` it imports that one alone.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from scale import countries
from yardstick import slowness

from etl.schema import REQUIRED, TOTAL, WORLD

SMALL, LARGE = 5, 20  # years
REPORTERS, PARTNERS, CHAPTERS = 40, 60, 20
RATE, MORE = 200_000, 1.5

# Without the trial of the dashboard, which takes the same time for any number of figures.
IMPORTING: Final = """
import json, resource, sys, time
from pathlib import Path
from etl.building.importer import Origin, import_file
start = time.process_time()
done = import_file(
    Path(sys.argv[1]), Path(sys.argv[2]), Origin("Nobody", "Figures of a benchmark"),
    "2026-11-01T00:00:00Z", trials=(),
)
took = time.process_time() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([done.rows, took, memory, len(done.set_aside)]))
"""


def figures(reporter: str, partners: list[str], years: int, seed: int) -> pd.DataFrame:
    """Return a reporter's chapters, their totals, and those with the world, as checks want them."""
    codes = [f"{n:02d}" for n in range(1, CHAPTERS + 1)]
    periods = [str(2020 - n) for n in range(years)]
    each = product(partners, ("X", "M"), periods, codes)
    goods = pd.DataFrame(each, columns=["partner", "flow", "period", "product"])
    value = np.random.default_rng(seed).lognormal(12, 2, len(goods)).round()
    each_pair, all_pairs = ["partner", "flow", "period"], ["flow", "period"]
    totals = goods.assign(value_usd=value).groupby(each_pair)["value_usd"].sum().reset_index()
    world = totals.groupby(all_pairs)["value_usd"].sum().reset_index()
    every = [
        world.assign(partner=WORLD, product=TOTAL),
        totals.assign(product=TOTAL),
        goods.assign(value_usd=value),
    ]
    told = {"source": "benchmark", "reporter": reporter, "freq": "A", "status": "reported"}
    return pd.concat(every, ignore_index=True).assign(**told)[list(REQUIRED)]


def write(path: Path, years: int) -> None:
    """Write a file of figures of so many years."""
    codes = countries()
    made = [
        figures(reporter, [code for code in codes[:PARTNERS] if code != reporter], years, number)
        for number, reporter in enumerate(codes[:REPORTERS])
    ]
    table = pd.concat(made, ignore_index=True)
    table.to_csv(path.with_suffix(".csv"), index=False)
    table.to_parquet(path.with_suffix(".parquet"), index=False)


def measured(file: Path) -> tuple[float, float]:
    """Import a file and tell: figures a second on the machine of the bar, and MB."""
    slow = slowness()
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-c", IMPORTING, data, str(file)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 -- our own
    rows, took, memory, aside = json.loads(told)
    slow = (slow + slowness()) / 2
    print(
        f"{file.name:<16}{rows:>10,} figures: {rows / took:>9,.0f} a second of CPU, "
        f"{rows / took * slow:>9,.0f} there, {memory:.0f} MB, {aside} data sets set aside",
        flush=True,
    )
    return rows / took * slow, memory


def main() -> int:
    """Write, import, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--file", type=Path)
    file = parser.parse_args().file
    if file:
        rate, _ = measured(file)
        return int(rate < RATE)
    broken = False
    with tempfile.TemporaryDirectory() as folder:
        for name, years in (("small", SMALL), ("large", LARGE)):
            write(Path(folder) / name, years)
        for suffix in (".csv", ".parquet"):
            _, few = measured(Path(folder) / f"small{suffix}")
            rate, many = measured(Path(folder) / f"large{suffix}")
            broken = broken or rate < RATE or many > MORE * few
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
