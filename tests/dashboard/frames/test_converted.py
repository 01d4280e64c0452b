"""Amounts in another currency: at the mean of the monthly rates of their period, or not at all."""

import pytest

from dashboard.claims.said import Said
from dashboard.frames.converted import in_dollars, is_clear, rate_of
from etl.rates import Rate

USD = {f"2020-{month:02}": 1.0 + month / 10 for month in range(1, 13)} | {"2021-01": 2.0}
RATES = {"GBP": {month: Rate(usd, f"a bank, {month[:4]}") for month, usd in USD.items()}}


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
    assert (found and found.usd) == (rate and pytest.approx(rate))


def test_a_rate_is_of_all_who_published_its_months() -> None:
    """Each is named once."""
    of_two_years = rate_of("GBP", "2020-12/2021-01", RATES)
    assert of_two_years
    assert of_two_years.source == "a bank, 2020; a bank, 2021"


def test_a_currency_of_which_nothing_is_held_has_none() -> None:
    """Nothing is filled."""
    assert rate_of("EUR", "2020", RATES) is None


def test_rounding_is_turned_too() -> None:
    """20 million pounds are as wide in dollars as they were in pounds."""
    said = Said("GBR", "AZE", "exports", "level", "2020", "is", 20e6, 1e6, currency="GBP")
    told = in_dollars(said, 1.5)
    assert (told.value, told.precision, told.currency) == (30e6, 1.5e6, "")


CALLED = {"EGY": "GBP", "SYR": "GBP"}
TERRITORIES = {"EGY": "EG", "SYR": "SY", "GBR": "GB", "SAU": "SA", "AZE": "AZ"}


@pytest.mark.parametrize(
    ("reporter", "partner", "currency", "told"),
    [
        ("EGY", "SAU", "GBP", False),  # pounds of Egypt
        ("SAU", "SYR", "GBP", False),
        ("GBR", "EGY", "GBP", True),
        ("EGY", "GBR", "GBP", True),
        ("AZE", "SAU", "GBP", True),
        ("EGY", "SAU", "EUR", True),
    ],
)
def test_money_of_one_whose_own_has_the_same_name_is_not_the_other_s(
    reporter: str, partner: str, currency: str, *, told: bool
) -> None:
    """Unless the trade is with the country whose money it is."""
    said = Said(reporter, partner, "exports", "level", "2020", "is", 8e10, 1e10, currency=currency)
    assert is_clear(said, CALLED, TERRITORIES) is told
