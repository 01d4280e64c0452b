"""The head of a claim's page."""

from dashboard.parts.markup import to_html
from dashboard.text import pieces
from dashboard.text.language import say
from tests.builders import shipped_figures
from tests.dashboard.looking import look


def test_how_a_claim_is_read_stands_with_its_answer() -> None:
    """Before what saves and passes it on, which would part the two."""
    view, request = look(shipped_figures(), "/claim/ties-with-russia-and-iran-degrade")
    head = to_html(view.lead(request))
    assert head.index("headline") < head.index("Ties are read as") < head.index(say(pieces.SHARE))
