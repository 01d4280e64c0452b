"""Numbers as they are read on screen, and a word for everything there is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.derived import SHOWN
from dashboard.measures.evidence import PUBLISHED, Place
from dashboard.measures.intervals import Interval
from dashboard.text.attribution import spoken_by
from dashboard.text.words import FLOW_NAMES, STATUS_NAMES, amount, between, measure_title
from etl.schema import FLOWS, STATUSES
from tests.builders import ledger, quote

SCALES = {"trillion": 1e12, "billion": 1e9, "million": 1e6, "": 1.0}
SPACE = "\N{NO-BREAK SPACE}"


def plain(text: str) -> str:
    """Return a text with ordinary spaces."""
    return text.replace(SPACE, " ")


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (2994.067e6, "USD", "US$ 2.99 billion"),
        (26.338e9, "USD", "US$ 26.3 billion"),
        (9.2e9, "USD", "US$ 9.20 billion"),
        (98.3e6, "USD", "US$ 98.3 million"),
        (5.936e12, "USD", "US$ 5.94 trillion"),
        (647.4e6, "USD", "US$ 647 million"),
        (450_000, "USD", "US$ 450,000"),
        (272.5e6, "USD", "US$ 273 million"),
        (0.25, "percent", "0.3%"),
        (0, "USD", "US$ 0 million"),
        (-1152.4e6, "USD", "−US$ 1.15 billion"),
        (8.8307, "percent", "8.8%"),
        (-24.73, "percent", "−24.7%"),
        (1.2, "percentage points", "+1.2 percentage points"),
        (-8.4, "percentage points", "−8.4 percentage points"),
        (1, "rank", "1"),
    ],
)
def test_amounts(value: float, unit: str, text: str) -> None:
    """A value with its unit, a true minus sign, and no more digits than are read."""
    assert plain(amount(value, unit)) == text


@given(st.floats(1e-3, 1e13))
def test_dollars_read_are_the_dollars_meant(value: float) -> None:
    """What is read is within half of its last digit, whatever the scale."""
    written = plain(amount(value, "USD")).removeprefix("US$ ").replace(",", "")
    figure, _, scale = written.partition(" ")
    digit = 10.0 ** -len(figure.partition(".")[2]) * SCALES[scale]
    assert float(figure) * SCALES[scale] == pytest.approx(value, abs=digit * 0.5001)


@given(st.floats(), st.sampled_from(["USD", "percent", "percentage points", "rank"]))
def test_any_value_can_be_written(value: float, unit: str) -> None:
    """However large, and where it is none."""
    assert amount(value, unit)


@pytest.mark.parametrize("unit", ["USD", "percent", "percentage points"])
def test_what_reads_as_zero_has_no_sign(unit: str) -> None:
    """Neither minus nothing nor plus nothing."""
    assert not re.search(r"[−+]\D*0\.?0*\D*$", amount(-0.04, unit))
    assert not re.search(r"[−+]\D*0\.?0*\D*$", amount(0.04, unit))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Interval(8.81, 8.84), "8.8%"),
        (Interval(8.7, 8.9, 8.8), "8.8%"),
        (Interval(8.7, 8.9), "8.7% to 8.9%"),
        (Interval(1, 12), "1.0% to 12.0%"),
        (Interval(-1, 1), "−1.0% to 1.0%"),
    ],
)
def test_width_is_told_where_it_shows(value: Interval, text: str) -> None:
    """One number where both ends read alike, as said where they nearly do, else both ends."""
    assert between(value, "percent") == text


def test_everything_has_its_word() -> None:
    """Each measure, status and flow is named once."""
    assert len({measure_title(name) for name in SHOWN}) == len(SHOWN)
    assert set(STATUS_NAMES) == {*STATUSES, "missing"}
    assert set(FLOW_NAMES) >= set(FLOWS)


def test_a_change_of_dollars_has_no_points() -> None:
    """Points are of shares; what a group of goods added is an amount."""
    assert "points" not in measure_title("imports, change in points")
    assert "points" in measure_title("share of imports, change in points")


def test_who_spoke_twice_is_named_once() -> None:
    """Somebody, and somebody quoting figures, are one; another speaker follows a semicolon."""
    said = [quote(1, said_by=who) for who in ("A. B., member", "A. B., member, quoting", "C. D.")]
    place = Place("AZE", "RUS", "X", "2024")
    found = ledger([], said).find(PUBLISHED, place)
    assert found
    assert spoken_by([found], str) == "as stated by A. B., member, quoting; by C. D."
