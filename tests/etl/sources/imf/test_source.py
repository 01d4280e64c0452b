"""The IMF's totals by partner: what is asked, how it is read, and what is no answer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from etl.fetching.failures import BlockedError, UnreachableError
from etl.questions import Corridor, Issue, NotAnAnswerError, Query, UnusableAnswerError
from etl.reader import read_toml
from etl.schema import TOTAL, WORLD, DataSet
from etl.sources.imf.source import Imts
from etl.sources.settings import Settings
from tests.etl.local_server import Fault
from tests.etl.sources.comtrade.builders import COUNTRIES
from tests.etl.sources.imf.server import COUNTRIES as PARTNERS
from tests.etl.sources.imf.server import GROUP_ONLY, HEADER, Imf, imf_server
from tests.etl.trial import Trial

SOURCE = Imts(Settings(COUNTRIES))
RECORDINGS = Path(__file__).parent / "recordings"
YEAR = Query("imf-imts", "AZE", "2020", ("X", "M"), None, (TOTAL,))
MONTH = replace(YEAR, period="2020-04", partners=("RUS", WORLD))
CORRIDOR = Corridor("AZE", ("GBR", "RUS"), 2019)


@pytest.fixture
def imf() -> Iterator[Imf]:
    """The local service."""
    with imf_server(Imf()) as running:
        yield running


@pytest.fixture
def trial(tmp_path: Path, imf: Imf) -> Trial[Imf]:
    """A folder nothing was fetched into yet."""
    urls = {"imf-imts": imf.url}
    return Trial(tmp_path / "data", imf, since=2019, sources=("imf-imts",), base_urls=urls)


def line(partner: str, value: object, indicator: str = "XG_FOB_USD", **other: object) -> str:
    """One line of SDMX-CSV about Azerbaijan's 2020."""
    cells: dict[str, object] = dict.fromkeys(HEADER, "")
    cells |= {"COUNTRY": "AZE", "INDICATOR": indicator, "COUNTERPART_COUNTRY": partner}
    cells |= {"TIME_PERIOD": "2020", "OBS_VALUE": value, "SCALE": 6, "DERIVATION_TYPE": "O"}
    return ",".join(str(cell) for cell in (cells | other).values())


def body(*lines: str) -> bytes:
    """An answer."""
    return "\r\n".join([",".join(HEADER), *lines, ""]).encode()


def values(*lines: str, query: Query = YEAR) -> dict[tuple[str, str], float]:
    """Dollars by partner and flow."""
    found = SOURCE.read(body(*lines), [query])
    keys = zip(found["partner"], found["flow"], strict=True)
    return dict(zip(keys, found["value_usd"], strict=True))


def test_one_call_a_reporter_and_frequency() -> None:
    """Every partner; of those that are partners alone, months with the reporter and the world."""
    calls = SOURCE.calls(SOURCE.plan([CORRIDOR], 2020))
    base = "https://api.imf.org/external/sdmx/2.1/data/IMF.STA,IMTS/"
    indicators = "XG_FOB_USD+MG_CIF_USD+MG_FOB_USD"
    assert [call.address.removeprefix(base) for call in calls] == [
        f"AZE.{indicators}..A?startPeriod=2019",
        f"GBR.{indicators}..A?startPeriod=2019",
        f"RUS.{indicators}..A?startPeriod=2019",
        f"AZE.{indicators}..M?startPeriod=2019",
        f"GBR.{indicators}.AZE+G001.M?startPeriod=2019",
        f"RUS.{indicators}.AZE+G001.M?startPeriod=2019",
    ]


