"""Months of one year to those of another, as fiscal years are told."""
# ruff: noqa: RUF001 -- Russian has letters that look like English ones

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dashboard.prose.asserting import asserted_in
from tests.dashboard.prose.shipped_words import WORDS

PHRASES = ("between {} and {}", "from {} to {}", "in {}-{}", "from {} through {}")

MAY = 5
"""A verb as well, so it is a month only after some words."""

MONTHS = st.integers(1, 12).filter(MAY.__ne__)


@given(st.sampled_from(PHRASES), st.integers(2010, 2022), MONTHS, MONTHS)
def test_they_are_all_months_from_one_to_the_other(
    phrase: str, year: int, first: int, last: int
) -> None:
    """In any wording, both with their years."""
    told = (f"{calendar.month_name[first]} {year}", f"{calendar.month_name[last]} {year + 1}")
    text = f"India's imports from Russia were $63 billion {phrase.format(*told)}."
    assert asserted_in(text, WORDS["en"]) == [
        f"IND RUS imports level >{year}-{first:02}/{year + 1}-{last:02} is 6.3e+10 ±1e+09"
    ]


def test_a_year_may_have_its_word() -> None:
    """As in Russian."""
    text = "С апреля 2022 года по март 2023 года импорт Индии из России составил 46 млрд долларов."
    assert asserted_in(text, WORDS["ru"]) == [
        "IND RUS imports level >2022-04/2023-03 is 4.6e+10 ±1e+09"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "India's imports from Russia rose 5% from April 2022 to March 2023.",
        "India's imports from Russia were $5 billion in April 2022 and March 2023.",
        "India's imports from Russia were $5 billion from April 2023 to March 2022.",
    ],
)
def test_what_months_are_meant_may_be_open(text: str) -> None:
    """A rise from one to the other or on the year before, and two months that may be each."""
    assert not asserted_in(text, WORDS["en"])


def test_what_rose_from_a_month_to_another_is_of_these_two() -> None:
    """Not of all months between."""
    text = "Between March 2022 and April 2023 India's imports from Russia rose 5%."
    assert asserted_in(text, WORDS["en"]) == ["IND RUS imports change 2022-03>2023-04 is 5 ±1"]
