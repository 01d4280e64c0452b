"""A receipt's address leads back to the case it was made of."""

from functools import cache
from itertools import chain, combinations
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.address.limits import Limits
from dashboard.address.links import Receipts, in_format
from dashboard.address.resolve import limits_of
from dashboard.address.selection import Selection
from dashboard.claims.readings import Reading
from dashboard.claims.rule import Verdict
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import Operation
from dashboard.measures.evidence import Place, Unit
from dashboard.measures.intervals import Interval
from dashboard.measures.lens import LEFT_OUT, Lens
from dashboard.measures.measuring import Case, Measured
from dashboard.views.receipt import PARAMETERS
from tests.builders import shipped_figures

VINTAGE: Final = "20260101T000000Z-0123abcd"
RECEIPTS: Final = Receipts(VINTAGE)
EXPORTS: Final = Case("AZE", "IRN", "2020")

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
    return limits_of(shipped_figures().snapshot())


def measured(*sources: str) -> Measured:
    """Return a number by some sources."""
    return Measured(Interval(1, 1), "USD", sources=sources)


def reading(case: Case, unit: Unit, measure: str = "turnover") -> Reading:
    """Return a reading of a case."""
    return Reading(measure, case, Measured(Interval(1, 1), unit), Verdict.SUPPORTED)


def parsed(address: str, limits: Limits) -> Selection:
    """Return the selection the receipt's page makes of an address."""
    path, _, query = address.partition("?")
    assert path == "/receipt"
    return limits.parse(query, PARAMETERS)


@given(measures, periods, scopes, sources, st.sampled_from([("RUS", "GBR"), ("AZE", "WLD")]))
def test_address_of_a_number_leads_back_to_its_case(
    measure: str, period: str, without: tuple[str, ...], source: str, pair: tuple[str, str]
) -> None:
    """Pair, measure, period, goods, source and vintage are those of the case."""
    case = Case(*pair, period, Lens(without))
    found = parsed(RECEIPTS.number(measure, case, measured(source)), shipped_limits())
    assert (found.reporter, found.partner) == (pair[0], (pair[1],))
    assert (found.measure, found.period, found.operation) == (measure, period, "level")
    assert (found.lens.without, found.lens.source, found.lens.vintage) == (without, source, VINTAGE)


def test_address_for_machines_asks_the_same() -> None:
    """With an ending the address is another form of the same receipt."""
    plain = RECEIPTS.number("exports", EXPORTS, measured("un-comtrade"))
    assert in_format(plain, "json") == plain.replace("/receipt?", "/receipt.json?")
    assert in_format("/data", "csv") == "/data.csv"


def test_number_of_several_sources_is_asked_of_the_order() -> None:
    """Where a number is of two sources no single one is asked for."""
    both = measured("imf-dots", "un-comtrade")
    assert "source" not in RECEIPTS.number("turnover", EXPORTS, both)


def test_number_composed_of_two_sources_is_asked_as_such() -> None:
    """A composed level is composed again; of a change each year is composed for itself."""
    both = measured("imf-dots", "un-comtrade")._replace(composed=True)
    change = EXPORTS._replace(base="2019")
    assert "source=composed" in RECEIPTS.number("turnover", EXPORTS, both)
    assert "source" not in RECEIPTS.number("turnover", change, both, operation="change")


def test_what_is_no_figure_has_no_receipt() -> None:
    """What was said of a growth or a share stands at no place of one figure."""
    place = Place("AZE", "IRN", "change of exports", "2020")
    assert RECEIPTS.figure(place, "published", "unknown") == ""


def test_void_has_no_receipt() -> None:
    """Where there is no number, none of another publisher or basis is led to."""
    assert RECEIPTS.number("exports", EXPORTS, Measured(None, "USD")) == ""


def test_group_of_goods_leads_to_itself(limits: Limits) -> None:
    """A row of one group of goods leads to that group, less the headings left out of it."""
    case = EXPORTS.through(without=("7108",))
    address = RECEIPTS.number("exports", case, measured("un-comtrade"), goods="Machinery")
    found = parsed(address, limits)
    assert (found.goods, found.lens.without, found.measure) == ("Machinery", ("7108",), "exports")


