"""Killed at any moment, stopped, or out of disk: what was held is whole, and the repeat goes on."""

import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.fetching.raw import RawStore
from etl.reader import current_vintage
from tests.etl.sources.comtrade.server import Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.trial import UNTRIED, Trial, await_calls, command, parquet, room_for, run

pytestmark = pytest.mark.slow

YEARS = range(2019, 2021)
CALLS = 1 + 4 * len(YEARS)
Etl = Callable[..., tuple[int, str]]


def refresh_arguments(data: Path, service: Service) -> list[object]:
    """A refresh of three years in another process."""
    return ["refresh", "--data", data, "--since", YEARS[0], "--until", YEARS[-1],
            "--source", "un-comtrade", "--freq", "A",
            "--base-url", f"un-comtrade={service.url}"]  # fmt: skip


@pytest.fixture
def whole(tmp_path: Path, service: Service) -> Trial[Service]:
    """What an undisturbed refresh makes of the first release, and of the second over it."""
    service.trade = Trade.of((31, 643, 364, 826), YEARS)
    trial = Trial(tmp_path / "whole", service, since=YEARS[0])
    trial.refresh()
    return trial


@pytest.mark.parametrize("seed", range(4))
def test_a_kill_at_any_moment_harms_nothing(
    tmp_path: Path, whole: Trial[Service], service: Service, seed: int
) -> None:
    """The vintage before stays whole and current, and the repeat ends in the same bytes."""
    data = tmp_path / "data"
    first = Trial(data, service, since=YEARS[0], until=YEARS[-1])
    first.refresh()
    before = parquet(data)
    service.trade.releases = dict.fromkeys(service.trade.releases, 2)
    whole.refresh()
    service.calls.clear()
    service.pause = 0.02
    # From before the first call to the publishing after the last one.
    after = random.Random(seed).randint(0, CALLS)  # noqa: S311 -- no secret
    with command(*refresh_arguments(data, service), program=UNTRIED) as process:
        await_calls(after, process, service)
        time.sleep(0.1 * (seed % 3))
        process.kill()
    service.pause = 0
    assert parquet(data) in {before, parquet(whole.data)}
    assert first.refresh().exit_code == 0
    assert parquet(data) == parquet(whole.data)
    assert not list((data / "vintages").glob(".*"))


def test_ctrl_c_is_no_traceback(tmp_path: Path, service: Service) -> None:
    """It says what is kept, and the same command goes on."""
    service.pause = 0.2
    service.trade = Trade.of((31, 643, 364, 826), YEARS)
    with command(*refresh_arguments(tmp_path, service), program=UNTRIED) as process:
        await_calls(3, process, service)
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert "kept" in said
    assert list((tmp_path / "raw").rglob("*.gz"))


@pytest.mark.parametrize("room", [100, 700, 3000])
def test_a_full_disk_is_a_sentence(
    etl: Etl, tmp_path: Path, whole: Trial[Service], room: int
) -> None:
    """Wherever it strikes: in an answer, in the index, or in the vintage."""
    data = tmp_path / "data"
    with room_for(room):
        code, said = etl(*refresh_arguments(data, whole.service))
    assert code == 2, said
    assert "Traceback" not in said
    assert "cannot be written" in said
    assert "vintages are as they were" in said
    assert "Nothing was changed" not in said
    assert current_vintage(data) is None
    assert not list(data.rglob(".building*"))
    assert RawStore(data).damages == []
    after = Trial(data, whole.service, since=YEARS[0])
    assert after.refresh().exit_code == 0
    assert parquet(data) == parquet(whole.data)


def test_two_processes_at_once(tmp_path: Path, service: Service) -> None:
    """One does the work; the other says so, changes nothing and asks nothing."""
    service.pause = 1
    with command(*refresh_arguments(tmp_path, service), program=UNTRIED) as first:
        await_calls(1, first, service)
        code, said = run(*refresh_arguments(tmp_path, service))
        service.pause = 0
        first.communicate(timeout=120)
    assert (code, first.returncode) == (2, 0)
    assert "Another refresh" in said
    assert len(service.paths("getDA")) == 1
