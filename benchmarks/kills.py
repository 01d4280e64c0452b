"""Killed a thousand times: whatever is held stays whole, and the same command goes on.

`python benchmarks/kills.py` lets refresh, import, migrate, prune and push (to an S3 server on the
loopback) begin again and again on a small folder, and kills each by ``kill -9`` at a moment drawn
by lot. Each time it looks whether every vintage there is whole, has the same command run to its
end, and compares what there is then with what an undisturbed run made. It prints what it found of
each command, and ends with 1 where a vintage was harmed or a result was another.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kill_grounds import ended, forked, hashed, importing, lay, run, service, told
from s3_server import KEYS, PROGRAM, place, s3_server

from etl.parts.opening import parts_of
from etl.reader import read_manifest, read_vintage, vintage_ids
from etl.storage.bucket import Bucket
from etl.vintage import MANIFEST

TIMES = 1000
SHARES = {"refresh": 0.25, "import": 0.25, "migrate": 0.2, "prune": 0.15, "push": 0.15}
WHOLE, HARMED, OTHER = 0, 3, 4


@dataclass
class Deed:
    """A command, the folder it begins on, and what is told of a folder once it is done."""

    name: str
    start: Path
    arguments: Callable[[Path], list[str]]
    made: Callable[[Path], object]
    seconds: float = 0.0
    done: object = None
    codes: list[int] = field(default_factory=list)
    amid: int = 0


def is_whole(data: Path) -> bool:
    """Whether every vintage of a folder can be read, and every part it names is what it was."""
    for name in vintage_ids(data):
        read_vintage(data, name)
        folder = data / "vintages" / name
        parts = parts_of(folder, read_manifest(folder)) or []
        if any(hashed(data / "parts" / f"{one.sha256}.parquet") != one.sha256 for one in parts):
            return False
    return bool(vintage_ids(data))


def newest_parts(data: Path) -> object:
    """What the newest vintage is made of, and how many there are: the rest has a clock in it."""
    ids = vintage_ids(data)
    folder = data / "vintages" / ids[-1]
    return len(ids), sorted(one.sha256 for one in parts_of(folder, read_manifest(folder)) or [])


def every_file(data: Path) -> object:
    """All files of vintages and parts with their hashes."""
    paths = (path for room in ("vintages", "parts") for path in (data / room).rglob("*.*"))
    return sorted((str(path.relative_to(data)), hashed(path)) for path in paths if path.is_file())


def put(data: Path, address: str) -> object:
    """All files in a bucket's folder, once every vintage there is known to be whole."""
    bucket = Bucket(
        f"{address[: address.index('?')]}/{data.parent.name}?{address.partition('?')[2]}"
    )
    parts = {one.name for one in bucket.files("parts")}
    found = []
    for name in bucket.folders("vintages"):
        files = {one.name for one in bucket.files(f"vintages/{name}")}
        if MANIFEST not in files:
            continue
        content = bucket.read(f"vintages/{name}/{MANIFEST}")
        named = [f"{part['sha256']}.parquet" for part in json.loads(content)["parts"]]
        found.append((name, hashlib.sha256(content).hexdigest(), sorted(named)))
        for part in named:
            if part not in parts or _hash_of(bucket, part) != part.partition(".")[0]:
                return "harmed"
    return sorted(found)


def _hash_of(bucket: Bucket, part: str) -> str:
    return hashlib.sha256(bucket.read(f"parts/{part}")).hexdigest()


def begin(deed: Deed, folder: Path) -> Path:
    """Return a fresh copy of what the command begins on."""
    data = folder / "data"
    shutil.copytree(deed.start, data)
    return data


