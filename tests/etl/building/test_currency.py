"""Amounts in other currencies become dollars by published rates, and can be had back."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.building.currency import NoRateError, in_dollars
from etl.rates import Rate

MONTHS = [f"2020-{month:02}" for month in range(1, 13)]
RATES = {"GBP": {month: Rate(1 + number / 10, "a bank") for number, month in enumerate(MONTHS)}}


def amounts(*rows: tuple[str, float, str], partner: str = "RUS") -> pd.DataFrame:
    """Return amounts by period and currency, of one series."""
    return pd.DataFrame(
        [
            {
                "source": "mine",
                "reporter": "AZE",
                "partner": partner,
                "flow": "X",
                "freq": "M" if "-" in period else "A",
                "period": period,
                "product": "TOTAL",
                "amount": amount,
                "currency": currency,
            }
            for period, amount, currency in rows
        ]
    )


def test_month_is_turned_at_its_own_rate() -> None:
    """A month's dollars are its amount times that month's rate, which stays beside it."""
    found = in_dollars(amounts(("2020-03", 50.0, "GBP")), RATES).iloc[0]
    assert found["rate"] == pytest.approx(1.2)
    assert found["value_usd"] == pytest.approx(60.0)
    assert "amount" not in found


def test_year_is_turned_at_what_its_months_were_turned_at() -> None:
    """All trade in one month gives that month's rate, not the year's mean."""
    months = [(month, 90.0 if month == "2020-12" else 0.0, "GBP") for month in MONTHS]
    found = in_dollars(amounts(*months, ("2020", 91.0, "GBP")), RATES)
    year = found[found["period"].eq("2020")].iloc[0]
    assert year["rate"] == pytest.approx(2.1)
    assert year["value_usd"] == pytest.approx(91.0 * 2.1)


def test_year_without_its_months_is_turned_at_the_mean() -> None:
    """Another series' months, or eleven of them, say nothing of a year."""
    mean = sum(rate.usd for rate in RATES["GBP"].values()) / 12
    alone = in_dollars(amounts(("2020", 10.0, "GBP")), RATES)
    assert alone["rate"].iloc[0] == pytest.approx(mean)
    months = amounts(*((month, 9.0 if month < "2020-06" else 0.0, "GBP") for month in MONTHS))
    other = months.assign(partner="IRN")
    both = in_dollars(pd.concat([amounts(("2020", 10.0, "GBP")), other]), RATES)
    assert both["rate"].iloc[0] == pytest.approx(mean)
    eleven = pd.concat([amounts(("2020", 10.0, "GBP")), months.iloc[:11]])
    assert in_dollars(eleven, RATES)["rate"].iloc[0] == pytest.approx(mean)


def test_dollars_stay_as_they_are() -> None:
    """Dollars need no table."""
    found = in_dollars(amounts(("2020", 7.0, "USD")), {}).iloc[0]
    assert (found["value_usd"], found["rate"]) == (7.0, 1.0)


@pytest.mark.parametrize("period", ["2021-01", "2021"])
def test_period_without_a_rate_is_refused_by_line(period: str) -> None:
    """No rate is made up for a month or year beyond the table."""
    with pytest.raises(NoRateError, match=f"GBP is known for {period}") as caught:
        in_dollars(amounts(("2020", 1.0, "GBP"), (period, 1.0, "GBP")), RATES)
    assert caught.value.line == 1


@given(st.lists(st.integers(0, 10**9), min_size=12, max_size=12))
def test_year_equals_its_months(values: list[int]) -> None:
    """A year that is the sum of its months is, in dollars, the sum of theirs."""
    months = [(month, float(value), "GBP") for month, value in zip(MONTHS, values, strict=True)]
    found = in_dollars(amounts(*months, ("2020", float(sum(values)), "GBP")), RATES)
    of_months = found[found["freq"].eq("M")]["value_usd"].sum()
    year = found[found["freq"].eq("A")].iloc[0]
    assert year["value_usd"] == pytest.approx(of_months)
    assert year["value_usd"] / year["rate"] == pytest.approx(sum(values))
