"""The page of one pair."""

from dashboard.parts.markup import to_html
from dashboard.text.language import say
from dashboard.text.pieces import NO_DATA
from tests.builders import shipped_figures
from tests.dashboard.looking import look


def test_chart_without_a_number_says_so_once() -> None:
    """Of the United Kingdom nobody has a list of partners to rank Iran by."""
    view, request = look(shipped_figures(), "/partner?reporter=GBR&partner=IRN")
    assert to_html(view.content(request)).count(say(NO_DATA)) == 1
