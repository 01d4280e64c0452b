"""What a trade is made of: groups make the whole, contributions make the change."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.measures.composition import Composition, composition, contributions
from dashboard.measures.measuring import Case
from tests.builders import flow, ledger

CASE = Case("AZE", "RUS", "2020")
GROUPS = {f"{code:02}": f"Group {code % 7}" for code in range(1, 90)}
DOTS = {"source": "imf-dots", "status": "reported-or-estimated"}

goods = st.dictionaries(
    st.sampled_from([f"{code:02}" for code in range(1, 98)]),
    st.integers(0, 10**9),
    min_size=1,
    max_size=12,
)


def rows(
    parts: dict[str, int], total: float | None = None, /, **columns: str
) -> list[pd.DataFrame]:
    """Return chapters and their total, the sum unless told otherwise."""
    whole = sum(parts.values()) if total is None else total
    return [
        flow(whole, **columns),
        *(flow(size, product=code, **columns) for code, size in parts.items()),
    ]


def made(parts: dict[str, int], total: float | None = None, period: str = "2020") -> Composition:
    """Return the composition of a year with these chapters."""
    held = ledger(rows(parts, total, period=period))
    return composition(CASE._replace(period=period), "X", GROUPS, held)


@given(goods)
@settings(deadline=None, max_examples=20)
def test_groups_make_the_whole(parts: dict[str, int]) -> None:
    """Each chapter is in one group, a chapter without a group in its own; the largest is first."""
    found = made(parts)
    assert math.fsum(found.groups.values()) == pytest.approx(sum(parts.values()))
    for name, size in found.groups.items():
        mine = [value for code, value in parts.items() if GROUPS.get(code, code) == name]
        assert mine
        assert size == pytest.approx(sum(mine))
    values = list(found.groups.values())
    assert values == sorted(values, reverse=True)
    assert (found.source, found.edition) == ("un-comtrade", "first")


@given(goods, goods)
@settings(deadline=None, max_examples=25)
def test_contributions_add_up_to_the_change(before: dict[str, int], after: dict[str, int]) -> None:
    """What each group adds makes the change of the whole, groups that came or went included."""
    earlier, later = made(before), made(after, period="2021")
    moved = contributions(earlier, later)
    assert sum(moved.values()) == pytest.approx(sum(after.values()) - sum(before.values()))
    assert set(moved) == {*earlier.groups, *later.groups}
    sizes = [abs(value) for value in moved.values()]
    assert sizes == sorted(sizes, reverse=True)
    back = contributions(later, earlier)
    assert {name: -value for name, value in back.items()} == moved


@given(goods)
@settings(deadline=None, max_examples=8)
def test_nothing_moves_within_a_year(parts: dict[str, int]) -> None:
    """From a year to itself every contribution is nothing."""
    assert not any(contributions(made(parts), made(parts)).values())


@pytest.mark.parametrize("total", [200, 94])
def test_incomplete_chapters_are_a_void(total: int) -> None:
    """Chapters that do not make the total, from either side, are no composition."""
    found = made({"27": 60, "84": 40}, total)
    assert (found.groups, found.source) == ({}, "")
    assert found.covered == pytest.approx(100 / total)


def test_nearly_all_chapters_are_a_composition() -> None:
    """Within five percent of the total the chapters tell of all goods."""
    assert made({"27": 60, "84": 36}, 100).groups
    assert not made({"27": 60, "84": 34}, 100).groups


def test_void_explains_no_change() -> None:
    """A year without complete chapters is compared with nothing, from either side."""
    whole, void = made({"27": 60}), made({"27": 60}, 100, period="2021")
    assert contributions(whole, void) == contributions(void, whole) == {}


def test_year_without_chapters_has_no_cover() -> None:
    """Where there are no chapters it is not said that they cover nothing."""
    found = composition(CASE, "X", GROUPS, ledger([flow(5)]))
    assert (found.groups, found.covered) == ({}, None)


def test_next_source_speaks_where_the_first_is_incomplete() -> None:
    """The first publisher in the order whose chapters are complete is taken, and named."""
    held = [*rows({"27": 10}, 100), *rows({"27": 60, "84": 40}, **DOTS, edition="later")]
    found = composition(CASE, "X", GROUPS, ledger(held))
    assert (found.source, found.edition) == ("imf-dots", "later")
    assert sum(found.groups.values()) == 100


def test_headings_are_not_added_to_their_chapters() -> None:
    """Gold is within its chapter and counts once."""
    held = [*rows({"71": 30, "84": 70}), flow(25, product="7108")]
    found = composition(CASE, "X", GROUPS, ledger(held))
    assert sum(found.groups.values()) == 100


def test_chosen_publisher_alone_speaks() -> None:
    """One that is asked alone is shown though another comes first, and is not replaced."""
    held = [*rows({"27": 60, "84": 40}), *rows({"27": 7}, **DOTS)]
    chosen = CASE.through(source="imf-dots")
    assert composition(chosen, "X", GROUPS, ledger(held)).source == "imf-dots"
    held = [*rows({"27": 60, "84": 40}), *rows({"27": 7}, 100, **DOTS)]
    assert composition(chosen, "X", GROUPS, ledger(held)).groups == {}
