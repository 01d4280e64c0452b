"""What matters first is asked first and published as it comes; the end is as without stages."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.command.arguments import listed_corridors
from etl.command.summary import summary
from etl.fetching.client import Tools
from etl.fetching.progress import Lines
from etl.fetching.stages import NEWEST, STAGES, Kind, kind_of, stage_of, staged
from etl.pipeline import RefreshOutcome, refresh
from etl.questions import Call, Query
from etl.reader import SHIPPED_DATA, current_vintage, vintage_ids
from etl.schema import TOTAL, WORLD
from tests.builders import copy_vintages
from tests.etl.local_server import Fault, Server
from tests.etl.sources.comtrade.builders import COUNTRIES, KEYED, KEYLESS
from tests.etl.sources.comtrade.server import AVAILABILITY, Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.trial import UNTRIED, Trial, await_calls, command, parquet

CORRIDORS = listed_corridors(SHIPPED_DATA, COUNTRIES)
YEARS = range(2004, 2021)
A_MINUTE = 60 / 1.2
"""So many calls a minute, without a key."""


def many_years(data: Path, service: Service) -> Trial[Service]:
    """A first refresh of many years; the last one asked for is not published yet."""
    service.trade = Trade.of((31, 643, 364, 826), YEARS)
    return Trial(data, service, since=YEARS[0], until=2021, freqs=("A", "M"))


@pytest.fixture
def trial(tmp_path: Path, service: Service) -> Trial[Service]:
    """Such a refresh, to be made."""
    return many_years(tmp_path / "data", service)


Made = tuple[Trial[Service], RefreshOutcome]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """The same, made once and undisturbed, with what came of it; tests change copies of it."""
    with Server(Service(Trade.of((), ()))) as service:
        made = many_years(tmp_path_factory.mktemp("whole") / "data", service)
        yield made, made.refresh()


@pytest.fixture
def refreshed(trial: Trial[Service], whole: Made) -> Trial[Service]:
    """A copy of what it left, to go on from, and a service that has the same figures."""
    made, _ = whole
    shutil.copytree(made.data, trial.data)
    trial.looks = made.looks
    return trial


@dataclass
class Watch(Lines):
    """Notes at every call which vintages stand by then."""

    trial: Trial[Service]
    stood: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(io.StringIO())

    def asking(self, what: str) -> None:
        """Before the call is made."""
        del what
        self.stood.append(vintage_ids(self.trial.data))


def watched(trial: Trial[Service]) -> list[list[str]]:
    """A refresh of the corridors that ship: the vintages that stood before each call."""
    watch = Watch(trial)
    request = trial.request(corridors=[replace(one, since=YEARS[0]) for one in CORRIDORS])
    tools = Tools(now=trial._now, sleep=lambda _: None)  # noqa: SLF001 -- its clock
    refresh(request, watch, tools, trials=())
    return watch.stood


def test_the_newest_totals_stand_within_a_minute(trial: Trial[Service]) -> None:
    """Of both sides, and how they are defined; the whole takes longer."""
    months = [year * 100 + month for year in YEARS[-2:] for month in range(1, 13)]
    trial.service.trade = Trade.of((31, 643, 364, 826), [*YEARS, *months])
    stood = watched(trial)
    before = next(number for number, ids in enumerate(stood) if ids)
    assert before < A_MINUTE
    assert len(stood) > A_MINUTE
    first = replace(trial, data=trial.data.parent / "first")
    copy_vintages(trial.data, first.data)
    for name in set(vintage_ids(first.data)) - {stood[before][0]}:
        (first.data / "vintages" / name / "manifest.json").unlink()
    for reporter, partner in (("AZE", "RUS"), ("RUS", "AZE"), ("AZE", WORLD), ("GBR", WORLD)):
        for year in YEARS[-4:]:
            assert (reporter, partner, "X", str(year), TOTAL) in first.figures
    assert set(first.vintage.flows["product"]) == {TOTAL}


def test_stages_make_few_vintages_and_one_summary(refreshed: Trial[Service], whole: Made) -> None:
    """At most one a stage; what is published is asked once; new is what the run began without."""
    made, outcome = whole
    assert 1 < len(outcome.vintages) <= len(STAGES)
    assert list(outcome.vintages) == vintage_ids(made.data)
    assert outcome.vintage == made.vintage.id
    assert len(made.service.paths(AVAILABILITY[:-5])) == 2
    assert {item.year for item in outcome.built.new} == set(map(str, YEARS))
    said = list(summary(outcome))
    calls = len(made.service.calls)
    assert f"{calls} calls, published vintage {outcome.vintage}" in said[-1]
    assert any(line.startswith("New: ") and f"AZE {YEARS[0]}-{YEARS[-1]}" in line for line in said)
    assert refreshed.refresh().vintages == ()


def test_a_revision_is_new_against_what_the_run_began_with(refreshed: Trial[Service]) -> None:
    """All that moved is listed in the last vintage, whichever stage brought it."""
    held = refreshed.vintage.id
    refreshed.service.trade.releases = dict.fromkeys(refreshed.service.trade.releases, 2)
    outcome = refreshed.refresh()
    assert len(outcome.vintages) > 1
    assert refreshed.vintage.manifest["base"] == held
    notes = refreshed.vintage.manifest["checks"]
    moved = {note["data_set"]["year"] for note in notes if note["rule"] == "moved"}
    assert moved == set(map(str, YEARS))
    assert "older release" not in {note["rule"] for note in notes}


def test_stages_end_in_what_one_look_gives(trial: Trial[Service], whole: Made) -> None:
    """Without a network there is one stage, and it ends in the same vintage."""
    made, _ = whole
    shutil.copytree(made.data / "raw", trial.data / "raw")
    outcome = trial.refresh(offline=True)
    assert outcome.vintages == (made.vintage.id,)
    assert parquet(trial.data) == parquet(made.data)


def test_a_small_refresh_makes_one_vintage(trial: Trial[Service]) -> None:
    """It is done before anybody would look."""
    trial.since = 2019
    assert len(trial.refresh().vintages) == 1


@pytest.mark.slow
def test_killed_between_stages(trial: Trial[Service], whole: Made) -> None:
    """What was published stands, and the repeat ends in the bytes of an undisturbed run."""
    made, _ = whole
    calls = len(made.service.calls)
    trial.service.pause = 0.02
    arguments = ["refresh", "--data", trial.data, "--since", YEARS[0], "--until", trial.until,
                 "--source", "un-comtrade", "--freq", "A", "--freq", "M",
                 "--base-url", f"un-comtrade={trial.service.url}"]  # fmt: skip
    with command(*arguments, program=UNTRIED) as process:
        await_calls(calls - 20, process, trial.service)
        process.kill()
    trial.service.pause = 0
    vintage = current_vintage(trial.data)
    assert vintage
    assert "2020" in set(vintage.flows["period"])
    trial.calls()
    assert trial.refresh().exit_code == 0
    assert trial.calls() < calls / 2
    assert parquet(trial.data) == parquet(made.data)


def test_a_source_that_ended_is_not_asked_in_later_stages(trial: Trial[Service]) -> None:
    """Out of quota in the second stage: what the first one brought stands."""
    trial.service.quota = 4 * NEWEST + 3
    outcome = trial.refresh()
    assert outcome.exit_code == 3
    assert len(outcome.failures) == 1
    refused = len(trial.service.paths("preview")) - 4 * NEWEST - 3
    assert refused == 2  # as a quota that flickers is asked twice
    periods = set(trial.vintage.flows["period"])
    assert {str(year) for year in YEARS[-NEWEST:]} < periods
    trial.service.quota = None
    trial.service.faults = [Fault("500", 1, 99, where=AVAILABILITY[:-5])]
    trial.calls()
    assert trial.refresh().exit_code == 3
    assert trial.calls() == 5  # every try of the first call, and no other


# The rule


def query(period: str, product: str = TOTAL, basis: str = "") -> Query:
    """A question of Azerbaijan's."""
    return Query("un-comtrade", "AZE", period, ("X", "M"), None, (product,), basis)


