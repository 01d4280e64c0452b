"""How a claimed figure could have arisen: what is offered really rounds to the claim."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.claims.entries import read_claims
from dashboard.claims.explanations import Explanation, explanations
from dashboard.claims.readings import Outcome, evaluate
from dashboard.claims.rule import Verdict, judge
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import Lens
from dashboard.measures.measuring import measure
from tests.builders import claim, flow, ledger, pair

GROWTH: dict[str, Any] = {"measure": "turnover", "operation": "change", "since": "2019"}
DOTS = {"source": "imf-dots", "status": "reported-or-estimated"}
BY_BOTH = [
    *pair(10, 7), *pair(100, 100, partner="WLD"),
    *pair(20, 10, **DOTS), *pair(100, 100, partner="WLD", **DOTS),
]  # fmt: skip


TIMES = {"too large": 1e3, "too small": 1e-3}


def outcome(book: Ledger, **assertion: Any) -> Outcome:  # noqa: ANN401 -- as in claims.toml
    """Return the outcome of a claim on 2020."""
    (found,) = read_claims({"claim": [claim(assertion)]}, ("AZE", "RUS", "IRN"))
    return evaluate(found, book).outcomes[0]


def offered(book: Ledger, **assertion: Any) -> list[Explanation]:  # noqa: ANN401 -- as in claims.toml
    """Return what else rounds to a claim on 2020."""
    return explanations(outcome(book, **assertion), book)


def percent(item: Explanation) -> float:
    """Return the value of one."""
    assert item.measured.value is not None
    return item.measured.value.middle


sizes = st.lists(st.integers(1, 50), min_size=12, max_size=12)


@pytest.mark.parametrize("relation", ["at least", "at most"])
def test_a_limit_is_explained_by_nothing(relation: str) -> None:
    """Half of all numbers are above it, or below; and nothing was said a thousand times over."""
    book = ledger(BY_BOTH)
    said: dict[str, Any] = {"measure": "share of turnover", "value": 10, "precision": 1}
    assert offered(book, **said)
    assert offered(book, **said, relation=relation) == []


@given(sizes, st.sampled_from(sorted(MEASURES)), st.integers(0, 100), st.booleans())
@settings(deadline=None, max_examples=25)
def test_whatever_is_offered_rounds_to_the_claim(
    sizes_of: list[int],
    name: str,
    value: int,
    change: bool,  # noqa: FBT001
) -> None:
    """Each is supported by the rule, is of the claim's unit or said in points, and is not it."""
    figures = iter(sizes_of)
    rows = [
        row
        for year in ("2018", "2019", "2020")
        for partner in ("RUS", "WLD")
        for row in pair(next(figures), next(figures), period=year, partner=partner)
    ]
    book = ledger(rows)
    asked = {"operation": "change", "since": "2019"} if change else {}
    found = outcome(book, measure=name, value=value, precision=1, **asked)
    items = explanations(found, book)
    for item in items:
        assert item.measured.value
        rounded = item.measured.value.scaled(TIMES.get(item.kind, 1.0))
        assert judge(rounded, found.statement.assertion) is Verdict.SUPPORTED
        if item.kind != "points":
            assert item.measured.unit == found.primary.measured.unit
        own = (item.measure, item.period) == (name, found.primary.case.period)
        assert not own or item.kind in {"other base", "points", "other report", *TIMES}
    assert len({(item.kind, item.measure, item.period) for item in items}) == len(items)


@given(sizes, st.integers(1, 100))
@settings(deadline=None, max_examples=20)
def test_every_measure_that_rounds_to_it_is_offered(sizes_of: list[int], value: int) -> None:
    """None of the same unit, pair and year is left out."""
    rows = [*pair(*sizes_of[:2]), *pair(*sizes_of[2:4], partner="WLD")]
    book = ledger(rows)
    found = outcome(book, value=value, precision=5)
    expected = set()
    for name, formula in MEASURES.items():
        measured = measure(formula, found.primary.case, book)
        verdict = judge(measured.value, found.statement.assertion)
        if measured.unit == "percent" and verdict is Verdict.SUPPORTED:
            expected.add(name)
    assert {item.measure for item in explanations(found, book)} == expected - {"share of turnover"}


def test_growth_counted_from_the_other_end() -> None:
    """487 to 647 is +32.9% of the first and 24.7% of the second, so it may be called 25%."""
    book = ledger([*pair(200, 287, period="2019"), *pair(300, 347)])
    (item,) = offered(book, **GROWTH, value=25, precision=1)
    assert (item.kind, item.measure, item.period) == ("other base", "turnover", "2020")
    assert percent(item) == pytest.approx(100 * (647 - 487) / 647)
    assert {term.place.period for term in item.measured.terms} == {"2019", "2020"}


