"""Refreshes end to end, against a local service and into a temporary folder."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from etl.building.importer import Origin, import_file
from etl.building.store import BusyError, writing
from etl.command.summary import summary
from etl.fetching.failures import ClockError, QuotaError, UnreachableError
from etl.reader import SHIPPED_DATA
from etl.schema import FLOW_COLUMNS, NUMBERS, WORLD, DataSet
from tests.builders import copy_vintages, damage
from tests.etl.local_server import Fault
from tests.etl.sources.comtrade.builders import COUNTRIES
from tests.etl.sources.comtrade.server import KEYED, PREVIEW, Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.trial import START, Trial, parquet

Rows = list[dict[str, Any]]


def data_set(reporter: str = "AZE", year: int = 2020) -> DataSet:
    """A data set of the source."""
    return DataSet("un-comtrade", reporter, str(year))


def same_figures(one: Trial[Service], other: Trial[Service]) -> bool:
    """Whether two folders hold the same figures, wherever they were read from."""
    left, right = (trial.vintage.flows.drop(columns="input") for trial in (one, other))
    return left.equals(right)


# The whole path


def test_a_refresh_publishes_what_the_service_says(trial: Trial[Service]) -> None:
    """Totals, chapters, gold and the mirror, in dollars as they came."""
    outcome = trial.refresh()
    trade, figures = trial.service.trade, trial.figures
    assert outcome.exit_code == 0
    assert figures["AZE", "RUS", "X", "2020", "TOTAL"] == trade.total(31, 643, 2020, "X")
    assert figures["AZE", WORLD, "M", "2020", "TOTAL"] == trade.total(31, 0, 2020, "M")
    assert figures["AZE", "GBR", "X", "2020", "27"] == trade.value((31, 826, 2020, "X"), "27")
    assert figures["AZE", "IRN", "M", "2020", "7108"] == trade.value((31, 364, 2020, "M"), "7108")
    assert figures["RUS", "AZE", "M", "2020", "TOTAL"] == trade.total(643, 31, 2020, "M")
    assert figures["IRN", WORLD, "X", "2020", "TOTAL"] == trade.total(364, 0, 2020, "X")
    assert set(outcome.built.new) == {data_set(r) for r in ("AZE", "RUS", "IRN", "GBR")}


def test_a_figure_says_where_it_came_from(trial: Trial[Service]) -> None:
    """Edition, valuation and input on every row; the manifest has the rest (rule 7)."""
    trial.refresh()
    flows, manifest = trial.vintage.flows, trial.vintage.manifest
    assert list(flows.columns) == list(FLOW_COLUMNS)
    assert set(flows["edition"]) == {"2021-05-01"}
    assert set(flows.loc[flows["flow"].eq("M"), "valuation"]) == {"CIF"}
    assert set(flows["status"]) == {"reported"}
    inputs = {item["id"]: item for item in manifest["inputs"]}
    assert set(flows["input"]) == set(inputs)
    for item in inputs.values():
        assert item["sha256"].startswith(item["id"])
        assert item["publisher"] == "United Nations Statistics Division"
        assert item["address"].startswith(trial.service.url + PREVIEW)
        assert item["query"]
        assert item["rows"] > 0
    assert manifest["created"] == max(item["retrieved"] for item in inputs.values())


def test_nothing_new_takes_one_call(trial: Trial[Service]) -> None:
    """A data set whose checksum is known is not fetched again; five calls are allowed."""
    trial.refresh()
    trial.calls()
    outcome = trial.refresh()
    assert outcome.vintage is None
    assert outcome.exit_code == 0
    assert trial.calls() == 1


def test_a_narrower_question_is_answered_already(trial: Trial[Service]) -> None:
    """What covers it was kept."""
    trial.refresh()
    trial.calls()
    trial.partners = ("RUS",)
    assert trial.refresh().vintage is None
    assert trial.calls() == 1


def test_both_routes_give_the_same_figures(tmp_path: Path, service: Service) -> None:
    """The plan is one; the keyed route asks for up to twelve years at once."""
    service.key = "a-key"
    service.trade = Trade.of((31, 643, 364, 826), range(2012, 2021))
    keyless = Trial(tmp_path / "keyless", service, since=2012)
    keyless.refresh()
    few = keyless.calls()
    keyed = Trial(tmp_path / "keyed", service, since=2012)
    keyed.refresh(keys={"un-comtrade": "a-key"})
    assert service.paths(KEYED)
    assert keyed.calls() < few / 4
    assert same_figures(keyless, keyed)


def test_years_not_published_are_not_asked(trial: Trial[Service]) -> None:
    """They are "not published yet", not zero and not an error (rule 4)."""
    trial.until = 2022
    outcome = trial.refresh()
    assert outcome.exit_code == 0
    assert data_set("AZE", 2021) in outcome.unpublished
    assert not [path for path in trial.service.paths() if "2021" in path or "2022" in path]


# Offline


def test_offline_gives_the_same_bytes(trial: Trial[Service], tmp_path: Path) -> None:
    """A build is a function of base, raw answers and reference tables (rule 14)."""
    trial.refresh()
    again = Trial(tmp_path / "again", trial.service)
    shutil.copytree(trial.data / "raw", again.data / "raw")
    trial.calls()
    outcome = again.refresh(offline=True)
    assert trial.calls() == 0
    assert outcome.vintage == trial.vintage.id
    one, two = ((t.vintage.folder / "manifest.json").read_bytes() for t in (trial, again))
    assert one == two
    assert parquet(trial.data) == parquet(again.data)


def test_offline_on_a_base_gives_the_same_bytes(trial: Trial[Service], tmp_path: Path) -> None:
    """Also where there was a vintage before, and a revision since."""
    trial.refresh()
    again = Trial(tmp_path / "again", trial.service)
    copy_vintages(trial.data, again.data)
    trial.service.trade.releases[31, 2020] = 2
    trial.refresh()
    shutil.copytree(trial.data / "raw", again.data / "raw")
    assert again.refresh(offline=True).vintage == trial.vintage.id
    assert again.refresh(offline=True).vintage is None


# Revisions


def test_a_revision_is_fetched_and_said(trial: Trial[Service]) -> None:
    """Only the revised data set is asked for; what moved by over 5% is listed (rule 11)."""
    trial.refresh()
    first = trial.vintage
    trial.calls()
    trial.service.trade.releases[31, 2020] = 2
    outcome = trial.refresh()
    # What is published, how the reporter defines it, totals, chapters by flow, and gold.
    assert trial.calls() == 1 + 1 + 4
    assert outcome.built.revised == (data_set(),)
    assert outcome.exit_code == 0
    assert "moved" in {problem.rule for problem in outcome.built.problems}
    assert trial.vintage.manifest["base"] == first.id
    assert trial.vintage.manifest["created"] > first.manifest["created"]
    assert set(trial.vintage.flows.query("reporter == 'AZE'")["edition"]) == {"2021-05-02"}
    # What no figure comes from any more is no input.
    inputs = {item["id"] for item in trial.vintage.manifest["inputs"]}
    assert inputs == set(trial.vintage.flows["input"])


def test_a_year_taken_back_is_kept_and_reported(trial: Trial[Service]) -> None:
    """The publisher may drop a year; what was published here stays, and that is said."""
    trial.refresh()
    del trial.service.trade.releases[643, 2020]
    outcome = trial.refresh()
    assert outcome.vanished == [data_set("RUS")]
    assert outcome.vintage is None
    assert ("RUS", "AZE", "X", "2020", "TOTAL") in trial.figures


def test_a_world_figure_that_is_gone_is_refused_unless_accepted(trial: Trial[Service]) -> None:
    """A revision without a flow that was there needs a person's yes (rule 11)."""
    trial.refresh()
    trial.service.trade.releases[31, 2020] = 2
    trial.service.trade.silent = {(31, 2020, "X")}
    refused = trial.refresh()
    assert refused.exit_code == 1
    assert [p.rule for p in refused.set_aside] == ["vanished"]
    assert ("AZE", WORLD, "X", "2020", "TOTAL") in trial.figures
    accepted = trial.refresh(accept_vanished=True)
    assert accepted.exit_code == 0
    assert ("AZE", WORLD, "X", "2020", "TOTAL") not in trial.figures


