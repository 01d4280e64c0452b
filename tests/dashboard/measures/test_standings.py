"""All partners in order: as the ranks are, by one list, and none where a list is not whole."""

import pytest

from dashboard.measures.catalogue import MEASURES
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import Lens
from dashboard.measures.measuring import Case, measure
from dashboard.measures.standings import RANKED, placed, standing
from tests.builders import flow, ledger, pair, shipped_figures

CASE = Case("AZE", "RUS", "2020")
SOME = (
    *pair(3e6, 5e6),
    *pair(9e6, 1e6, partner="TUR"),
    *pair(2e6, 2e6, partner="IRN"),
    *pair(14e6, 8e6, partner="WLD"),
)


def order(name: str, told: Ledger, case: Case = CASE) -> list[tuple[str, int, float | None]]:
    """Return all partners of a year with their ranks and numbers."""
    found = standing(name, case, told)
    all_placed = [
        placed(name, found.source, case._replace(partner=code), told) for code in found.partners
    ]
    return [
        (one.case.partner, one.rank, one.measured.value.middle if one.measured.value else None)
        for one in all_placed
    ]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("exports", [("TUR", 1, 9e6), ("RUS", 2, 3e6), ("IRN", 3, 2e6)]),
        ("imports", [("RUS", 1, 5e6), ("IRN", 2, 2e6), ("TUR", 3, 1e6)]),
        ("turnover", [("TUR", 1, 10e6), ("RUS", 2, 8e6), ("IRN", 3, 4e6)]),
        ("rank by imports", [("RUS", 1, 5e6), ("IRN", 2, 2e6), ("TUR", 3, 1e6)]),
        ("share of imports", [("RUS", 1, 62.5), ("IRN", 2, 25.0), ("TUR", 3, 12.5)]),
    ],
)
def test_partners_stand_in_order(name: str, wanted: list[tuple[str, int, float]]) -> None:
    """By the flows of the measure, with its own numbers; by hand."""
    assert order(name, ledger(SOME)) == wanted


def test_nobody_is_ranked_on_half_a_list() -> None:
    """Where the rest of the world is larger than the first, a larger partner may be in it."""
    rows = [*SOME[:-2], *pair(40e6, 30e6, partner="WLD")]
    assert standing("turnover", CASE, ledger(rows)).partners == ()


def test_who_may_be_behind_somebody_unlisted_has_no_place() -> None:
    """The first is known, and of those smaller than the rest no place is."""
    rows = [*SOME[:-2], *pair(17e6, 8e6, partner="WLD")]
    assert order("exports", ledger(rows)) == [("TUR", 1, 9e6), ("RUS", 0, 3e6), ("IRN", 0, 2e6)]


def test_who_lacks_a_flow_has_neither_number_nor_place() -> None:
    """Listed by what is told of it, and no more is said."""
    rows = [*pair(9e6, 1e6, partner="TUR"), flow(5e6), *pair(14e6, 1e6, partner="WLD")]
    assert order("turnover", ledger(rows)) == [("TUR", 1, 10e6), ("RUS", 0, None)]


def test_goods_are_left_out_of_all_partners() -> None:
    """A ranking is looked at through the lens: without oil the order is another."""
    goods = {"TUR": (8e6, 1e6), "RUS": (1e6, 2e6), "IRN": (1e6, 1e6), "WLD": (10e6, 4e6)}
    chapters = [
        flow(value, product=code, partner=partner)
        for partner, values in goods.items()
        for code, value in zip(("27", "08"), values, strict=True)
    ]
    case = CASE.through(without=("27",))
    found = order("exports", ledger([*SOME, *chapters]), case)
    assert found == [("RUS", 1, 2e6), ("IRN", 2, 1e6), ("TUR", 2, 1e6)]
    assert order("exports", ledger(SOME), case) == []


@pytest.mark.parametrize("name", RANKED)
def test_places_are_the_ranks_of_the_page_of_a_pair(name: str) -> None:
    """On the figures that ship each place shown is the rank that its own measure gives."""
    told = shipped_figures().snapshot().ledger
    case = CASE._replace(period="2020", lens=Lens())
    found = standing(name, case, told)
    assert len(found.partners) > 100
    ranks = [
        placed(name, found.source, case._replace(partner=code), told).rank
        for code in found.partners[:20]
    ]
    own = [
        measure(MEASURES[RANKED[name]], case._replace(partner=code), told).value
        for code in found.partners[:20]
    ]
    assert ranks == [value.middle for value in own if value]
    assert ranks == sorted(ranks)
