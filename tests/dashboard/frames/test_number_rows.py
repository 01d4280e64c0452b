"""The frame behind every chart: one row a number, a gap as a row that says why."""

from typing import Any, get_args

import pandas as pd
import pytest

from dashboard.address.selection import Selection
from dashboard.frames.number_rows import FRAME_COLUMNS, as_frame, chosen_of, measure_rows
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.evidence import Place
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import Lens
from dashboard.measures.measuring import Case
from dashboard.measures.missing import Missing, Reason
from dashboard.text.missing import missing_note
from tests.builders import flow, ledger, pair, quote

TRADE = [*pair(3, 5, valuation="FOB"), *pair(10, 20, partner="WLD"), flow(7, period="2022")]


def frame(book: Ledger, *measures: str, until: int = 2022) -> pd.DataFrame:
    """Return the frame of Azerbaijan with Russia from 2020."""
    return as_frame(
        measure_rows(book, Selection("AZE", ("RUS",), 2020, until), measures, "vintage-1")
    )


def row(book: Ledger, name: str, year: int = 2020) -> dict[str, Any]:
    """Return one measure's row of one year."""
    records = frame(book, name, until=2024).to_dict("records")
    return {str(key): cell for key, cell in records[year - 2020].items()}


def test_columns_are_the_documented_ones() -> None:
    """Every column has its meaning, in the order of the download; numbers are numbers."""
    found = frame(ledger(TRADE), "turnover")
    assert list(found) == list(FRAME_COLUMNS)
    assert all(FRAME_COLUMNS.values())
    assert (found[["value", "low", "high"]].dtypes == "float64").all()
    assert set(found["vintage"]) == {"vintage-1"}


def test_every_measure_and_year_has_its_row() -> None:
    """No year is skipped, whether or not anything is known of it."""
    selection = Selection("AZE", ("RUS", "IRN"), 2019, 2022)
    found = as_frame(measure_rows(ledger(TRADE), selection, MEASURES, "v"))
    assert len(found) == 2 * 4 * len(MEASURES)
    assert not found.duplicated(["partner", "measure", "period"]).any()


def test_gap_is_a_row_without_a_value_that_says_why() -> None:
    """A missing figure is empty and named: neither zero nor the year before."""
    found = row(ledger(TRADE), "turnover", 2021)
    assert pd.isna(found["value"])
    assert (found["status"], found["source"], found["edition"]) == ("missing", "", "")
    assert found["note"] == (
        "No record of AZE’s exports to RUS in 2021. No record of AZE’s imports from RUS in 2021."
    )


def test_one_flow_is_no_turnover() -> None:
    """Where only exports are known the turnover is missing, not the exports."""
    found = row(ledger(TRADE), "turnover", 2022)
    assert pd.isna(found["value"])
    assert found["note"] == "No record of AZE’s imports from RUS in 2022."


def test_reported_zero_is_zero() -> None:
    """Zero that was reported is a value."""
    assert row(ledger([flow(0)]), "exports")["value"] == 0


def test_row_can_be_cited() -> None:
    """A number stands with its unit, source, edition, status and valuation."""
    found = row(ledger(TRADE), "turnover")
    cited = {"value": 8, "unit": "USD", "status": "reported", "source": "un-comtrade"}
    cited |= {"edition": "first", "valuation": "exports FOB; imports FOB", "note": ""}
    assert {key: found[key] for key in cited} == cited
    assert pd.isna(found["low"])
    assert pd.isna(found["high"])


def test_quote_has_its_width_and_who_said_it() -> None:
    """A rounded statement shows its middle and both ends."""
    found = row(ledger(quotes=[quote(1178)]), "exports", 2024)
    assert (found["value"], found["low"], found["high"]) == (1178e6, 1177.5e6, 1178.5e6)
    assert (found["status"], found["note"]) == ("quoted", "somebody")


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_is_a_sentence(reason: Reason) -> None:
    """Each reason for a gap reads as a sentence, once, with names where they are given."""
    gap = Missing(Place("AZE", "WLD", "M", "2021"), "imf", reason)
    said = missing_note([gap, gap], {"AZE": "Azerbaijan"}.__getitem__)
    assert said.endswith(".")
    assert said.count(".") == 1
    assert "{" not in said
    assert "AZE" not in said


def test_gaps_of_many_years_are_one_sentence() -> None:
    """Years that follow each other as a run; those of another flow are told apart."""
    years = (2001, 1993, 1999, 1994, 2000, 1996)
    gaps = [Missing(Place("AZE", "WLD", flow, str(year)), "imf") for year in years for flow in "XM"]
    said = missing_note(gaps)
    assert said.count(".") == 2
    assert said.count("1993\N{EN DASH}1994, 1996, 1999\N{EN DASH}2001") == 2


def test_choices_are_in_the_words_of_the_address() -> None:
    """Goods, basis and publishers of both sides; nothing where nothing was chosen."""
    case = Case("AZE", "RUS", "2020")
    assert chosen_of(case) == ""
    lens = Lens(("71", "27"), "dispatch", "imf-dots", "", "20260101T000000Z-0123abcd")
    chosen = case._replace(lens=lens, mirror="un-comtrade")
    assert chosen_of(chosen) == "without=71,27 basis=dispatch source=imf-dots mirror=un-comtrade"


def test_choice_is_on_every_row() -> None:
    """Voids too say of what they are voids."""
    selection = Selection("AZE", ("RUS",), 2020, 2022, lens=Lens(source="imf-dots"))
    found = as_frame(measure_rows(ledger(TRADE), selection, MEASURES, "v"))
    assert set(found["chosen"]) == {"source=imf-dots"}
