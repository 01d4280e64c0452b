"""A service that fails must not pass for one that has published nothing."""

from pathlib import Path

import pytest

from etl.command.summary import summary
from etl.reader import SHIPPED_DATA
from etl.schema import WORLD
from tests.builders import copy_vintages
from tests.etl.local_server import Fault
from tests.etl.sources.comtrade.server import AVAILABILITY, Service
from tests.etl.trial import Trial

IN_TROUBLE = (
    Fault("500", 1, 1), Fault("html", 2, 2), Fault("cut-off", 3, 3), Fault("429", 4, 4),
    Fault("empty", 5, 99),
)  # fmt: skip
OWN = f"{AVAILABILITY}?reporterCode=31"
CONTROL = f"{AVAILABILITY}?reporterCode=842"


@pytest.fixture
def trial(tmp_path: Path, service: Service) -> Trial[Service]:
    """A folder nothing was fetched into yet."""
    return Trial(tmp_path / "data", service)


def contents(folder: Path) -> dict[Path, bytes]:
    """All files but the lock and the list of calls made."""
    files = (path for path in folder.rglob("*") if path.is_file())
    files = (path for path in files if path.name != ".lock" and "calls" not in path.parts)
    return {path: path.read_bytes() for path in files}


@pytest.mark.parametrize("held", ["", "shipped", "fetched"])
def test_a_service_in_trouble_does_not_pass_for_nothing_published(
    trial: Trial[Service], held: str
) -> None:
    """Whatever is held, it is exit 3 with all that was met, and no file is another one."""
    if held == "shipped":
        copy_vintages(SHIPPED_DATA, trial.data)
    if held == "fetched":
        trial.refresh()
    before = contents(trial.data)
    trial.service.faults = [Fault(f.kind, f.first, f.last) for f in IN_TROUBLE]
    trial.calls()
    outcome = trial.refresh()
    assert outcome.exit_code == 3
    assert not outcome.unpublished
    assert not outcome.vanished
    assert contents(trial.data) == before
    lines = list(summary(outcome))
    assert "lists nothing as published" in lines[0]
    assert lines[-1] == f"{trial.calls()} calls, repeats included, nothing new."
    for met in ("500, Something went wrong", "a web page", "cut off", "429, Rate limit"):
        assert met in lines[-2]
    assert "4 of 7 calls failed" in lines[-2]


def test_a_service_that_recovers_is_believed(trial: Trial[Service]) -> None:
    """One empty list, then good ones: they count, and the run is as any other."""
    trial.service.faults = [Fault("empty", 1, 1)]
    outcome = trial.refresh()
    assert outcome.exit_code == 0
    assert outcome.vintage
    assert not outcome.unpublished


def test_a_country_that_never_reported_is_believed(trial: Trial[Service]) -> None:
    """The same list of another country shows that the service works, so nothing is nothing."""
    trial.partners = ()
    trial.service.faults = [Fault("empty", 1, 99, where=OWN)]
    outcome = trial.refresh()
    assert outcome.exit_code == 0
    assert [item.reporter for item in outcome.unpublished] == ["AZE"]
    assert len(trial.service.paths(CONTROL)) == 1
    assert list(summary(outcome))[-1] == "3 calls, nothing new."


def test_a_list_that_fails_at_the_control_is_no_list(trial: Trial[Service]) -> None:
    """Nothing is said to be not published by a service that then fails."""
    trial.partners = ()
    trial.service.faults = [Fault("empty", where=OWN), Fault("500", 1, 99, where=CONTROL)]
    outcome = trial.refresh()
    assert outcome.exit_code == 3
    assert not outcome.unpublished


def test_gold_that_is_empty_after_a_failure_is_asked_again(trial: Trial[Service]) -> None:
    """A product may be empty in earnest; kept, it would not be asked for until the next release."""
    trial.service.faults = [Fault("500", where="7108"), Fault("empty", where="7108")]
    trial.service.faults[1].seen = -1  # the try after the failure
    outcome = trial.refresh()
    assert outcome.exit_code == 0
    assert "the answer after that failure is empty" in trial.said
    assert ("AZE", "IRN", "M", "2020", "7108") in trial.figures


def test_failing_and_empty_by_turns_is_a_failure(trial: Trial[Service]) -> None:
    """Nothing of it is kept, and the next run asks again."""
    gold = [Fault(kind, n, n, "7108") for n, kind in enumerate(("500", "empty") * 2, start=1)]
    trial.service.faults = gold
    outcome = trial.refresh()
    assert outcome.exit_code == 3
    assert "by turns" in outcome.fetched[0].failed[0]
    assert ("AZE", WORLD, "X", "2020", "TOTAL") in trial.figures
    assert trial.refresh().exit_code == 0
    assert ("AZE", "IRN", "M", "2020", "7108") in trial.figures
