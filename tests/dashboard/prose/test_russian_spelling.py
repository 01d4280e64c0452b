"""That how Russian is spelled and spaced changes nothing of what it asserts."""
# ruff: noqa: RUF001 -- Russian has letters that look like Latin ones

from hypothesis import given
from hypothesis import strategies as st

from dashboard.prose.grammar import read
from tests.dashboard.prose.asserting import SAID_IN
from tests.dashboard.prose.test_russian import RUSSIAN, SAID, asserted


@given(st.sampled_from(SAID), st.sampled_from("\u00a0\u202f\u2009"), st.sampled_from(["", "\n\n"]))
def test_spaces_and_the_dots_of_a_letter_change_nothing(
    said: tuple[str, str], space: str, line: str
) -> None:
    """Fixed and narrow spaces, lines around a sentence, and an e without its dots."""
    text, asserts = said
    assert asserted(line + text.replace(" ", space) + line) == [asserts]
    assert asserted(text.replace(" ", "  ") if "1 " not in text else text) == [asserts]
    assert asserted(text.replace("\u0451", "\u0435")) == [asserts]


CASES = {
    "AZE": ("Азербайджана", "Азербайджан"), "RUS": ("России", "Россию"), "IRN": ("Ирана", "Иран"),
    "TUR": ("Турции", "Турцию"), "ITA": ("Италии", "Италию"), "GEO": ("Грузии", "Грузию"),
    "CHN": ("Китая", "Китай"), "KAZ": ("Казахстана", "Казахстан"),
}  # fmt: skip


@given(
    st.lists(st.sampled_from(sorted(CASES)), min_size=2, max_size=2, unique=True),
    st.integers(1, 999), st.integers(0, 9), st.integers(1990, 2024),
)  # fmt: skip
def test_a_flow_is_read_as_it_is_written(
    pair: list[str], whole: int, tenth: int, year: int
) -> None:
    """Any exports of one country to another, put into words, are read back as what they were."""
    owner, other = pair
    text = (
        f"В {year} году экспорт {CASES[owner][0]} в {CASES[other][1]} составил "
        f"{whole},{tenth} млн долларов."
    )
    value = float(f"{whole}.{tenth}") * 1e6
    assert asserted(text) == [f"{owner} {other} exports level >{year} is {value:g} ±100000"]


@given(st.text("экспорт России в Иран 10% на и, вырос доля не 2024", max_size=200))
def test_any_text_is_read_or_left(text: str) -> None:
    """No text stops the reader, and what is found lies within it."""
    for one in read(text, RUSSIAN, SAID_IN):
        assert 0 <= one.start < one.end <= len(text)
