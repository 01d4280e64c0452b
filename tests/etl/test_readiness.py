"""Each question is published as it is answered: whoever else was asked, and whatever came of it."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.building.inputs import ready
from etl.command.summary import summary
from etl.fetching.raw import RawStore
from etl.questions import Call, Corridor, Query, Release
from etl.schema import GOLD, KEY, TOTAL, WORLD
from tests.etl.local_server import Fault
from tests.etl.sources.comtrade.builders import KEYLESS
from tests.etl.sources.comtrade.server import Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.sources.hmrc.server import Hmrc, factors, hmrc_server
from tests.etl.sources.imf.server import Imf, imf_server
from tests.etl.trial import Trial

Rows = list[dict[str, Any]]
MONTHS = (202001, 202002)
PAIRS = [
    (Corridor("AZE", ("GBR",), 2020), Corridor("AZE", ("RUS",), 2020)),
    (Corridor("AZE", ("GBR",), 2020), Corridor("GEO", ("GBR",), 2020)),
    (Corridor("GBR", ("AZE",), 2020), Corridor("GBR", ("GEO",), 2020)),
    (Corridor("AZE", ("GBR",), 2020), Corridor("GBR", ("AZE", "GEO"), 2020)),
]
"""Corridors that share a reporter, a partner, or both the other way round."""


@pytest.fixture
def world(service: Service) -> Iterator[dict[str, str]]:
    """The addresses of the three services, each with figures of four countries."""
    service.trade = Trade.of((31, 268, 643, 826), [2020, *MONTHS])
    service.trade.second = {(826, 2020)}
    service.metadata = factors(*MONTHS)
    one = [(202001, 3, 0, 27090090, 100.0), (202002, 4, 0, 84000000, 60.0)]
    other = [(202001, 3, 0, 22000000, 7.0), (202002, 3, 0, 22000000, 8.0)]
    hmrc = Hmrc(one, others={"GE": other})
    with imf_server(Imf(range(2020, 2021))) as imf, hmrc_server(hmrc) as uk:
        yield {"un-comtrade": service.url, "imf-imts": imf.url, "uk-hmrc": uk.url}


Refresh = Callable[..., Trial[Service]]


@pytest.fixture
def refreshed(tmp_path: Path, service: Service, world: dict[str, str]) -> Refresh:
    """A folder filled from one source with these corridors."""

    def run(source: str, name: str, *corridors: Corridor) -> Trial[Service]:
        done = Trial(
            tmp_path / name, service, freqs=("A", "M"), sources=(source,), base_urls=world
        )  # fmt: skip
        outcome = done.refresh(corridors=list(corridors))
        assert outcome.exit_code == 0, list(summary(outcome))
        return done

    return run


def figures(trial: Trial[Any]) -> pd.DataFrame:
    """What a folder holds, whichever answers it was read from; nothing where it holds nothing."""
    if not list(trial.data.glob("vintages/*")):
        return pd.DataFrame({name: [] for name in (*KEY, "value_usd")})
    flows = trial.vintage.flows.drop(columns="input")
    return flows.sort_values([*KEY, "value_usd"], ignore_index=True)


@pytest.mark.parametrize("source", ["un-comtrade", "imf-imts", "uk-hmrc"])
@pytest.mark.parametrize("pair", PAIRS)
def test_two_corridors_give_the_union_of_each_alone(
    refreshed: Refresh, source: str, pair: tuple[Corridor, Corridor]
) -> None:
    """No row less, none more, and none that says something else."""
    both = figures(refreshed(source, "both", *pair))
    alone = [figures(refreshed(source, str(number), one)) for number, one in enumerate(pair)]
    union = pd.concat([one for one in alone if len(one)]).drop_duplicates()
    assert len(both)
    assert both.equals(union.sort_values([*KEY, "value_usd"], ignore_index=True))


def test_months_with_two_partners_again_are_nothing_new(refreshed: Refresh) -> None:
    """Each partner's answer has its own release; neither is taken for a revision of the other."""
    one = refreshed("uk-hmrc", "data", *PAIRS[2])
    held, kept = one.vintage.id, one.raw_files
    lines = (one.data / "raw" / "index.jsonl").read_bytes()
    for pair in (PAIRS[2], PAIRS[2][::-1]):
        outcome = one.refresh(corridors=list(pair))
        assert (outcome.vintage, outcome.exit_code) == (None, 0)
    assert (one.vintage.id, one.raw_files) == (held, kept)
    assert (one.data / "raw" / "index.jsonl").read_bytes() == lines
    assert set(one.vintage.flows["partner"]) == {"AZE", "GEO"}


