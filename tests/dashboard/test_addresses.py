"""A receipt's address leads back to the case it was made of."""

from functools import cache
from itertools import chain, combinations
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.addresses import reading_address, receipt_address
from dashboard.asking import limits_of
from dashboard.claims.readings import Reading
from dashboard.claims.rule import Verdict
from dashboard.frames import goods_name
from dashboard.measures import MEASURES
from dashboard.measures.exclusions import LEFT_OUT
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Case, Measured, Unit
from dashboard.repository import read_snapshot
from dashboard.selection import Limits, Selection
from dashboard.views.receipt import PARAMETERS
from etl.reader import SHIPPED_DATA

VINTAGE: Final = "20260101T000000Z-0123abcd"

every_scope = list(chain.from_iterable(combinations(LEFT_OUT, n) for n in range(4)))
scopes = st.sampled_from(every_scope)
measures = st.sampled_from(sorted(MEASURES))
years = st.integers(1993, 2020).map(str)
periods = st.one_of(years, st.builds("{}-{:02}".format, years, st.integers(1, 12)))
sources = st.sampled_from(["", "un-comtrade", "imf-dots", "bank-of-russia"])


@pytest.fixture(scope="module")
def limits() -> Limits:
    """Return what may be asked of the shipped figures."""
    return shipped_limits()


@cache
def shipped_limits() -> Limits:
    """Return the same where a test draws its own examples."""
    return limits_of(read_snapshot(SHIPPED_DATA))


def row(**columns: str) -> dict[str, Any]:
    """Return a row of a frame: Azerbaijan's exports to Iran, unless told otherwise."""
    usual = {"reporter": "AZE", "partner": "IRN", "measure": "exports", "period": "2020"}
    return usual | {"goods": "TOTAL", "source": "un-comtrade", "vintage": VINTAGE} | columns


def reading(case: Case, unit: Unit, measure: str = "turnover") -> Reading:
    """Return a reading of a case."""
    measured = Measured(Interval(1, 1), unit)
    return Reading(measure, case, measured, Verdict.SUPPORTED)


def parsed(address: str, limits: Limits) -> Selection:
    """Return the selection the receipt's page makes of an address."""
    path, _, query = address.partition("?")
    assert path == "/receipt"
    return limits.parse(query, PARAMETERS)


@given(measures, periods, scopes, sources, st.sampled_from([("RUS", "GBR"), ("AZE", "WLD")]))
def test_address_of_a_row_leads_back_to_its_case(
    measure: str, period: str, without: tuple[str, ...], source: str, pair: tuple[str, str]
) -> None:
    """Pair, measure, period, goods, source and vintage are those of the row."""
    there = row(
        reporter=pair[0], partner=pair[1], measure=measure, period=period, source=source,
        goods=goods_name(without),
    )  # fmt: skip
    found = parsed(receipt_address(there), shipped_limits())
    assert (found.reporter, found.partner) == (pair[0], (pair[1],))
    assert (found.measure, found.period, found.operation) == (measure, period, "level")
    assert (found.without, found.source, found.vintage) == (without, source, VINTAGE)


def test_address_for_machines_asks_the_same() -> None:
    """With an ending the address is another form of the same receipt."""
    plain, machine = receipt_address(row()), receipt_address(row(), ".json")
    assert machine == plain.replace("/receipt?", "/receipt.json?")


def test_number_of_several_sources_is_asked_of_the_order() -> None:
    """Where a row names two sources no single one is asked for."""
    assert "source" not in receipt_address(row(source="imf-dots; un-comtrade"))


@pytest.mark.parametrize("measure", ["change in imports from 2019", "exports, raised by 6%", ""])
def test_what_is_no_measure_has_no_receipt(measure: str) -> None:
    """A number that the receipt's page cannot compute has no address there."""
    assert receipt_address(row(measure=measure)) == ""


def test_group_of_goods_does_not_lead_to_the_total() -> None:
    """What a row says of one group of goods is not what a receipt of all goods says."""
    address = receipt_address(row(goods="Machinery"))
    assert address == "" or "Machinery" in address


def test_quoted_number_has_its_receipt(limits: Limits) -> None:
    """The address of a number that somebody said can be asked."""
    assert parsed(receipt_address(row(source="published")), limits).source == "published"


changes = st.builds(
    lambda year, source, report, without: Case(
        "AZE", "RUS", year, source, report, without, base=str(int(year) - 1)
    ),
    years,
    sources,
    st.sampled_from(["reporter", "partner"]),
    scopes,
)
units = st.sampled_from([("percent", "change"), ("percentage points", "change in points")])


@given(measures, changes, units)
def test_address_of_a_change_leads_back_to_its_case(
    measure: str, case: Case, unit: tuple[Any, str]
) -> None:
    """The operation, both years, the report, goods and source are those of the reading."""
    found = parsed(reading_address(reading(case, unit[0], measure), VINTAGE), shipped_limits())
    assert (found.reporter, found.partner, found.measure) == ("AZE", ("RUS",), measure)
    assert (found.operation, found.period, found.base) == (unit[1], case.period, case.base)
    assert (found.without, found.source, found.vintage) == (case.without, case.source, VINTAGE)
    assert (found.report or "reporter") == case.report


@pytest.mark.parametrize("unit", ["percent", "USD", "rank"])
def test_address_of_a_level_asks_no_change(limits: Limits, unit: Unit) -> None:
    """A level is asked as a level, whatever its unit."""
    found = parsed(reading_address(reading(Case("AZE", "RUS", "2020"), unit), VINTAGE), limits)
    assert (found.operation, found.base, found.period) == ("level", "", "2020")


def test_comparison_of_both_sides_has_no_single_receipt() -> None:
    """A difference of two shares leads to neither of them."""
    assert reading_address(reading(Case("AZE", "RUS", "2020"), "percentage points"), VINTAGE) == ""


def test_reading_by_dispatch_does_not_lead_to_origin() -> None:
    """Imports by country of dispatch are not asked as those by country of origin."""
    by_dispatch = reading(Case("AZE", "GBR", "2020", basis="dispatch"), "USD", "imports")
    address = reading_address(by_dispatch, VINTAGE)
    assert address == "" or "dispatch" in address
