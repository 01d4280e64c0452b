"""Killed at any moment, stopped, or out of disk: what was held is whole, and the repeat goes on."""

import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.fetching.raw import RawStore
from etl.reader import current_vintage
from tests.etl.local_server import Server
from tests.etl.sources.comtrade.server import Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.trial import UNTRIED, Trial, await_calls, command, parquet, room_for

pytestmark = pytest.mark.slow

YEARS = range(2019, 2021)
CALLS = 1 + 4 * len(YEARS)
Etl = Callable[..., tuple[int, str]]


def refresh_arguments(data: Path, service: Service) -> list[object]:
    """A refresh of three years in another process."""
    return ["refresh", "--data", data, "--since", YEARS[0], "--until", YEARS[-1],
            "--source", "un-comtrade", "--freq", "A",
            "--base-url", f"un-comtrade={service.url}"]  # fmt: skip


def published() -> Trade:
    """What the services here have: the first release of each year."""
    return Trade.of((31, 643, 364, 826), YEARS)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an undisturbed refresh makes of the first release; tests change copies of it."""
    return undisturbed(tmp_path_factory.mktemp("first") / "data", release=1)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory, first: Path) -> Path:
    """What it makes of the second release over the first; only looked at."""
    data = shutil.copytree(first, tmp_path_factory.mktemp("second") / "data")
    return undisturbed(data, release=2)


def undisturbed(data: Path, release: int) -> Path:
    """The folder, when all that is published in a release was fetched into it."""
    with Server(Service(published())) as service:
        service.trade.releases = dict.fromkeys(service.trade.releases, release)
        assert Trial(data, service, since=YEARS[0]).refresh().exit_code == 0
    return data


@pytest.mark.parametrize("seed", range(4))
def test_a_kill_at_any_moment_harms_nothing(
    tmp_path: Path, first: Path, second: Path, service: Service, seed: int
) -> None:
    """The vintage before stays whole and current, and the repeat ends in the same bytes."""
    data = shutil.copytree(first, tmp_path / "data")
    service.trade = published()
    service.trade.releases = dict.fromkeys(service.trade.releases, 2)
    service.pause = 0.02
    # From before the first call to the publishing after the last one.
    after = random.Random(seed).randint(0, CALLS)  # noqa: S311 -- no secret
    with command(*refresh_arguments(data, service), program=UNTRIED) as process:
        await_calls(after, process, service)
        time.sleep(0.1 * (seed % 3))
        process.kill()
    service.pause = 0
    assert parquet(first) != parquet(second)
    assert parquet(data) in {parquet(first), parquet(second)}
    assert Trial(data, service, since=YEARS[0]).refresh().exit_code == 0
    assert parquet(data) == parquet(second)
    assert not list((data / "vintages").glob(".*"))


def test_ctrl_c_is_no_traceback(tmp_path: Path, service: Service) -> None:
    """It says what is kept, and the same command goes on."""
    service.pause = 0.2
    service.trade = published()
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
    etl: Etl, tmp_path: Path, first: Path, service: Service, room: int
) -> None:
    """Wherever it strikes: in an answer, in the index, or in the vintage."""
    data = tmp_path / "data"
    service.trade = published()
    with room_for(room):
        code, said = etl(*refresh_arguments(data, service))
    assert code == 2, said
    assert "Traceback" not in said
    assert "cannot be written" in said
    assert "vintages are as they were" in said
    assert "Nothing was changed" not in said
    assert current_vintage(data) is None
    assert not list(data.rglob(".building*"))
    assert RawStore(data).damages == []
    assert Trial(data, service, since=YEARS[0]).refresh().exit_code == 0
    assert parquet(data) == parquet(first)


def test_two_processes_at_once(etl: Etl, tmp_path: Path, service: Service) -> None:
    """One does the work; the other says so, changes nothing and asks nothing."""
    service.pause = 1
    with command(*refresh_arguments(tmp_path, service), program=UNTRIED) as first:
        await_calls(1, first, service)
        code, said = etl(*refresh_arguments(tmp_path, service))
        service.pause = 0
        first.communicate(timeout=120)
    assert (code, first.returncode) == (2, 0)
    assert "Another refresh" in said
    assert len(service.paths("getDA")) == 1