TOTALS = Query("un-comtrade", "AZE", "2020", ("X", "M"), None, (TOTAL,))
CHAPTERS = replace(TOTALS, partners=("RUS", WORLD), products=("AG2",))
ONLY_GOLD = replace(CHAPTERS, products=(GOLD,))
PARTS = [part for query in (CHAPTERS, TOTALS) for part in KEYLESS.split(query)]
ASKED = [TOTALS, CHAPTERS, ONLY_GOLD]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from([*ASKED, *PARTS]), st.sampled_from("abc")), max_size=8))
def test_a_question_is_ready_whatever_else_is_asked(kept: list[tuple[Query, str]]) -> None:
    """In the newest release that answers it or all its parts; one alone is as one of many."""
    with TemporaryDirectory() as name:
        raw = RawStore(Path(name))
        for query, token in kept:
            release = {query.issue: Release(token, token)}
            raw.keep(Call("x", (query,)), token.encode(), ("2026-11-22T20:00:00Z", 1), release)
        together = ready(KEYLESS, ASKED, raw)
        assert together == [item for query in ASKED for item in ready(KEYLESS, [query], raw)]
    found = {item.query: item.release.token for item in together}
    for query in ASKED:
        parts = KEYLESS.split(query) if query != ONLY_GOLD else [query]
        whole = [
            place for place, (_, token) in enumerate(kept)
            if (query, token) in kept or all((part, token) in kept for part in parts)
            if kept[place][0] in {query, *parts}
        ]  # fmt: skip
        assert found.get(query) == (kept[whole[-1]][1] if whole else None)


# What is refused keeps nothing else


@pytest.mark.parametrize("fault", ["400", "500", "empty"])
def test_a_refused_extra_never_keeps_the_totals(trial: Trial[Service], fault: str) -> None:
    """However it is refused: the totals and the other countries' are published."""
    trial.service.faults = [Fault(fault, 1, 99, where="AG2")]
    outcome = trial.refresh()
    assert outcome.exit_code == (3 if fault == "500" else 1)
    assert ("AZE", WORLD, "X", "2020", TOTAL) in trial.figures
    assert set(trial.vintage.flows["product"]) - {GOLD} == {TOTAL}
    trial.service.faults = []
    assert trial.refresh().exit_code == 0
    assert ("AZE", WORLD, "X", "2020", "27") in trial.figures


def test_a_refused_extra_keeps_no_run_from_going_on(trial: Trial[Service]) -> None:
    """Nothing but gold is left, each year's is refused, and the months after it are asked."""
    trial.service.trade = Trade.of((31, 643, 364, 826), [2018, 2019, 2020, *MONTHS])
    trial.since = 2018
    trial.refresh()
    trial.service.trade.releases |= {(31, month): 2 for month in MONTHS}
    trial.service.faults = [Fault("400", 1, 99, where=f"cmdCode={GOLD}")]
    for name in (trial.data / "raw").rglob("*.gz"):
        if b'"7108"' in gzip.decompress(name.read_bytes()):
            name.unlink()
    outcome = trial.refresh(freqs=("A", "M"))
    assert not outcome.failures
    assert len(outcome.set_aside) == 3
    assert "2020-02" in set(trial.vintage.flows["period"])


def test_a_refused_total_keeps_no_extra_from_being_asked(trial: Trial[Service]) -> None:
    """The chapters of the same year are asked and published."""
    trial.service.faults = [Fault("400", 1, 1, where="cmdCode=TOTAL")]
    outcome = trial.refresh()
    assert outcome.exit_code == 1
    assert [problem.data_set.reporter for problem in outcome.set_aside] == ["AZE"]
    assert ("AZE", WORLD, "X", "2020", "27") in trial.figures
    assert ("AZE", WORLD, "X", "2020", TOTAL) not in trial.figures


