"""Both countings of imports: a number by origin, and what it is about by dispatch."""

import pytest

from dashboard.measures.countings import by_dispatch
from dashboard.measures.derived import SHOWN
from dashboard.measures.measuring import Case, measure
from tests.builders import flow, ledger, pair

CASE = Case("AZE", "RUS", "2020")


def moved(dispatch: float, name: str) -> float | None:
    """Return a number of 40 million of exports and 10 of imports, by dispatch."""
    book = ledger(
        [
            *pair(40e6, 10e6, partner_basis="origin"),
            flow(dispatch, flow="M", partner_basis="dispatch"),
            *pair(300e6, 200e6, partner="WLD"),
        ]
    )
    return by_dispatch(name, measure(SHOWN[name].formula, CASE, book), CASE, book)


@pytest.mark.parametrize(
    ("name", "value"), [("imports", 110e6), ("turnover", 150e6), ("share of turnover", 30.0)]
)
def test_number_moves_with_the_pairs_imports_alone(name: str, value: float) -> None:
    """The world's trade is the same by either rule: 150 of 500 million is 30%."""
    assert moved(110e6, name) == pytest.approx(value)


def test_near_countings_are_told_as_one() -> None:
    """What does not differ by more than twice is one number, and exports know no dispatch."""
    assert moved(15e6, "imports") is None
    assert moved(110e6, "exports") is None
