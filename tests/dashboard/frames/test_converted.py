"""Amounts in another currency: at the mean of the monthly rates of their period, or not at all."""

import pytest

from dashboard.claims.said import Said
from dashboard.frames.converted import in_dollars, rate_of

RATES = {"GBP": {f"2020-{month:02}": 1.0 + month / 10 for month in range(1, 13)} | {"2021-01": 2.0}}


@pytest.mark.parametrize(
    ("period", "rate"),
    [
        ("2020", 1.65),  # the mean of 1.1 to 2.2
        ("2020-03", 1.3),
        ("2020-01/2020-03", 1.2),
        ("2020-12/2021-01", 2.1),
        ("2021", None),
        ("2021-01/2021-02", None),
        ("2020/2021", None),
        ("2020-01/2021-01", None),  # a year that begins within a month
    ],
)
def test_rate_of_a_period(period: str, rate: float | None) -> None:
    """Every month counts alike, and where one lacks there is none."""
    found = rate_of("GBP", period, RATES)
    assert found is None if rate is None else found == pytest.approx(rate)


def test_a_currency_of_which_nothing_is_held_has_none() -> None:
    """Nothing is filled."""
    assert rate_of("EUR", "2020", RATES) is None


def test_rounding_is_turned_too() -> None:
    """20 million pounds are as wide in dollars as they were in pounds."""
    said = Said("GBR", "AZE", "exports", "level", "2020", "is", 20e6, 1e6, currency="GBP")
    told = in_dollars(said, 1.5)
    assert (told.value, told.precision, told.currency) == (30e6, 1.5e6, "")
