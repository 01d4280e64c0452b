"""What the first page is, in a sentence for everyone, and the way to how it is read."""

import pytest

from dashboard.parts.markup import to_html
from dashboard.state.languages import catalogues
from dashboard.text import tour
from dashboard.text.language import ENGLISH, Spoken, say, speaking
from dashboard.text.pages import overview
from tests.builders import shipped_figures
from tests.dashboard.looking import look

LANGUAGES = (ENGLISH, *(Spoken(code, said) for code, said in catalogues().items()))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_first_page_says_what_it_is_before_its_claims(language: Spoken) -> None:
    """Once, above the first card, with the way to the tour beside it."""
    with speaking(language):
        view, request = look(shipped_figures(), "/")
        page = str(to_html([*view.lead(request), *view.content(request)]))
        sentence, way = say(overview.INTRODUCTION), say(tour.WAY)
    assert page.count(sentence) == 1
    assert page.index(sentence) < page.index(f">{way}</a>") < page.index('class="card"')


def test_way_keeps_what_is_left_out() -> None:
    """Whoever reads the steps comes back to the numbers they left."""
    view, request = look(shipped_figures(), "/?without=27")
    assert 'href="/method?without=27#tour"' in str(to_html(view.lead(request)))
