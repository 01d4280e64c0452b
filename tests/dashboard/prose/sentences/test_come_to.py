"""What rose, or fell, to so much is told twice: how much it was, and that it went there."""
# ruff: noqa: RUF001 -- Russian has letters that look like Latin ones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dashboard.prose.asserting import asserted_in
from tests.dashboard.prose.shipped_words import WORDS


def moved(text: str, language: str = "en") -> list[str]:
    """The changes told without a number, in short."""
    return [one for one in asserted_in(text, WORDS[language]) if one.endswith(("rises", "falls"))]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Azerbaijan's exports to Turkey fell from $2.9bn in 2021 to $2.6bn in 2023.",
         "AZE TUR exports change 2021>2023 falls"),
        ("en", "Azerbaijan's exports to Turkey rose in 2023 to about $2.6 billion.",
         "AZE TUR exports change 2022>2023 rises"),
        ("en", "Poland's trade deficit with China widened to €43.5 billion in 2022.",
         "POL CHN balance change 2021>2022 falls"),
        ("en", "Azerbaijan's trade surplus with Italy narrowed to $9 billion in 2023.",
         "AZE ITA balance change 2022>2023 falls"),
        ("ru", "Доля России в импорте Казахстана снизилась с 42% в 2021 году до 30% в 2024 году.",
         "KAZ RUS share of imports change 2021>2024 falls"),
        ("az", "Azərbaycanın İsrailə ixracı 2022-ci ildə 1,7 milyard dollara yüksəlib.",
         "AZE ISR exports change 2021>2022 rises"),
    ],
)  # fmt: skip
def test_that_it_went_there_is_a_claim(language: str, text: str, told: str) -> None:
    """Since the time of the other amount, else since the year before; a deficit below zero."""
    assert moved(text, language) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan's exports to Turkey rose 12% to $2.6 billion in 2023.",
        "Azerbaijan's exports to Turkey were $2.6 billion in 2023.",
        "Azerbaijan's exports to Turkey rose to $200 million in March 2023.",
        "Azerbaijan's exports to Turkey did not rise to $2.6 billion in 2023.",
        "Exports of Azerbaijan to Turkey rose, and its imports came to $2.6 billion in 2023.",
    ],
)
def test_where_more_or_less_is_said_it_is_none(text: str) -> None:
    """By how much it went, or not at all; or since nobody knows which month."""
    assert moved(text) == []


@given(st.integers(2001, 2022), st.integers(1, 3), st.integers(1, 99), st.integers(1, 99))
def test_it_is_of_the_two_times_told(year: int, years: int, was: int, became: int) -> None:
    """Whichever of the two amounts stands first."""
    earlier, later = f"${was} billion in {year}", f"${became} billion in {year + years}"
    trade = "Trade of Iran with Turkey rose"
    expected = [f"IRN TUR turnover change {year}>{year + years} rises"]
    assert moved(f"{trade} from {earlier} to {later}.") == expected
    assert moved(f"{trade} to {later} from {earlier}.") == expected
