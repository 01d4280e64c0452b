"""The frames of a claim: every reading a row, and its measure by year with gaps as rows."""

from typing import Any
from urllib.parse import parse_qs

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.claims.entries import read_claims
from dashboard.claims.readings import Evaluation, evaluate
from dashboard.claims.rule import Verdict
from dashboard.frames.number_rows import FRAME_COLUMNS, as_frame
from dashboard.frames.readings import READING_COLUMNS, claim_rows, readings_frame, years_rows
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import WHOLE, Lens
from tests.builders import claim, flow, ledger, pair

DOTS = {"source": "imf-dots", "status": "reported-or-estimated"}
TRADE = [
    row
    for year in ("2015", "2018", "2020")
    for row in (*pair(4, 6, period=year), *pair(50, 50, period=year, partner="WLD"))
]
GROWTH: dict[str, Any] = {"measure": "turnover", "operation": "change", "since": "2019"}


def evaluation(book: Ledger, lens: Lens = WHOLE, **assertion: Any) -> Evaluation:  # noqa: ANN401
    """Return the evaluation of a claim on 2020."""
    (found,) = read_claims({"claim": [claim(assertion)]}, ("AZE", "RUS"))
    return evaluate(found, book, lens=lens)


def by_year(book: Ledger, lens: Lens = WHOLE, **assertion: Any) -> pd.DataFrame:  # noqa: ANN401
    """Return the measure of a claim's one statement by year."""
    (outcome,) = evaluation(book, lens, **assertion).outcomes
    return as_frame(years_rows(outcome, "v"))


def test_columns_are_the_documented_ones() -> None:
    """Those of a reading, then those of every number, then the vintage."""
    found = readings_frame(claim_rows(evaluation(ledger(TRADE)), "v"))
    numbers = [name for name in FRAME_COLUMNS if name not in READING_COLUMNS]
    assert set(found) == {*READING_COLUMNS, *numbers} - {"goods", "chosen"}
    assert list(found)[: len(READING_COLUMNS)] == list(READING_COLUMNS)
    assert set(found["vintage"]) == {"v"}
    assert (found[["value", "low", "high", "claimed", "precision"]].dtypes == "float64").all()


@given(st.lists(st.integers(1, 1000), min_size=8, max_size=8), st.integers(1, 90))
@settings(deadline=None, max_examples=25)
def test_rows_are_the_readings(sizes: list[int], value: int) -> None:
    """A row a reading with its value and verdict, then one a year, and one of them is first."""
    rows = [*pair(*sizes[:2]), *pair(*sizes[2:4], partner="WLD")]
    rows += [*pair(*sizes[4:6], **DOTS), *pair(*sizes[6:], partner="WLD", **DOTS)]
    made = evaluation(ledger(rows), value=value, also=["share of imports"])
    (outcome,) = made.outcomes
    found = readings_frame(claim_rows(made, "v"))
    for kind, readings in (("reading", outcome.readings), ("year", outcome.years)):
        part = found[found["kind"].eq(kind)]
        values = [r.measured.value.middle if r.measured.value else None for r in readings]
        assert [None if pd.isna(v) else v for v in part["value"]] == values
        assert part["verdict"].tolist() == [r.verdict.value for r in readings]
        assert part["measure"].tolist() == [r.measure for r in readings]
    (first,) = found[found["primary"].eq("yes") & found["kind"].eq("reading")].to_dict("records")
    assert first["value"] == pytest.approx(100 * sum(sizes[:2]) / sum(sizes[2:4]))
    assert (first["claimed"], first["precision"], first["scope"]) == (value, 1, "all goods")


def test_reading_without_a_value_says_why() -> None:
    """What cannot be measured is a row with its reason, not left out."""
    found = readings_frame(claim_rows(evaluation(ledger(TRADE)), "v"))
    void = found[found["value"].isna()]
    assert len(void)
    assert void["note"].ne("").all()
    assert set(void["verdict"]) == {Verdict.UNCHECKED.value}
    assert set(void["status"]) == {"missing"}


