"""The claims of the first page, made once for a state, are still those that were asked for."""

from markupsafe import Markup

from dashboard.parts.first_claims import featured, others
from dashboard.parts.markup import to_html
from dashboard.state.languages import catalogues
from dashboard.text.language import ENGLISH, Spoken, speaking
from tests.builders import shipped_figures
from tests.dashboard.looking import look


def claims(query: str, language: Spoken = ENGLISH) -> Markup:
    """Return all claims of the first page at an address."""
    _, request = look(shipped_figures(), f"/?{query}")
    with speaking(language):
        return to_html([featured(request), *others(request)])


def test_partners_and_years_move_no_claim() -> None:
    """The same claims lead to the same pages."""
    assert claims("partner=DEU&since=2005") == claims("")


def test_language_and_lens_are_heeded_whatever_was_asked_before() -> None:
    """Words are of the language spoken, and links keep the lens."""
    russian = Spoken("ru", catalogues()["ru"])
    seen = [claims(""), claims("", russian), claims("without=27"), claims("without=27", russian)]
    assert len({*seen}) == len(seen)
    assert ["without=27" in one for one in seen] == [False, False, True, True]
    assert claims("") == seen[0]
