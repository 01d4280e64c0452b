"""Countries are found by what people call them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.state.naming import code_of, codes_by_name, folded
from tests.builders import shipped_figures


@given(st.text(max_size=30))
@example("\U0001d4d0")
def test_folding_is_done_once(text: str) -> None:
    """What is folded stays so, and capitals and outer spaces never matter."""
    once = folded(text)
    assert folded(once) == once
    assert folded(f" {once.upper()} ") == folded(once.upper())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("iran", "IRN"),
        ("\u0130RAN", "IRN"),
        ("\u0418\u0440\u0430\u043d", "IRN"),
        ("Britain", "GBR"),
        ("UK", "GBR"),
        ("B\u00f6y\u00fck Britaniya", "GBR"),
        ("Holland", "NLD"),
        ("Turkey", "TUR"),
        ("turkiye", "TUR"),
        ("\U0001d4e3urkey", "TUR"),
        ("Cote d\u2019Ivoire", "CIV"),
        ("USSR", "SUN"),
        ("aze", "AZE"),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_a_country_is_found_by_what_it_is_called(name: str, code: str) -> None:
    """In English, Azerbaijani or Russian, by an alias or a code, however it is typed."""
    assert code_of(shipped_figures().snapshot(), name) == code


def test_every_country_is_found_by_its_names() -> None:
    """Nobody of today is hidden behind a name of the past, nor behind another one's alias."""
    snapshot = shipped_figures().snapshot()
    for code, label in snapshot.labels.items():
        if code not in snapshot.former:
            assert code_of(snapshot, label) == code
            assert code_of(snapshot, code) == code or not code.isalpha()


def test_today_comes_before_the_past() -> None:
    """A name of both is the one's that is there still."""
    names = {"OLD": ("Land", "Landia"), "NEW": ("Land",)}
    for held in (names, dict(reversed(names.items()))):
        found = codes_by_name(held, {"OLD"})
        assert found == {"land": "NEW", "landia": "OLD", "old": "OLD", "new": "NEW"}