def test_statements_are_numbered() -> None:
    """A sentence of two statements has the rows of both, told apart."""
    entry: Any = claim()
    entry["asserts"].append(entry["asserts"][0] | {"value": 50})
    (said,) = read_claims({"claim": [entry]}, ("AZE", "RUS"))
    found = readings_frame(claim_rows(evaluate(said, ledger(TRADE)), "v"))
    assert found.groupby("statement")["claimed"].unique().map(list).to_dict() == {1: [10], 2: [50]}


def test_years_without_a_figure_are_rows() -> None:
    """Between the first and the last year each year has its row; what lacks is a void."""
    found = by_year(ledger(TRADE))
    assert list(found) == list(FRAME_COLUMNS)
    assert found["period"].tolist() == [str(year) for year in range(2015, 2021)]
    assert found.loc[found["value"].notna(), "period"].tolist() == ["2015", "2018", "2020"]
    assert found.loc[found["value"].isna(), "note"].ne("").all()
    assert set(found["unit"]) == {"percent"}


def receipts(frame: pd.DataFrame) -> list[dict[str, list[str]]]:
    """Return what the receipts of a frame's numbers are asked."""
    known = frame.dropna(subset=["value"]).to_dict("records")
    addresses = [str(row["receipt"]) for row in known]
    return [parse_qs(address.partition("?")[2]) for address in addresses if address]


def test_years_of_a_level_lead_to_their_receipts() -> None:
    """Each year's number has the receipt of that year."""
    asked = receipts(by_year(ledger(TRADE)))
    assert [query["period"] for query in asked] == [["2015"], ["2018"], ["2020"]]
    assert all(query["measure"] == ["share of turnover"] for query in asked)


def test_years_of_a_change_do_not_lead_to_levels() -> None:
    """The receipt of a growth is not that of the year's turnover."""
    book = ledger([*pair(4, 6, period="2019"), *pair(5, 7)])
    found = by_year(book, **GROWTH, value=20, precision=1)
    assert found["value"].dropna().tolist() == [pytest.approx(20)]
    asked = receipts(found)
    assert [query["operation"] for query in asked] == [["change"]]
    assert [query["base"] for query in asked] == [["2019"]]


def test_years_through_a_lens_say_so() -> None:
    """Numbers without oil are named so, and lead to receipts without oil."""
    rows = [
        flow(size, product=product, flow=name, partner=partner)
        for partner, scale in (("RUS", 1), ("WLD", 10))
        for name in ("X", "M")
        for product, size in (("TOTAL", 10 * scale), ("27", 6 * scale), ("84", 4 * scale))
    ]
    found = by_year(ledger(rows), Lens(("27",)))
    assert found["value"].notna().all()
    assert set(found["goods"]) == {"TOTAL without 27"}
    assert all(query.get("without") == ["27"] for query in receipts(found))


def test_comparison_of_both_sides_leads_to_both() -> None:
    """The difference of two shares is asked as that difference, not as one of them."""
    sides = [*pair(10, 10, reporter="RUS", partner="AZE")]
    sides += pair(50, 50, reporter="RUS", partner="WLD")
    made: dict[str, Any] = {"operation": "partner over reporter", "value": 10, "precision": 1}
    found = by_year(ledger([*TRADE, *sides]), **made)
    assert found["unit"].eq("percentage points").all()
    asked = receipts(found)
    assert asked
    assert all(query["operation"] == ["partner over reporter"] for query in asked)


def test_rows_by_year_name_the_lens_they_are_seen_through() -> None:
    """The reader's choice stands on each year, the publisher a reading settled on does not."""
    assert set(by_year(ledger(TRADE))["chosen"]) == {""}
    asked_alone = by_year(ledger(TRADE), Lens(source="un-comtrade"))
    assert set(asked_alone["chosen"]) == {"source=un-comtrade"}