def test_nothing_listed_though_much_is_held_is_not_believed(trial: Trial[Service]) -> None:
    """An empty availability is a fault of the service, not the end of statistics (rule 4)."""
    trial.refresh()
    trial.service.trade.releases.clear()
    outcome = trial.refresh()
    assert outcome.exit_code == 3
    assert "lists nothing" in str(outcome.failures[0])


# What is held stays


def test_other_figures_are_carried_over(trial: Trial[Service], tmp_path: Path) -> None:
    """A refresh replaces what it asked for and nothing else, inputs included."""
    file = tmp_path / "mine.csv"
    file.write_text(
        "source,reporter,partner,flow,freq,period,product,value_usd,status\n"
        "un-comtrade,AZE,RUS,X,A,1995,TOTAL,7,reported\n"
        "my-own,AZE,RUS,X,A,2020,TOTAL,8,quoted\n"
    )
    import_file(trial.data, file, Origin("Me", "My book"), "2026-11-22T19:00:00Z", trials=())
    trial.refresh()
    flows = trial.vintage.flows
    assert flows.query("source == 'my-own'")["value_usd"].tolist() == [8]
    assert flows.query("period == '1995'")["value_usd"].tolist() == [7]
    assert {"My book"} < {item["citation"] for item in trial.vintage.manifest["inputs"]}


