"""What goes on with the same of another country has its own number, and its own way."""
# ruff: noqa: RUF001 -- Russian and Azerbaijani have letters that look like English ones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dashboard.prose.asserting import asserted_in
from tests.dashboard.prose.shipped_words import WORDS

SENTENCES = {
    "en": "In 2023, Azerbaijan's exports to Turkey {} {}%, and to China {} {}%.",
    "ru": "В 2023 году экспорт Азербайджана в Турцию {} на {}%, а в Китай {} на {}%.",
    "az": "2023-cü ildə Azərbaycanın Türkiyəyə ixracı {1}% {0}, Çinə isə {3}% {2}.",
}
WAYS = {"en": ("rose", "fell"), "ru": ("вырос", "упал"), "az": ("artıb", "azalıb")}
CHANGES = st.integers(-90, 90).filter(bool)


@given(st.sampled_from(list(SENTENCES)), CHANGES, CHANGES)
def test_each_country_has_its_own_way(language: str, first: int, second: int) -> None:
    """A rise beside a fall, in any order."""
    told = [x for one in (first, second) for x in (WAYS[language][one < 0], abs(one))]
    assert asserted_in(SENTENCES[language].format(*told), WORDS[language]) == [
        f"AZE TUR exports change 2022>2023 is {first} ±1",
        f"AZE CHN exports change 2022>2023 is {second} ±1",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Azerbaijan's exports to Turkey fell by 5% in 2023 and to China by 3%."),
        ("ru", "Экспорт Азербайджана в Турцию в 2023 году упал на 5%, а в Китай — на 3%."),
    ],
)
def test_by_so_much_goes_on_with_a_fall(language: str, text: str) -> None:
    """Where the verb is not said again."""
    assert asserted_in(text, WORDS[language])[-1].startswith(
        "AZE CHN exports change 2022>2023 is -3"
    )


def test_money_at_the_end_of_a_list_is_of_all_of_it() -> None:
    """In Azerbaijani what numbers are of is told with the last."""
    text = "2023-cü ildə Azərbaycanın Türkiyəyə ixracı 3 milyard, Çinə 1 milyard dollar olub."
    assert [one.rpartition(" ±")[0] for one in asserted_in(text, WORDS["az"])] == [
        "AZE TUR exports level >2023 is 3e+09", "AZE CHN exports level >2023 is 1e+09",
    ]  # fmt: skip
