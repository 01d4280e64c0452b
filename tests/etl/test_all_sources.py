"""All sources in one refresh: side by side, through faults and kills, to the same figures."""

import random
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from etl.building.transform import tidy
from etl.reader import current_vintage
from etl.schema import FLOW_COLUMNS
from tests.builders import publish_rows
from tests.etl.local_server import Fault
from tests.etl.sources.comtrade.server import METADATA, Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.sources.hmrc.server import Hmrc, factors, hmrc_server
from tests.etl.sources.imf.server import Imf, imf_server
from tests.etl.trial import UNTRIED, Trial, await_calls, command, parquet

SOURCES = ("un-comtrade", "imf-imts", "uk-hmrc")
FAULTS = (
    ("500", "429", "dropped", "cut-off", "html", "error-200"),
    ("500", "empty", "cut-off"),
    ("500", "dropped"),
)
"""What can befall each."""

Etl = Callable[..., tuple[int, str]]
World = tuple[Service, Imf, Hmrc]
Ends = tuple[tuple[bytes, ...], tuple[bytes, ...]]
"""The parts after a quiet run, and after disturbed ones."""


@pytest.fixture
def world(service: Service) -> Iterator[World]:
    """The three services, each with a year and two months."""
    service.trade = Trade.of((31, 643, 364, 826), [2020, 202001, 202002])
    service.trade.second = {(31, 2020), (826, 2020)}
    service.metadata = factors(202001, 202002)
    pounds = [(202001, 3, 0, 27090090, 100.0), (202002, 4, 0, 84000000, 60.0)]
    with imf_server(Imf(range(2020, 2021))) as imf, hmrc_server(Hmrc(pounds, page=1)) as hmrc:
        imf.asked = hmrc.asked = service.asked
        yield service, imf, hmrc


def trial(data: Path, world: World) -> Trial[Service]:
    """A refresh of all sources in this process."""
    urls = dict(zip(SOURCES, (one.url for one in world), strict=True))
    return Trial(data, world[0], freqs=("A", "M"), sources=SOURCES, base_urls=urls)


def arguments(data: Path, world: World) -> list[object]:
    """The same as it is typed: no source is named, so all are asked."""
    addresses = [one.url for one in world]
    urls = [f"--base-url={name}={url}" for name, url in zip(SOURCES, addresses, strict=True)]
    return ["refresh", "--data", data, "--since", 2020, "--until", 2020, *urls]


def calls(world: World) -> int:
    """How many calls were made in all."""
    return sum(len(one.calls) for one in world)


def test_one_plan_one_summary(etl: Etl, tmp_path: Path, world: World) -> None:
    """By default all sources are asked, and one vintage holds what they said."""
    code, said = etl(*arguments(tmp_path, world))
    assert code == 0, said
    vintage = current_vintage(tmp_path)
    assert vintage
    assert set(vintage.flows["source"]) == set(SOURCES)
    assert said.count("published vintage") == 1
    assert f"{calls(world)} calls" in said
    assert etl(*arguments(tmp_path, world))[1].splitlines()[-1].endswith("nothing new.")


def test_all_may_be_said(etl: Etl, tmp_path: Path, world: World) -> None:
    """``--source all`` is the same as none named: the plan, which asks nothing, and the run."""
    everything = ["--source", "all"]
    plan = etl(*arguments(tmp_path, world), *everything, "--dry-run")
    assert plan == etl(*arguments(tmp_path, world), "--dry-run")
    assert plan[0] == 0
    for name in SOURCES:
        assert f"\n{name}: " in f"\n{plan[1]}"
    assert calls(world) == 0
    assert not list(tmp_path.iterdir())
    code, said = etl(*arguments(tmp_path, world), *everything)
    assert code == 0, said
    vintage = current_vintage(tmp_path)
    assert vintage
    assert set(vintage.flows["source"]) == set(SOURCES)
    assert etl(*arguments(tmp_path, world))[1].splitlines()[-1].endswith("nothing new.")


def test_none_in_reach_is_told_alike(etl: Etl, tmp_path: Path, world: World) -> None:
    """Each source by its name, with the tries it was given; what follows is said once."""
    for one in world:
        one.url = "http://127.0.0.1:9"
    code, said = etl(*arguments(tmp_path, world))
    assert code == 3
    why = "no answer after 5 tries: the connection failed or was dropped"
    for name in SOURCES:
        assert f"\n{name}: {why}.\n" in said
        assert re.search(rf"^Failed: {name}: .+: {why}$", said, re.MULTILINE)
    assert said.count("the same command goes on from there") == 1


