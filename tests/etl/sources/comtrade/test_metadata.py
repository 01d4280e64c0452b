"""How UN Comtrade says its data sets are defined, and what that makes of figures."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.questions import Query
from etl.schema import TOTAL, WORLD
from etl.sources.comtrade.metadata import notes
from tests.etl.local_server import Fault
from tests.etl.sources.comtrade.builders import KEYLESS, TOTALS, body, cell
from tests.etl.sources.comtrade.server import PREVIEW, Service
from tests.etl.trial import Trial

Note = dict[str, Any]
DEFINITIONS = "getMetadata"


def note(reporter: int = 31, period: int = 2020, **other: object) -> Note:
    """One note as recorded in October 2026: factors are text, dates ISO, none is marked."""
    return {
        "datasetCode": 20031202001082100,
        "typeCode": "C",
        "freqCode": "A",
        "period": period,
        "reporterCode": reporter,
        "reporterDescription": "A country",
        "currency": "AZN",
        "importConvFactor": "0.588235",
        "exportConvFactor": "0.588235",
        "tradeSystem": "General",
        "classificationCode": "H5",
        "importValuation": "CIF",
        "exportValuation": "FOB",
        "importPartnerCountry": "Origin",
        "exportPartnerCountry": "Last Known Destination",
        "importPartner2Country": "N/A",
        "exportPartner2Country": None,
        "publicationNote": "New Data: published for the first time.",
        "publicationDate": "2021-03-29T22:50:18.8066667",
        "publicationDateShort": "2021-03-29",
    } | other


def told(*found: Note) -> bytes:
    """An answer of ``getMetadata``: notes by data set."""
    return body(*({"reporterCode": one["reporterCode"], "notes": [one]} for one in found))


def defined(*found: Note, rows: bytes = b"") -> dict[str, list[str]]:
    """Valuations and bases of a year's figures, by flow, as such notes fill them."""
    bare: Note = {"cifvalue": None, "fobvalue": None}
    content = rows or body(cell(0, 5, **bare), cell(0, 7, flow="M", **bare))
    figures, _ = KEYLESS.defined(KEYLESS.table(content, [TOTALS]), told(*found), [TOTALS])
    table = figures.to_pydict()
    return {name: table[name] for name in ("flow", "valuation", "partner_basis")}


@pytest.fixture
def trial(tmp_path: Path, service: Service) -> Trial[Service]:
    """Four reporters' year, whose definitions the service tells."""
    service.metadata = [{"notes": [note(who)]} for who in (31, 643, 364, 826)]
    return Trial(tmp_path / "data", service)


# What a note tells


def test_what_is_unknown_is_filled() -> None:
    """Valuation and partner's basis, each by flow."""
    assert defined(note()) == {
        "flow": ["X", "M"],
        "valuation": ["FOB", "CIF"],
        "partner_basis": ["destination", "origin"],
    }


def test_what_a_row_tells_stands() -> None:
    """Its own CIF value says more of it than a note on its year."""
    rows = body(cell(0, 5), cell(0, 7, flow="M"))
    assert defined(note(importValuation="FOB"), rows=rows)["valuation"] == ["FOB", "CIF"]


@pytest.mark.parametrize("mixed", ["CIF/FOB", "N/A", None, "", "Origin/Consignment for Intra EU"])
def test_what_is_mixed_or_not_given_stays_unknown(mixed: str | None) -> None:
    """A mixture is no valuation and no basis."""
    found = defined(note(importValuation=mixed, importPartnerCountry=mixed))
    assert (found["valuation"], found["partner_basis"]) == (
        ["FOB", "unknown"],
        ["destination", "unknown"],
    )


@pytest.mark.parametrize("rule", ["Consignment", "Country of dispatch", "Last Known Destination"])
def test_imports_by_consignment_are_no_second_telling(rule: str) -> None:
    """In the table "dispatch" is what stands beside the main figures, never those themselves."""
    assert defined(note(importPartnerCountry=rule))["partner_basis"] == ["destination", "unknown"]


def test_another_year_or_reporter_tells_nothing() -> None:
    """All reporters may come, whichever was asked for."""
    for other in (note(643), note(period=2019), note(period=202001)):
        assert set(defined(other)["partner_basis"]) == {"unknown"}


def test_the_newest_publication_holds() -> None:
    """By its mark, else by its day, which was written otherwise before 2026."""
    newer: Note = {"publicationDate": "2022-05-03T19:12:39.8", "importValuation": "FOB"}
    marked = note(isLatestPublication=True), note(isLatestPublication=False, **newer)
    older_form = (
        note(publicationDate=None, publicationDateShort="02/04/2021"),
        note(publicationDate=None, publicationDateShort="01/05/2022", importValuation="FOB"),
    )
    for found in (marked, marked[::-1]):
        assert defined(*found)["valuation"] == ["FOB", "CIF"]
    for found in ((note(), note(**newer)), (note(**newer), note()), older_form, older_form[::-1]):
        assert defined(*found)["valuation"] == ["FOB", "FOB"]