def test_notes_on_other_figures_are_carried_over(trial: Trial[Service]) -> None:
    """A note stands as long as its figures do; what a revision moved was news once."""
    copy_vintages(SHIPPED_DATA, trial.data)
    noted = {DataSet(**note["data_set"]) for note in trial.vintage.manifest["checks"]}
    assert noted
    trial.refresh()
    trial.service.trade.releases[31, 2020] = 2
    trial.refresh()
    assert "moved" in {note["rule"] for note in trial.vintage.manifest["checks"]}
    trial.service.trade.releases[31, 2019] = 1
    trial.since = trial.until = 2019
    trial.refresh()
    notes = trial.vintage.manifest["checks"]
    assert {DataSet(**note["data_set"]) for note in notes} == noted


def spoiled(rows: Rows) -> Rows:
    """Azerbaijan's world figures off by a tenth."""
    return [
        row | {"primaryValue": row["primaryValue"] * 1.1}
        if (row["reporterCode"], row["partnerCode"], row["cmdCode"]) == (31, 0, "TOTAL")
        else row
        for row in rows
    ]


def test_a_data_set_that_fails_is_set_aside(trial: Trial[Service]) -> None:
    """World against partners over 0.1%: figures held stay, the rest is published (rule 6)."""
    trial.refresh()
    before = trial.figures
    trial.service.trade.releases = dict.fromkeys(trial.service.trade.releases, 2)
    trial.service.edit = spoiled
    outcome = trial.refresh()
    assert outcome.exit_code == 1
    assert {problem.data_set for problem in outcome.set_aside} == {data_set()}
    assert trial.figures["AZE"].equals(before["AZE"])
    assert not trial.figures["RUS"].equals(before["RUS"])
    assert trial.vintage.manifest["set_aside"][0]["rule"] == "world sum"


def test_few_partners_must_add_up_too(trial: Trial[Service]) -> None:
    """All partners were asked for, so the sum holds whatever their number (rule 6)."""
    trial.service.trade.partners = (643, 364, 826, 276)
    trial.service.edit = spoiled
    outcome = trial.refresh()
    assert {problem.rule for problem in outcome.set_aside} == {"world sum"}
    assert set(trial.vintage.flows["reporter"]) == {"GBR", "IRN", "RUS"}


