"""Several numbers told of several things in their order are each of its own."""
# ruff: noqa: RUF001 -- Russian and Azerbaijani have letters that look like English ones

from hypothesis import given
from hypothesis import strategies as st

from dashboard.prose.grammar import read
from tests.dashboard.prose.asserting import SAID_IN, asserted_in, reasons_in
from tests.dashboard.prose.shipped_words import WORDS

PARTNERS = {
    "RUS": ("Russia", "Россию", "Rusiya"), "TUR": ("Turkey", "Турцию", "Türkiyə"),
    "ITA": ("Italy", "Италию", "İtaliya"), "CHN": ("China", "Китай", "Çin"),
}  # fmt: skip
SENTENCES = {
    "en": "{who} accounted for {share} of Azerbaijan's imports in 2023, respectively.",
    "ru": "На {who} в 2023 году пришлось {share} импорта Азербайджана соответственно.",
    "az": "2023-cü ildə Azərbaycanın idxalında {who}nin payı müvafiq olaraq {share} olub.",
}
AND = {"en": "and", "ru": "и", "az": "və"}


def listed(words: list[str], last: str) -> str:
    """Return words as a list, the last two joined."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


@given(
    st.sampled_from(list(SENTENCES)),
    st.lists(
        st.tuples(st.sampled_from(list(PARTNERS)), st.integers(1, 99)),
        min_size=2,
        max_size=4,
        unique_by=lambda one: one[0],
    ),
)
def test_each_number_is_of_its_own_country(language: str, told: list[tuple[str, int]]) -> None:
    """Whatever their order, and however many: no share is another country's."""
    names = [PARTNERS[code][list(SENTENCES).index(language)] for code, _ in told]
    shares = [f"{share} faiz" if language == "az" else f"{share}%" for _, share in told]
    joint = AND[language]
    text = SENTENCES[language].format(who=listed(names, joint), share=listed(shares, joint))
    assert asserted_in(text, WORDS[language]) == [
        f"AZE {code} share of imports level >2023 is {share} ±1" for code, share in told
    ]


def test_more_things_than_numbers_are_not_read() -> None:
    """Nobody can tell which number is of which."""
    text = "Azerbaijan's exports to Russia, Turkey and Italy were $1 and $2 billion respectively."
    assert not asserted_in(text, WORDS["en"])
    assert set(reasons_in(text, WORDS["en"])) == {"measure"}


def test_what_each_of_some_flows_rose_by_is_its_own() -> None:
    """Where each was told with its amount before."""
    text = (
        "Azerbaijan's exports were $26 billion and imports $21 billion, down 2% and up 3% on 2023"
    )
    told = asserted_in(f"In 2024, {text}, respectively.", WORDS["en"])
    assert told == [
        "AZE WLD exports level >2024 is 2.6e+10 ±1e+09",
        "AZE WLD imports level >2024 is 2.1e+10 ±1e+09",
        "AZE WLD exports change 2023>2024 is -2 ±1",
        "AZE WLD imports change 2023>2024 is 3 ±1",
    ]


def test_each_has_its_own_verb() -> None:
    """*Rose by 5% and fell by 3%* of two countries."""
    text = (
        "Azerbaijan's exports to Russia and Italy rose by 5% and fell by 3% respectively in 2023."
    )
    assert asserted_in(text, WORDS["en"]) == [
        "AZE RUS exports change 2022>2023 is 5 ±1", "AZE ITA exports change 2022>2023 is -3 ±1",
    ]  # fmt: skip


WORDS_OF_LISTS = (
    "respectively", "exports", "imports", "and", ",", "to", "Russia", "Turkey", "Azerbaijan's",
    "$1", "billion", "5%", "rose", "by", "down", "2023", "in", "were", "share", "of", ".", "but",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS_OF_LISTS), max_size=14))
def test_any_words_are_read_or_left(words: list[str]) -> None:
    """And nothing fails, whatever stands beside such a word."""
    read(" ".join(["respectively", *words]), WORDS["en"], SAID_IN, "AZE")
