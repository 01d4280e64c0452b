"""Every country with every partner, over as many days as the quota takes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from etl.command.summary import summary
from etl.fetching.failures import QuotaError
from etl.questions import Corridor
from etl.schema import DataSet
from tests.etl.local_server import Fault
from tests.etl.sources.comtrade.server import KEYED, METADATA, Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.trial import START, Trial, parquet

KEY = "a-key"
REPORTERS = {"AZE": 31, "GEO": 268, "IRN": 364, "RUS": 643}
YEARS = range(2015, 2021)


def world(data: Path, service: Service) -> Trial[Service]:
    """A first refresh of the whole of a small world, its last year not published yet."""
    service.trade = Trade.of(REPORTERS.values(), YEARS)
    service.key = KEY
    return Trial(data, service, since=YEARS[0], until=2021)


def asked(trial: Trial[Service], **changes: Any) -> Any:  # noqa: ANN401 -- a request's fields
    """One day's run."""
    corridors = [Corridor(code, (), YEARS[0]) for code in REPORTERS]
    return trial.refresh(corridors=corridors, is_world=True, keys={"un-comtrade": KEY}, **changes)


@pytest.fixture
def whole(tmp_path: Path, service: Service) -> Trial[Service]:
    """The same world in one day."""
    trial = world(tmp_path / "whole", service)
    assert asked(trial).exit_code == 0
    return trial


def test_brings_totals_and_chapters_with_all_partners(whole: Trial[Service]) -> None:
    """A call brings a reporter's years; nothing of it is about the whole corridor alone."""
    flows = whole.vintage.flows
    assert set(flows["reporter"]) == set(REPORTERS)
    assert set(flows["period"]) == {str(year) for year in YEARS}
    pairs = flows.groupby("product", observed=True)["partner"].nunique()
    assert pairs.min() > len(REPORTERS) * 5
    assert {"TOTAL", "27"} <= set(pairs.index)
    # A call for each reporter's totals and chapters, and one for how it defines them.
    assert len(whole.service.paths(KEYED)) == 2 * len(REPORTERS)
    assert len(whole.service.paths(METADATA.replace("/C/M/", "/C/A/"))) == len(REPORTERS)


def test_goes_on_the_next_day_where_the_quota_ended(
    tmp_path: Path, service: Service, whole: Trial[Service]
) -> None:
    """No day makes more calls than it may, each publishes what came, and all come to the same."""
    trial = world(tmp_path / "days", service)
    held, products = [], []
    for day in range(9):
        trial.start = START + timedelta(days=day)
        service.calls.clear()
        outcome = asked(trial, calls_a_day=3)
        assert len(service.paths(KEYED)) <= 3
        held.append(trial.vintage.rows)
        products.append(trial.vintage.flows["product"].nunique())
        if outcome.exit_code == 0:
            break
        assert outcome.exit_code == 3
        (failure,) = outcome.failures
        assert isinstance(failure, QuotaError)
        assert failure.resume == (trial.start + timedelta(days=1)).replace(hour=0)
        assert ("3 a day" in trial.said) == (day < 2)
    assert day == 2  # eight calls of three a day
    assert held == sorted(set(held))
    assert products[0] == 1  # totals come first
    assert trial.vintage.flows.equals(whole.vintage.flows)


def test_a_second_run_of_the_day_asks_nothing(tmp_path: Path, service: Service) -> None:
    """The list of calls outlives the run, so not even the service's refusal is needed."""
    trial = world(tmp_path / "days", service)
    asked(trial, calls_a_day=3)
    service.calls.clear()
    assert asked(trial, calls_a_day=3).exit_code == 3
    assert not service.paths(KEYED)


def test_a_call_cut_short_is_asked_in_halves(tmp_path: Path, service: Service) -> None:
    """Six years that are too much for one answer fit into two; none is asked by itself."""
    trial = world(tmp_path / "cut", service)
    service.trade = replace(service.trade, releases=Trade.of((31,), range(2009, 2021)).releases)
    service.cap_keyed = 500
    trial.since = 2009
    outcome = trial.refresh(
        corridors=[Corridor("AZE", (), 2009)], is_world=True, keys={"un-comtrade": KEY},
        freqs=("A",),
    )  # fmt: skip
    assert outcome.exit_code == 0
    totals = [path for path in service.paths(KEYED) if "cmdCode=TOTAL" in path]
    assert [path.count("%2C") + path.count(",") for path in totals]
    years = [len(path.partition("period=")[2].partition("&")[0].split(",")) for path in totals]
    assert years == [12, 6, 6]
    assert set(trial.vintage.flows["period"]) == {str(year) for year in range(2009, 2021)}


def test_without_a_key_chapters_are_not_asked(tmp_path: Path, service: Service) -> None:
    """They would take months; totals take a call a year and reporter."""
    trial = world(tmp_path / "keyless", service)
    corridors = [Corridor(code, (), YEARS[0]) for code in REPORTERS]
    assert trial.refresh(corridors=corridors, is_world=True).exit_code == 0
    assert set(trial.vintage.flows["product"]) == {"TOTAL"}
    assert len(service.paths("preview")) == len(REPORTERS) * len(YEARS)


def test_a_breakdown_is_gone_on_with(
    tmp_path: Path, service: Service, whole: Trial[Service]
) -> None:
    """A service that breaks down in the middle of a day costs what it had not answered, no more."""
    trial = world(tmp_path / "broken", service)
    service.faults = [Fault("500", 4, 99, where=KEYED)]
    assert asked(trial).exit_code == 3
    service.faults = []
    assert asked(trial).exit_code == 0
    assert trial.vintage.flows.equals(whole.vintage.flows)
    assert len(parquet(trial.data)) == len(parquet(whole.data))


def test_some_reporters_are_enough_to_name(tmp_path: Path, service: Service) -> None:
    """Two hundred that have not published a year are a line one can read."""
    trial = world(tmp_path / "many", service)
    outcome = asked(trial)
    silent = [DataSet("un-comtrade", f"X{n:02}", "2021") for n in range(30)]
    lines = list(summary(replace(outcome, unpublished=silent)))
    (line,) = [text for text in lines if text.startswith("Not published yet")]
    assert line.endswith("un-comtrade X19 2021, and 10 more reporters")


def test_calls_of_a_day_can_be_bounded_without_a_key(tmp_path: Path, service: Service) -> None:
    """No quota is known of it, so whoever wants to ask less says so."""
    trial = world(tmp_path / "few", service)
    corridors = [Corridor(code, (), YEARS[0]) for code in REPORTERS]
    outcome = trial.refresh(corridors=corridors, is_world=True, calls_a_day=9)
    assert outcome.exit_code == 3
    assert isinstance(outcome.failures[0], QuotaError)
    assert len(service.calls) == 9
