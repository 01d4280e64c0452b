"""Interval arithmetic keeps every value that is possible, and makes up none."""

from functools import reduce
from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.intervals import Interval, added

Known = tuple[Interval, float]


@st.composite
def known(draw: st.DrawFn, least: float = -1e6) -> Known:
    """Draw an interval and one value inside it."""
    ends = draw(st.tuples(*[st.floats(least, 1e6, allow_subnormal=False)] * 3))
    low, point, high = sorted(ends)
    return Interval(low, high), point


def holds(interval: Interval | None, value: float) -> bool:
    """Tell whether a value lies in an interval, a float's last digits aside."""
    if interval is None:
        return False
    margin = 1e-9 * max(1.0, abs(value))
    return interval.low - margin <= value <= interval.high + margin


@given(known(), known(), st.floats(-100, 100))
def test_sums_and_multiples_hold_every_pair(one: Known, other: Known, factor: float) -> None:
    """Whatever the exact values are, their sum, difference and multiple are inside."""
    (a, x), (b, y) = one, other
    assert holds(a + b, x + y)
    assert holds(a - b, x - y)
    assert holds(a.scaled(factor), x * factor)


@given(st.lists(known(), min_size=1, max_size=12))
def test_many_are_added_as_one_by_one(several: list[Known]) -> None:
    """The sum of many is that of each added to those before it, to the last digit and as said."""
    values = [interval for interval, _ in several]
    total, one_by_one = added(values), reduce(add, values)
    assert (total.low, total.high, total.said) == (one_by_one.low, one_by_one.high, one_by_one.said)


@given(known(), known())
def test_hull_holds_both(one: Known, other: Known) -> None:
    """Two statements of one figure are both possible."""
    hull = one[0].hull(other[0])
    assert holds(hull, one[1])
    assert holds(hull, other[1])


@given(known(), known(1e-3))
def test_quotient_holds_every_pair(top: Known, bottom: Known) -> None:
    """Whatever the exact values are, their quotient is inside."""
    assert holds(top[0].over(bottom[0]), top[1] / bottom[1])


@given(known(0), known(1e-3))
def test_part_of_sum_holds_every_pair(part: Known, rest: Known) -> None:
    """The part of a sum is inside, between nothing and all, and no wider than the quotient."""
    fraction = part[0].part_of_sum(rest[0])
    plain = part[0].over(part[0] + rest[0])
    assert fraction is not None
    assert plain is not None
    assert holds(fraction, part[1] / (part[1] + rest[1]))
    assert 0 <= fraction.low <= fraction.high <= 1
    assert holds(plain, fraction.low)
    assert holds(plain, fraction.high)


@pytest.mark.parametrize("divisor", [Interval(0, 0), Interval(-1, 1), Interval(0, 2)])
def test_nothing_is_divided_by_what_may_be_zero(divisor: Interval) -> None:
    """A divisor that may be zero gives no value, not a huge one."""
    assert Interval(1, 2).over(divisor) is None


@pytest.mark.parametrize(
    ("part", "rest"),
    [
        (Interval(0, 0), Interval(0, 0)),
        (Interval(0, 1), Interval(0, 1)),
        (Interval(-1, 1), Interval(5, 6)),
        (Interval(1, 2), Interval(-5, 1)),
    ],
)
def test_part_of_nothing_is_unknown(part: Interval, rest: Interval) -> None:
    """A part of a sum that may be zero, or of a negative one, gives no value."""
    assert part.part_of_sum(rest) is None


@given(st.integers(-(10**9), 10**9), st.sampled_from([0.001, 0.1, 1.0, 100.0]))
def test_rounding_is_undone(count: int, unit: float) -> None:
    """A figure rounded to a unit may have been half a unit more or less, and no more."""
    interval = Interval.rounded(count * unit, unit)
    assert interval.high - interval.low == pytest.approx(unit, rel=1e-3)
    assert interval.middle == pytest.approx(count * unit)


@pytest.mark.parametrize(("low", "high"), [(2, 1), (float("nan"), 1), (1, float("nan"))])
def test_empty_interval_is_refused(low: float, high: float) -> None:
    """No interval without a value in it, and none of something that is no number."""
    with pytest.raises(ValueError, match="is empty"):
        Interval(low, high)


def test_known_values_stay_exact() -> None:
    """Arithmetic on figures without a margin gives figures without a margin."""
    three, five = Interval.exactly(3), Interval.exactly(5)
    results = (three + five, three - five, three.scaled(2), three.over(five))
    assert all(result is not None and result.is_exact for result in results)
    assert not Interval.rounded(3, 1).is_exact