@pytest.mark.parametrize(
    "corridors",
    [
        [CORRIDOR, Corridor("RUS", ("GBR", "TUR"), 2018)],
        [Corridor("RUS", ("GBR", "TUR"), 2018), CORRIDOR],
    ],
)
def test_a_reporter_of_any_corridor_is_asked_all(corridors: list[Corridor]) -> None:
    """Once, from its earliest year, though a partner in another; a mirror of two about both."""
    plan = [query for query in SOURCE.plan(corridors, 2019) if query.period.endswith("-01")]
    assert {(query.reporter, query.period[:4], query.partners) for query in plan} == {
        ("AZE", "2019", None),
        ("RUS", "2018", None),
        ("RUS", "2019", None),
        ("GBR", "2018", ("AZE", "RUS", WORLD)),
        ("GBR", "2019", ("AZE", "RUS", WORLD)),
        ("TUR", "2018", ("RUS", WORLD)),
        ("TUR", "2019", ("RUS", WORLD)),
    }
    assert len(plan) == 7


def test_the_public_service_is_asked_slowly() -> None:
    """Ten calls in five seconds at most, and by name."""
    assert SOURCE.pace.interval >= 0.5
    assert "csv" in SOURCE.headers["Accept"]


def test_values_are_full_dollars() -> None:
    """SCALE is how they are printed; multiplying would be a millionfold."""
    assert values(line("RUS", 123456)) == {("RUS", "X"): 123456}


def test_aggregates_are_left_out() -> None:
    """Countries and TX898 add up to G001; anything else counts somebody twice."""
    lines = [line("RUS", 5), line("G163", 3), line("GX170", 4), line("TX910", 1), line("TX898", 2)]
    found = values(*lines, line("G001", 7))
    assert found == {("RUS", "X"): 5, ("NES", "X"): 2, (WORLD, "X"): 7}


def test_a_country_in_no_table_is_unallocated() -> None:
    """Dropping it would take it out of the world's sum."""
    assert values(line("QZZ", 5), line("TX898", 2)) == {("NES", "X"): 7}


@pytest.mark.parametrize(
    ("marks", "status"),
    [("OR", "reported"), (("SE", "SP"), "estimate"), (("O", "SE"), "reported-or-estimated")],
)
def test_a_sum_is_as_sure_as_its_parts(marks: tuple[str, str], status: str) -> None:
    """One estimate in it, and it is not wholly reported."""
    lines = [
        line(code, 5, DERIVATION_TYPE=mark)
        for code, mark in zip(("QZZ", "TX898"), marks, strict=True)
    ]
    assert SOURCE.read(body(*lines), [YEAR])["status"].tolist() == [status]


def test_a_code_in_no_table_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    """Not once a month and flow."""
    values(line("QZZ", 5), line("QZZ", 6, "MG_CIF_USD"))
    assert len(caplog.records) == 1


def test_columns_go_by_name() -> None:
    """In any order, in quotes, with a byte order mark, and without the mark of what is reported."""
    content = (
        b"\xef\xbb\xbfOBS_VALUE,TIME_PERIOD,COUNTERPART_COUNTRY,INDICATOR,COUNTRY\n"
        b'5, 2020,"RUS",XG_FOB_USD,"AZE"\n\n'
    )
    SOURCE.accept(content)
    found = SOURCE.read(content, [YEAR]).iloc[0]
    assert (found["partner"], found["value_usd"], found["status"]) == (
        "RUS",
        5,
        "reported-or-estimated",
    )


def test_imports_have_one_valuation_a_period() -> None:
    """With freight where it is given, else without; never some partners so and some so."""
    lines = [
        line("RUS", 5, "MG_CIF_USD"),
        line("RUS", 4, "MG_FOB_USD"),
        line("IRN", 1, "MG_FOB_USD"),
    ]
    assert values(*lines) == {("RUS", "M"): 5}
    assert values(*lines[1:]) == {("RUS", "M"): 4, ("IRN", "M"): 1}


