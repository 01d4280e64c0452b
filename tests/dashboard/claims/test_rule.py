"""The rule at its corners, and what it may never do."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.claims.rule import RELATIONS, Assertion, Verdict, judge, overall
from dashboard.measures.intervals import Interval

S, C, N, U = Verdict.SUPPORTED, Verdict.CLOSE, Verdict.NOT_SUPPORTED, Verdict.UNCHECKED
PRECISIONS = st.sampled_from(["1000", "10", "1", "0.5", "0.1", "0.01", "0.001"])


@st.composite
def assertions(draw: st.DrawFn) -> Assertion:
    """Draw any assertion."""
    value, rank = draw(st.floats(-1000, 1000)), draw(st.booleans())
    return Assertion(draw(st.sampled_from(RELATIONS)), value, float(draw(PRECISIONS)), rank)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (8.4999, N), (8.5, C), (9.4999, C), (9.5, S), (10, S), (10.4999, S), (10.5, C),
        (11.4999, C), (11.5, N), (0, N), (-10, N),
    ],
)  # fmt: skip
def test_ten_percent_stated_whole(value: float, verdict: Verdict) -> None:
    """10% is 9.5 <= x < 10.5, close one unit on either side, otherwise not supported."""
    assert Assertion("is", 10, 1).holds_for(value) is verdict


@given(st.integers(-5000, 5000), PRECISIONS)
def test_corners_of_any_claim(count: int, precision: str) -> None:
    """Halves round up at every precision, whatever floats make of 0.1."""
    unit = Decimal(precision)
    said = count * unit
    assertion = Assertion("is", float(said), float(unit))
    corners = {Decimal("-1.5"): C, Decimal("-0.5"): S, Decimal("0.5"): C, Decimal("1.5"): N}
    for offset, verdict in corners.items():
        assert assertion.holds_for(float(said + offset * unit)) is verdict


@given(st.integers(0, 10**7), st.integers(0, 1000), PRECISIONS)
def test_supported_means_rounds_to_the_claim(thousandths: int, count: int, precision: str) -> None:
    """The band is exactly what schoolbook rounding gives."""
    unit, value = Decimal(precision), Decimal(thousandths) / 1000
    rounded = (value / unit).quantize(Decimal(1), ROUND_HALF_UP)
    verdict = Assertion("is", float(count * unit), float(unit)).holds_for(float(value))
    assert (verdict is S) == (rounded == count)
    assert (verdict is C) == (abs(rounded - count) == 1)


def test_noise_of_floats_does_not_decide() -> None:
    """A last digit no publisher printed moves no verdict across a corner."""
    tenth = Assertion("is", 0.3, 0.1)
    assert tenth.holds_for(0.7 - 0.45) is tenth.holds_for(0.25) is S
    assert tenth.holds_for(4.1 - 3.75) is tenth.holds_for(0.35) is C


@pytest.mark.parametrize(
    ("assertion", "value", "verdict"),
    [
        (Assertion("at least", 10, 1), 10, S),
        (Assertion("at least", 10, 1), 1e12, S),
        (Assertion("at least", 10, 1), 9.99, C),
        (Assertion("at least", 10, 1), 9, C),
        (Assertion("at least", 10, 1), 8.99, N),
        (Assertion("at most", 10, 1), 10, S),
        (Assertion("at most", 10, 1), -1e12, S),
        (Assertion("at most", 10, 1), 10.01, C),
        (Assertion("at most", 10, 1), 11, C),
        (Assertion("at most", 10, 1), 11.01, N),
        (Assertion("at most", 3, 1, rank=True), 3, S),
        (Assertion("at most", 3, 1, rank=True), 4, N),
        (Assertion("about", 10, 1), 10.4, S),
        (Assertion("about", 10, 1), 10.5, C),
        (Assertion("about", 460, 1), 437, S),
        (Assertion("about", 460, 1), 482.9, S),
        (Assertion("about", 460, 1), 414, C),
        (Assertion("about", 460, 1), 506, N),
        (Assertion("about", -20, 1), -20.9, S),
        (Assertion("almost", 10, 1), 9, S),
        (Assertion("almost", 10, 1), 10, C),
        (Assertion("almost", 10, 1), 10.5, N),
        (Assertion("almost", 460, 1), 437, S),
        (Assertion("almost", 460, 1), 414, C),
        (Assertion("almost", 460, 1), 413.9, N),
        (Assertion("almost", -20, 1), -19.5, S),
        (Assertion("almost", -20, 1), -20.6, N),
        (Assertion("rises"), 0.001, S),
        (Assertion("rises"), 0, N),
        (Assertion("falls"), 0, N),
        (Assertion("falls"), -0.001, S),
        (Assertion("greater"), -1, N),
        (Assertion("smaller"), -1, S),
    ],
)
def test_other_relations(assertion: Assertion, value: float, verdict: Verdict) -> None:
    """Bounds are open on one side; directions know no close, and no change is neither."""
    assert assertion.holds_for(value) is verdict


@given(assertions(), st.lists(st.floats(-2000, 2000), min_size=4, max_size=4))
def test_widening_never_makes_or_turns_a_verdict(assertion: Assertion, ends: list[float]) -> None:
    """Knowing less keeps a verdict or gives it up; it never finds one or its opposite."""
    outer_low, low, high, outer_high = sorted(ends)
    assume(high < outer_high)  # the upper end of a rounding may be taken as outside it
    narrow = judge(Interval(low, high), assertion)
    assert judge(Interval(outer_low, outer_high), assertion) in {narrow, U}


@given(assertions(), st.lists(st.floats(-2000, 2000), min_size=3, max_size=3))
def test_definite_verdict_holds_for_every_value(assertion: Assertion, ends: list[float]) -> None:
    """A verdict on an interval is that of each value in it."""
    # The rule knows no digits beyond the ninth: there a value is the upper end, which is outside.
    low, inside, high = sorted(round(end, 9) for end in ends)
    assume(inside < high)
    assert judge(Interval(low, high), assertion) in {assertion.holds_for(inside), U}


@given(assertions(), st.floats(-2000, 2000))
def test_verdict_depends_on_value_and_assertion_alone(assertion: Assertion, value: float) -> None:
    """The same value against the same words is judged alike every time; known is never open."""
    again = replace(assertion)
    verdict = judge(Interval.exactly(value), assertion)
    assert verdict is judge(Interval(value, value), again) is assertion.holds_for(value)
    assert verdict is not U


@given(assertions(), st.integers(1, 250), st.integers(0, 3))
def test_rank_is_right_or_wrong(assertion: Assertion, place: int, width: int) -> None:
    """No rank is close, however it is claimed; what is no rank is judged as ever."""
    value = Interval(place, place + width)
    found = judge(value, replace(assertion, rank=True))
    assert found is not C
    level = assertion.sign == 0
    if level and judge(value, replace(assertion, rank=False)) in {S, N}:
        assert found is judge(value, replace(assertion, rank=False))


@given(st.integers(1, 250), st.integers(1, 250))
def test_rank_rises_to_a_better_place(before: int, after: int) -> None:
    """From fifth to third a rank rises, though its number falls; no move is neither."""
    change = Interval.exactly(after - before)
    rises = judge(change, Assertion("rises", rank=True))
    falls = judge(change, Assertion("falls", rank=True))
    assert (rises is S) is (after < before)
    assert (falls is S) is (after > before)


def test_same_verdict_on_both_ends_is_not_enough() -> None:
    """An interval that reaches across the band is open, though both ends are refused alike."""
    assertion = Assertion("is", 10, 1)
    assert judge(Interval(2, 30), assertion) is U
    assert judge(Interval(9.5, 10.49), assertion) is S
    assert judge(Interval(9.0, 11.0), assertion) is U


@pytest.mark.parametrize(("value", "unit"), [(10, 1), (4.6e9, 1e8), (272.5e6, 1e5)])
def test_figure_quoted_as_claimed_is_supported(value: float, unit: float) -> None:
    """What rounds to a figure supports the same figure stated to the same precision."""
    assert judge(Interval.rounded(value, unit), Assertion("is", value, unit)) is S


def test_missing_cannot_be_checked() -> None:
    """No value, no verdict, whatever is asserted."""
    assert all(judge(None, Assertion(relation)) is U for relation in RELATIONS)


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [([S, S], S), ([S, C], C), ([S, C, U], U), ([S, C, U, N], N), ([U, N], N), ([S, U], U)],
)
def test_sentence_is_no_better_than_its_weakest_part(
    parts: list[Verdict], verdict: Verdict
) -> None:
    """One part that fails fails the sentence, in whatever order the parts stand."""
    assert {overall(list(order)) for order in permutations(parts)} == {verdict}


def test_nothing_asserted_is_not_supported_by_silence() -> None:
    """A sentence without parts cannot be checked."""
    assert overall([]) is U
