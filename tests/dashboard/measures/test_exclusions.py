"""Trade in some goods, or without some: where chapters tell of all, and never more than all."""

from typing import Any, Final

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.measures.catalogue import MEASURES
from dashboard.measures.exclusions import CHAPTERS_WITHIN
from dashboard.measures.formulas import Flow
from dashboard.measures.intervals import Interval
from dashboard.measures.lens import Lens
from dashboard.measures.measuring import Case, Measured, measure
from tests.builders import flow, ledger, quote

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


SOME: Final = {"Some": frozenset({"71", "27"})}


def of_goods(only: str, *rows: pd.DataFrame, name: str = "exports", **lens: Any) -> Measured:  # noqa: ANN401 -- fields of a lens
    """Return a measure of some goods, of chapters that tell of all."""
    held = [
        flow(100e6),
        flow(60e6, product="27"),
        flow(30e6, product="71"),
        flow(10e6, product="08"),
        *rows,
    ]
    case = Case("AZE", "RUS", "2020", Lens(only=only, **lens))
    return measure(MEASURES[name].formula, case, ledger(held, goods=SOME))


@pytest.mark.parametrize(
    ("only", "rows", "lens", "value"),
    [
        ("27", (), {}, 60e6),
        ("Some", (), {}, 90e6),
        ("09", (), {}, 0.0),  # the chapters tell of all goods, and there is none
        ("7108", (flow(25e6, product="7108"),), {}, 25e6),
        ("0902", (), {}, 0.0),
        ("Some", (), {"without": ("27",)}, 30e6),
        ("27", (), {"without": ("27",)}, 0.0),
        ("Some", (flow(25e6, product="7108"),), {"without": ("7108",)}, 65e6),
        ("71", (flow(25e6, product="7108"),), {"without": ("7108",)}, 5e6),
        ("7108", (flow(25e6, product="7108"),), {"without": ("71",)}, 0.0),
    ],
)
def test_goods_alone(
    only: str, rows: tuple[pd.DataFrame, ...], lens: dict[str, Any], value: float
) -> None:
    """A code as published, a group as the sum of its chapters, less what is left out of them."""
    found = of_goods(only, *rows, **lens)
    assert found.value is not None
    assert (found.value.low, found.value.high) == (value, value)


def test_a_heading_without_a_record_is_unknown_where_its_chapter_has_one() -> None:
    """It may be any part of that."""
    found = of_goods("7108")
    assert found.value is None
    assert [gap.reason for gap in found.missing] == ["no goods"]


def test_chapters_that_do_not_tell_of_all_goods_tell_of_no_group() -> None:
    """A code that is published is known all the same."""
    far = flow(900e6, period="2019"), flow(60e6, product="27", period="2019")
    told = ledger(far, goods=SOME)
    for only, reason in (("Some", ["no chapters"]), ("27", [])):
        case = Case("AZE", "RUS", "2019", Lens(only=only))
        found = measure(MEASURES["exports"].formula, case, told)
        assert [gap.reason for gap in found.missing] == reason


@pytest.mark.parametrize(
    ("name", "only", "value"), [("goods in exports", "27", 60), ("goods in exports", "Some", 90)]
)
def test_what_goods_are_of_all_trade(name: str, only: str, value: float) -> None:
    """In percent."""
    found = of_goods(only, name=name).value
    assert found is not None
    assert found.low == found.high == pytest.approx(value)


def test_a_share_and_a_rank_are_of_these_goods() -> None:
    """On both sides of the share, and of all whom it was bought by."""
    rows = [
        flow(4e6, partner="TUR", product="27"),
        flow(40e6, partner="TUR"),
        flow(64e6, partner="WLD", product="27"),
        flow(140e6, partner="WLD"),
    ]
    share = of_goods("27", *rows, name="share of exports").value
    assert share is not None
    assert share.low == pytest.approx(100 * 60 / 64)
    rank = of_goods("27", *rows, name="rank by exports").value
    assert rank is not None
    assert rank.low == 1


def test_nobody_is_quoted_on_some_goods_by_what_they_said_of_all() -> None:
    """What was said of a share of turnover is of all goods."""
    said = quote(5, measure="share of exports", unit="percent", period="2020")
    case = Case("AZE", "RUS", "2020", Lens(only="27"))
    found = measure(MEASURES["share of exports"].formula, case, ledger((), [said]))
    assert found.value is None
