"""Goods by year: few enough to tell apart, and nothing lost."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.bars import bars
from dashboard.charts.lines import Axes
from dashboard.charts.theme import GOODS, OTHERS
from dashboard.text.rows import Row
from tests.builders import shipped_figures

YEARS = st.integers(2000, 2004)
AMOUNTS = st.dictionaries(
    st.tuples(st.sampled_from("abcdefghijkl"), YEARS), st.integers(1, 10**9), min_size=1
)


def rows_of(amounts: dict[tuple[str, int], int]) -> list[Row]:
    """Return rows as the view of goods has them."""
    return [
        {"goods": goods, "period": str(year), "value": float(value), "status": "reported",
         "source": "un-comtrade", "note": "", "receipt": f"/receipt?goods={goods}"}
        for (goods, year), value in amounts.items()
    ]  # fmt: skip


@given(AMOUNTS)
def test_few_groups_hold_all_dollars(amounts: dict[tuple[str, int], int]) -> None:
    """Six groups and the others at most; each year is as much as its goods."""
    drawn = bars(rows_of(amounts), Axes(2000, 2004)).bars
    assert len(drawn) <= len(GOODS) + 1
    found: Counter[float] = Counter()
    for group in drawn:
        found.update({point.x: point.y or 0 for point in group.points})
    wanted: Counter[float] = Counter()
    for (_, year), value in amounts.items():
        wanted[year] += value
    assert found == wanted


@given(AMOUNTS)
def test_the_largest_have_colours_of_their_own(amounts: dict[tuple[str, int], int]) -> None:
    """No group that has one is smaller than one that has none, and no two have the same."""
    totals: Counter[str] = Counter()
    for (goods, _), value in amounts.items():
        totals[goods] += value
    coloured = [
        group for group in bars(rows_of(amounts), Axes(2000, 2004)).bars if group.colour != OTHERS
    ]
    assert len({group.colour for group in coloured}) == len(coloured)
    least = min(totals[group.name] for group in coloured)
    others = [total for goods, total in totals.items() if goods not in {g.name for g in coloured}]
    assert all(total <= least for total in others)


def test_no_goods_have_the_colour_of_a_country() -> None:
    """Who knows a country by its colour does not take goods for it."""
    assert not {*GOODS, OTHERS} & {*shipped_figures().snapshot().colours.values()}
