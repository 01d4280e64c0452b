"""An index: what a measure is in percent of a base year, before or after it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.derived import SHOWN, indexed
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Measured, measure
from tests.builders import flow, ledger, pair

YEARS = ("2018", "2019", "2020")
amounts = st.dictionaries(
    st.sampled_from(YEARS), st.integers(1, 10**12).map(float), min_size=2, max_size=3
)


def exports_of(told: dict[str, float]) -> Ledger:
    """Return a ledger of exports, of amounts by year."""
    return ledger([flow(value, period=year) for year, value in told.items()])


def index_of(book: Ledger, period: str, base: str) -> Measured:
    """Return the index of exports in a year on a base."""
    return measure(SHOWN[indexed("exports")], Case("AZE", "RUS", period, base=base), book)


@given(amounts, st.data())
def test_an_index_is_the_ratio_to_its_base(told: dict[str, float], data: st.DataObject) -> None:
    """100 in the base year to the last digit, elsewhere the ratio, also before the base."""
    period, base = (data.draw(st.sampled_from(sorted(told))) for _ in range(2))
    book = exports_of(told)
    found = index_of(book, period, base).value
    assert found is not None
    assert found.is_exact
    assert found.middle == pytest.approx(100 * told[period] / told[base])
    own = index_of(book, base, base).value
    assert own is not None
    assert own.middle == 100


@given(amounts, st.integers(2, 9))
def test_an_index_knows_no_scale(told: dict[str, float], factor: int) -> None:
    """Amounts as many times as large have the same index."""
    first, last = min(told), max(told)
    one = index_of(exports_of(told), last, first).value
    larger = exports_of({year: factor * value for year, value in told.items()})
    more = index_of(larger, last, first).value
    assert one
    assert more
    assert more.middle == pytest.approx(one.middle)


def test_a_base_that_is_not_on_record_makes_a_void() -> None:
    """What is missing is told; nothing stands for it."""
    found = index_of(exports_of({"2019": 5.0, "2020": 6.0}), "2020", "2018")
    assert found.value is None
    assert [gap.place.period for gap in found.missing] == ["2018"]


def test_nothing_is_told_in_percent_of_nothing() -> None:
    """A base of zero has no index, and says so."""
    found = index_of(exports_of({"2019": 0.0, "2020": 6.0}), "2020", "2019")
    assert found.value is None
    assert [gap.reason for gap in found.missing] == ["zero base"]


def test_two_publishers_are_named() -> None:
    """Where one has the year and another the base, both are told of."""
    rows = [
        *pair(2e6, 3e6, period="2018", source="imf-dots", status="reported-or-estimated"),
        *pair(4e6, 6e6, period="2020"),
    ]
    case = Case("AZE", "RUS", "2020", base="2018")
    found = measure(SHOWN[indexed("turnover")], case, ledger(rows))
    assert found.value is not None
    assert found.value.middle == 200
    assert found.mixed
    assert set(found.sources) == {"un-comtrade", "imf-dots"}