def test_a_refused_build_repeats_its_verdict(trial: Trial[Service]) -> None:
    """Nothing is asked again for it, and it is not forgotten either."""
    trial.service.edit = spoiled
    trial.refresh()
    trial.calls()
    outcome = trial.refresh()
    assert (outcome.exit_code, outcome.vintage, trial.calls()) == (1, None, 1)


# Answers that are not taken


def test_a_full_answer_is_split_and_never_kept(trial: Trial[Service]) -> None:
    """Over 500 rows in totals: asked again by flow (rule 3)."""
    numbers = [n for n in sorted(COUNTRIES.by_number) if n not in COUNTRIES.groups and n]
    trial.service.trade.partners = tuple(numbers)
    trial.service.trade.releases = {(31, 2020): 1}
    outcome = trial.refresh()
    assert outcome.exit_code == 0
    index = (trial.data / "raw" / "index.jsonl").read_text()
    assert '"rows": 500' not in index
    held = trial.vintage.flows
    for flow in ("X", "M"):
        totals = held[held["product"].eq("TOTAL") & held["flow"].eq(flow)].set_index("partner")
        world = totals.pop("value_usd")
        assert world.pop(WORLD) == pytest.approx(world.sum())
    trial.calls()
    assert trial.refresh().vintage is None
    assert trial.calls() == 1


def test_a_split_goes_down_to_partners(trial: Trial[Service]) -> None:
    """Chapters, then partners, until the parts fit."""
    trial.service.trade.releases = {(31, 2020): 1}
    trial.partners = ("RUS",)
    whole = replace(trial, data=trial.data.parent / "whole")
    whole.refresh()

    def padded(rows: Rows) -> Rows:
        """As if every answer of over six rows were cut off at the cap."""
        return [*rows, *rows[:1] * 500] if len(rows) > 6 else rows

    trial.service.edit = padded
    outcome = trial.refresh()
    assert outcome.set_aside == []
    assert trial.calls() > 50
    # One edition a row stays; only the answers they were read from differ.
    assert same_figures(trial, whole)


def test_what_cannot_be_split_is_refused(trial: Trial[Service]) -> None:
    """One row asked for, five hundred come: no part of it is believed."""
    trial.service.edit = lambda rows: (rows * 500)[:500]
    trial.partners = ()
    outcome = trial.refresh()
    assert outcome.exit_code == 1
    assert "cut short" in outcome.set_aside[0].message
    assert outcome.vintage is None
    # The parts still to come could not make either question whole, so they are not asked.
    assert trial.calls() < 2 * 20


def test_an_empty_answer_is_not_believed_of_a_published_year(trial: Trial[Service]) -> None:
    """It is listed as published, so a world total must come (rule 4); chapters are their own."""
    trial.service.faults = [Fault("empty", where=PREVIEW)]
    outcome = trial.refresh()
    assert outcome.exit_code == 1
    assert [problem.data_set for problem in outcome.set_aside] == [data_set()]
    assert ("AZE", WORLD, "X", "2020", "TOTAL") not in trial.figures
    assert ("AZE", WORLD, "X", "2020", "27") in trial.figures
    assert trial.refresh().exit_code == 0
    assert ("AZE", WORLD, "X", "2020", "TOTAL") in trial.figures


def test_empty_chapters_are_contradicted_by_totals(trial: Trial[Service]) -> None:
    """No chapter of a flow that has a total: asked again the next time (rule 4)."""
    trial.service.faults = [Fault("empty", where="AG2")]
    outcome = trial.refresh()
    assert "its total is not" in outcome.set_aside[0].message
    trial.calls()
    assert trial.refresh().exit_code == 0
    assert trial.service.paths("AG2")
    assert not trial.service.paths("cmdCode=TOTAL")


def test_no_trade_is_believed(trial: Trial[Service]) -> None:
    """A published year without any export answers empty for its chapters (rule 4)."""
    trial.service.trade.silent = {(31, 2020, "X")}
    outcome = trial.refresh()
    assert outcome.exit_code == 0
    assert "X" not in set(trial.vintage.flows.query("reporter == 'AZE'")["flow"])


