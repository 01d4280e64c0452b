"""What a run says of failures, waits and pauses: all requests counted, each failure told."""

from pathlib import Path

import pytest

from etl.__main__ import main
from etl.command.summary import summary
from etl.fetching.client import Client, Tools
from etl.questions import Pace
from tests.etl.local_server import Fault
from tests.etl.sources.comtrade.server import AVAILABILITY, PREVIEW, Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.trial import Trial


@pytest.fixture
def trial(tmp_path: Path, service: Service) -> Trial[Service]:
    """A folder nothing was fetched into yet."""
    return Trial(tmp_path / "data", service)


def test_repeats_are_counted_and_told(trial: Trial[Service]) -> None:
    """All requests are, as a quota counts them, and each failure as it comes."""
    trial.service.faults = [Fault("500", 1, 2, where=PREVIEW), Fault("429", 4, 4, where=PREVIEW)]
    outcome = trial.refresh()
    assert outcome.exit_code == 0
    made = trial.calls()
    *_, failures, last = summary(outcome)
    assert failures.startswith(f"un-comtrade: 3 of {made} calls failed: 500, Something went wrong")
    assert last.startswith(f"{made} calls, repeats included, published vintage ")
    assert "un-comtrade: 500, Something went wrong. Please try again. Asking again" in trial.said
    assert "try 3 of 5." in trial.said


def test_a_slow_service_is_waited_for_aloud(service: Service) -> None:
    """The first line after the patience, the next when the wait has doubled."""
    said: list[str] = []
    service.faults = [Fault("slow")]
    client = Client(Pace(interval=0), tools=Tools(patience=0.2), tell=said.append)
    client.get(service.url + AVAILABILITY, lambda _: None)
    client.get(service.url + AVAILABILITY, lambda _: None)
    assert len(said) == 3
    assert all("still waiting" in line for line in said)


def test_a_pause_is_told(service: Service) -> None:
    """A minute without a call looks like a hang."""
    said: list[str] = []
    service.sent_along = {"x-ratelimit-operation-remaining": "0"}
    tools = Tools(clock=lambda: 0.0, sleep=lambda _: None)
    client = Client(Pace(interval=0), tools=tools, tell=said.append)
    for _ in range(2):
        client.get(service.url + AVAILABILITY, lambda _: None)
    assert said == ["the service takes no more calls for now. Going on in 60 s."]


def test_progress_is_no_part_of_the_report(
    trial: Trial[Service], capsys: pytest.CaptureFixture[str], untried: None
) -> None:
    """Standard output is what a script reads; calls, failures and waits go beside it, plain."""
    del untried
    trial.service.trade = Trade.of((31,), [2020])
    trial.service.faults = [Fault("500", 1, 1)]
    where = f"un-comtrade={trial.service.url}"
    arguments = ["refresh", "--data", str(trial.data), "--since", "2020", "--until", "2020"]
    assert (
        main([*arguments, "--source", "un-comtrade", "--freq", "A", "--base-url", where], {}) == 0
    )
    said = capsys.readouterr()
    assert "New: un-comtrade AZE 2020" in said.out
    assert "repeats included" in said.out
    assert "Asking again" not in said.out
    assert "[1/1] un-comtrade: which years" in said.err
    assert "Asking again" in said.err
    assert "\x1b" not in said.err
