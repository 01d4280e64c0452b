"""How many years something rose in tells the year it rose from, as assumed."""
# ruff: noqa: RUF001 -- Russian and Azerbaijani have letters that look like English ones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.prose.found import Candidate
from dashboard.prose.grammar import read
from tests.dashboard.prose.asserting import SAID_IN, asserted_in
from tests.dashboard.prose.shipped_words import WORDS

SENTENCES = {
    "en": "Over the past {} years, Azerbaijan's trade with Russia grew by 60%.",
    "ru": "За последние {} лет товарооборот Азербайджана с Россией вырос на 60%.",
    "az": "Son {} ildə Azərbaycanın Rusiya ilə ticarəti 60 faiz artıb.",
}


@given(st.sampled_from(list(SENTENCES)), st.integers(2, 30))
def test_it_rose_from_so_many_years_before_the_last(language: str, years: int) -> None:
    """The last is the one before the text's; both are told as assumed."""
    (one,) = read(SENTENCES[language].format(years), WORDS[language], SAID_IN)
    assert isinstance(one, Candidate)
    said, assumed = one.readings[0].said, one.readings[0].assumed
    assert (said.since, said.period, said.value) == (f"{2024 - years}", "2024", 60)
    assert (assumed["since"], assumed["period"]) == (said.since, said.period)


def test_a_year_that_is_named_is_the_last() -> None:
    """What doubled in three years by 2022 was half as much in 2019."""
    text = "In 2022, Azerbaijan's trade with Russia had doubled in three years."
    assert asserted_in(text, WORDS["en"]) == [
        "AZE RUS turnover change 2019>2022 is 100 ±10",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Azerbaijan's trade with Russia grew by 5% a year over the past five years."),
        ("en", "In the next five years Azerbaijan's trade with Russia is to double."),
        ("en", "Over the past five years Azerbaijan imported $10 billion from Russia."),
        ("ru", "За последние пять лет экспорт Азербайджана в Россию рос на 5% ежегодно."),
        ("az", "Son beş ildə Azərbaycanın Rusiya ilə ticarəti hər il 5 faiz artıb."),
        ("az", "Azərbaycanın Rusiyaya ixracı son beş ildə ilk dəfə 5 faiz artıb."),
    ],
)
def test_what_is_of_each_year_or_of_the_last_is_not_read(language: str, text: str) -> None:
    """So much a year, the first time in years, and what is still to come."""
    assert not asserted_in(text, WORDS[language])
