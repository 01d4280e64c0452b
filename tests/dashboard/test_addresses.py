"""A receipt's address leads back to the case it was made of."""

from functools import cache
from itertools import chain, combinations
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.addresses import figure_address, reading_address, receipt_address
from dashboard.asking import limits_of
from dashboard.claims.readings import Reading
from dashboard.claims.rule import Verdict
from dashboard.frames import goods_name
from dashboard.measures import MEASURES
from dashboard.measures.evidence import Place, Unit
from dashboard.measures.exclusions import LEFT_OUT
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Case, Measured
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
    usual = {
        "reporter": "AZE",
        "partner": "IRN",
        "measure": "exports",
        "period": "2020",
        "base": "",
    }
    told = {"source": "un-comtrade", "partner_basis": "", "vintage": VINTAGE, "status": "reported"}
    return usual | {"goods": "TOTAL"} | told | columns


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


@pytest.mark.parametrize("measure", ["exports, halved", "exports, raised by 7%", ""])
def test_what_is_no_measure_has_no_receipt(measure: str) -> None:
    """A number that the receipt's page cannot compute has no address there."""
    assert receipt_address(row(measure=measure)) == ""


def test_void_has_no_receipt() -> None:
    """Where there is no number, none of another publisher or basis is led to."""
    assert receipt_address(row(status="missing", source="")) == ""


def test_group_of_goods_leads_to_itself(limits: Limits) -> None:
    """A row of one group of goods leads to that group, less the headings left out of it."""
    found = parsed(receipt_address(row(goods="Machinery without 7108")), limits)
    assert (found.goods, found.without, found.measure) == ("Machinery", ("7108",), "exports")


def test_contribution_leads_to_the_change_of_its_group(limits: Limits) -> None:
    """What a group adds to a change is that group's change in dollars."""
    there = row(measure="imports, change in points", base="2011", goods="Food", source="a; b")
    found = parsed(receipt_address(there), limits)
    assert (found.measure, found.operation, found.goods) == ("imports", "change in points", "Food")
    assert (found.base, found.period, found.source) == ("2011", "2020", "")


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("imf-dots; un-comtrade", ("imf-dots", "un-comtrade")),
        ("imf-dots", ("imf-dots", "imf-dots")),
    ],
)
def test_gap_names_the_publisher_of_each_side(
    limits: Limits, told: str, asked: tuple[str, str]
) -> None:
    """The reporter's publisher and the partner's are asked as they were shown."""
    found = parsed(receipt_address(row(measure="gap in exports", source=told)), limits)
    assert (found.source, found.mirror) == asked


@pytest.mark.parametrize(
    ("told", "asked"),
    [("imports dispatch", "dispatch"), ("exports destination; imports origin", "")],
)
def test_basis_of_a_row_is_asked_again(limits: Limits, told: str, asked: str) -> None:
    """Imports by country of dispatch lead to those, all others to the main basis."""
    assert parsed(receipt_address(row(partner_basis=told)), limits).basis == asked


@given(
    st.sampled_from(["X", "M", "XM"]), st.sampled_from(["TOTAL", "27", "7108"]), sources, periods
)
def test_figure_leads_to_itself(flow: str, product: str, source: str, period: str) -> None:
    """One publisher's figure is asked by its place, its publisher and its basis."""
    place = Place("AZE", "RUS", flow, period, product)
    found = parsed(figure_address(place, source, "dispatch", VINTAGE), shipped_limits())
    assert found.measure == {"X": "exports", "M": "imports", "XM": "turnover"}[flow]
    assert found.goods == ("" if product == "TOTAL" else product)
    assert (found.source, found.basis, found.period) == (source, "dispatch", period)


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


def test_comparison_of_both_sides_is_asked_as_one(limits: Limits) -> None:
    """A difference of two shares leads to the two shares."""
    found = parsed(
        reading_address(reading(Case("AZE", "RUS", "2020"), "percentage points"), VINTAGE), limits
    )
    assert found.operation == "partner over reporter"


def test_reading_by_dispatch_does_not_lead_to_origin(limits: Limits) -> None:
    """Imports by country of dispatch are not asked as those by country of origin."""
    by_dispatch = reading(Case("AZE", "GBR", "2020", basis="dispatch"), "USD", "imports")
    assert parsed(reading_address(by_dispatch, VINTAGE), limits).basis == "dispatch"
