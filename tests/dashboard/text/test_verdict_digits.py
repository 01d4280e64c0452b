"""What is shown beside a verdict, put through the rule, gives that verdict."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.claims.rule import RELATIONS, Assertion, Relation, Verdict, judge
from dashboard.measures.intervals import Interval
from dashboard.state.snapshot import Snapshot
from dashboard.text.verdict_digits import told_as_judged
from tests.builders import shipped_figures

SCALES = {"": 1.0, "million": 1e6, "billion": 1e9}


def read_back(text: str) -> Interval:
    """Return what a reader reads: the ends where there are no others, else the number."""
    text = text.partition(" (")[0].replace("\N{NO-BREAK SPACE}", " ").removeprefix("from ")
    found = re.fullmatch(
        r"(−(?=US))?(?:US\$ )?([−+]?[\d,.]+)(?: to (−?[\d,.]+))?"
        r"( million| billion|%| percentage points)?",
        text,
    )
    assert found, text
    minus, low, high, after = found.groups()
    size = SCALES.get((after or "").strip(), 1.0)

    def number(digits: str) -> float:
        return float(digits.replace(",", "").replace("−", "-").replace("+", "")) * size

    if high is None:
        value = -number(low) if minus else number(low)
        return Interval.exactly(value)
    return Interval(number(low), number(high))


values = st.one_of(
    st.floats(-200, 200).map(Interval.exactly),
    st.tuples(st.integers(-2000, 2000), st.sampled_from([1, 2, 10, 100])).map(
        lambda pair: Interval.rounded(pair[0] / 10, 1 / pair[1])
    ),
    st.tuples(st.floats(-200, 200), st.floats(0, 5)).map(
        lambda pair: Interval(pair[0], pair[0] + pair[1])
    ),
)
assertions = st.builds(
    Assertion,
    st.sampled_from(RELATIONS),
    st.sampled_from([10.0, 75.0, 8.52, -2.5, 0.0, 100.0]),
    st.sampled_from([1.0, 0.1, 0.01, 10.0]),
)


@given(
    value=values,
    assertion=assertions,
    unit=st.sampled_from(["percent", "percentage points"]),
    composed=st.booleans(),
)
def test_what_is_shown_gives_the_verdict(
    value: Interval, assertion: Assertion, unit: str, *, composed: bool
) -> None:
    """For every value, width, relation and precision."""
    near = [assertion.band.low, assertion.band.high, assertion.near.low, assertion.near.high]
    if any(0 < abs(end - edge) < 1e-6 for end in (value.low, value.high) for edge in (*near, 0)):
        return  # nearer to an edge than any digits that are shown
    text = told_as_judged(value, unit, assertion, composed=composed)
    assert judge(read_back(text), assertion) is judge(value, assertion), text


@given(st.floats(1e6, 9e10), st.floats(0, 0.2), st.sampled_from([1e8, 1e9]))
def test_dollars_give_the_verdict(value: float, width: float, precision: float) -> None:
    """Amounts too, in whichever scale they are told."""
    around = Interval(value, value * (1 + width))
    assertion = Assertion("is", 5e9, precision)
    edges = [assertion.band.low, assertion.band.high, assertion.near.low, assertion.near.high]
    if any(abs(end - edge) < 10 for end in (around.low, around.high) for edge in edges):
        return
    text = told_as_judged(around, "USD", assertion)
    assert judge(read_back(text), assertion) is judge(around, assertion), text


@pytest.mark.parametrize(
    ("value", "assertion", "text"),
    [
        (Interval.exactly(75.4532), Assertion("is", 75, 1), "75.45%"),
        (Interval.exactly(75.2), Assertion("is", 75, 1), "75.2%"),
        (Interval(75.443, 75.464, 75.4532), Assertion("is", 75, 1), "75.45%"),
        (Interval(8.49, 8.76), Assertion("is", 8.52, 0.01), "8.5 to 8.8%"),
        (Interval(4.418, 4.4746), Assertion("is", 4.4, 0.1), "4.4 to 4.5%"),
    ],
)
def test_as_many_digits_as_it_takes(value: Interval, assertion: Assertion, text: str) -> None:
    """No more, and no fewer."""
    assert told_as_judged(value, "percent", assertion) == text


def test_composed_number_has_its_ends_beside() -> None:
    """All totals that agree stand in brackets."""
    value = Interval(10.0598, 10.1275, 10.0801)
    text = told_as_judged(value, "percent", Assertion("is", 10, 1), composed=True)
    assert text == "10.08% (10.06 to 10.13%)"
    value = Interval(-9.4, -9.3, -9.34)
    text = told_as_judged(value, "percentage points", Assertion("is", -9, 1), composed=True)
    assert text == "−9.3 percentage points (from −9.4 to −9.3)", "a unit of words once"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Interval.exactly(3.91), "percent", "+3.9%"),
        (Interval.exactly(-3.91), "percent", "−3.9%"),
        (Interval(1.2, 1.4), "percent", "+1.2 to +1.4%"),
        (Interval(-1.2, 1.4), "percent", "from −1.2 to +1.4%"),
        (Interval.exactly(0), "percent", "0.0%"),
        (Interval.exactly(1.25), "percentage points", "+1.3 percentage points"),
        (Interval(1.2, 1.4), "percentage points", "+1.2 to +1.4 percentage points"),
        (Interval.exactly(258e6), "USD", "+US$\N{NO-BREAK SPACE}258 million"),
    ],
)
def test_a_rise_has_its_sign_as_a_fall_has(value: Interval, unit: str, text: str) -> None:
    """Whatever it is counted in."""
    assert told_as_judged(value, unit, Assertion("is", 50, 1), changes=True) == text


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    """Return the figures and claims that come with the product."""
    return shipped_figures().snapshot()


def test_every_reading_of_every_claim(shipped: Snapshot) -> None:
    """What ships never shows a number that contradicts its verdict."""
    seen = 0
    for claim in shipped.claims:
        for outcome in shipped.evaluation(claim).outcomes:
            assertion = outcome.statement.assertion
            for reading in (*outcome.counted, *outcome.years):
                value = reading.measured.value
                assert value is not None
                unit = reading.measured.unit
                text = told_as_judged(value, unit, assertion, composed=reading.measured.composed)
                assert judge(read_back(text), assertion) is reading.verdict, (claim.id, text)
                seen += reading.verdict is Verdict.SUPPORTED
    assert seen


@pytest.mark.parametrize(
    ("relation", "value", "told"),
    [
        ("at most", 1.178e9, "1.178"), ("at least", 1.182e9, "1.182"), ("at most", 1.1e9, "1.10"),
        ("at most", 1.18e9, "1.18"), ("is", 1.178e9, "1.18"),
    ],
)  # fmt: skip
def test_a_value_beside_a_limit_is_not_told_as_the_limit(
    relation: Relation, value: float, told: str
) -> None:
    """*Less than 1.18 billion* beside 1.18 billion would contradict itself."""
    said = told_as_judged(Interval.exactly(value), "USD", Assertion(relation, 1.18e9, 1e7))
    assert said == f"US$\N{NO-BREAK SPACE}{told} billion"