def test_contribution_leads_to_the_change_of_its_group(limits: Limits) -> None:
    """What a group adds to a change is that group's change in dollars."""
    address = RECEIPTS.number(
        "imports",
        EXPORTS._replace(base="2011"),
        measured("a", "b"),
        operation="change in points",
        goods="Food",
    )
    found = parsed(address, limits)
    assert (found.measure, found.operation, found.goods) == ("imports", "change in points", "Food")
    assert (found.base, found.period, found.lens.source) == ("2011", "2020", "")


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        (("imf-dots", "un-comtrade"), ("imf-dots", "un-comtrade")),
        (("imf-dots",), ("imf-dots", "imf-dots")),
    ],
)
def test_gap_names_the_publisher_of_each_side(
    limits: Limits, told: tuple[str, ...], asked: tuple[str, str]
) -> None:
    """The reporter's publisher and the partner's are asked as they were shown."""
    found = parsed(RECEIPTS.number("gap in exports", EXPORTS, measured(*told)), limits)
    assert (found.lens.source, found.mirror) == asked


@pytest.mark.parametrize("basis", ["dispatch", ""])
def test_basis_of_a_number_is_asked_again(limits: Limits, basis: str) -> None:
    """Imports by country of dispatch lead to those, all others to the main basis."""
    address = RECEIPTS.number("imports", EXPORTS.through(basis=basis), measured("un-comtrade"))
    assert parsed(address, limits).lens.basis == basis


@given(
    st.sampled_from(["X", "M", "XM"]), st.sampled_from(["TOTAL", "27", "7108"]), sources, periods
)
def test_figure_leads_to_itself(flow: str, product: str, source: str, period: str) -> None:
    """One publisher's figure is asked by its place, its publisher and its basis."""
    place = Place("AZE", "RUS", flow, period, product)
    found = parsed(RECEIPTS.figure(place, source, "dispatch"), shipped_limits())
    assert found.measure == {"X": "exports", "M": "imports", "XM": "turnover"}[flow]
    assert found.goods == ("" if product == "TOTAL" else product)
    assert (found.lens.source, found.lens.basis, found.period) == (source, "dispatch", period)


def test_quoted_number_has_its_receipt(limits: Limits) -> None:
    """The address of a number that somebody said can be asked."""
    address = RECEIPTS.number("exports", EXPORTS, measured("published"))
    assert parsed(address, limits).lens.source == "published"


changes = st.builds(
    lambda year, source, report, without: Case(
        "AZE", "RUS", year, Lens(without, source=source), report, base=str(int(year) - 1)
    ),
    years,
    sources,
    st.sampled_from(["reporter", "partner"]),
    scopes,
)
operations = st.sampled_from(["change", "change in points"])


@given(measures, changes, operations)
def test_address_of_a_change_leads_back_to_its_case(
    measure: str, case: Case, operation: Operation
) -> None:
    """The operation, both years, the report, goods and source are those of the reading."""
    address = RECEIPTS.reading(reading(case, "percent", measure), operation)
    found = parsed(address, shipped_limits())
    assert (found.reporter, found.partner, found.measure) == ("AZE", ("RUS",), measure)
    assert (found.operation, found.period, found.base) == (operation, case.period, case.base)
    assert (found.lens.without, found.lens.source, found.lens.vintage) == (
        case.without,
        case.source,
        VINTAGE,
    )
    assert (found.report or "reporter") == case.report


@pytest.mark.parametrize("unit", ["percent", "USD", "rank"])
def test_address_of_a_level_asks_no_change(limits: Limits, unit: Unit) -> None:
    """A level is asked as a level, whatever its unit."""
    level = reading(Case("AZE", "RUS", "2020"), unit)
    found = parsed(RECEIPTS.reading(level, "level"), limits)
    assert (found.operation, found.base, found.period) == ("level", "", "2020")


def test_comparison_of_both_sides_is_asked_as_one(limits: Limits) -> None:
    """A difference of two shares leads to the two shares."""
    compared = reading(Case("AZE", "RUS", "2020"), "percentage points")
    found = parsed(RECEIPTS.reading(compared, "partner over reporter"), limits)
    assert found.operation == "partner over reporter"


def test_reading_by_dispatch_does_not_lead_to_origin(limits: Limits) -> None:
    """Imports by country of dispatch are not asked as those by country of origin."""
    by_dispatch = reading(Case("AZE", "GBR", "2020", Lens(basis="dispatch")), "USD", "imports")
    assert parsed(RECEIPTS.reading(by_dispatch, "level"), limits).lens.basis == "dispatch"
