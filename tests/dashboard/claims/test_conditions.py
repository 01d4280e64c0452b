"""What would have to be true: inside the range the claim is supported, outside it is not."""

from typing import Any, Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.claims.conditions import Condition, conditions
from dashboard.claims.entries import read_claims
from dashboard.claims.model import Claim
from dashboard.claims.readings import Outcome, evaluate
from dashboard.claims.rule import Verdict, judge
from dashboard.measures.formulas import Flow, Turnover
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import Lens
from dashboard.measures.measuring import measure
from tests.builders import claim, flow, ledger, quote

Key = tuple[str, str, str]
"""Partner, flow, year."""

TENTH: Final = {"measure": "share of turnover", "value": 10, "precision": 1}
AMOUNTS: Final = ("exports", "imports", "turnover")
SHARES: Final = (
    "share of turnover", "share of exports", "share of imports", "imports in the pair",
    "exports in the pair", "imports in all turnover",
)  # fmt: skip

sizes = st.integers(1_000, 10**9)
pairs = st.fixed_dictionaries(
    {
        (partner, name, year): sizes
        for partner in ("RUS", "WLD")
        for name in ("X", "M")
        for year in ("2019", "2020")
    }
)


def book(figures: dict[Key, float]) -> Ledger:
    """Return a ledger of these figures."""
    return ledger(
        flow(size, partner=partner, flow=name, period=year)
        for (partner, name, year), size in figures.items()
    )


def asserting(**assertion: Any) -> Claim:  # noqa: ANN401 -- as in claims.toml
    """Return a claim on 2020."""
    (found,) = read_claims({"claim": [claim(assertion)]}, ("AZE", "RUS", "WLD"))
    return found


def outcome(figures: dict[Key, float], said: Claim, lens: Lens | None = None) -> Outcome:
    """Return the outcome of a claim's one statement."""
    return evaluate(said, book(figures), lens=lens or Lens()).outcomes[0]


def needed(figures: dict[Key, float], **assertion: Any) -> list[Condition]:  # noqa: ANN401 -- TOML
    """Return what a claim on these figures needs."""
    return conditions(outcome(figures, asserting(**assertion)), book(figures))


def setting(figures: dict[Key, float], need: Condition, size: float) -> dict[Key, float]:
    """Return the figures with a need's term at a size; a turnover is split in halves."""
    assert isinstance(need.term, Flow | Turnover)
    partner = "WLD" if need.term.world else need.case.partner
    parts = (
        {need.term.flow: size} if isinstance(need.term, Flow) else {"X": size / 2, "M": size / 2}
    )
    return figures | {(partner, name, need.case.period): part for name, part in parts.items()}


def assert_range(figures: dict[Key, float], said: Claim, need: Condition) -> None:
    """Hold that a need's range is that of the claim."""
    (statement,) = said.statements
    low, high = need.holds.low, need.holds.high
    margin = 1e-3 * (high - low)
    for size in (low - margin, low + margin, high - margin, high + margin):
        held = book(setting(figures, need, size))
        verdict = judge(measure(statement.formula(), need.case, held).value, statement.assertion)
        assert (verdict is Verdict.SUPPORTED) is (low < size < high)


@given(pairs, st.sampled_from(SHARES), st.integers(2, 95))
@settings(deadline=None, max_examples=10)
def test_range_of_each_term_of_a_share(figures: dict[Key, float], name: str, value: int) -> None:
    """With all else as measured, the claim holds within each range and not beyond it."""
    said = asserting(measure=name, value=value, precision=1)
    found = needed(figures, measure=name, value=value, precision=1)
    assert len(found) == (1 if "in the pair" in name else 2)
    for need in found:
        assert need.known is not None
        assert_range(figures, said, need)


@given(pairs, st.sampled_from(AMOUNTS), st.integers(-80, 300))
@settings(deadline=None, max_examples=10)
def test_range_of_the_later_year_of_a_change(
    figures: dict[Key, float], name: str, value: int
) -> None:
    """A growth holds for later values within the range that follows from the earlier one."""
    asked = {"measure": name, "operation": "change", "since": "2019"}
    said = asserting(**asked, value=value, precision=1)
    (need,) = needed(figures, **asked, value=value, precision=1)
    assert_range(figures, said, need)


