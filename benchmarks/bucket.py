"""Budget of object storage: a server that reads a bucket beside one that reads a folder.

`python benchmarks/bucket.py` writes a vintage of made-up figures of 200 reporters, a million unless
told by ``--rows``, and pushes it to an S3 server on the loopback. It starts the dashboard on the
folder, on the bucket, and on the bucket again, whose copy has by then what was asked, and prints
CPU and seconds of a pair's page and CSV (the 95th of a hundred pairs drawn by lot), the start, and
memory. It ends with 1 where the last takes more than 3 times the CPU of the first.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from load import get, settle
from s3_server import KEYS, place, s3_server
from scale import MANY, asked, late, write
from started import Server, started

ROWS = 1_000_000
MOST = 3.0  # times the CPU of the folder


def measured(server: Server) -> list[float]:
    """Return CPU of a page and of a file, then the seconds of both, each the 95th of a hundred."""
    found: tuple[list[float], ...] = ([], [], [], [])
    for addresses in asked(MANY):
        for n, address in enumerate(addresses):
            used, begun = server.cpu(), time.perf_counter()
            get(server, address)
            found[n + 2].append(time.perf_counter() - begun)
            found[n].append(server.cpu() - used)
    return [late(times) for times in found]


def run(label: str, data: str) -> float:
    """Start a server on a folder or a bucket and print what it takes; CPU of a page."""
    with started((sys.executable, "-m", "dashboard", "--data", data)) as server:
        settle(server)
        page, file, *seconds = measured(server)
        told = ", ".join(f"{one * 1e3:.0f}" for one in (page, file, *seconds))
        print(
            f"{label:<22} CPU of page and CSV, seconds of both, at the 95th: {told} ms; start "
            f"{server.ready:.2f} s; {server.megabytes():.0f} MB",
            flush=True,
        )
        return page


def main() -> int:
    """Write, push, ask, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, s3_server() as port:
        data, address = Path(folder) / "data", place(port, "trade")
        os.environ.update(KEYS | {"XDG_CACHE_HOME": str(Path(folder) / "cache")})
        write(data, options.rows, MANY)
        push = [sys.executable, "-m", "etl", "push", "--data", str(data), "--to", address]
        begun = time.perf_counter()
        subprocess.run(push, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own command
        print(f"{options.rows:,} figures pushed in {time.perf_counter() - begun:.1f} s")
        own = run("folder", str(data))
        run("bucket, nothing here", address)
        warm = run("bucket, parts are here", address)
    print(f"times the folder's CPU: {warm / own:.2f}")
    return int(warm > MOST * own)


if __name__ == "__main__":
    sys.exit(main())