@pytest.mark.parametrize(
    ("asked", "kind", "stage"),
    [
        (query("2024"), Kind.TOTALS, 0),
        (query("2020"), Kind.TOTALS, 0),
        (query("2019"), Kind.TOTALS, 1),
        (query("2024", "AG2"), Kind.PRODUCTS, 2),
        (query("2024", "7108"), Kind.PRODUCTS, 2),
        (query("2024", basis="dispatch"), Kind.DISPATCH, 2),
        (query("2024-12"), Kind.MONTHS, 3),
        (query("1999-01"), Kind.MONTHS, 3),
    ],
)
def test_what_comes_when(asked: Query, kind: Kind, stage: int) -> None:
    """By what is asked alone, whoever is asked."""
    assert (kind_of(asked), stage_of(asked, 2024)) == (kind, stage)


@given(
    st.lists(
        st.builds(
            query,
            st.sampled_from(["1999", "2019", "2024", "2024-01"]),
            st.sampled_from([TOTAL, "AG2"]),
            st.sampled_from(["", "dispatch"]),
        ),
        max_size=12,
    )
)
def test_every_call_has_one_stage(queries: list[Query]) -> None:
    """None is lost or asked twice, and within a stage the order stays."""
    calls = [Call(str(number), (one,)) for number, one in enumerate(queries)]
    stages = staged(calls)
    assert len(stages) == len(STAGES)
    assert sorted((call for stage in stages for call in stage), key=calls.index) == calls
    assert all(stage == sorted(stage, key=calls.index) for stage in stages)


def test_what_shares_a_call_is_asked_once() -> None:
    """With a key the totals of older years come along with the newest."""
    plan = [one for one in KEYED.plan(CORRIDORS, 2024) if kind_of(one) == Kind.TOTALS]
    first, second, *_ = staged(KEYED.calls(plan))
    own = [q for call in first for q in call.queries if q.reporter == "AZE"]
    assert len(own) == 12
    assert {q.period for call in second for q in call.queries}.isdisjoint(q.period for q in own)
    keyless, *_ = staged(KEYLESS.calls(plan))
    assert {q.period for call in keyless for q in call.queries} == {
        str(year) for year in range(2025 - NEWEST, 2025)
    }
