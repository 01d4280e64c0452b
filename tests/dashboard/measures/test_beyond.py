"""A measure beside those of the years before, or beside the same with another partner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.claims.legality import check
from dashboard.claims.rule import Assertion, Verdict, judge
from dashboard.claims.said import Said
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import Operation, operated
from dashboard.measures.intervals import Interval, extreme
from dashboard.measures.measuring import Case, Measured, measure
from tests.builders import flow, ledger, pair

YEARS = {"2016": 9.0, "2017": 3.0, "2018": 7.0, "2019": 5.0, "2020": 8.0, "2021": 2.0}


def beyond(operation: Operation, period: str, base: str, name: str = "exports") -> Measured:
    """Return how far exports to Russia, or a share, were beyond those since a year."""
    rows = [flow(value, period=year) for year, value in YEARS.items()]
    rows += [flow(10, period=year, partner="WLD") for year in YEARS]
    formula = operated(MEASURES[name].formula, operation, name)
    return measure(formula, Case("AZE", "RUS", period, base=base), ledger(rows))


@pytest.mark.parametrize(
    ("operation", "period", "base", "value"),
    [
        ("over the highest", "2020", "2016", 1),  # 8 less 7 of 2018
        ("over the highest", "2019", "2016", -2),
        ("over the highest", "2020", "2015", -1),  # 2016 had 9
        ("over the lowest", "2021", "2017", -3),  # 2 less 5 of 2019
        ("over the lowest", "2021", "2016", -1),
        ("over the lowest", "2020", "2017", 3),
    ],
)
def test_by_hand(operation: Operation, period: str, base: str, value: float) -> None:
    """The year it is since is left out, as nothing is said of it."""
    found = beyond(operation, period, base)
    assert (found.value, found.unit) == (Interval.exactly(value), "USD")


@pytest.mark.parametrize(
    ("month", "base", "value"),
    [("2021-03", "2020-11", 2), ("2021-03", "2020-10", -1), ("2021-03", "2021-01", 3)],
)
def test_a_month_is_held_against_all_since(month: str, base: str, value: float) -> None:
    """The highest since November is above December, January and February, of whatever year."""
    months = {"2020-11": 9.0, "2020-12": 4.0, "2021-01": 6.0, "2021-02": 5.0, "2021-03": 8.0}
    rows = [flow(each, period=one) for one, each in months.items()]
    formula = operated(MEASURES["exports"].formula, "over the highest")
    found = measure(formula, Case("AZE", "RUS", month, base=base), ledger(rows))
    assert found.value == Interval.exactly(value)


def test_of_a_share_it_is_in_points() -> None:
    """As a change of it is."""
    found = beyond("over the highest", "2020", "2016", "share of exports")
    assert found.unit == "percentage points"
    assert found.value is not None
    assert found.value.low == pytest.approx(10)


def test_a_year_that_lacks_may_have_been_the_highest() -> None:
    """So there is no verdict."""
    rows = [flow(value, period=year) for year, value in YEARS.items() if year != "2018"]
    formula = operated(MEASURES["exports"].formula, "over the highest")
    found = measure(formula, Case("AZE", "RUS", "2020", base="2016"), ledger(rows))
    assert found.value is None
    assert [gap.place.period for gap in found.missing] == ["2018"]


def test_the_highest_is_greater_and_the_lowest_smaller() -> None:
    """As claims say it."""
    highest = beyond("over the highest", "2020", "2016").value
    lowest = beyond("over the lowest", "2021", "2016").value
    assert judge(highest, Assertion("greater")) is Verdict.SUPPORTED
    assert judge(lowest, Assertion("smaller")) is Verdict.SUPPORTED
    assert judge(highest, Assertion("smaller")) is Verdict.NOT_SUPPORTED


@pytest.mark.parametrize(
    ("measure_name", "period", "since", "wrong"),
    [
        ("exports", "2020", "2016", []),
        ("exports", "2020", "2018", []),
        ("exports", "2020", "2019", ["since"]),
        ("exports", "2020", "", ["since"]),
        ("exports", "2020-01/2020-03", "2017-01/2017-03", []),
        ("exports", "2020", "2017-01", ["since"]),
        ("exports", "2020-03", "2020-01", []),
        ("exports", "2020-03", "2020-02", ["since"]),
        ("exports", "2020-03", "2020-05", ["since"]),
        ("rank by exports", "2020", "2016", ["measure"]),
    ],
)
def test_what_can_be_surpassed(
    measure_name: str, period: str, since: str, wrong: list[str]
) -> None:
    """There is a year between, and a rank is none that can be the highest."""
    said = Said("AZE", "RUS", measure_name, "over the highest", period, "greater", since=since)
    assert [misfit.field for misfit in check(said)] == wrong


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=6), st.floats(0, 1e6))
def test_the_extreme_holds_for_whatever_the_values_are(values: list[float], width: float) -> None:
    """No value that is possible lies beyond it."""
    ranges = [Interval(value, value + width) for value in values]
    found = extreme(ranges, highest=True)
    assert found.low == max(values)
    assert found.high == max(values) + width or found.high == max(one.high for one in ranges)


def test_coverage_is_exports_in_percent_of_imports() -> None:
    """Missing where nothing is imported."""
    of = MEASURES["coverage"].formula
    case = Case("AZE", "RUS", "2020")
    assert measure(of, case, ledger(pair(3, 4))).value == Interval.exactly(75)
    assert measure(of, case, ledger(pair(3, 0))).value is None


def against(than: str, name: str = "exports") -> Measured:
    """Return by how much exports to Russia, or a share, exceed the same with another."""
    rows = [
        *pair(3e6, 4e6),
        *pair(5e6, 1e6, partner="TUR"),
        *pair(10e6, 10e6, partner="WLD"),
        flow(2e6, partner="IRN", source="imf-dots", status="reported-or-estimated"),
    ]
    formula = operated(MEASURES[name].formula, "over another", name)
    return measure(formula, Case("AZE", "RUS", "2020", than=than), ledger(rows))


@pytest.mark.parametrize(
    ("name", "than", "value", "unit"),
    [
        ("exports", "TUR", -2e6, "USD"),
        ("imports", "TUR", 3e6, "USD"),
        ("balance", "TUR", -5e6, "USD"),
        ("share of exports", "TUR", -20, "percentage points"),
        ("exports", "IRN", 1e6, "USD"),  # by another publisher, who is named
    ],
)
def test_one_partner_against_another(name: str, than: str, value: float, unit: str) -> None:
    """First less second."""
    found = against(than, name)
    assert found.unit == unit
    assert found.value is not None
    assert found.value.low == pytest.approx(value)
    assert ("imf-dots" in found.sources) is (than == "IRN")


def test_without_the_other_there_is_no_difference() -> None:
    """Nothing is taken for nothing."""
    assert against("GBR").value is None


@pytest.mark.parametrize(
    ("operation", "than", "wrong"),
    [
        ("over another", "TUR", []),
        ("over another", "", ["than"]),
        ("over another", "RUS", ["than"]),
        ("over another", "AZE", ["than"]),
    ],
)
def test_the_other_is_another(operation: str, than: str, wrong: list[str]) -> None:
    """Neither of the two themselves."""
    said = Said("AZE", "RUS", "exports", operation, "2020", "greater", than=than)
    assert [misfit.field for misfit in check(said)] == wrong


def test_nobody_is_compared_where_nothing_compares() -> None:
    """An amount is an amount."""
    said = Said("AZE", "RUS", "exports", "level", "2020", "is", 1.0, 1.0, than="TUR")
    assert [misfit.field for misfit in check(said)] == ["than"]
