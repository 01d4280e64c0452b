"""Several numbers told of several things in their order are each of its own."""
# ruff: noqa: RUF001 -- Russian and Azerbaijani have letters that look like English ones

from hypothesis import given
from hypothesis import strategies as st

from tests.dashboard.prose.asserting import asserted_in, reasons_in
from tests.dashboard.prose.test_news import WORDS

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
