"""The United Kingdom's own months: what is asked, what is in the sums, and how they get dollars."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from etl.command.summary import summary
from etl.questions import Corridor, NotAnAnswerError, UnusableAnswerError
from etl.schema import TOTAL
from etl.sources.hmrc import answers
from etl.sources.hmrc.source import Hmrc as Source
from etl.sources.settings import Settings
from tests.etl.local_server import Fault
from tests.etl.sources.comtrade.builders import COUNTRIES
from tests.etl.sources.comtrade.server import METADATA, Service
from tests.etl.sources.hmrc.server import Hmrc, factors, hmrc_server, recorded_factors
from tests.etl.trial import Trial

SOURCE = Source(Settings(COUNTRIES))
CORRIDOR = Corridor("AZE", ("GBR", "RUS"), 2020)
PAGE = Path(__file__).parent / "recordings" / "ots_page.json"
ROWS = [
    (202001, 3, 0, 27090090, 100.0),
    (202001, 3, 0, 99999999, 10.0),  # below the threshold
    (202001, 3, 2, 27101900, 7.0),  # suppressed
    (202001, 4, 0, 84000000, 50.0),
    (202002, 4, 0, 84000000, 60.0),
    (202002, 4, 0, -990, 3.0),  # an estimate for those who did not answer
    (202003, 3, 0, 27090090, 40.0),
]


@pytest.fixture
def hmrc() -> Iterator[Hmrc]:
    """The local service."""
    with hmrc_server(Hmrc(list(ROWS))) as running:
        yield running


@pytest.fixture
def trial(tmp_path: Path, hmrc: Hmrc, service: Service) -> Trial[Hmrc]:
    """A folder nothing was fetched into yet; Comtrade has factors for two of the months."""
    service.metadata = factors(202001, 202002)
    urls = {"uk-hmrc": hmrc.url, "un-comtrade": service.url}
    return Trial(
        tmp_path / "data", hmrc, sources=("uk-hmrc",), freqs=("A", "M"), base_urls=urls
    )  # fmt: skip


def dollars(trial: Trial[Hmrc]) -> dict[tuple[str, str], float]:
    """Dollars by flow and month."""
    rows = trial.vintage.flows
    return dict(zip(zip(rows["flow"], rows["period"], strict=True), rows["value_usd"], strict=True))


def test_only_corridors_with_the_united_kingdom() -> None:
    """Whoever the others are; nothing here knows a country but the source's own."""
    plan = SOURCE.plan([CORRIDOR, Corridor("GEO", ("RUS",), 2020)], 2020)
    assert {(q.reporter, q.partners) for q in plan} == {("GBR", ("AZE",))}
    assert len(plan) == 12
    own = SOURCE.plan([Corridor("GBR", ("KAZ", "TUR"), 2020)], 2020)
    assert {q.partners for q in own} == {("KAZ",), ("TUR",)}


def test_pounds_become_dollars(trial: Trial[Hmrc]) -> None:
    """Each flow by its own month's factor; all parts of the sum stay in it."""
    assert trial.refresh().exit_code == 0
    assert dollars(trial) == {
        ("M", "2020-01"): 117 * 1.25,
        ("X", "2020-01"): 50 * 1.5,
        ("X", "2020-02"): 63 * 1.5,
    }
    status = trial.vintage.flows.set_index("period")["status"].to_dict()
    assert status == {"2020-01": "reported", "2020-02": "reported-or-estimated"}


def test_the_receipt_has_the_factor(trial: Trial[Hmrc]) -> None:
    """And what was estimated and suppressed, in pounds."""
    trial.refresh()
    (found,) = trial.vintage.manifest["inputs"]
    assert found["usd_per_gbp"]["2020-01"] == {"M": 1.25, "X": 1.5}
    assert found["estimated_gbp"] == {"2020-02": {"X": 3.0}}
    assert found["suppressed_gbp"] == {"2020-01": {"M": 7.0}}
    assert "Comtrade" in found["note"]
    assert found["publisher"] == "HM Revenue and Customs"


