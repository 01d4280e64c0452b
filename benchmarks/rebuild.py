"""Budget of workers: the answers about 200 reporters to a vintage, by two processes beside one.

`python benchmarks/rebuild.py` makes up answers of totals, as ``refresh.py`` does: of each reporter
ten years with all partners, an answer a year. It then rebuilds a vintage of them without a network,
by one process and by two, by turns, and prints seconds. It ends with 1 where two are not 1.6 times
as fast, or do not make the same vintage.

The shortest round counts, as ``timeit`` has it: what else a machine does only ever adds to one.
Before each round two processes that share nothing do beside each other what one does alone, and how
much the two get done is printed: with less than 2.0 times, the machine had no two cores to give.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from refresh import TABLES, WHEN, areas, totals

from etl.fetching.raw import RawStore
from etl.questions import Release
from etl.reader import vintage_ids
from etl.sources import SOURCES
from etl.sources.comtrade.plan import ID
from etl.sources.settings import Settings

REPORTERS, YEARS = 200, range(2010, 2020)
LEAST = 1.6  # times as fast
ROUNDS = 7


def keep(data: Path) -> list[str]:
    """Keep the answers, and return who they are about."""
    raw, source = RawStore(data), SOURCES[ID](Settings(TABLES.countries))
    every = areas(239)
    reporters = list(every)[:REPORTERS]
    for reporter in reporters:
        for year in YEARS:
            content, (query,) = totals(reporter, year, every)
            (call,) = source.calls([query])
            release = Release(f"{reporter}:{year}:2026-01-01T00:00:00", "2026-01-01")
            rows = source.count(content)
            raw.keep(call, content, (WHEN, rows), {query.issue: release})
    return [every[reporter] for reporter in reporters]


def rebuild(raw: Path, reporters: list[str], workers: int) -> tuple[float, list[str]]:
    """Make a vintage of the answers in a folder of its own: seconds, and its id."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        (data / "raw").symlink_to(raw)
        command = [
            sys.executable, "-m", "etl", "refresh", "--offline", "--workers", str(workers),
            "--data", str(data), "--source", ID, "--freq", "A", "--since", str(YEARS[0]),
            "--until", str(YEARS[-1]),
            *(text for reporter in reporters for text in ("--reporter", reporter)),
        ]  # fmt: skip
        begun = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own command
        return time.perf_counter() - begun, vintage_ids(data)


BUSY = "import json; text = json.dumps([*range(10**6)]); [json.loads(text) for _ in range(10)]"


def cores() -> float:
    """How many times as much two processes get done at once as one alone; 2.0 at best."""
    took = []
    for many in (1, 2):
        begun = time.perf_counter()
        busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(many)]  # noqa: S603 -- ours
        for process in busy:
            process.wait()
        took.append(time.perf_counter() - begun)
    return 2 * took[0] / took[1]


def main() -> int:
    """Make, rebuild by turns, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        reporters = keep(Path(folder))
        took: dict[int, list[float]] = {1: [], 2: []}
        made = set()
        had = []
        for _ in range(options.rounds):
            had.append(cores())
            for workers, seconds in took.items():
                second, vintages = rebuild(Path(folder) / "raw", reporters, workers)
                seconds.append(second)
                made.update(vintages)
    one, two = (min(seconds) for seconds in took.values())
    print(f"200 reporters, by one process {one:.1f} s, by two {two:.1f} s: {one / two:.2f} times")
    for workers, seconds in took.items():
        print(f"  rounds by {workers}: {', '.join(f'{second:.1f}' for second in seconds)} s")
    print(f"  cores to be had before each: {', '.join(f'{many:.1f}' for many in had)}")
    return int(one < LEAST * two or len(made) != 1)


if __name__ == "__main__":
    sys.exit(main())
