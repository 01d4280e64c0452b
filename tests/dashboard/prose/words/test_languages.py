"""Which language a text is taken to be in."""
# ruff: noqa: RUF001 -- Azerbaijani has letters that look like others

import tomllib

import pytest

from dashboard.prose.words.languages import spoken
from dashboard.prose.words.vocabulary import Vocabulary
from etl.reader import SHIPPED_DATA

NAMES = {"AZE": ["Azerbaijan", "Азербайджан"], "RUS": ["Russia", "Россия"]}
VOCABULARIES = {
    code: Vocabulary.of(
        tomllib.loads((SHIPPED_DATA / f"reference/language/{code}.toml").read_text("utf-8")), NAMES
    )
    for code in ("en", "az", "ru")
}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Azerbaijan's exports to Russia rose by 10%.", "en"),
        ("Экспорт Азербайджана в Россию вырос на 10%.", "ru"),
        ("РОССИЯ: товарооборот — $4", "ru"),
        ("Russia (Россия) took 10% of exports of Azerbaijan", "en"),
        ("Azərbaycanın Rusiyaya ixracı 10 faiz artıb.", "az"),
        ("Azerbaycan'ın Rusya'ya ihracatı yüzde 10 arttı.", "en"),
        ("AZƏRBAYCANIN İRANA İXRACI", "az"), ("Azərbaycan", "az"), ("", "en"), ("10 %", "en"),
        ("Trade rose. " * 200 + "Экспорт вырос. " * 2000, "en"),
    ],
)  # fmt: skip
def test_the_words_of_most_of_the_beginning_tell(text: str, code: str) -> None:
    """Of equals the first; what comes late in a long text does not count."""
    assert spoken(text, VOCABULARIES) == code


def test_of_equals_the_first_is_taken() -> None:
    """In the order the vocabularies are given in."""
    assert spoken("", dict(reversed(VOCABULARIES.items()))) == "ru"


def test_no_vocabulary_is_no_language() -> None:
    """There has to be one."""
    with pytest.raises(ValueError, match="no language"):
        spoken("Trade rose.", {})