def test_valuation_of_one_period_is_not_anothers() -> None:
    """A year that has imports without freight alone keeps them, whatever other years have."""
    lines = [
        line("RUS", 5, "MG_CIF_USD"),
        line("RUS", 4, "MG_FOB_USD"),
        line("RUS", 3, "MG_FOB_USD", TIME_PERIOD="2019"),
    ]
    found = SOURCE.read(body(*lines), [YEAR, replace(YEAR, period="2019")])
    told = found[["period", "valuation", "value_usd"]].to_numpy().tolist()
    assert told == [["2019", "FOB", 3.0], ["2020", "CIF", 5.0]]


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        ("O", "reported"), ("R", "reported"), ("OU", "reported"),
        ("SE", "estimate"), ("SP", "estimate"),
        ("M", "reported-or-estimated"), ("", "reported-or-estimated"),
        ("TPD", "reported-or-estimated"), ("new", "reported-or-estimated"),
    ],
)  # fmt: skip
def test_estimates_keep_their_mark(mark: str, status: str) -> None:
    """What is not surely reported is not called so."""
    found = SOURCE.read(body(line("RUS", 5, DERIVATION_TYPE=mark)), [YEAR])
    assert set(found["status"]) == {status}


def test_months_are_written_our_way() -> None:
    """``2020-M04`` is ``2020-04``."""
    lines = [line("RUS", 5, TIME_PERIOD="2020-M04"), line("RUS", 6, TIME_PERIOD="2020-M05")]
    found = SOURCE.read(body(*lines), [MONTH])
    assert (found["period"].tolist(), found["freq"].tolist()) == (["2020-04"], ["M"])


@pytest.mark.parametrize("content", [body(), body(line("RUS", "")), GROUP_ONLY])
def test_nothing_is_no_answer(content: bytes) -> None:
    """No series, no observation, a group without series: none of it is zero."""
    SOURCE.accept(content)
    with pytest.raises(UnusableAnswerError, match="no zero"):
        SOURCE.read(content, [YEAR])


@pytest.mark.parametrize(
    "content", [b"", b"  ", b"<html>Hello</html>", b'{"data": []}', b"a,b\r\n"]
)
def test_other_bodies_are_asked_again(content: bytes) -> None:
    """An error page, an empty 200 or JSON is not SDMX."""
    with pytest.raises(NotAnAnswerError):
        SOURCE.accept(content)


@pytest.mark.parametrize(
    "lines",
    [
        [line("RUS", 5, COUNTRY="GEO")],
        [line("RUS", 5, INDICATOR="TBG_USD")],
        [line("RUS", 5, TIME_PERIOD="2020-Q1")],
        [line("RUS", 5), line("RUS", 6)],
        [line("RUS", "five")],
        [line("RUS", "inf")],
        [line("RUS", "1_123")],
        [line("RUS", "1e308")],
        [line("RUS", "9" * 400)],
        [line("RUS", 5), "IMF.STA:IMTS(1.0.0),AZE,XG"],
        [line("RUS", 5) + ",6"],
        [line("RUS", 5), '"IMF.STA:IMTS(1.0.0),AZE,XG'],
    ],
)
def test_a_strange_answer_is_refused(lines: list[str]) -> None:
    """Another question's answer, one figure twice, no number, or a line cut off."""
    with pytest.raises(UnusableAnswerError):
        values(*lines)


def test_entities_are_refused() -> None:
    """A few bytes of them can fill a memory."""
    with pytest.raises(UnusableAnswerError, match="entities"):
        SOURCE.read(b"<!DOCTYPE x><m:StructureSpecificData/>", [YEAR])


def test_the_recorded_csv() -> None:
    """The United States' exports, as the service sent them."""
    content = (RECORDINGS / "usa_exports.csv").read_bytes()
    SOURCE.accept(content)
    found = SOURCE.read(content, [replace(YEAR, reporter="USA", period="2024")])
    assert found["partner"].tolist() == ["CAN", WORLD]
    assert found["value_usd"].tolist() == [349397894619, 2065411250609]


def test_the_recorded_xml() -> None:
    """Laos' exports of 2019: countries and the rest add up to the world, to the dollar."""
    content = (RECORDINGS / "lao_exports_2019.xml").read_bytes()
    query = replace(YEAR, reporter="LAO", period="2019")
    found = SOURCE.read(content, [query]).set_index("partner")["value_usd"]
    assert found.pop(WORLD) == found.sum() == 5_809_332_852 + 13_314
    assert "ABW" not in found.index
    (release,) = SOURCE.released(content, [query], "2026-11-22").values()
    assert release.edition == "2026-08-31"


