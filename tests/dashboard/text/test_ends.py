"""A number on which statements differ is told by both its ends, which read apart."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.measures.intervals import Interval
from dashboard.text.ends import DIFFER, both_ends, row_text, told
from dashboard.text.words import between

SIZES = {"": 1.0, " million": 1e6, " billion": 1e9, " trillion": 1e12}
amounts = st.floats(-1e12, 1e12).filter(lambda size: abs(size) >= 1)


def plain(text: str) -> str:
    """Return text with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Interval(26337.5e6, 26650e6), "USD", "US$ 26.3 to 26.6 billion"),
        (Interval(4163e6, 4175e6), "USD", "US$ 4.16 to 4.17 billion"),
        (Interval(26.31e9, 26.34e9), "USD", "US$ 26.31 to 26.34 billion"),
        (Interval(8.49, 8.76), "percent", "8.5 to 8.8%"),
        (Interval(-29.5e6, 71.5e6), "USD", "from −US$ 29.5 million to US$ 71.5 million"),
        (Interval(-3e9, -2e9), "USD", "from −US$ 3.00 billion to −US$ 2.00 billion"),
        (Interval(-0.4, 1e6), "USD", "US$ 0.0 to 1.0 million"),
        (Interval(-1, 2), "percent", "from −1.0 to 2.0%"),
        (Interval(-1, 2), "percentage points", "from −1.0 to 2.0 percentage points"),
        (Interval(1, 2), "percentage points", "1.0 to 2.0 percentage points"),
        (Interval(3, 5), "rank", "3 to 5"),
    ],
)
def test_both_ends(value: Interval, unit: str, text: str) -> None:
    """The unit stands once, in one scale for both."""
    assert plain(both_ends(value, unit)) == text


@given(amounts, amounts)
def test_ends_read_apart_and_are_the_ends(one: float, other: float) -> None:
    """The two never read alike, and each is within half of its last digit."""
    low, high = sorted((one, other))
    assume(high - low > 1)
    found = re.fullmatch(
        r"(?:from )?(−?[\d,.]+)(?: \w+)? to (−?[\d,.]+)( (?:m|b|tr)illion)?",
        plain(both_ends(Interval(low, high), "USD")).replace("US$ ", ""),
    )
    assert found is not None
    assert found[1] != found[2]
    for text, end in ((found[1], low), (found[2], high)):
        size = SIZES[found[3] or ""]
        half = size * 10.0 ** -len(text.partition(".")[2]) / 2
        number = float(text.replace(",", "").replace("−", "-")) * size
        assert abs(number - end) <= half * 1.001


def test_middle_is_told_where_it_was_said() -> None:
    """One rounding is told as ever; only where statements differ are there two ends."""
    value = Interval(0.5e9, 1.5e9)
    rounded = Interval.rounded(1e9, 1e9)
    assert told(rounded, "USD") == between(rounded, "USD")
    assert told(value, "USD") == both_ends(value, "USD")
    about = {"measure": "turnover", "unit": "USD", "spread": "rounded"}
    row = about | {"value": 1e9, "low": 0.5e9, "high": 1.5e9}
    assert plain(row_text(row)) == "about US$ 1 billion"
    assert row_text(row | {"spread": DIFFER}) == both_ends(value, "USD")


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("turnover, year on year", 29.6, "+29.6%"),
        ("turnover, year on year", -29.6, "−29.6%"),
        ("turnover, year on year", 0.02, "0.0%"),
        ("turnover, change", 12.0, "+12.0%"),
        ("share of turnover", 29.6, "29.6%"),
    ],
)
def test_a_rise_has_its_sign_as_a_fall_has(name: str, value: float, written: str) -> None:
    """What changed says which way; what only reads as nothing, and a level, has none."""
    row = {"measure": name, "value": value, "low": None, "high": None, "unit": "percent"}
    assert plain(row_text(row)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (75.45, "75.45%"), (28.4999, "28.5%"), (10.08, "10.1%"),
        (0.0118, "0.01%"), (0.0004, "0.0004%"), (0.0, "0.0%"),
    ],
)  # fmt: skip
def test_a_share_has_no_more_decimals_than_tell_something(value: float, written: str) -> None:
    """One more tells the whole it rounds to; a small one is told by the first digit it has."""
    row = {"value": value, "unit": "percent", "measure": "share of turnover"}
    assert row_text(row) == written


@given(st.decimals(-300, 300, places=2))
def test_a_share_rounds_to_the_same_whole_as_it_is_written(value: Decimal) -> None:
    """75.45% is not written as 75.5%, which would be rounded to 76."""
    row = {"value": float(value), "unit": "percent", "measure": "share of turnover"}
    written = Decimal(row_text(row).replace("−", "-").removesuffix("%"))
    assert rounded(written) == rounded(value)


def rounded(value: Decimal) -> Decimal:
    """Return the whole that people round to: a half away from nothing."""
    return value.quantize(Decimal(1), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (5e9, 1e9, "about US$ 5 billion"),
        (3.6e9, 1e8, "US$ 3.6 billion"),
        (3.621e9, 1e6, "US$ 3.62 billion"),
        (272.5e6, 1e5, "US$ 273 million"),
        (98.3e6, 1e5, "US$ 98.3 million"),
    ],
)
def test_what_was_rounded_has_no_digits_beyond(value: float, unit: float, written: str) -> None:
    """Almost five billion, as somebody put it, is not five billion to the cent."""
    ends = {"low": value - unit / 2, "high": value + unit / 2, "spread": "rounded"}
    row = {"value": value, "unit": "USD", "measure": "turnover", **ends}
    assert plain(row_text(row)) == written