@pytest.mark.parametrize("down", range(3))
def test_a_source_that_is_down_stops_no_other(tmp_path: Path, world: World, down: int) -> None:
    """What the others say is published, and the failure names who failed."""
    # Comtrade's metadata stays up: without its factors HMRC's pounds would be kept as pounds.
    world[down].faults = [Fault("500", 1, 99, where=("getDA", "", "")[down])]
    outcome = trial(tmp_path, world).refresh()
    assert outcome.exit_code == 3
    assert [found.source for found in outcome.fetched if found.failure or found.failed] == [
        SOURCES[down]
    ]
    vintage = current_vintage(tmp_path)
    assert vintage
    assert set(vintage.flows["source"]) == set(SOURCES) - {SOURCES[down]}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_killed_at_random_and_repeated(etl: Etl, tmp_path: Path, world: World, seed: int) -> None:
    """With faults on, however often it is killed, the end is the bytes of a quiet run."""
    quiet, disturbed = on_one_day(lambda name: ends(etl, tmp_path / name, world, seed))
    assert quiet == disturbed


def on_one_day(run_in: Callable[[str], Ends]) -> Ends:
    """What a trial gave between two midnights (UTC): the edition of some figures is that day."""
    for name in ("first", "second"):
        day = datetime.now(UTC).date()
        found = run_in(name)
        if datetime.now(UTC).date() == day:
            break
    return found


def ends(etl: Etl, folder: Path, world: World, seed: int) -> Ends:
    """Figures of a run nothing disturbs, and of runs through faults, the first ones killed."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    quiet, disturbed = folder / "quiet", folder / "disturbed"
    before = calls(world)
    code, said = etl(*arguments(quiet, world))
    assert code == 0, said
    most = calls(world) - before
    for one, kinds in zip(world, FAULTS, strict=True):
        starts = chance.sample(range(1, 16), 3)
        one.faults = [Fault(chance.choice(kinds), n, n + chance.choice((0, 6))) for n in starts]
        one.pause = 0.01
    # Early in the run, then late in what is left of it.
    for first, last in ((1, most // 2), (most // 4, most)):
        killed_after(chance.randint(first, last), chance.random() / 5, disturbed, world)
    for one in world:
        one.pause = 0
    repeat(etl, disturbed, world)
    assert not list((disturbed / "vintages").glob(".*"))
    return parquet(quiet), parquet(disturbed)


def killed_after(count: int, seconds: float, data: Path, world: World) -> None:
    """A refresh that is killed so long after so many calls, wherever it is then."""
    start = calls(world)
    with command(*arguments(data, world), program=UNTRIED) as process:
        await_calls(start + count, process, *world)
        time.sleep(seconds)
        process.kill()


def repeat(etl: Etl, data: Path, world: World) -> None:
    """Refresh until every fault is over and nothing is new."""
    for _ in range(12):
        over = all(fault.seen >= fault.last for one in world for fault in one.faults)
        code, said = etl(*arguments(data, world))
        if over and code == 0 and said.splitlines()[-1].endswith("nothing new."):
            return
    pytest.fail(said)


@pytest.mark.parametrize("form", ["csv", "xml"])
def test_a_later_day_alone_is_nothing_new(tmp_path: Path, world: World, form: str) -> None:
    """The same figures under a later day, and another time in the header, are no news."""
    world[1].form = form
    held = trial(tmp_path, world)
    held.refresh()
    before, kept = parquet(tmp_path), held.raw_files
    held.looks += 3 * 86_400
    outcome = held.refresh()
    assert (outcome.vintage, outcome.exit_code) == (None, 0)
    assert (parquet(tmp_path), held.raw_files) == (before, kept)


def test_bytes_are_of_the_figures_alone(tmp_path: Path) -> None:
    """Not of the pieces a frame was put together from."""
    cells = dict.fromkeys(FLOW_COLUMNS, "0") | {"product": [f"{n:06}" for n in range(120_000)]}
    whole = tidy(pd.DataFrame(cells))
    pieces = [whole[start : start + 7001] for start in range(0, len(whole), 7001)]
    joined = pd.concat(pieces, ignore_index=True)
    for name, flows in (("whole", whole), ("joined", joined)):
        publish_rows(tmp_path / name, [flows])
    assert parquet(tmp_path / "whole") == parquet(tmp_path / "joined")


def test_factors_are_asked_where_comtrade_is(tmp_path: Path, world: World) -> None:
    """An address given for Comtrade holds for its factors too."""
    trial(tmp_path, world).refresh(sources=("uk-hmrc",))
    assert len(world[0].paths(METADATA)) == 1
