"""Every language that ships says every text, with the same places, and names the same things."""

import re
from gettext import GNUTranslations

import pytest

from dashboard.state.languages import catalogues
from dashboard.text.language import Spoken, own_name, say, speaking
from dashboard.text.names import country, country_label
from dashboard.text.words import FLOW_NAMES, amount, capital, dated
from tests.builders import shipped_figures
from tests.dashboard.text.test_every_text import extracted

PLACE = re.compile(r"\{[^}]*\}")


@pytest.fixture(params=catalogues())
def language(request: pytest.FixtureRequest) -> Spoken:
    """Return each language beside English."""
    return Spoken(request.param, catalogues()[request.param])


def test_ships_in_three() -> None:
    """English, Azerbaijani and Russian."""
    assert {"az", "ru"} <= set(catalogues())
    assert [own_name(code) for code in ("en", "az", "ru")] == ["English", "azərbaycan", "русский"]


def test_every_text_is_said_with_its_places(language: Spoken) -> None:
    """None is left in English, and each place is filled by what fills it there."""
    assert isinstance(language.catalogue, GNUTranslations)
    forms = language.catalogue._catalog  # type: ignore[attr-defined]  # noqa: SLF001 -- all it says
    said = {key if isinstance(key, str) else key[0]: told for key, told in forms.items()}
    texts = dict(extracted("dashboard", "etl", "data"))
    for text in texts.keys() & said.keys():
        assert set(PLACE.findall(said[text])) == set(PLACE.findall(text)), (texts[text], said[text])
    # The form for any other number is found by the one for one.
    assert not {text for text in texts.keys() - said.keys() if "{count}" not in text}


def test_names_and_numbers_are_the_language_s_own(language: Spoken) -> None:
    """Countries as CLDR names them, numbers with its separators."""
    snapshot = shipped_figures().snapshot()
    expected = {"az": ("Rusiya", "Böyük Britaniya"), "ru": ("Россия", "Великобритания")}
    with speaking(language):
        assert country(snapshot, "RUS") == country_label(snapshot, "RUS")
        assert country(snapshot, "RUS") == expected[language.code][0]
        assert say(FLOW_NAMES["XM"]) != "turnover"
        assert "4,8" in amount(4.8, "percent")


def test_months_are_named_as_they_stand_by_themselves(language: Spoken) -> None:
    """Not in the genitive that a day before them asks for: *май 2021*, but *1 мая 2021*."""
    with speaking(language):
        assert dated("2021-05") == {"az": "may 2021", "ru": "май 2021"}[language.code]


def test_sentence_begins_with_the_capital_of_its_language(language: Spoken) -> None:
    """The capital of i has its dot in Azerbaijani, which has two letters i."""
    with speaking(language):
        assert capital("ixrac") == {"az": "İxrac", "ru": "Ixrac"}[language.code]
        assert capital("импорт") == "Импорт"
