"""The page of months of a pair."""

import pytest

from dashboard.text.words import dated
from tests.builders import shipped_figures
from tests.dashboard.looking import look

PAIR = "/months?reporter=AZE&partner=RUS&report=partner"


@pytest.mark.parametrize(("choice", "says_so"), [("", True), ("&until=2021", False)])
def test_where_months_end_before_the_years_asked_for_it_says_when(
    choice: str,
    says_so: bool,  # noqa: FBT001 -- a case
) -> None:
    """Nobody has to look for 2024 in a chart that has no such month."""
    view, request = look(shipped_figures(), f"{PAIR}{choice}")
    known = request.snapshot.ledger.periods("RUS", "AZE", freq="M")
    assert known[-1] < "2022"
    assert (f"up to {dated(known[-1])}" in view.description(request)) == says_so
