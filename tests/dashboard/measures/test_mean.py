"""An amount of several years, a year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.claims.legality import check
from dashboard.claims.said import Said
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import operated
from dashboard.measures.intervals import Interval
from dashboard.measures.means import MEAN
from dashboard.measures.measuring import Case, Measured, measure
from tests.builders import flow, ledger


def mean(name: str, values: dict[str, float], period: str = "2019/2021") -> Measured:
    """Return what exports, or another amount, came to a year; imports are two in every year."""
    rows = [flow(value, period=year) for year, value in values.items()]
    rows += [flow(2, period=year, flow="M") for year in values]
    return measure(
        operated(MEASURES[name].formula, MEAN, name), Case("AZE", "RUS", period), ledger(rows)
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("exports", 4),  # 3 and 5 and 4, by three
        ("imports", 2),
        ("turnover", 6),
        ("balance", 2),
    ],
)
def test_by_hand(name: str, value: float) -> None:
    """The sum by the number of years, in dollars."""
    found = mean(name, {"2019": 3, "2020": 5, "2021": 4})
    assert found.unit == "USD"
    assert found.value is not None
    assert found.value.low == pytest.approx(value)


def test_without_one_of_the_years_there_is_none() -> None:
    """It is not the mean of the others."""
    found = mean("exports", {"2019": 3, "2021": 4})
    assert found.value is None
    assert found.missing


@given(st.lists(st.floats(0, 1e12), min_size=2, max_size=9))
def test_it_lies_between_the_least_and_the_greatest(values: list[float]) -> None:
    """Whatever they are."""
    years = {str(2000 + at): value for at, value in enumerate(values)}
    found = mean("exports", years, f"2000/{1999 + len(values)}").value
    assert isinstance(found, Interval)
    slack = 1e-9 * max(values) + 1e-9
    assert min(values) - slack <= found.low <= found.high <= max(values) + slack


@pytest.mark.parametrize(
    ("measure_name", "period", "since", "wrong"),
    [
        ("exports", "2019/2021", "", []),
        ("balance", "2019/2021", "", []),
        ("share of exports", "2019/2021", "", ["measure"]),
        ("rank by exports", "2019/2021", "", ["measure"]),
        ("exports", "2021", "", ["period"]),
        ("exports", "2021-01/2021-03", "", ["period"]),
        ("exports", "2019/2021", "2018", ["since", "since"]),
    ],
)
def test_only_an_amount_of_several_years_has_one(
    measure_name: str, period: str, since: str, wrong: list[str]
) -> None:
    """A share of several years is one of their sums already."""
    said = Said("AZE", "RUS", measure_name, MEAN, period, "is", 1.0, 1.0, since)
    assert [misfit.field for misfit in check(said)] == wrong
