"""What commands are run on when they are killed: processes, small folders, a service."""

import hashlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from taking_in import figures

from etl import seams
from etl.__main__ import main as etl
from etl.parts.opening import ONE_FILE
from etl.reader import read_manifest, read_vintage, vintage_ids
from etl.schema import FLOWS_SCHEMA
from etl.vintage import MANIFEST, mark_of

ROOT = Path(__file__).resolve().parents[1]


def run(arguments: list[str]) -> int:
    """Run a command of etl, without what the dashboard has to say, and in silence."""
    vars(seams)["entry_points"] = lambda **_: ()
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        redirect_stdout(nowhere),
        redirect_stderr(nowhere),
    ):
        return etl(arguments)


def forked(work: Callable[[], int]) -> int:
    """Begin work in a process of its own, which has all that is imported; its id."""
    child = os.fork()
    if child:
        return child
    code = 99
    try:
        code = work()
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """Wait for a process: its exit code, or less than zero where it was killed."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def told(work: Callable[[], object]) -> object:
    """What work in a process of its own says, as JSON."""
    reading, writing = os.pipe()

    def say() -> int:
        os.write(writing, json.dumps(work()).encode())
        return 0

    child = forked(say)
    os.close(writing)
    with open(reading, "rb") as said:  # noqa: PTH123 -- a pipe has no path
        found: object = json.loads(said.read())
    ended(child)
    return found


def hashed(path: Path) -> str:
    """Return the hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


# As the local service of the tests is by hand, but for calls that it asks to wait a second for.
SERVING: Final = """
import sys, time
from tests.etl.local_server import Server
from tests.etl.sources.comtrade.server import Service
from tests.etl.sources.comtrade.world import Trade
trade = Trade.of((31, 643, 364, 826), range(2022, 2024))
with Server(Service(trade, pause=0.002), int(sys.argv[1])):
    print("ready", flush=True)
    time.sleep(7200)
"""


@contextmanager
def service() -> Iterator[str]:
    """The local service of the tests, in a process of its own; its address."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", SERVING, str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:  # noqa: S603 -- ours
        try:
            if process.stdout:
                process.stdout.readline()  # it serves from then on
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def lay(folder: Path) -> dict[str, Path]:
    """Make the folders that commands begin on, and the file that is imported."""
    files = [folder / f"{n}.csv" for n in range(4)]
    for n, file in enumerate(files):
        rows = [figures(who, ["RUS", "IRN", "GBR"], 3, n) for who in ("AZE", "GEO")]
        pd.concat(rows).to_csv(file, index=False)
    grown = [folder / "one", folder / "several"]
    for data, some in zip(grown, (files[:1], files[:3]), strict=True):
        for file in some:
            ended(forked(lambda data=data, file=file: run(importing(data, file))))  # type: ignore[misc]
    old = folder / "old"
    ended(forked(lambda: lay_in_one_file(grown[1], old)))
    return {"one": grown[0], "several": grown[1], "old": old, "file": files[3]}


def importing(data: Path, file: Path) -> list[str]:
    """Return the arguments that take a file in."""
    return ["import", str(file), "--data", str(data), "--publisher", "Nobody", "--citation", "x"]


def lay_in_one_file(data: Path, old: Path) -> int:
    """Write vintages again as they lay before there were parts."""
    for name in vintage_ids(data):
        building = old / "vintages" / "building"
        building.mkdir(parents=True)
        flows = read_vintage(data, name).flows
        table = pa.Table.from_pandas(flows, schema=FLOWS_SCHEMA, preserve_index=False)
        pq.write_table(table.replace_schema_metadata({"schema_version": "2"}), building / ONE_FILE)
        manifest = read_manifest(data / "vintages" / name)
        manifest |= {"schema_version": 2, "sha256": hashed(building / ONE_FILE)}
        del manifest["parts"]
        content = json.dumps(manifest).encode()
        (building / MANIFEST).write_bytes(content)
        building.rename(building.with_name(f"{name.partition('-')[0]}-{mark_of(content)}"))
    return 0