def test_facts_are_what_a_receipt_can_show() -> None:
    """System, currency, factors, rules and the publication note; nothing of what is not given."""
    table = KEYLESS.table(body(cell(0, 5), cell(0, 5, flow="M")), [TOTALS])
    _, facts = KEYLESS.defined(table, told(note(importPartner2Country="Consignment")), [TOTALS])
    assert facts == {
        "AZE 2020": {
            "trade_system": "General",
            "currency": "AZN",
            "valuation": {"M": "CIF", "X": "FOB"},
            "partner": {"M": "Origin", "X": "Last Known Destination"},
            "second_partner": {"M": "Consignment"},
            "usd_per_unit": {"M": "0.588235", "X": "0.588235"},
            "note": "New Data: published for the first time.",
            "published": "2021-03-29",
        }
    }


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["notes", "period", "reporterCode", "publicationDate", "data"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.lists(_JSON, max_size=4), st.binary(max_size=60))
def test_any_answer_defines_or_does_not(data: list[Any], content: bytes) -> None:
    """What is not understood leaves figures as they are; it never refuses them."""
    table = KEYLESS.table(body(cell(0, 5), cell(0, 5, flow="M")), [TOTALS])
    odd = json.dumps({"count": len(data), "data": data, "error": ""}).encode()
    for one in (odd, content):
        figures, _ = KEYLESS.defined(table, one, [TOTALS])
        assert figures["value_usd"].to_pylist() == [5, 5]
        assert isinstance(notes(one), dict)


# From the service to the vintage


def test_figures_are_published_as_they_are_defined(trial: Trial[Service]) -> None:
    """Rows have their basis, their input has the facts, and both name one kept answer."""
    trial.refresh()
    flows, manifest = trial.vintage.flows, trial.vintage.manifest
    found = flows.groupby("flow")["partner_basis"].unique().map(list).to_dict()
    assert found == {"M": ["origin"], "X": ["destination"]}
    for item in manifest["inputs"]:
        (facts,) = item["definitions"].values()
        assert facts["trade_system"] == "General"
        (kept,) = item["definitions_from"]
        assert f"{kept}.gz" in trial.raw_files


def test_definitions_are_asked_once_a_reporter_and_frequency(trial: Trial[Service]) -> None:
    """And again only where its figures are asked again."""
    trial.refresh()
    assert len(trial.service.paths(DEFINITIONS)) == 4
    trial.calls()
    trial.refresh()
    assert trial.calls() == 1
    trial.service.trade.releases[31, 2020] = 2
    trial.refresh()
    assert len(trial.service.paths(DEFINITIONS)) == 1


@pytest.mark.parametrize("kind", ["500", "404", "401", "403", "html", "400", "error-200"])
def test_figures_are_published_without_definitions(trial: Trial[Service], kind: str) -> None:
    """Whatever happens to them: it is said, and the next run asks for them again."""
    trial.service.faults = [Fault(kind, 1, 99, where=DEFINITIONS)]
    outcome = trial.refresh()
    assert (outcome.exit_code, outcome.set_aside) == (0, [])
    assert set(trial.vintage.flows["partner_basis"]) == {"unknown"}
    assert "definition" in trial.said or "defines" in trial.said
    before = trial.figures
    trial.service.faults = []
    trial.calls()
    outcome = trial.refresh()
    # What is known now is the same figure, not another one beside it.
    assert outcome.exit_code == 0
    assert trial.figures.equals(before)
    assert "unknown" not in set(trial.vintage.flows["partner_basis"])
    assert not trial.service.paths(PREVIEW)


def test_damaged_definitions_leave_figures_alone(trial: Trial[Service]) -> None:
    """They are asked for again."""
    trial.refresh()
    (kept, *_) = trial.vintage.manifest["inputs"][0]["definitions_from"]
    (trial.data / "raw" / "un-comtrade" / f"{kept}.gz").write_bytes(b"damage")
    trial.calls()
    outcome = trial.refresh()
    assert outcome.exit_code == 0
    assert trial.service.paths(DEFINITIONS)
    assert not trial.service.paths(PREVIEW)


def test_a_reporter_by_consignment_keeps_both_its_tellings(trial: Trial[Service]) -> None:
    """Its main figures are replaced by its main figures, its second telling by that."""
    service = trial.service
    service.metadata = [{"notes": [note(importPartnerCountry="Consignment")]}]
    service.trade.second = {(31, 2020)}
    trial.refresh()
    service.trade.releases[31, 2020] = 2
    assert trial.refresh().exit_code == 0
    flows = trial.vintage.flows
    mine = flows[flows["reporter"].eq("AZE") & flows["flow"].eq("M") & flows["product"].eq(TOTAL)]
    assert not mine.duplicated(["partner", "partner_basis"]).any()
    main = mine[mine["partner_basis"].eq("unknown")].set_index("partner")["value_usd"]
    second = mine[mine["partner_basis"].eq("dispatch")].set_index("partner")["value_usd"]
    assert main[WORLD] == service.trade.total(31, 0, 2020, "M")
    assert second["RUS"] == service.trade.dispatched(31, 643, 2020)
    assert set(mine["partner_basis"]) == {"unknown", "dispatch"}


def test_several_years_of_one_answer_have_each_its_own() -> None:
    """With a key an answer holds twelve years, and a rule may change between two."""
    years = [Query("un-comtrade", "AZE", year, ("M",), None, (TOTAL,)) for year in ("2019", "2020")]
    rows = [cell(0, 5, flow="M", period=year) for year in ("2019", "2020")]
    content = told(note(period=2019, importPartnerCountry="Consignment"), note())
    figures, facts = KEYLESS.defined(KEYLESS.table(body(*rows), years), content, years)
    assert figures["partner_basis"].to_pylist() == ["unknown", "origin"]
    assert list(facts) == ["AZE 2019", "AZE 2020"]
