"""Trade without some goods: only where chapters tell of all goods, and never more than all."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.measures.exclusions import CHAPTERS_WITHIN
from dashboard.measures.formulas import Flow
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Case, Measured, measure
from tests.builders import flow, ledger

CASE = Case("AZE", "RUS", "2020")
DOTS = {"source": "imf-dots", "status": "reported-or-estimated"}
GOODS = {"27": 60.0, "71": 30.0, "7108": 25.0, "84": 10.0}


def rows(total: float = 100, goods: dict[str, float] | None = None) -> list[pd.DataFrame]:
    """Return a total and its parts."""
    parts = GOODS if goods is None else goods
    return [flow(total), *(flow(value, product=code) for code, value in parts.items())]


def without(figures: list[pd.DataFrame], *codes: str) -> Measured:
    """Return the exports less some goods."""
    return measure(Flow("X"), CASE.through(without=codes), ledger(figures))


def left(figures: list[pd.DataFrame], *codes: str) -> float:
    """Return a value that must be known."""
    value = without(figures, *codes).value
    assert value is not None
    return value.middle


@pytest.mark.parametrize(
    ("codes", "expected"),
    [(("27",), 40), (("71",), 70), (("7108",), 75), (("27", "71"), 10), (("99",), 100)],
)
def test_goods_are_taken_off(codes: tuple[str, ...], expected: float) -> None:
    """A chapter, a heading of one, two chapters; a chapter without a record was nothing."""
    assert left(rows(), *codes) == pytest.approx(expected)


def test_heading_in_a_chapter_left_out_is_taken_off_once() -> None:
    """Gold is part of its chapter: leaving out both is leaving out the chapter."""
    assert left(rows(), "71", "7108") == pytest.approx(left(rows(), "71"))


@given(
    st.dictionaries(
        st.sampled_from([f"{code:02}" for code in range(1, 98)]),
        st.floats(0, 1e9),
        min_size=1,
        max_size=8,
    ),
    st.data(),
)
@settings(deadline=None, max_examples=40)
def test_excluding_never_raises_a_total(goods: dict[str, float], data: st.DataObject) -> None:
    """Leaving a chapter out takes off exactly that chapter; what is left is never below zero."""
    total = sum(goods.values())
    code = data.draw(st.sampled_from(sorted(goods)))
    remaining = left(rows(total, goods), code)
    slack = 1e-6 * max(total, 1)
    assert -slack <= remaining <= total + slack
    assert remaining + goods[code] == pytest.approx(total, abs=slack)


@pytest.mark.parametrize("off", [1 - 2 * CHAPTERS_WITHIN, 1 + 2 * CHAPTERS_WITHIN, 0])
def test_missing_chapters_are_no_zero(off: float) -> None:
    """Where the chapters do not make the total nothing is taken off, and the reason is said."""
    goods = {code: value * off for code, value in GOODS.items()} if off else {}
    measured = without(rows(goods=goods), "27")
    assert measured.value is None
    assert {missing.reason for missing in measured.missing} == {"no chapters"}


def test_no_total_no_remainder() -> None:
    """Chapters alone cannot tell that they are all."""
    assert without(rows()[1:], "27").value is None


def test_heading_without_a_record_is_unknown() -> None:
    """Precious metals without a figure for gold: how much is not gold is not known."""
    goods = {code: value for code, value in GOODS.items() if code != "7108"}
    assert without(rows(goods=goods), "7108").value is None


def test_terms_name_what_was_used() -> None:
    """The receipt lists the total and the heading taken off."""
    terms = without(rows(), "7108").terms
    assert {term.place.product for term in terms} == {"TOTAL", "7108"}


@pytest.mark.parametrize(("own", "first", "told"), [(100, 200, True), (200, 100, False)])
def test_chapters_are_held_against_their_own_total(own: float, first: float, told: bool) -> None:  # noqa: FBT001
    """Whether a publisher's chapters are all is told by its total, not by another's."""
    held = [flow(first), flow(own, **DOTS)]
    held += [flow(value, product=code, **DOTS) for code, value in (("27", 60), ("84", 40))]
    case = CASE.through(source="imf-dots", without=("27",))
    assert (measure(Flow("X"), case, ledger(held)).value is not None) is told


def test_chapters_without_a_total_are_held_against_the_first() -> None:
    """Where their publisher gives no total, that of the first in precedence is the measure."""
    parts = [flow(value, product=code, **DOTS) for code, value in (("27", 60), ("84", 40))]
    case = CASE.through(source="imf-dots", without=("27",))
    for total, left_over in ((100, Interval(40, 40)), (200, None)):
        assert measure(Flow("X"), case, ledger([flow(total), *parts])).value == left_over
