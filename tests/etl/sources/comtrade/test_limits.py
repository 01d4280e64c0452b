"""What one call to UN Comtrade may ask: the published limits, and those a refusal states."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.questions import Corridor, Query
from etl.schema import WORLD
from etl.sources.comtrade.maximum import Maximum, stated_maximum
from etl.sources.comtrade.plan import CHAPTERS
from tests.etl.local_server import Fault
from tests.etl.sources.comtrade.builders import COUNTRIES, KEYED, KEYLESS, NEAR, TOTALS, parameters
from tests.etl.sources.comtrade.server import KEYED as KEYED_PATH
from tests.etl.sources.comtrade.server import PREVIEW, Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.trial import Trial

ONE_CODE = "400, Maximum number of commodity codes is 1"
CODES = sorted(set(COUNTRIES.asked_by) - {WORLD})


def asked(service: Service, name: str, path: str = PREVIEW) -> list[list[str]]:
    """The values of a parameter in each call for figures, in their order."""
    return [
        parse_qs(urlsplit(one).query).get(name, [""])[0].split(",") for one in service.paths(path)
    ]


def values(trial: Trial[Service]) -> dict[tuple[str, ...], float]:
    """What is held, wherever it was read from."""
    return {key: value for key, value in trial.figures.items() if isinstance(key, tuple)}


# What a refusal states


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Maximum number of periods is 12", Maximum("periods", 12)),
        ("400, Maximum number of commodity codes is 1", Maximum("commodity codes", 1)),
        ("Maximum 1 period", Maximum("period", 1)),
        ("Invalid: Maximum 5 partner codes (partnerCode)", Maximum("partner codes", 5)),
        ("Maximum number of periods is 0", None),
        ("The field period is invalid", None),
        ("Maximum", None),
    ],
)
def test_a_stated_maximum_is_read(text: str, stated: Maximum | None) -> None:
    """In the words recorded and in those of the published limits; nothing left is no limit."""
    assert stated_maximum(text) == stated


@given(st.text())
def test_any_refusal_states_a_maximum_or_none(text: str) -> None:
    """A body may hold anything."""
    found = stated_maximum(text)
    assert found is None or found.most > 0


# The published limits


@settings(max_examples=20)
@given(
    st.lists(
        st.builds(
            Corridor,
            st.sampled_from(CODES),
            st.lists(st.sampled_from(CODES), min_size=1, max_size=9, unique=True).map(tuple),
            st.integers(2020, 2022),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_a_call_without_a_key_keeps_the_published_limits(corridors: list[Corridor]) -> None:
    """One period, one product code; of years one reporter too, so that each is published alone."""
    for call in KEYLESS.calls(KEYLESS.plan(corridors, 2022)):
        question = parameters(call)
        assert "," not in question["period"]
        assert "," not in question["cmdCode"]
        assert "," not in question["reporterCode"] or "/C/M/" in call.address


def test_a_keyless_run_ends_with_right_figures(trial: Trial[Service]) -> None:
    """Against a service that refuses a second period or code, nothing is refused."""
    outcome = trial.refresh()
    assert (outcome.exit_code, outcome.set_aside) == (0, [])
    trade, figures = trial.service.trade, trial.figures
    assert figures["AZE", "RUS", "X", "2020", "TOTAL"] == trade.total(31, 643, 2020, "X")
    assert figures["AZE", "IRN", "M", "2020", "71"] == trade.value((31, 364, 2020, "M"), "71")
    assert figures["AZE", "IRN", "M", "2020", "7108"] == trade.value((31, 364, 2020, "M"), "7108")


def test_the_keyed_route_takes_periods_and_codes_together() -> None:
    """Chapters and gold share a call there, twelve years of them."""
    plan = KEYED.plan([Corridor("AZE", ("RUS",), 2012)], 2023)
    calls = [parameters(call) for call in KEYED.calls(plan) if "AG2" in call.address]
    assert [(len(one["period"].split(",")), one["cmdCode"]) for one in calls] == [(12, "AG2,7108")]


# Limits that come to light


def test_a_level_that_is_too_many_codes_is_asked_by_chapter(
    trial: Trial[Service], tmp_path: Path
) -> None:  # fmt: skip
    """Whether ``AG2`` is one code is not published: where it is refused, each chapter is one."""
    trial.refresh()
    other = Trial(tmp_path / "other", trial.service)
    trial.service.levels = False
    trial.calls()
    outcome = other.refresh()
    assert (outcome.exit_code, outcome.set_aside) == (0, [])
    assert values(other) == values(trial)
    codes = [code for (code,) in asked(trial.service, "cmdCode")]
    assert codes.count("AG2") == 1
    # The many calls wait until gold is asked, so that nothing waits for them.
    assert codes.index("01") > codes.index("7108")
    assert set(codes) == {*CHAPTERS, "AG2", "7108", "TOTAL"}
    trial.calls()
    assert other.refresh().vintage is None
    assert trial.calls() == 1


def test_chapters_asked_one_by_one_are_asked_once(
    trial: Trial[Service], tmp_path: Path
) -> None:  # fmt: skip
    """A run that is stopped among them goes on from there, and ends in the same figures."""
    trial.refresh()
    other = Trial(tmp_path / "other", trial.service)
    trial.service.levels = False
    trial.service.quota = 4 + 2 + 40  # totals, gold and the refusal, and some of the chapters
    trial.calls()
    assert other.refresh().exit_code == 3
    assert "27" in {code for (code,) in asked(trial.service, "cmdCode")}
    trial.service.quota = None
    trial.calls()
    assert other.refresh().exit_code == 0
    assert values(other) == values(trial)
    codes = [code for (code,) in asked(trial.service, "cmdCode")]
    assert sorted(codes) == sorted(["AG2", *CHAPTERS[40:]])


def test_a_level_that_is_no_code_is_asked_by_chapter() -> None:
    """The other way a level may be refused: as an invalid value."""
    (call,) = KEYLESS.calls([replace(NEAR, flows=("X",), products=("AG2",))])
    source = KEYLESS.heeding(call, "400, Invalid parameter value: The field cmdCode is invalid")
    assert source
    assert {parameters(one)["cmdCode"] for one in source.calls(list(call.queries))} == {*CHAPTERS}


def test_a_stated_maximum_holds_for_the_rest_of_the_run(
    trial: Trial[Service], tmp_path: Path
) -> None:  # fmt: skip
    """Partners, whose maximum nothing publishes: one refusal tells, later calls obey."""
    trial.refresh()
    other = Trial(tmp_path / "other", trial.service)
    trial.service.most["partners"] = 2
    trial.calls()
    outcome = other.refresh()
    assert (outcome.exit_code, outcome.set_aside) == (0, [])
    assert values(other) == values(trial)
    sizes = [len(numbers) for numbers in asked(trial.service, "partnerCode")]
    assert Counter(size > 2 for size in sizes)[True] == 1


def test_fewer_periods_than_published(trial: Trial[Service], tmp_path: Path) -> None:
    """With a key: the years of one call are asked five at a time from then on."""
    service = trial.service
    service.key = "a-key"
    service.trade = Trade.of((31, 643, 364, 826), range(2009, 2021))
    whole = Trial(tmp_path / "whole", service, since=2009)
    whole.refresh(keys={"un-comtrade": "a-key"})
    service.most_keyed = {"periods": 5}
    trial.since = 2009
    trial.calls()
    outcome = trial.refresh(keys={"un-comtrade": "a-key"})
    assert (outcome.exit_code, outcome.set_aside) == (0, [])
    assert values(trial) == values(whole)
    sizes = [len(years) for years in asked(service, "period", KEYED_PATH)]
    assert Counter(size > 5 for size in sizes)[True] == 1


def test_a_maximum_that_is_obeyed_already_is_no_reason_to_ask_again(
    trial: Trial[Service],
) -> None:  # fmt: skip
    """Else the same question would be asked for ever."""
    trial.service.most["partners"] = 1
    trial.partners = ("USA",)  # two numbers, and no way to ask for one of them alone
    trial.service.faults = [Fault("one-period", 1, 99, where="reporterCode=842&period")]
    outcome = trial.refresh()
    assert not outcome.failures
    assert len(trial.service.calls) < 60
    for limits in (KEYLESS.limits, replace(KEYLESS.limits, partners=1)):
        (call, *_) = replace(KEYLESS, known=limits).calls([TOTALS])
        assert limits.after("400, Maximum number of periods is 1", call) == limits


def test_a_refusal_without_a_limit_changes_nothing() -> None:
    """What the service calls invalid stays invalid in parts."""
    for query in (TOTALS, NEAR):
        for call in KEYLESS.calls([query]):
            assert KEYLESS.heeding(call, "400, The field flowCode is invalid") is None


@given(st.integers(1, 6), st.sampled_from(["partners", "flows", "products"]))
def test_parts_under_a_limit_ask_the_same(most: int, name: str) -> None:
    """Nothing is lost and nothing asked twice, whatever the limit."""
    query = replace(NEAR, partners=("GBR", "IRN", "RUS", "TUR", WORLD))
    change: dict[str, Any] = {name: most}
    source = replace(KEYED, known=replace(KEYED.limits, **change))
    parts = [part for call in source.calls([query]) for part in call.queries]
    cells = Counter(cell for part in parts for cell in cells_of(part))
    assert set(cells) == set(cells_of(query))
    assert set(cells.values()) == {1}


def cells_of(query: Query) -> list[tuple[str, str, str]]:
    """Flow, partner and product of all a question asks."""
    return [
        (flow, who, code)
        for flow in query.flows
        for who in query.partners or ()
        for code in query.products
    ]


def test_the_refusal_is_told_in_the_service_s_words(trial: Trial[Service]) -> None:
    """Where no part is left to ask, the problem names the question and what was said of it."""
    trial.service.faults = [Fault("400", 1, 99, where="cmdCode=7108")]
    outcome = trial.refresh()
    (problem,) = outcome.set_aside
    assert "7108" in problem.message
    assert "The field period is invalid" in problem.message
    assert outcome.exit_code == 1