def test_growth_of_a_share_in_points() -> None:
    """From 10% to 15% is +50%, and five points."""
    rows = [*pair(5, 5, period="2019"), *pair(10, 5)]
    rows += [*pair(50, 50, period="2019", partner="WLD"), *pair(50, 50, partner="WLD")]
    asked = GROWTH | {"measure": "share of turnover"}
    items = offered(ledger(rows), **asked, value=5, precision=1)
    assert [item.kind for item in items] == ["points"]
    assert percent(items[0]) == pytest.approx(5)
    assert items[0].measured.unit == "percentage points"


def test_another_year() -> None:
    """The figure of another year is offered with its year; the claim's own year is not."""
    rows = [*pair(1, 2), *pair(50, 50, partner="WLD")]
    rows += [*pair(4, 6, period="2018"), *pair(50, 50, period="2018", partner="WLD")]
    years = [
        item.period
        for item in offered(ledger(rows), value=10, precision=1)
        if item.kind == "other year"
    ]
    assert years == ["2018"]


def test_figure_that_holds_is_not_offered_for_itself() -> None:
    """Where the first reading supports the claim it is not its own explanation."""
    rows = [*pair(4, 6), *pair(50, 50, partner="WLD")]
    items = offered(ledger(rows), value=10, precision=0.1)
    assert [item.measure for item in items if item.period == "2020"] == []


def test_direction_has_no_figure_to_arise() -> None:
    """“Rises” claims no number, so none is explained."""
    entry = claim(GROWTH | {"relation": "rises"})
    asserts: Any = entry["asserts"]
    del asserts[0]["value"], asserts[0]["precision"]
    (said,) = read_claims({"claim": [entry]}, ("AZE", "RUS"))
    book = ledger([*pair(1, 2), flow(1, period="2019")])
    assert explanations(evaluate(said, book).outcomes[0], book) == []


@pytest.mark.parametrize(
    ("source", "offered_too"), [("", {"share of exports"}), ("imf-dots", {"share of imports"})]
)
def test_chosen_publisher_alone_is_asked(source: str, offered_too: set[str]) -> None:
    """What another publisher has is no explanation where one was asked alone."""
    (found,) = read_claims({"claim": [claim()]}, ("AZE", "RUS"))
    book = ledger(BY_BOTH)
    (asked,) = evaluate(found, book, lens=Lens(source=source)).outcomes
    found_shares = {item.measure for item in explanations(asked, book)} & {
        "share of exports", "share of imports",
    }  # fmt: skip
    assert found_shares == offered_too


def test_other_measure_may_be_by_another_publisher() -> None:
    """Unasked, the one a reading settled on does not bind: imports are known by another alone."""
    rows = [flow(7), flow(100, partner="WLD"), *pair(3, 10, **DOTS)]
    rows += pair(100, 100, partner="WLD", **DOTS)
    (item,) = offered(ledger(rows), measure="share of exports", value=10, precision=1)
    assert (item.measure, item.measured.sources) == ("share of imports", ("imf-dots",))


def kinds(book: Ledger, **assertion: Any) -> list[str]:  # noqa: ANN401 -- as in claims.toml
    """How a number may have arisen."""
    return [item.kind for item in offered(book, **assertion)]


def test_the_partners_report_of_the_same_trade() -> None:
    """What one exports the other imports, and tells by another number."""
    book = ledger([*pair(10, 5), *pair(7, 20, reporter="RUS", partner="AZE")])
    (item,) = offered(book, measure="exports", value=20, precision=1)
    assert (item.kind, item.case.report) == ("other report", "partner")


def test_the_share_seen_from_the_other_side() -> None:
    """30% of the partner's trade is 10% of one's own."""
    rows = [*pair(5, 5), *pair(50, 50, partner="WLD")]
    rows += [
        *pair(15, 15, reporter="RUS", partner="AZE"),
        *pair(50, 50, reporter="RUS", partner="WLD"),
    ]
    (item,) = offered(ledger(rows), measure="share of turnover", value=30, precision=1)
    assert (item.kind, item.case.reporter) == ("other side", "RUS")


def test_the_months_of_the_year_that_were_known() -> None:
    """What came in by March may have been told of the year."""
    rows = [flow(100.0), *(flow(10.0, period=f"2020-{month:02}") for month in (1, 2, 3))]
    (item,) = offered(ledger(rows), measure="exports", value=30, precision=1)
    assert (item.kind, item.period) == ("part of the year", "2020-01/2020-03")


@pytest.mark.parametrize(("value", "kind"), [(281e9, "too large"), (281e3, "too small")])
def test_billion_for_million(value: float, kind: str) -> None:
    """The very figure, in another unit."""
    book = ledger([flow(281e6)])
    assert kinds(book, measure="exports", value=value, precision=value / 281) == [kind]
    assert kinds(book, measure="exports", value=0, precision=1e6) == []