def test_a_bad_extra_is_set_aside_alone(trial: Trial[Service]) -> None:
    """A product below zero is no reason to doubt the totals; it is said all the same."""
    trial.service.edit = lambda rows: [
        row | {"primaryValue": -1} if row["cmdCode"] == "7108" else row for row in rows
    ]
    outcome = trial.refresh()
    assert outcome.exit_code == 1
    assert {problem.rule for problem in outcome.set_aside} == {"no negatives"}
    assert ("AZE", WORLD, "X", "2020", TOTAL) in trial.figures
    assert (trial.vintage.flows["value_usd"] >= 0).all()
    trial.calls()
    repeated = trial.refresh()
    assert (repeated.exit_code, repeated.vintage, trial.calls()) == (1, None, 1)


def test_totals_newer_than_the_products_held_are_noted(trial: Trial[Service]) -> None:
    """They are published before the products of their release come, and that is not hidden."""
    trial.refresh()
    before = trial.figures
    trial.service.trade.releases[31, 2020] = 2
    trial.service.quota = 1
    assert trial.refresh().exit_code == 3
    after = trial.figures
    key = ("AZE", WORLD, "X", "2020")
    assert after[*key, TOTAL] != before[*key, TOTAL]
    assert after[*key, "27"] == before[*key, "27"]
    rules = {note["rule"] for note in trial.vintage.manifest["checks"]}
    assert "older release" in rules
    trial.service.quota = None
    assert trial.refresh().exit_code == 0
    assert trial.figures[*key, "27"] != before[*key, "27"]
    rules = {note["rule"] for note in trial.vintage.manifest["checks"]}
    assert "older release" not in rules


def test_an_unreadable_answer_drops_its_own_rows_alone(
    trial: Trial[Service], tmp_path: Path
) -> None:
    """What was kept and cannot be read any more is named, and all else stays."""
    trial.refresh()
    raw = RawStore(trial.data)
    chapters = replace(CHAPTERS, partners=("GBR", "IRN", "RUS", WORLD))
    (item,) = ready(KEYLESS, [chapters], raw)
    for flow in ("X", "M"):
        call = Call("x", (replace(chapters, flows=(flow,)),))
        garbled = b"garbled " + flow.encode()
        raw.keep(call, garbled, ("2026-11-23T20:00:00Z", 1), {chapters.issue: item.release})
    again = replace(trial, data=tmp_path / "again")
    again.data.mkdir()
    (trial.data / "raw").rename(again.data / "raw")
    outcome = again.refresh(offline=True)
    assert outcome.exit_code == 1
    assert {"no JSON" in problem.message for problem in outcome.set_aside} == {True}
    assert {problem.data_set for problem in outcome.set_aside} == {chapters.data_set}
    kept = trial.vintage.flows["product"].isin([TOTAL, GOLD])
    assert figures(again).equals(
        trial.vintage.flows[kept].drop(columns="input").sort_values([*KEY], ignore_index=True)
    )


# In vain


def test_a_run_in_vain_says_why(tmp_path: Path, service: Service) -> None:
    """Figures came and none is published: no factor makes dollars of them. Again: the same."""
    with hmrc_server(Hmrc([(202001, 3, 0, 27090090, 100.0)])) as uk:
        urls = {"uk-hmrc": uk.url}
        one = Trial(tmp_path, service, sources=("uk-hmrc",), freqs=("M",), base_urls=urls)
        for _ in range(2):
            outcome = one.refresh()
            assert (outcome.exit_code, outcome.vintage) == (1, None)
            *_, why, last = summary(outcome)
            assert "no factor for 2020-01" in why
            assert last.endswith("nothing published.")
        service.metadata = factors(202001)
        assert one.refresh().exit_code == 0
        outcome = one.refresh()
        assert (outcome.exit_code, outcome.vintage) == (0, None)
        assert list(summary(outcome))[-1].endswith("nothing new.")
