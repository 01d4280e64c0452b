"""A cluster of Dask makes of the same answers what one process makes, whatever becomes of it."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import dask.config
import pytest
from distributed import Client, LocalCluster

from etl.building import cluster as room
from etl.building import crew
from etl.vintage import DataError
from tests.etl.five_reporters import CORRIDORS, YEARS, first, rebuilt, same
from tests.etl.sources.comtrade.server import Service
from tests.etl.trial import Trial

__all__ = ["first"]

pytestmark = pytest.mark.slow

Etl = Callable[..., tuple[int, str]]
PROGRAM = (sys.executable, "-m", "distributed.cli.dask_worker")


@pytest.fixture(scope="module")
def local() -> Iterator[LocalCluster]:
    """Two worker processes, each of two threads, as Dask begins them."""
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2, threads_per_worker=2, dashboard_address="127.0.0.1:0", host="127.0.0.1"
    ) as cluster:
        yield cluster


def test_bytes_are_the_same(first: Trial[Service], local: LocalCluster, tmp_path: Path) -> None:
    """As those of one process."""
    again = rebuilt(first, tmp_path, scheduler=local.scheduler_address)
    assert same(first, again)
    assert not list((again.data / "parts").glob(".*"))


@contextmanager
def begun(scheduler: str, count: int) -> "Iterator[list[subprocess.Popen[bytes]]]":
    """Begin workers by Dask's own command, each a process without a nanny."""
    with ExitStack() as stack:
        workers = [
            stack.enter_context(
                subprocess.Popen(
                    [*PROGRAM, scheduler, "--no-nanny", "--nthreads", "1", "--no-dashboard"],
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )
            for _ in range(count)
        ]
        try:
            yield workers
        finally:
            for worker in workers:
                worker.kill()


@contextmanager
def by_hand(count: int) -> "Iterator[tuple[str, list[subprocess.Popen[bytes]]]]":
    """A scheduler and so many workers that are processes of their own."""
    with (
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=0, dashboard_address="127.0.0.1:0", host="127.0.0.1"
        ) as scheduler,
        begun(scheduler.scheduler_address, count) as workers,
    ):
        with Client(scheduler.scheduler_address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            if count:
                client.wait_for_workers(count, timeout=60)
        yield scheduler.scheduler_address, workers


def test_lost_worker_is_made_good(first: Trial[Service], tmp_path: Path) -> None:
    """One of two is killed as soon as a part is there; the other does its work too."""
    parts = tmp_path / "data" / "parts"
    with by_hand(2) as (scheduler, workers):

        def kill() -> None:
            given_up = time.monotonic() + 60
            while time.monotonic() < given_up and not any(parts.glob("*")):
                time.sleep(0.005)
            workers[0].send_signal(signal.SIGKILL)

        killing = threading.Thread(target=kill)
        killing.start()
        again = rebuilt(first, tmp_path, scheduler=scheduler)
        killing.join()
        assert workers[0].wait(10) == -signal.SIGKILL
    assert same(first, again)


def test_what_kills_every_worker_is_done_here(
    first: Trial[Service], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Work that Dask gives up on, and work that no worker is left for."""
    monkeypatch.setattr(crew, "_take", _die)
    monkeypatch.setattr(crew, "_LOOK", 0.5)
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}), by_hand(2) as (to, gone):
        again = rebuilt(first, tmp_path, scheduler=to)
        assert [worker.wait(10) for worker in gone] == [1, 1]
    assert same(first, again)


def _die(*_: object) -> None:
    os._exit(1)


def test_where_nobody_answers_is_a_sentence(
    tmp_path: Path, first: Trial[Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is asked: no scheduler there, or none that has a worker."""
    monkeypatch.setattr(room, "_WAIT", 1)
    again = Trial(tmp_path / "data", first.service, until=YEARS[-1])
    first.service.calls.clear()
    for address in ("tcp://127.0.0.1:9", "nonsense://x", "nowhere"):
        with pytest.raises(DataError, match="No scheduler of Dask answers at"):
            again.refresh(corridors=CORRIDORS, scheduler=address)
    with by_hand(0) as (scheduler, _), pytest.raises(DataError, match="has no worker"):
        again.refresh(corridors=CORRIDORS, scheduler=scheduler)
    assert not first.service.calls
    assert not list((tmp_path / "data").glob("raw/*/*.gz"))


def test_worker_elsewhere_is_told(
    first: Trial[Service], local: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that has another program, or does not see the folder, would write other bytes."""
    monkeypatch.setattr(room, "__version__", "0.0.0")
    with pytest.raises(DataError, match=r"has trade-claims .* here are trade-claims 0\.0\.0"):
        rebuilt(first, tmp_path / "one", scheduler=local.scheduler_address)
    monkeypatch.undo()
    here = room._programs()  # noqa: SLF001
    monkeypatch.setattr(room, "_told", lambda _work: (here, False))
    with pytest.raises(DataError, match="does not see"):
        rebuilt(first, tmp_path / "two", scheduler=local.scheduler_address)


def test_either_of_the_two(etl: Etl, data: Path) -> None:
    """A sentence, as everywhere."""
    code, said = etl("refresh", "--data", data, "--workers", "2", "--scheduler", "tcp://x:1")
    assert code == 2
    assert "not both" in said
