"""What is read without words in the way: told as such, and in the place of what is not read."""
# ruff: noqa: RUF001 -- Russian and Azerbaijani have letters that look like Latin ones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.prose.found import Candidate, Unread
from dashboard.prose.grammar import read, read_loosely
from tests.dashboard.prose.asserting import SAID_IN
from tests.dashboard.prose.shipped_words import WORDS

OPEN = {
    "en": "Azerbaijan's trade with Turkey was put by clerks at $6 billion in 2023.",
    "ru": "Товарооборот Азербайджана с Турцией в 2023 году перетёк за 5 млрд долларов.",
    "az": "Azərbaycanın Türkiyəyə ixracı 2023-cü ildə lap 12 faiz artdı.",
}
PLAIN = "Azerbaijan's exports to Turkey were $3 billion in 2022."
WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=9, max_size=12)


def loosely(text: str, language: str = "en") -> list[tuple[str, str]]:
    """The words left out for each claim read so, and the words it stands in."""
    found = read_loosely(text, WORDS[language], SAID_IN)
    told = [one for one in found if isinstance(one, Candidate)]
    left_out = [(one.readings[0].assumed.get("words", ""), one) for one in told]
    return [(words, text[one.start : one.end]) for words, one in left_out if words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (OPEN["en"], "put … clerks"),
        ("Turkey takes a mere 12% of Azerbaijan's exports, nobody will starve.",
         "nobody will starve"),
        ("A year of fuss, and Turkey takes barely 12% of Azerbaijan's exports.", "A year of fuss"),
        ("Turkey, forsooth, takes barely 12% of Azerbaijan's exports, nobody will starve.",
         "forsooth … nobody will starve"),
    ],
)  # fmt: skip
def test_words_in_the_way_are_told(text: str, words: str) -> None:
    """Those that nobody knows, or the last parts that tell of no trade."""
    assert not [one for one in read(text, WORDS["en"], SAID_IN) if isinstance(one, Candidate)]
    assert [told for told, _ in loosely(text)] == [words]


def test_what_is_read_strictly_stays_as_it_is() -> None:
    """And is told first; each loose claim stands for words that were not read."""
    text = f"{PLAIN} {OPEN['en']}"
    strictly, loose = (each(text, WORDS["en"], SAID_IN) for each in (read, read_loosely))
    assert loose[0] == strictly[0]
    assert [quote for _, quote in loosely(text)] == [OPEN["en"]]
    assert not [one for one in loose if isinstance(one, Unread)]


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan's exports of gewgaws to Turkey were $3 billion in 2022.",
        "Azerbaijan's gewgaw exports to Turkey were $3 billion in 2022.",
        "Were Azerbaijan's exports to Turkey, pray tell, $3 billion in 2022?",
        "Azerbaijan's exports to Turkey were $3 billion in 2022, but that is not so.",
        "Azerbaijan's exports to Turkey were not $3 billion in 2022, gewgaws aside.",
        "If Azerbaijan's gewgaws were counted, its exports to Turkey would be $3 billion.",
        f"{OPEN['en']} This is false.",
        "As for Turkey, mark my words, its exports were $3 billion in 2022.",
        "If the gewgaws fit, Azerbaijan's exports to Turkey, forsooth, were $3 billion in 2022.",
    ],
)
def test_nothing_is_read_of_what_may_say_something_else(text: str) -> None:
    """Goods by their noun, questions, what is taken back, denied or supposed."""
    assert loosely(text) == []


@pytest.mark.parametrize("language", WORDS)
def test_it_goes_for_every_language(language: str) -> None:
    """A word that nobody knows is left out, and told."""
    (claim,) = loosely(OPEN[language], language)
    assert claim[1] == OPEN[language]


@given(st.lists(WORD, min_size=1, max_size=3), st.integers(0, 9))
def test_whatever_nobody_knows_never_counts_as_read(unknown: list[str], at: int) -> None:
    """A plain sentence with words anywhere: what is read of it says so, or tells the same."""
    words = PLAIN.split()
    text = " ".join([*words[:at], *unknown, *words[at:]])
    plain = [one.readings[0].said for one in read(PLAIN, WORDS["en"], SAID_IN)
             if isinstance(one, Candidate)]  # fmt: skip
    for one in read_loosely(text, WORDS["en"], SAID_IN):
        if isinstance(one, Candidate) and "words" in one.readings[0].assumed:
            assert one.readings[0].said in plain
            assert 0 <= one.start < one.end <= len(text)
