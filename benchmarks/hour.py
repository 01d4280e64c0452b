"""Budget of memory: an hour of readers, and five vintages published meanwhile.

`python benchmarks/hour.py` starts the dashboard on a copy of the shipped figures and has wrk keep
100 connections that open pages and move about. Five times it publishes another vintage, by
`python -m etl import` of a figure of nobody's trade. It prints the resident memory all along, and
ends with 1 where that is over the budget at the end, a request failed, or the newest vintage is not
the one shown. Loopback only; with ``--minutes`` it is shorter, and says less.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from load import get, measured, ours, settle
from started import Server, started

from etl.reader import SHIPPED_DATA
from etl.schema import REQUIRED

MOST = 300  # MB
VINTAGES = 5
READERS, THINKING = 100, 10_000  # ms between two requests of a reader, at most
WHOSE = ("--publisher", "The benchmark", "--citation", "A figure of nobody's trade")


def publish(data: Path, number: int) -> None:
    """Publish one more vintage: the same figures and another one between two small countries."""
    file = data.parent / "figures.csv"
    file.write_text(
        f"{','.join(REQUIRED)}\nbenchmark,MNG,AND,X,A,2020,TOTAL,{1000 + number},reported\n",
        "utf-8",
    )
    command = [sys.executable, "-m", "etl", "import", str(file), "--data", str(data), *WHOSE]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own command


def newest(server: Server) -> str:
    """Return the id of the vintage that the server shows."""
    told = re.search(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}", get(server, "/data.csv").decode())
    return told[0] if told else ""


def main() -> int:
    """Load, publish, look."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=60)
    seconds = round(parser.parse_args().minutes * 60 / (VINTAGES + 1))
    with tempfile.TemporaryDirectory() as folder:
        data = Path(shutil.copytree(SHIPPED_DATA, Path(folder) / "data"))
        command = (sys.executable, "-m", "dashboard", "--data", str(data))
        with started(command) as server:
            settle(server)
            asked, failed = ours(server), 0
            print(f"at rest: {server.megabytes():.0f} MB", flush=True)
            for number in range(VINTAGES + 1):
                if number:
                    publish(data, number)
                found = measured(server, asked, READERS, seconds, THINKING)
                failed += found.failed
                print(
                    f"{number} published, {found.requests} requests, {found.failed} failed, p95"
                    f" {found.late * 1000:.0f} ms: {server.megabytes():.0f} MB",
                    flush=True,
                )
            last, used = newest(server), server.megabytes()
        held = sorted(path.name for path in (data / "vintages").iterdir())
    broken = used > MOST or failed > 0 or last != held[-1]
    print(f"{len(held)} vintages, {used:.0f} MB (budget {MOST})", "BROKEN" if broken else "")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
