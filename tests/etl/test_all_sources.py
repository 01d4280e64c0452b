"""All sources in one refresh: side by side, through faults and kills, to the same figures."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.reader import current_vintage
from tests.etl.comtrade_server import METADATA, Fault, Service
from tests.etl.comtrade_world import Trade
from tests.etl.hmrc_server import Hmrc, factors, hmrc_server
from tests.etl.imf_server import Imf, imf_server
from tests.etl.trial import Trial, command, run

SOURCES = ("un-comtrade", "imf-imts", "uk-hmrc")
World = tuple[Service, Imf, Hmrc]


@pytest.fixture
def world(service: Service) -> Iterator[World]:
    """The three services, each with a year and two months."""
    service.trade = Trade.of((31, 643, 364, 826), [2020, 202001, 202002])
    service.trade.second = {(31, 2020), (826, 2020)}
    service.metadata = factors(202001, 202002)
    pounds = [(202001, 3, 0, 27090090, 100.0), (202002, 4, 0, 84000000, 60.0)]
    with imf_server(Imf(range(2020, 2021))) as imf, hmrc_server(Hmrc(pounds, page=1)) as hmrc:
        yield service, imf, hmrc


def trial(data: Path, world: World) -> Trial[Service]:
    """A refresh of all sources in this process."""
    urls = dict(zip(SOURCES, (one.url for one in world), strict=True))
    return Trial(data, world[0], freqs=("A", "M"), sources=SOURCES, base_urls=urls)


def arguments(data: Path, world: World) -> list[object]:
    """The same in another process: no source is named, so all are asked."""
    addresses = [one.url for one in world]
    urls = [f"--base-url={name}={url}" for name, url in zip(SOURCES, addresses, strict=True)]
    return ["refresh", "--data", data, "--since", 2020, "--until", 2020, *urls]


def calls(world: World) -> int:
    """How many calls were made in all."""
    return sum(len(one.calls) for one in world)


def test_one_plan_one_summary(tmp_path: Path, world: World) -> None:
    """By default all sources are asked, and one vintage holds what they said."""
    code, said = run(*arguments(tmp_path, world))
    assert code == 0, said
    vintage = current_vintage(tmp_path)
    assert vintage
    assert set(vintage.flows["source"]) == set(SOURCES)
    assert said.count("published vintage") == 1
    assert f"{calls(world)} calls" in said
    assert run(*arguments(tmp_path, world))[1].splitlines()[-1].endswith("nothing new.")


@pytest.mark.parametrize("down", range(3))
def test_a_source_that_is_down_stops_no_other(tmp_path: Path, world: World, down: int) -> None:
    """What the others say is published, and the failure names who failed."""
    # Comtrade's metadata stays up: without its factors HMRC's pounds would be kept as pounds.
    world[down].faults = [Fault("500", 1, 99, where=("getDa", "", "")[down])]
    outcome = trial(tmp_path, world).refresh()
    assert outcome.exit_code == 3
    assert [found.source for found in outcome.fetched if found.failure or found.failed] == [
        SOURCES[down]
    ]
    vintage = current_vintage(tmp_path)
    assert vintage
    assert set(vintage.flows["source"]) == set(SOURCES) - {SOURCES[down]}


@pytest.mark.parametrize("seed", range(2))
def test_killed_at_random_and_repeated(tmp_path: Path, world: World, seed: int) -> None:
    """With faults on, however often it is killed, the end is the figures of a quiet run."""
    whole = trial(tmp_path / "whole", world)
    assert whole.refresh().exit_code == 0
    chance = random.Random(seed)  # noqa: S311 -- no secret
    service, imf, hmrc = world
    for one, kinds in (
        (service, ("500", "429", "dropped")),
        (imf, ("500", "empty")),
        (hmrc, ("500",)),
    ):
        starts = chance.sample(range(1, 25), 3)
        one.faults = [Fault(chance.choice(kinds), start, start) for start in starts]
        one.pause = 0.01
    data = tmp_path / "data"
    total = calls(world)
    for _ in range(3):
        before, after = calls(world), chance.randint(1, max(total // 2, 2))
        with command(*arguments(data, world)) as process:
            while calls(world) - before < after and process.poll() is None:
                time.sleep(0.002)
            process.kill()
    service.pause = imf.pause = hmrc.pause = 0
    again = trial(data, world)
    for _ in range(3):
        if again.refresh().exit_code == 0:
            break
    assert again.refresh().vintage is None
    assert not again.vintage.passed_over
    assert figures(again) == figures(whole)
    assert not list((data / "vintages").glob(".*"))


def figures(held: Trial[Service]) -> bytes:
    """The figures as bytes; only days of retrieval may differ, where they are the edition."""
    flows = held.vintage.flows
    dated = flows["source"].ne("un-comtrade")
    return flows.assign(edition=flows["edition"].mask(dated, "")).to_csv(index=False).encode()


def test_factors_are_asked_where_comtrade_is(tmp_path: Path, world: World) -> None:
    """An address given for Comtrade holds for its factors too."""
    trial(tmp_path, world).refresh()
    assert len(world[0].paths(METADATA)) == 1
