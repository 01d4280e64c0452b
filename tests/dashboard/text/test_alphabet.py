"""Names are sorted as readers of each language look them up."""

import re

import pytest

from dashboard.state.languages import catalogues
from dashboard.text.alphabet import by_alphabet
from dashboard.text.language import ENGLISH, Spoken, speaking
from tests.dashboard.parts.test_controls import form_at

LANGUAGES = {"en": ENGLISH, **{code: Spoken(code, said) for code, said in catalogues().items()}}


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("az", "Cibuti, Çad, Çexiya, Danimarka, Ekvador, Əlcəzair, Fransa, Hindistan, Xorvatiya"),
        ("az", "Iğd\u0131r, İran, Kuba, Qana, Qətər, Laos, Oman, Özbəkistan, Şimali Koreya"),
        ("az", "Seneqal, Şimali Makedoniya, Türkiyə, Uqanda, Ümman, Vyetnam, Zambiya"),
        ("ru", "Египет, Ёж, Йемен, Канада"),
        ("ru", "Лев, Лёд, Лейпциг"),
        ("en", "Åland Islands, Angola, Brazil, Curaçao, Türkiye, Turkmenistan, United Kingdom"),
        ("en", "Guinea, Guinea Bissau, Guineas"),
    ],
)
def test_names_follow_the_alphabet(code: str, told: str) -> None:
    """And not the numbers that computers give to letters."""
    names = told.split(", ")
    with speaking(LANGUAGES[code]):
        assert sorted(set(names), key=by_alphabet) == names


@pytest.mark.parametrize("page", ["check", "claims"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_lists_of_countries_follow_it(code: str, page: str) -> None:
    """Those to choose from, whichever page has them."""
    with speaking(LANGUAGES[code]):
        (listed,) = re.findall(
            rf'<select id="choice-{"about" if page == "claims" else "partner"}".*?</select>',
            form_at(f"/{page}"),
        )
        today = listed.partition("<optgroup")[0]
        names = re.findall(r'<option value="\w+"[^>]*>([^<]*)', today)
        assert len(names) > 3
        assert names == sorted(names, key=by_alphabet)
        assert names != sorted(names) or code == "en" or page == "claims"
