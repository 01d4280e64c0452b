"""Months: twelve make a sum or there is none, and each is compared with its own a year before."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.frames.number_rows import number_row
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Measured, measure
from dashboard.measures.months import TwelveMonths, YearOnYear
from dashboard.measures.periods import months_to
from tests.builders import flow, ledger

YEAR = [f"2020-{month:02}" for month in range(1, 13)]
FLOWS = {"exports": "X", "imports": "M"}
DOTS = {"source": "imf-dots", "status": "reported-or-estimated"}

sizes = st.lists(st.integers(0, 10**12), min_size=12, max_size=12)
months = st.builds(lambda y, m: f"{y}-{m:02}", st.integers(1990, 2030), st.integers(1, 12))


def rows(values: list[int], first: int = 0, **columns: str) -> list[pd.DataFrame]:
    """Return exports by month from a month of 2019 on, January by default."""
    return [
        flow(value, period=f"{2019 + n // 12}-{n % 12 + 1:02}", **columns)
        for n, value in enumerate(values, first)
    ]


def summed(book: Ledger, month: str, name: str = "exports") -> Measured:
    """Return a measure of twelve months to one."""
    return measure(TwelveMonths(MEASURES[name]), Case("AZE", "RUS", month), book)


def grown(book: Ledger, month: str) -> Measured:
    """Return the change of exports from the same month a year before."""
    return measure(YearOnYear(MEASURES["exports"]), Case("AZE", "RUS", month), book)


@given(months, st.integers(1, 30))
def test_months_to_one_are_consecutive(last: str, count: int) -> None:
    """As many as asked, each the one after the other, January after December."""
    found = months_to(last, count)
    assert len(found) == count
    assert found[-1] == last
    numbers = [int(month[:4]) * 12 + int(month[5:]) for month in found]
    assert all(later == earlier + 1 for earlier, later in pairwise(numbers))
    assert all(len(month) == 7 and 1 <= int(month[5:]) <= 12 for month in found)


@given(sizes, sizes)
@settings(deadline=None, max_examples=12)
def test_december_is_the_year(exports: list[int], imports: list[int]) -> None:
    """In December the sum is that of the calendar year's months, whatever the flow."""
    book = ledger(
        [
            row
            for name, values in (("X", exports), ("M", imports))
            for row in rows(values, 12, flow=name)
        ]
    )
    expected = {"exports": sum(exports), "imports": sum(imports)}
    expected |= {"turnover": sum(exports) + sum(imports), "balance": sum(exports) - sum(imports)}
    for name, total in expected.items():
        measured = summed(book, "2020-12", name)
        assert measured.value == Interval(total, total)
        assert {term.place.period for term in measured.terms} == set(YEAR)


@given(sizes, st.integers(0, 11))
@settings(deadline=None, max_examples=12)
def test_twelve_months_need_all_twelve(values: list[int], missing: int) -> None:
    """Eleven months are no year: there is no sum, and the month that lacks is named."""
    held = rows(values, 12)
    del held[missing]
    months_held = {frame["period"].iloc[0] for frame in held}
    speaks = "2020-12" in months_held
    measured = summed(ledger(held), "2020-12")
    assert measured.value is None
    if speaks:
        assert [gap.place.period for gap in measured.missing] == [YEAR[missing]]


def test_sum_moves_with_the_month() -> None:
    """Each month's sum is of the twelve up to it, across years, and the window before is void."""
    book = ledger(rows(list(range(1, 25))))
    assert summed(book, "2020-03").value == Interval(sum(range(4, 16)), sum(range(4, 16)))
    assert summed(book, "2019-11").value is None


def test_sources_are_not_mixed_in_a_sum() -> None:
    """Half a year of one publisher and half of another make no year."""
    held = rows([1] * 6, 12)
    held += rows([1] * 6, 18, **DOTS)
    assert summed(ledger(held), "2020-12").value is None


def test_sum_is_by_the_first_source_with_all_months() -> None:
    """A publisher that has all twelve speaks where the one before it has not."""
    held = [*rows([1] * 12, 12, **DOTS), *rows([5] * 3, 21)]
    measured = summed(ledger(held), "2020-12")
    assert measured.value == Interval(12, 12)
    assert measured.sources == ("imf-dots",)


def test_year_on_year_compares_the_same_month() -> None:
    """May with May, not with April: 100 (later - earlier) / earlier."""
    book = ledger(rows([100] * 16 + [150]))
    measured = grown(book, "2020-05")
    assert measured.value == Interval(50, 50)
    assert measured.unit == "percent"
    assert {term.place.period for term in measured.terms} == {"2019-05", "2020-05"}


def test_year_on_year_needs_the_month_before() -> None:
    """Without the month of the year before there is no change, and it is named."""
    measured = grown(ledger(rows([100] * 5, 12)), "2020-05")
    assert measured.value is None
    assert [gap.place.period for gap in measured.missing] == ["2019-05"]


def test_growth_from_nothing_is_a_void_that_says_why() -> None:
    """A change from a month of zero cannot be computed: no value, and a reason beside it."""
    case = Case("AZE", "RUS", "2020-01")
    row = number_row("exports, year on year", case, grown(ledger(rows([0] * 13)), "2020-01"), "v")
    assert (row["value"], row["status"]) == (None, "missing")
    assert row["note"]


@pytest.mark.parametrize("name", ["exports", "turnover"])
def test_annual_figure_is_no_month(name: str) -> None:
    """A year on record fills no month, nor do its months make it."""
    book = ledger([flow(120), flow(120, flow="M")])
    assert summed(book, "2020-12", name).value is None