def test_one_bad_reporter_spoils_no_other(trial: Trial[Service]) -> None:
    """Mirrors share a call; where one is refused, each is asked alone (rule 5)."""
    trial.service.edit = lambda rows: [
        row for row in rows if (row["reporterCode"], row["partnerCode"]) != (364, 0)
    ]
    outcome = trial.refresh()
    assert {problem.data_set for problem in outcome.set_aside} == {data_set("IRN")}
    assert set(trial.vintage.flows["reporter"]) == {"AZE", "GBR", "RUS"}


def test_exploded_rows_are_not_added(trial: Trial[Service], tmp_path: Path) -> None:
    """The same query is clean in one year and a cross product in another (rule 1)."""
    clean = Trial(tmp_path / "clean", trial.service)
    clean.refresh()
    trial.service.trade.exploded = {(643, 2020), (364, 2020)}
    trial.refresh()
    assert same_figures(trial, clean)


# Failures of the service


def test_quota_keeps_what_came_and_the_next_run_goes_on(
    trial: Trial[Service], tmp_path: Path
) -> None:  # fmt: skip
    """Exit 3 with the time; the same command then asks only for the rest (rule 12)."""
    trial.service.trade = Trade.of((31, 643, 364, 826), [2018, 2019, 2020])
    trial.since = 2018
    whole = Trial(tmp_path / "whole", trial.service, since=2018)
    whole.refresh()
    figures = len(trial.service.paths(PREVIEW))
    trial.service.quota = 12
    first = trial.refresh()
    assert first.exit_code == 3
    assert isinstance(first.failures[0], QuotaError)
    assert first.failures[0].resume is not None
    # The totals of all years are asked before the chapters of any.
    assert set(trial.vintage.flows["period"]) == {"2018", "2019", "2020"}
    assert set(trial.vintage.flows["product"]) == {"TOTAL"}
    trial.service.quota = None
    trial.calls()
    assert trial.refresh().exit_code == 0
    assert len(trial.service.paths(PREVIEW)) == figures - 12
    assert trial.vintage.flows.equals(whole.vintage.flows)


def test_a_quota_that_flickers_is_asked_twice(trial: Trial[Service]) -> None:
    """Without a key some gateways say "quota" now and then (docs/sources.md, 1.7)."""
    trial.service.faults = [Fault("403", 3, 3)]
    assert trial.refresh().exit_code == 0


def test_a_source_that_is_down_is_left_alone(trial: Trial[Service]) -> None:
    """Two calls in a row fail after all their tries: the run ends, what is held stays."""
    trial.refresh()
    before = trial.vintage.id
    trial.calls()
    trial.service.trade.releases = dict.fromkeys(trial.service.trade.releases, 2)
    trial.service.faults = [Fault("500", 1, 999, where=PREVIEW)]
    outcome = trial.refresh()
    assert outcome.exit_code == 3
    assert isinstance(outcome.failures[0], UnreachableError)
    assert len(trial.service.paths(PREVIEW)) == 2 * 5
    assert trial.vintage.id == before


def test_one_call_that_fails_stops_no_other(trial: Trial[Service]) -> None:
    """It is listed, the exit code is 3, and the next run asks for it."""
    trial.service.faults = [Fault("500", 1, 5, where="AG2")]
    outcome = trial.refresh()
    assert outcome.exit_code == 3
    (failed,) = outcome.fetched[0].failed
    assert f"Failed: un-comtrade: {failed}" in list(summary(outcome))
    assert not outcome.failures
    assert set(trial.vintage.flows["reporter"]) == {"AZE", "GBR", "IRN", "RUS"}
    assert trial.refresh().exit_code == 0


@pytest.mark.parametrize(("kind", "code", "calls"), [("400", 3, 2), ("404", 3, 1), ("401", 2, 1)])
def test_a_final_refusal_ends_the_run(
    trial: Trial[Service], kind: str, code: int, calls: int
) -> None:
    """A wrong path or key would be wrong a hundred times; a wrong question is believed at two."""
    trial.service.faults = [Fault(kind, 1, 999, where="preview")]
    assert trial.refresh().exit_code == code
    assert len(trial.service.paths(PREVIEW)) == calls