def test_without_a_factor_it_stays_in_pounds(trial: Trial[Hmrc]) -> None:
    """Said in a note, kept in the raw answer, and no figure in dollars."""
    outcome = trial.refresh()
    assert ("M", "2020-03") not in dollars(trial)
    notes = [str(problem) for problem in outcome.built.problems]
    assert any("no factor for 2020-03: kept in pounds" in note for note in notes)
    assert any("imports 40 GBP" in note for note in notes)
    assert any(note["rule"] == "currency" for note in trial.vintage.manifest["checks"])


def test_a_factor_that_comes_later(trial: Trial[Hmrc], service: Service) -> None:
    """The next refresh converts."""
    trial.refresh()
    service.metadata = factors(202001, 202002, 202003)
    assert trial.refresh().vintage
    assert dollars(trial)["M", "2020-03"] == 50
    assert not [n for n in trial.vintage.manifest["checks"] if n["rule"] == "currency"]


def test_factors_as_they_come_since_2026(
    trial: Trial[Hmrc], service: Service, tmp_path: Path
) -> None:
    """As text, and the latest publication told by its date alone."""
    trial.refresh()
    other = replace(trial, data=tmp_path / "other")
    service.metadata = recorded_factors(202001, 202002)
    other.refresh()
    assert dollars(other) == dollars(trial)


@pytest.mark.parametrize("odd", ["1_2", "9" * 400, 10**400, "-1", "nan"])
def test_a_factor_that_is_no_number_is_none(
    trial: Trial[Hmrc], service: Service, odd: object
) -> None:
    """Then pounds stay pounds."""
    service.metadata = factors(202001, importConvFactor=odd, exportConvFactor=odd)
    assert trial.refresh().vintage is None


def test_factors_out_of_reach(trial: Trial[Hmrc], service: Service) -> None:
    """Nothing is guessed, what was converted before stays, and a run in vain says so."""
    service.faults = [Fault("500", 1, 5, where=METADATA)]
    assert trial.refresh().vintage is None
    trial.refresh()
    before = dollars(trial)
    service.faults = [Fault("404", 1, 1, where=METADATA)]
    outcome = trial.refresh()
    assert outcome.exit_code == 1
    assert any("no factor" in line for line in summary(outcome) if "could be published" in line)
    assert dollars(trial) == before


@pytest.mark.parametrize(
    "odd", [{"currency": "USD"}, {"importConvFactor": None, "exportConvFactor": 0}]
)
def test_a_factor_of_another_kind_is_none(
    trial: Trial[Hmrc], service: Service, odd: dict[str, object]
) -> None:
    """A factor of one for a report in dollars would turn pounds into as many dollars."""
    service.metadata = factors(202001, **odd)
    assert trial.refresh().vintage is None


def test_a_month_with_one_factor_is_kept_out_whole(trial: Trial[Hmrc], service: Service) -> None:
    """Half a month would be replaced by half of another; asked again, nothing stands twice."""
    service.metadata = [*factors(202001), *factors(202002, exportConvFactor=None)]
    for vintages in (1, 0):
        outcome = trial.refresh()
        assert (outcome.exit_code, len(outcome.vintages)) == (0, vintages)
        assert {month for _, month in dollars(trial)} == {"2020-01"}
    service.metadata = factors(202001, importConvFactor=None)
    assert trial.refresh().exit_code == 1
    assert {month for _, month in dollars(trial)} == {"2020-01"}


def test_pages_are_followed_without_top(trial: Trial[Hmrc], hmrc: Hmrc) -> None:
    """To the end, at the host that was asked, though its links name the service's own."""
    hmrc.page = 1
    trial.refresh()
    assert len(dollars(trial)) == 3
    asked = [unquote(path) for path, _ in hmrc.calls]
    assert not [path for path in asked if "$top" in path]
    assert len([path for path in asked if "$skip" in path]) == 4
    assert asked[0] == "/Country?$filter=CountryCodeAlpha eq 'AZ'"


@pytest.mark.parametrize("host", ["https://elsewhere.example", "//elsewhere.example"])
def test_a_page_at_another_host_is_refused(trial: Trial[Hmrc], hmrc: Hmrc, host: str) -> None:
    """Whoever answers may not send us anywhere."""
    hmrc.page, hmrc.host = 1, host
    outcome = trial.refresh()
    assert outcome.exit_code == 1
    assert "another host" in outcome.set_aside[0].message
    assert outcome.vintage is None