@given(pairs, st.integers(2, 50), st.sampled_from("XM"))
@settings(deadline=None, max_examples=10)
def test_range_of_what_lacks_in_a_sum(figures: dict[Key, float], value: int, lacks: str) -> None:
    """Where one flow of all trade is not on record, its range follows from the other."""
    del figures["WLD", lacks, "2020"]
    said = asserting(**TENTH | {"value": value})
    found = needed(figures, **TENTH | {"value": value})
    last = found[-1]
    assume(last.given is not None)
    assert last.term == Flow(lacks, world=True)  # type: ignore[arg-type]
    assert last.known is None
    assume(last.holds.low > 0)
    assert_range(figures, said, last)


def test_tenth_of_turnover() -> None:
    """10 with the pair is 10% of any total from 95.2 to 105.3, of which 60 are known."""
    figures: dict[Key, float] = {
        ("RUS", "X", "2020"): 4, ("RUS", "M", "2020"): 6, ("WLD", "X", "2020"): 60,
    }  # fmt: skip
    whole, rest = needed(figures, **TENTH)
    assert whole.term == Turnover(world=True)
    assert whole.holds.low == pytest.approx(10 / 0.105)
    assert whole.holds.high == pytest.approx(10 / 0.095)
    assert rest.holds.low == pytest.approx(10 / 0.105 - 60)
    assert rest.holds.high == pytest.approx(10 / 0.095 - 60)
    assert (rest.given, rest.given_value) == (Flow("X", world=True), Interval(60, 60))


def test_rounded_quotes_widen_the_range() -> None:
    """Outside the range of a rounded figure the claim holds for none of the values it may be."""
    said = [
        quote(4799, measure="turnover", precision="1"),
        quote(26600, partner="WLD", precision="100"),
    ]
    held = ledger(quotes=said)
    (statement,) = read_claims({"claim": [claim(TENTH, period="2024")]}, ("AZE", "RUS"))
    found = conditions(evaluate(statement, held).outcomes[0], held)
    whole = next(need for need in found if need.given is None)
    assert whole.holds.low == pytest.approx(4798.5e6 / 0.105)
    assert whole.holds.high == pytest.approx(4799.5e6 / 0.095)
    rest = next(need for need in found if need.given is not None)
    assert rest.holds.low == pytest.approx(whole.holds.low - 26650e6)
    assert rest.holds.high == pytest.approx(whole.holds.high - 26550e6)


FULL: Final[dict[Key, float]] = {
    (partner, name, year): size
    for partner, size in (("RUS", 10.0), ("WLD", 100.0))
    for name in ("X", "M")
    for year in ("2019", "2020")
}


@pytest.mark.parametrize(
    "assertion",
    [
        {"measure": "turnover", "value": 10, "precision": 1},
        {"measure": "rank by turnover", "value": 1, "precision": 1},
        {"relation": "at least", "value": 10, "precision": 1},
    ],
)
def test_what_cannot_be_solved_needs_nothing(assertion: dict[str, Any]) -> None:
    """Amounts, ranks and one-sided claims have no range to tell."""
    assert needed(FULL, **assertion) == []


def test_direction_needs_nothing() -> None:
    """“Rises” names no number to solve for."""
    entry = claim({"measure": "turnover", "operation": "change", "since": "2019"})
    asserts: Any = entry["asserts"]
    asserts[0] |= {"relation": "rises"}
    del asserts[0]["value"], asserts[0]["precision"]
    (said,) = read_claims({"claim": [entry]}, ("AZE", "RUS"))
    assert conditions(outcome(FULL, said), book(FULL)) == []


def test_change_of_a_deficit_is_no_exception() -> None:
    """Where the earlier balance is below zero there is no growth to solve for, and no failure."""
    figures = FULL | {("RUS", "M", "2019"): 30.0}
    asked = {"measure": "balance", "operation": "change", "since": "2019"}
    for need in needed(figures, **asked, value=10, precision=1):
        assert need.holds.low <= need.holds.high


def test_change_seen_through_a_lens_is_of_the_same_goods() -> None:
    """Without oil, the range for growth follows from the earlier year without oil."""
    rows = [
        flow(size, product=product, period=year)
        for year, parts in (("2019", (100, 60, 40)), ("2020", (110, 60, 50)))
        for product, size in zip(("TOTAL", "27", "84"), parts, strict=True)
    ]
    held = ledger(rows)
    said = asserting(measure="exports", operation="change", since="2019", value=25, precision=1)
    found = evaluate(said, held, lens=Lens(without=("27",))).outcomes[0]
    assert found.primary.measured.value == Interval(25, 25)
    assert found.verdict is Verdict.SUPPORTED
    (need,) = conditions(found, held)
    assert need.known is not None
    assert need.known.middle == 50
    assert need.holds.low < 50 < need.holds.high
