"""Spans of months: which there are, what they are made of, and what is measured over them."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import operated
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Measured, measure
from dashboard.measures.periods import is_span, months_from, parts_of, shifted, year_of
from tests.builders import flow, ledger, quote

QUARTER = "2024-01/2024-03"
LAST = "2023-01/2023-03"
months = st.builds(lambda y, m: f"{y}-{m:02}", st.integers(1990, 2030), st.integers(1, 12))


def of(book: Ledger, name: str, period: str = QUARTER, base: str = "") -> Measured:
    """A measure of Azerbaijan's trade with Russia."""
    formula = operated(MEASURES[name], "change" if base else "level", name)
    return measure(formula, Case("AZE", "RUS", period, base=base), book)


def quarter(*values: float, year: int = 2024, **columns: str) -> list[pd.DataFrame]:
    """Exports in the first months of a year."""
    return [flow(value, period=f"{year}-{n:02}", **columns) for n, value in enumerate(values, 1)]


@given(months, months)
def test_a_span_is_every_month_from_one_to_a_later_one(first: str, last: str) -> None:
    """But for one that ends in the month it begins in, which is a year that begins within it."""
    span = f"{first}/{last}"
    found = parts_of(span)
    if not is_span(span):
        assert found == ()
        assert not first < last or months_from(first, last) > 120
    elif months_from(first, last) % 12 == 1:
        assert found == ()
    else:
        assert (found[0], found[-1]) == (first, last)
        assert len(found) == len(set(found)) == months_from(first, last)


@pytest.mark.parametrize("period", ["2024", "2024-05", "2024-01/2024-01", "2024-04/2024-01", "x/y"])
def test_nothing_else_is_one(period: str) -> None:
    """A year and a month are made of nothing smaller here."""
    assert not is_span(period)
    assert parts_of(period) == ()


@pytest.mark.parametrize(
    ("period", "years", "moved"),
    [("2024", -1, "2023"), ("2024-02", 2, "2026-02"), ("2023-10/2024-03", -3, "2020-10/2021-03")],
)
def test_periods_move_by_years(period: str, years: int, moved: str) -> None:
    """Every month stays what it is; a span is of the year it ends in."""
    assert shifted(period, years) == moved
    assert year_of(moved) == year_of(period) + years


def test_a_span_is_the_sum_of_its_months() -> None:
    """Exports of 1, 2 and 3 million are 6 million, with each month as a term."""
    found = of(ledger(quarter(1e6, 2e6, 3e6)), "exports")
    assert found.value == Interval.exactly(6e6)
    assert [term.place.period for term in found.terms] == ["2024-01", "2024-02", "2024-03"]


def test_without_one_month_there_is_none() -> None:
    """The month that lacks is told; where all do, the span is."""
    for rows, lacking in ((quarter(1e6, 2e6), "2024-03"), ([], QUARTER)):
        found = of(ledger(rows), "exports")
        assert found.value is None
        assert [gap.place.period for gap in found.missing] == [lacking]


def test_parts_of_two_publishers_are_no_sum() -> None:
    """Whose sum would it be."""
    rows = [*quarter(1e6, 2e6), flow(3e6, period="2024-03", source="imf-dots")]
    assert of(ledger(rows), "exports").value is None


def test_a_change_is_from_the_same_months() -> None:
    """From 4 to 6 million it is 50 percent."""
    rows = quarter(1e6, 2e6, 3e6) + quarter(1e6, 1e6, 2e6, year=2023)
    assert of(ledger(rows), "exports", base=LAST).value == Interval.exactly(50.0)


def test_a_share_is_of_the_same_months() -> None:
    """6 of 24 million are 25 percent."""
    rows = quarter(1e6, 2e6, 3e6) + quarter(8e6, 8e6, 8e6, partner="WLD")
    assert of(ledger(rows), "share of exports").value == Interval.exactly(25.0)


def test_a_rank_is_by_the_sums() -> None:
    """Whoever leads in one month need not lead in all."""
    rows = [
        *quarter(1e6, 2e6, 3e6),
        *quarter(4e6, 1e6, 2e6, partner="TUR"),
        *quarter(5e6, 3e6, 5e6, partner="WLD"),
    ]
    assert of(ledger(rows), "rank by exports").value == Interval.exactly(2.0)


def test_what_was_said_of_the_span_is_found() -> None:
    """Of an Iranian year too, which no months make."""
    for period in (QUARTER, "2017-03/2018-03"):
        book = ledger([], [quote(5, precision="1", period=period)])
        found = of(book, "exports", period)
        assert found.value == Interval.rounded(5e6, 1e6)
        assert found.status == "quoted"


@pytest.mark.parametrize(
    ("period", "parts"),
    [
        ("2019/2021", ("2019", "2020", "2021")),
        ("2020/2021", ("2020", "2021")),
        ("2021/2021", ()),
        ("2021/2020", ()),
        ("1950/2021", ()),
        ("2019/2021-05", ()),
    ],
)
def test_several_years_are_a_span(period: str, parts: tuple[str, ...]) -> None:
    """From one to a later one, not a lifetime."""
    assert parts_of(period) == parts
    assert is_span(period) == bool(parts)


def test_several_years_are_added_up() -> None:
    """By one publisher, and of all of them."""
    rows = [
        flow(value, period=year) for year, value in (("2019", 1.0), ("2020", 2.0), ("2021", 4.0))
    ]
    book = ledger(rows)
    assert of(book, "exports", "2019/2021").value == Interval.exactly(7)
    assert of(book, "exports", "2020/2021", "2018/2019").value is None
    assert of(book, "exports", "2018/2020").value is None
    (first,) = of(
        ledger([flow(3, period="2018"), *rows]), "exports", "2020/2021", "2018/2019"
    ).sources
    assert first == "un-comtrade"