def test_nothing_new(trial: Trial[Hmrc]) -> None:
    """Three calls here and one for the factors; nothing is kept twice."""
    trial.refresh()
    kept = trial.raw_files
    trial.calls()
    assert trial.refresh().vintage is None
    assert trial.raw_files == kept
    assert trial.calls() == 4


def test_offline_gives_the_same(trial: Trial[Hmrc], tmp_path: Path) -> None:
    """The factors are in the answer kept."""
    trial.refresh()
    again = replace(trial, data=tmp_path / "again")
    (tmp_path / "again").mkdir()
    (trial.data / "raw").rename(tmp_path / "again" / "raw")
    assert again.refresh(offline=True).vintage == trial.vintage.id


@pytest.mark.parametrize("fault", ["500", "html", "429"])
def test_faults_pass(trial: Trial[Hmrc], hmrc: Hmrc, fault: str) -> None:
    """Each call is tried again."""
    hmrc.faults = [Fault(fault, 2, 3)]
    assert trial.refresh().exit_code == 0
    assert len(dollars(trial)) == 3


def test_no_trade_at_all_is_no_zero(trial: Trial[Hmrc], hmrc: Hmrc) -> None:
    """No sum came."""
    hmrc.rows = []
    outcome = trial.refresh()
    assert outcome.exit_code == 1
    assert "no zero" in outcome.set_aside[0].message


def test_a_country_that_is_not_listed(trial: Trial[Hmrc]) -> None:
    """The number is looked up, never known."""
    outcome = trial.refresh(corridors=[Corridor("KAZ", ("GBR",), 2020)])
    assert "lists no country" in outcome.set_aside[0].message


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b'{"value": 1}', b'{"value": [1]}'])
def test_other_bodies_are_asked_again(content: bytes) -> None:
    """An error page is no OData."""
    with pytest.raises(NotAnAnswerError):
        SOURCE.accept(content)


@pytest.mark.parametrize(
    "row", [{}, {"MonthId": 202001, "FlowTypeId": 7, "SuppressionIndex": 0, "V": 1}]
)
def test_a_sum_of_nothing_known_is_refused(row: dict[str, object]) -> None:
    """It has no month, or a flow nobody explained."""
    bodies = [{"value": [{"CountryId": 78}]}, {"value": [row]}, {"value": []}, {"data": []}]
    content = b"\n".join(json.dumps(body).encode() for body in bodies)
    with pytest.raises(UnusableAnswerError):
        SOURCE.read(content, SOURCE.plan([CORRIDOR], 2020))


def test_the_recorded_shape() -> None:
    """A page of the real service is taken for one, and its link is followed at our host."""
    content = PAGE.read_bytes()
    SOURCE.accept(content)
    (call,) = SOURCE.calls(SOURCE.plan([CORRIDOR], 2020))
    step = SOURCE.follow(call, [b'{"value": [{"CountryId": 78}]}', content])
    assert step
    assert step.address == "https://api.uktradeinfo.com/OTS?$skip=30000"


def test_nothing_but_figures_in_dollars(trial: Trial[Hmrc]) -> None:
    """Only totals, only months, only with the reporter of the corridor."""
    trial.refresh()
    flows = trial.vintage.flows
    assert set(flows["product"]) == {TOTAL}
    assert set(flows["freq"]) == {"M"}
    assert set(flows["partner"]) == {"AZE"}


@pytest.mark.parametrize("odd", ["9" * 400, "1e308", "-1e16", "NaN"])
def test_a_sum_beyond_all_trade_is_refused(odd: str) -> None:
    """Python takes 400 digits for a number and falls over it."""
    sums = f'{{"value": [{{"MonthId": 202001, "FlowTypeId": 3, "V": {odd}}}]}}'
    content = f'{{"value": []}}\n{sums}\n{{"value": []}}\n{{"data": []}}'.encode()
    with pytest.raises(UnusableAnswerError, match="a sum without month, flow or value"):
        answers.parsed(content)