def undisturbed(deed: Deed, folder: Path) -> None:
    """Learn what the command makes and how long it takes, at the least of three times."""
    took = []
    for number in range(3):
        own = folder / str(number)
        own.mkdir()
        data = begin(deed, own)
        begun = time.perf_counter()
        if ended(forked(lambda data=data: run(deed.arguments(data)))):  # type: ignore[misc]
            message = f"{deed.name} failed undisturbed"
            raise RuntimeError(message)
        took.append(time.perf_counter() - begun)
        deed.done = told(lambda data=data: deed.made(data))  # type: ignore[misc]
    deed.seconds = min(took)


def kill_once(deed: Deed, folder: Path, chance: random.Random) -> None:
    """Begin, kill, look, go on, compare."""
    data = begin(deed, folder)
    child = forked(lambda: run(deed.arguments(data)))
    time.sleep(chance.uniform(0, deed.seconds))
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    deed.amid += ended(child) < 0

    def look() -> int:
        if not is_whole(data) or (deed.name == "push" and deed.made(data) == "harmed"):
            return HARMED
        return run(deed.arguments(data))

    code = ended(forked(look))
    if code == WHOLE and told(lambda: deed.made(data)) != deed.done:
        code = OTHER
    deed.codes.append(code)


def deeds(laid: dict[str, Path], url: str, bucket: str) -> list[Deed]:
    """Return the commands, those to object storage where there is any."""

    def refreshing(data: Path) -> list[str]:
        return [
            "refresh", "--data", str(data), "--source", "un-comtrade", "--freq", "A",
            "--since", "2022", "--until", "2023", "--base-url", f"un-comtrade={url}",
        ]  # fmt: skip

    def pushing(data: Path) -> list[str]:
        way = bucket.replace("?", f"/{data.parent.name}?")
        return ["push", "--data", str(data), "--to", way]

    every = [
        Deed("refresh", laid["one"], refreshing, newest_parts),
        Deed("import", laid["one"], lambda data: importing(data, laid["file"]), newest_parts),
        Deed("migrate", laid["old"], lambda data: ["migrate", "--data", str(data)], every_file),
        Deed("prune", laid["several"],
             lambda data: ["prune", "--keep", "1", "--data", str(data)], every_file),
    ]  # fmt: skip
    if bucket:
        every.append(Deed("push", laid["several"], pushing, lambda data: put(data, bucket)))
    return every


def main() -> int:
    """Kill, look, print, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=TIMES)
    options = parser.parse_args()
    print(f"{'':10}{'begun':>8}{'killed':>8}{'harmed':>8}{'other':>8}{'failed':>8}{'s':>8}")
    chance = random.Random(20261127)  # noqa: S311 -- no secret
    os.environ.update(KEYS)
    with tempfile.TemporaryDirectory() as place_of_all, service() as url:
        folder = Path(place_of_all)
        laid = lay(folder)
        found = kill_all(deeds(laid, url, ""), folder, options.times, chance)
        if PROGRAM.is_file():
            with s3_server() as port:
                (push,) = [
                    one for one in deeds(laid, url, place(port, "kills")) if one.name == "push"
                ]
                found += kill_all([push], folder, options.times, chance)
    return int(any(code for deed in found for code in deed.codes))


def kill_all(some: list[Deed], folder: Path, times: int, chance: random.Random) -> list[Deed]:
    """Kill each command its share of times."""
    for deed in some:
        with tempfile.TemporaryDirectory(dir=folder) as own:
            undisturbed(deed, Path(own))
        # Those that were done before the kill came are looked at too, and not counted.
        while deed.amid < round(times * SHARES[deed.name]):
            with tempfile.TemporaryDirectory(dir=folder) as own:
                kill_once(deed, Path(own), chance)
        counts = [deed.codes.count(code) for code in (HARMED, OTHER)]
        failed = len(deed.codes) - deed.codes.count(WHOLE) - sum(counts)
        numbers = (len(deed.codes), deed.amid, *counts, failed)
        told_of = "".join(f"{n:8}" for n in numbers) + f"{deed.seconds:8.2f}"
        print(f"{deed.name:10}{told_of}", flush=True)
    return some


if __name__ == "__main__":
    sys.exit(main())