def test_the_recorded_answer_to_a_bad_key() -> None:
    """Groups and no series."""
    with pytest.raises(UnusableAnswerError, match="no zero"):
        SOURCE.read((RECORDINGS / "groups_only.xml").read_bytes(), [YEAR])


# End to end


@pytest.mark.parametrize("form", ["csv", "xml"])
def test_a_refresh(trial: Trial[Imf], imf: Imf, form: str) -> None:
    """Years and months, both sides, world and rest; the sources table is satisfied."""
    imf.form = form
    outcome = trial.refresh(freqs=("A", "M"))
    figures = trial.figures
    assert outcome.exit_code == 0
    assert figures["AZE", "RUS", "X", "2020", TOTAL] == imf.value(
        ("AZE", "XG_FOB_USD", "RUS"), "2020"
    )
    world = imf.value(("RUS", "MG_CIF_USD", "G001"), "2020-M03")
    assert figures["RUS", WORLD, "M", "2020-03", TOTAL] == world
    assert ("RUS", "TUR", "M", "2020-03", TOTAL) not in figures
    assert {("AZE", "TUR", "M", period, TOTAL) for period in ("2020", "2020-03")} <= set(
        figures.index
    )
    edition = {"csv": "2026-11-22", "xml": "2026-08-31"}[form]
    assert set(trial.vintage.flows["edition"]) == {edition}
    assert {i["publisher"] for i in trial.vintage.manifest["inputs"]} == {
        read_toml(trial.data, "sources.toml")["imf-imts"]["publisher"]
    }


@pytest.mark.parametrize("form", ["csv", "xml"])
def test_nothing_new(trial: Trial[Imf], imf: Imf, form: str) -> None:
    """The same figures under another header are not news, and are not kept again."""
    imf.form = form
    trial.refresh()
    kept = trial.raw_files
    trial.calls()
    outcome = trial.refresh()
    assert (outcome.vintage, outcome.exit_code, trial.calls()) == (None, 0, 4)
    assert trial.raw_files == kept


def test_a_revision_says_what_it_revised(trial: Trial[Imf], imf: Imf) -> None:
    """A year that stayed keeps its edition."""
    imf.years = range(2019, 2020)
    trial.refresh()
    imf.years = range(2019, 2021)
    outcome = trial.refresh()
    assert {item.year for item in outcome.built.new} == {"2020"}
    assert outcome.built.revised == ()
    imf.edition = 2
    assert {item.year for item in trial.refresh().built.revised} == {"2019", "2020"}
    imf.edition = 1
    trial.refresh()
    value = imf.value(("AZE", "XG_FOB_USD", "RUS"), "2020")
    assert trial.figures["AZE", "RUS", "X", "2020", TOTAL] == value


def test_months_that_were_held_with_few_partners(trial: Trial[Imf]) -> None:
    """As a mirror it was asked about few; as a reporter about all, and nothing held is gone."""
    as_mirror = [Corridor("RUS", ("AZE",), 2019)]
    trial.refresh(corridors=as_mirror, freqs=("M",))
    before = trial.figures["AZE"]
    assert set(before.index.get_level_values("partner")) == {"RUS", WORLD}
    outcome = trial.refresh(freqs=("M",))
    after = trial.figures["AZE"]
    assert (outcome.exit_code, outcome.vanished) == (0, [])
    assert not [p for p in outcome.built.problems if p.rule in {"vanished", "partner gone"}]
    assert after[before.index].equals(before)
    assert set(after.index.get_level_values("partner")) == {*PARTNERS, "NES", WORLD} - {"AZE"}
    assert trial.refresh(freqs=("M",)).vintage is None
    trial.refresh(corridors=as_mirror, freqs=("M",))
    assert trial.figures["AZE"].equals(after)
    # The same figures, read from another answer, are no new state of the data.
    held = trial.vintage.id
    for corridors in ({}, {"corridors": as_mirror}):
        assert trial.refresh(freqs=("M",), **corridors).vintage is None
    assert trial.vintage.id == held


