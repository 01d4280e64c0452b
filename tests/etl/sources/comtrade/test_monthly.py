"""Comtrade's months, and its imports by the country they were sent from."""

from pathlib import Path

import pytest

from etl.questions import Corridor, Query, UnusableAnswerError
from etl.schema import TOTAL, WORLD, DataSet
from tests.etl.sources.comtrade.builders import KEYED, KEYLESS, body, cell, parameters
from tests.etl.sources.comtrade.server import KEYED as KEYED_PATH
from tests.etl.sources.comtrade.server import PREVIEW, Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.trial import Trial

CORRIDOR = Corridor("AZE", ("GBR", "RUS"), 2020)
PREVIEW_MONTHS = PREVIEW.replace("/A/", "/M/")
MONTHS = tuple(202000 + month for month in range(1, 13))
SENT = Query("un-comtrade", "GBR", "2020", ("M",), ("AZE", WORLD), (TOTAL,), "dispatch")


@pytest.fixture
def trial(tmp_path: Path, service: Service) -> Trial[Service]:
    """A year of which ten months are published, in a folder nothing was fetched into yet."""
    trade = Trade.of((31, 643, 826), [2020])
    trade.releases |= {(31, month): 1 for month in MONTHS[:10]}
    trade.releases |= {(826, month): 1 for month in MONTHS}
    trade.second = {(31, 2020)}
    service.trade = trade
    return Trial(tmp_path / "data", service, partners=("GBR", "RUS"), freqs=("A", "M"))


def sent(partner2: int, value: float, **other: object) -> dict[str, object]:
    """A row of the United Kingdom's imports from the world, by second partner."""
    return cell(0, value, flow="M", reporterCode=826, partner2Code=partner2) | other


def test_months_are_planned_after_years() -> None:
    """If a quota ends the run, the years are there."""
    plan = KEYLESS.plan([CORRIDOR], 2021)
    kinds = [(query.freq, query.basis) for query in plan]
    assert kinds == sorted(kinds)
    assert {q.partners for q in plan if q.freq == "M"} == {("AZE", "GBR", "RUS", WORLD)}
    assert [q.period for q in plan if q.freq == "M" and q.reporter == "AZE"][:2] == [
        "2021-12",
        "2021-11",
    ]


def test_a_month_is_one_call() -> None:
    """All the corridor's countries share it; without a key it is one month (rule 2)."""
    months = [query for query in KEYLESS.plan([CORRIDOR], 2020) if query.freq == "M"]
    calls = KEYLESS.calls(months)
    assert len(calls) == 12
    assert "/preview/C/M/HS" in calls[0].address
    asked = parameters(calls[0])
    assert (asked["reporterCode"], asked["period"]) == ("31,826,643", "202012")
    assert len(KEYED.calls(months)) == 3


def test_second_partners_are_asked_of_the_world() -> None:
    """The world by second partner is the sum over origins: nobody adds it up."""
    (call,) = KEYLESS.calls([SENT])
    asked = parameters(call)
    assert (asked["partnerCode"], asked["partner2Code"]) == ("0", "0,31")
    assert (asked["customsCode"], asked["motCode"], asked["breakdownMode"]) == ("C00", "0", "plus")


def test_second_partners_become_partners() -> None:
    """Details by transport are left out, and so is the world, which is there already."""
    rows = [sent(0, 9), sent(31, 5), sent(31, 4, motCode=2100)]
    found = KEYLESS.read(body(*rows), [SENT])
    assert found[["partner", "value_usd", "partner_basis"]].to_numpy().tolist() == [
        ["AZE", 5, "dispatch"]
    ]
    assert SENT.rows(found).taken().equals(found)


def test_origins_are_not_taken_for_senders() -> None:
    """A row with an origin is a part of the sum."""
    with pytest.raises(UnusableAnswerError, match="no total"):
        KEYLESS.read(body(sent(31, 5, partnerCode=31)), [SENT])


def test_second_partners_without_the_world_are_half_an_answer() -> None:
    """The world vouches that it is this question's answer."""
    with pytest.raises(UnusableAnswerError, match="no world total"):
        KEYLESS.read(body(sent(31, 5)), [SENT])


def test_months_beside_the_year(trial: Trial[Service]) -> None:
    """Each is its own figure; what is not published is not there."""
    outcome = trial.refresh()
    trade, figures = trial.service.trade, trial.figures
    assert outcome.exit_code == 0
    assert figures["AZE", "RUS", "X", "2020-03", TOTAL] == trade.total(31, 643, 202003, "X")
    assert figures["GBR", WORLD, "M", "2020-12", TOTAL] == trade.total(826, 0, 202012, "M")
    assert ("AZE", "RUS", "X", "2020-11", TOTAL) not in figures
    assert ("RUS", "AZE", "X", "2020-03", TOTAL) not in figures
    assert ("AZE", "RUS", "X", "2020", TOTAL) in figures


def test_dispatch_beside_origin(trial: Trial[Service]) -> None:
    """Asked only of those who file it, and told apart by its basis."""
    trial.refresh()
    flows, trade = trial.vintage.flows, trial.service.trade
    rows = flows[flows["partner_basis"].eq("dispatch")]
    assert set(rows["reporter"]) == {"AZE"}
    told = dict(zip(rows["partner"], rows["value_usd"], strict=True))
    assert told == {
        "GBR": trade.dispatched(31, 826, 2020), "RUS": trade.dispatched(31, 643, 2020)
    }  # fmt: skip
    assert len(flows.query("reporter == 'AZE' and partner == 'RUS' and period == '2020'")) > 2


def test_nothing_new_takes_two_calls(trial: Trial[Service]) -> None:
    """One for the years, one for the months."""
    trial.refresh()
    trial.calls()
    outcome = trial.refresh()
    assert (outcome.vintage, outcome.exit_code, trial.calls()) == (None, 0, 2)


def test_a_month_that_is_new_is_asked_alone(trial: Trial[Service]) -> None:
    """And its year is what changed."""
    trial.refresh()
    trial.calls()
    trial.service.trade.releases[31, 202011] = 1
    outcome = trial.refresh()
    assert len(trial.service.paths(PREVIEW_MONTHS)) == 1
    assert outcome.built.revised == (DataSet("un-comtrade", "AZE", "2020"),)
    assert ("AZE", "RUS", "X", "2020-11", TOTAL) in trial.figures


def test_only_months_or_only_years(trial: Trial[Service]) -> None:
    """One frequency at a time leaves the other as it is."""
    trial.refresh(freqs=("M",))
    assert set(trial.vintage.flows["freq"]) == {"M"}
    assert not trial.service.paths("/C/A/")
    trial.refresh(freqs=("A",))
    assert set(trial.vintage.flows["freq"]) == {"A", "M"}


def test_with_a_key_the_figures_are_the_same(trial: Trial[Service], tmp_path: Path) -> None:
    """Twelve months a call."""
    trial.refresh()
    trial.service.key = "a-key"
    trial.calls()
    keyed = Trial(tmp_path / "keyed", trial.service, partners=("GBR", "RUS"), freqs=("A", "M"))
    keyed.refresh(keys={"un-comtrade": "a-key"})
    assert len(trial.service.paths(KEYED_PATH.replace("/A/", "/M/"))) == 2
    one, two = (t.vintage.flows.drop(columns="input") for t in (trial, keyed))
    assert one.equals(two)
