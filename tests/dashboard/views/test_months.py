"""The page of months of a pair."""

import pytest

from dashboard.parts.markup import to_html
from dashboard.text.language import say
from dashboard.text.pages.months import SPANS, TURNED
from dashboard.text.words import dated
from tests.builders import shipped_figures
from tests.dashboard.looking import charts, look

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


def test_each_chart_of_the_other_side_says_whose_it_is() -> None:
    """Months of the partner's report are not read as imports and exports of the country chosen."""
    view, request = look(shipped_figures(), PAIR)
    for chart in charts(view.content(request)):
        assert "as Russia reports" in chart.title
        assert all(label.text.startswith("Russia") for label in chart.labels)
    view, request = look(shipped_figures(), "/months?reporter=RUS&partner=AZE")
    assert not any("reports" in chart.title for chart in charts(view.content(request)))


def test_whose_months_they_are_is_explained_once() -> None:
    """At the head of the page; the charts below are titled with whose they are."""
    view, request = look(shipped_figures(), PAIR)
    told = say(TURNED, reporter="Russia", partner="Azerbaijan")
    assert to_html([*view.lead(request), *view.content(request)]).count(told) == 1


@pytest.mark.parametrize(("choice", "says_so"), [("", True), ("&span=all", False)])
def test_where_ten_years_of_those_chosen_are_shown_it_says_which(
    choice: str,
    says_so: bool,  # noqa: FBT001 -- a case
) -> None:
    """The fields say all years on record, and the charts begin later."""
    view, request = look(shipped_figures(), f"{PAIR}{choice}")
    shown = sorted(row["period"] for row in view.frame(request).to_dict("records"))
    assert len(set(shown)) == 120 or not says_so
    told = f"{dated(shown[0])} to {dated(shown[-1])}: “{say(SPANS['all'])}” shows the others."
    assert (told in to_html(view.lead(request))) == says_so