def test_a_refused_question_is_refused_alone(trial: Trial[Service]) -> None:
    """A 400 is about one question: it is a problem of its own, and the next is asked."""
    trial.service.faults = [Fault("400", where=f"{PREVIEW}?reporterCode=364")]
    outcome = trial.refresh()
    assert not outcome.failures
    assert [p.data_set for p in outcome.set_aside] == [data_set("IRN")]
    assert "The field period is invalid" in outcome.set_aside[0].message
    assert set(trial.vintage.flows["reporter"]) == {"AZE", "GBR", "RUS"}
    assert trial.refresh().exit_code == 0


def test_a_long_address_is_split(trial: Trial[Service]) -> None:
    """The service takes so many characters and no more (rule 12)."""
    trial.partners = tuple(sorted(set(COUNTRIES.asked_by) - {"AZE", "WLD", "EUR", "R4"})[:60])
    trial.service.longest = 300
    outcome = trial.refresh()
    assert outcome.exit_code == 0
    assert any(len(path) > 300 for path in trial.service.paths())


# Damage and company


def test_a_damaged_answer_is_named_and_asked_again(trial: Trial[Service]) -> None:
    """Its hash tells; the figures stay the same."""
    trial.refresh()
    trial.calls()
    used = {item["sha256"] for item in trial.vintage.manifest["inputs"]}
    path = next(p for p in (trial.data / "raw").rglob("*.gz") if p.name[:64] in used)
    path.write_bytes(b"damage")
    outcome = trial.refresh()
    assert path.name in trial.said
    assert len(trial.service.paths(PREVIEW)) == 1
    assert (outcome.exit_code, outcome.vintage) == (0, None)


def test_a_damaged_vintage_is_named_and_the_last_good_one_used(trial: Trial[Service]) -> None:
    """And the figures lost with it come back from the answers kept."""
    trial.refresh()
    good = trial.vintage.id
    trial.service.trade.releases[31, 2020] = 2
    trial.refresh()
    damaged = trial.vintage
    damage(trial.data, damaged.id)
    outcome = trial.refresh()
    assert damaged.id in trial.said
    assert good in trial.said
    assert outcome.vintage
    assert trial.vintage.flows.equals(damaged.flows)


def test_a_clock_years_ahead_dates_nothing(trial: Trial[Service]) -> None:
    """Nothing is kept or published under its date, and the next run on time goes on as ever."""
    trial.start = datetime(2099, 1, 1, tzinfo=UTC)
    outcome = trial.refresh()
    assert outcome.exit_code != 0
    assert isinstance(outcome.failures[0], ClockError)
    assert "2099-01-01" in "\n".join(summary(outcome))
    assert outcome.vintage is None
    assert not trial.raw_files
    trial.start = START
    assert trial.refresh().exit_code == 0
    assert trial.vintage.id.startswith("2026")


def test_two_at_once_are_told_apart(trial: Trial[Service]) -> None:
    """The second says that it waits for nobody, and changes nothing."""
    with writing(trial.data), pytest.raises(BusyError, match="Another refresh"):
        trial.refresh()
    assert not trial.service.calls


def test_the_order_of_rows_never_matters(trial: Trial[Service], tmp_path: Path) -> None:
    """The service sorts as it likes."""
    other = Trial(tmp_path / "other", trial.service)
    trial.refresh()
    trial.service.edit = lambda rows: rows[::-1]
    other.refresh()
    assert same_figures(trial, other)


def test_figures_are_text_and_floats(trial: Trial[Service]) -> None:
    """What is read back has the schema's types, so that nothing-new is recognised."""
    trial.refresh()
    types = trial.vintage.flows.dtypes
    assert all(types.pop(name) == "float64" for name in NUMBERS)
    assert all(isinstance(kind, pd.StringDtype) for kind in types)