def test_answers_kept_with_few_partners_are_no_months_with_all(
    trial: Trial[Imf], tmp_path: Path
) -> None:
    """A rebuild from what was kept takes them for what they are: not what is planned now."""
    trial.refresh(corridors=[Corridor("RUS", ("AZE",), 2019)], freqs=("M",))
    again = replace(trial, data=tmp_path / "again")
    again.data.mkdir()
    (trial.data / "raw").rename(again.data / "raw")
    again.refresh(offline=True, freqs=("M",))
    assert set(again.vintage.flows["reporter"]) == {"RUS"}


def test_months_are_checked_against_the_world(trial: Trial[Imf], imf: Imf) -> None:
    """A partner whose figures did not come is missed in each month, which is named."""
    imf.lost = ("TUR",)
    outcome = trial.refresh(freqs=("M",))
    notes = [problem for problem in outcome.built.problems if problem.rule == "world sum"]
    assert outcome.exit_code == 0
    assert {problem.data_set.reporter for problem in notes} == {"AZE"}
    assert len(notes) == 2 * 24
    assert any(problem.message.startswith("imports 2020-03: ") for problem in notes)


def test_years_without_figures_are_not_published_yet(trial: Trial[Imf]) -> None:
    """No zero, no error."""
    trial.until = 2021
    outcome = trial.refresh()
    assert outcome.exit_code == 0
    assert DataSet("imf-imts", "AZE", "2021") in outcome.unpublished


@pytest.mark.parametrize("kind", ["header", "group"])
def test_an_empty_answer_stops_no_other(trial: Trial[Imf], imf: Imf, kind: str) -> None:
    """It is said once, and what was held stays."""
    trial.refresh()
    before = trial.figures
    imf.faults = [Fault(kind, 1, 9, where="AZE.XG")]
    imf.edition = 2
    outcome = trial.refresh()
    assert outcome.exit_code == 1
    assert len(outcome.set_aside) == 1
    assert "no zero" in outcome.set_aside[0].message
    assert trial.figures["AZE"].equals(before["AZE"])
    assert not trial.figures["RUS"].equals(before["RUS"])
    assert not outcome.vanished


@pytest.mark.parametrize("kind", ["204", "empty", "html", "500"])
def test_no_answer_is_a_failure(trial: Trial[Imf], imf: Imf, kind: str) -> None:
    """After all tries; nothing is published from it."""
    imf.faults = [Fault(kind, 1, 99)]
    outcome = trial.refresh()
    assert outcome.exit_code == 3
    assert isinstance(outcome.failures[0], UnreachableError)
    assert outcome.vintage is None
    imf.faults = [Fault(kind, 1, 2)]
    assert trial.refresh().exit_code == 0


def test_a_gate_is_a_sentence(trial: Trial[Imf], imf: Imf) -> None:
    """Akamai's page is no wrong key."""
    imf.faults = [Fault("403", 1, 99)]
    outcome = trial.refresh()
    assert outcome.exit_code == 3
    assert isinstance(outcome.failures[0], BlockedError)
    assert "turns this machine away" in str(outcome.failures[0])
    assert trial.calls() == 1


def test_estimates_reach_the_figures(trial: Trial[Imf], imf: Imf) -> None:
    """A silent reporter's years are the IMF's, and say so."""
    imf.marks = {"RUS": "SE", "IRN": "M"}
    trial.refresh()
    status = trial.vintage.flows.groupby("reporter")["status"].agg(set).to_dict()
    assert status == {
        "AZE": {"reported"}, "GBR": {"reported"}, "RUS": {"estimate"},
        "IRN": {"reported-or-estimated"},
    }  # fmt: skip


def test_releases_are_told_by_their_figures() -> None:
    """Not by the order of lines."""
    lines = [line("RUS", 5), line("G001", 5)]
    one, two = (SOURCE.released(body(*some), [YEAR], "2026-01-01") for some in (lines, lines[::-1]))
    assert one == two
    assert set(one) == {Issue("imf-imts", "AZE", "2020")}
