"""Several processes make of the same answers what one makes, whatever becomes of them."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.building.groups import groups
from etl.building.processes import deaf
from tests.builders import copy_vintages
from tests.etl.five_reporters import CORRIDORS, PLACES, YEARS, first, rebuilt, same
from tests.etl.local_server import Server
from tests.etl.sources.comtrade.server import Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.trial import Trial, room_for

__all__ = ["first"]

pytestmark = pytest.mark.slow

Etl = Callable[..., tuple[int, str]]


def revised(first: Trial[Service], folder: Path) -> Trial[Service]:
    """The same answers and one more: a country revised a year of its figures."""
    with Server(Service(Trade.of(tuple(PLACES.values()), YEARS))) as service:
        newer = Trial(folder / "newer", service, until=YEARS[-1])
        shutil.copytree(first.data / "raw", newer.data / "raw")
        service.trade.releases[31, 2020] = 2
        assert newer.refresh(corridors=CORRIDORS).exit_code == 0
    return newer


@pytest.mark.parametrize("workers", [2, 4])
def test_bytes_are_the_same_by_whoever_they_are_made(
    first: Trial[Service], tmp_path: Path, workers: int
) -> None:
    """One process or several, on nothing."""
    again = rebuilt(first, tmp_path, workers=workers)
    assert same(first, again)
    assert not list((again.data / "parts").glob(".*"))


def test_bytes_are_the_same_over_a_base(first: Trial[Service], tmp_path: Path) -> None:
    """Also where one country revised, and the rest stays as it was."""
    folders = [tmp_path / "one", tmp_path / "two"]
    raw = revised(first, tmp_path).data / "raw"
    made = []
    for workers, folder in enumerate(folders, 1):
        again = Trial(folder, first.service, until=YEARS[-1])
        copy_vintages(first.data, folder)
        shutil.copytree(raw, folder / "raw")
        outcome = again.refresh(corridors=CORRIDORS, offline=True, workers=workers)
        assert outcome.vintage
        assert [one.reporter for one in outcome.built.revised] == ["AZE"]
        made.append(again)
    assert same(*made)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_broken_answer_is_passed_over_and_named(
    first: Trial[Service], tmp_path: Path, workers: int
) -> None:
    """Whoever reads it: the older one of the same question is taken, and the file is told."""
    newer = revised(first, tmp_path)
    before = {path.name for path in (first.data / "raw").rglob("*.gz")}
    used = {item["sha256"] for item in newer.vintage.manifest["inputs"]}
    raw = newer.data / "raw"
    broken = [p for p in raw.rglob("*.gz") if p.name not in before and p.name[:64] in used]
    assert broken
    for path in broken:
        path.write_bytes(b"broken")
    again = Trial(tmp_path / "data", first.service, until=YEARS[-1])
    shutil.copytree(raw, again.data / "raw")
    again.refresh(corridors=CORRIDORS, offline=True, workers=workers)
    # Of an answer in two halves the second is not looked at where the first is broken.
    told = [again.said.count(path.name) for path in broken]
    assert max(told) == 1
    assert sum(told) >= len(told) - 1
    assert same(first, again)


@pytest.mark.parametrize(("workers", "killed"), [(2, 1), (4, 4)])
def test_lost_worker_is_made_good(
    first: Trial[Service],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    workers: int,
    killed: int,
) -> None:
    """Killed in the middle, or while others begin, its work is done by who began it."""
    done = threading.Event()

    def kill() -> None:
        gone: set[int] = set()
        while len(gone) < killed and not done.wait(0.002):
            for worker in multiprocessing.active_children():
                gone.add(int(str(worker.pid)))
                worker.kill()

    killing = threading.Thread(target=kill)
    killing.start()
    try:
        again = rebuilt(first, tmp_path, workers=workers)
    finally:
        done.set()
        killing.join()
    assert same(first, again)
    assert "A worker was lost" in caplog.text
    assert not multiprocessing.active_children()


def begun(first: Trial[Service], folder: Path) -> "tuple[subprocess.Popen[str], list[str]]":
    """Begin the same in a process of its own; that and its workers."""
    data = folder / "data"
    shutil.copytree(first.data / "raw", data / "raw")
    process = subprocess.Popen(
        [sys.executable, "-m", "etl", "refresh", "--data", data, "--offline", "--workers", "2",
         "--freq", "A", "--source", "un-comtrade", "--since", str(YEARS[0])],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    )  # fmt: skip
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    workers: list[str] = []
    while len(workers) < 2 and process.poll() is None:
        workers = children.read_text("utf-8").split()
        time.sleep(0.02)
    assert workers
    return process, workers


def test_interrupt_is_a_sentence(first: Trial[Service], tmp_path: Path) -> None:
    """From the keyboard it reaches all of them, and one alone speaks."""
    process, _ = begun(first, tmp_path)
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.splitlines() == ["Stopped. What was fetched is kept; the same command goes on."]


def test_interrupt_waits_for_a_process_that_begins() -> None:
    """Another thread takes it, as those of a library may, and it is heard when the process is."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    begun_whole = []

    def begin() -> None:
        with deaf():
            signal.pthread_kill(other.ident or 0, signal.SIGINT)
            time.sleep(0.05)
            begun_whole.append(True)

    try:
        with pytest.raises(KeyboardInterrupt):
            begin()
    finally:
        done.set()
        other.join()
    assert begun_whole
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_workers_end_with_who_began_them(first: Trial[Service], tmp_path: Path) -> None:
    """A refresh that is killed leaves nobody behind."""
    process, workers = begun(first, tmp_path)
    process.kill()
    process.wait()
    left = [Path(f"/proc/{pid}") for pid in workers]
    given_up = time.monotonic() + 30
    while any(path.exists() for path in left) and time.monotonic() < given_up:
        time.sleep(0.05)
    remaining = [path for path in left if path.exists()]
    for path in remaining:
        os.kill(int(path.name), signal.SIGKILL)
    assert process.stdout
    process.stdout.close()
    assert not remaining


def test_full_disk_harms_nothing(first: Trial[Service], tmp_path: Path) -> None:
    """What a worker cannot write is told, and what others wrote goes."""
    again = Trial(tmp_path / "data", first.service, until=YEARS[-1])
    shutil.copytree(first.data / "raw", again.data / "raw")
    with room_for(3_000), pytest.raises(Exception, match="cannot be written"):
        again.refresh(corridors=CORRIDORS, offline=True, workers=2)
    assert not list((again.data / "parts").glob("*"))
    assert again.refresh(corridors=CORRIDORS, offline=True, workers=2).vintage == first.vintage.id


def test_nonsense_is_a_sentence(etl: Etl, data: Path) -> None:
    """As everywhere."""
    for nonsense in ("0", "-1", "many", "65"):
        code, said = etl("refresh", "--data", data, "--workers", nonsense)
        assert (code, "is not a number of processes from 1 to 64" in said) == (2, True)


def test_each_of_several_has_work() -> None:
    """Each reporter once, and no group so large that others wait for it."""
    rows = {f"R{n:03}": 1_000 for n in range(100)}
    for hands in (2, 4):
        found = list(groups(rows, hands))
        assert [one for group in found for one in group] == sorted(rows)
        assert len(found) >= 5 * hands
    assert list(groups(rows)) == [sorted(rows)]
