"""Which words mean what, and what a language's file must not be."""

from typing import Any

import pytest

from dashboard.prose.tokens import Sentence, sentences
from dashboard.prose.vocabulary import Vocabulary, VocabularyError

TABLE = {
    "language": "en",
    "measures": {"exports": ["exports"], "turnover": ["trade", "trade turnover"]},
    "ranks": {"2": ["second-largest"]},
}


def kinds(text: str) -> list[tuple[str, str]]:
    """Return what the words of a text mean."""
    words = Vocabulary.of(TABLE, {"GBR": ["the UK", "UK"]})
    marks = words.marks(text, Sentence(0, len(text), is_question=False))
    return [(mark.kind, mark.meaning) for mark in marks]


def test_the_longest_phrase_is_meant() -> None:
    """Of two that fit, the one of more words."""
    assert kinds("Trade turnover") == [("measures", "turnover")]
    assert kinds("the UK’s second-largest trade") == [
        ("countries", "GBR"), ("other", "'s"), ("ranks", "2"), ("measures", "turnover"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"verbs": {}}, "verbs is no group of words"),
        ({"measures": ["exports"]}, "[measures] is no table"),
        ({"measures": {"exports": "exports"}}, "[measures] exports is no list of words"),
        ({"measures": {"exports": [""]}}, "[measures] exports is no list of words"),
        ({"rises": {"up": ["up"]}}, "[rises] has a list of words and no up"),
        ({"cannot": {"boredom": ["yawn"]}}, "[cannot] boredom is none of"),
    ],
)
def test_a_faulty_file_is_refused_by_its_place(table: dict[str, Any], told: str) -> None:
    """The message names the group and what is wrong with it."""
    with pytest.raises(VocabularyError) as caught:
        Vocabulary.of(table, {})
    assert told in str(caught.value)


def test_a_full_stop_may_end_no_sentence() -> None:
    """An abbreviation, a letter and a decimal point do not; a question is told from the rest."""
    text = "Mr. J. Smith said 4.5 rose. Did it? Yes!\nNew line"
    found = [
        (text[one.start : one.end], one.is_question) for one in sentences(text, frozenset({"mr"}))
    ]
    assert found == [
        ("Mr. J. Smith said 4.5 rose.", False), ("Did it?", True), ("Yes!", False),
        ("New line", False),
    ]  # fmt: skip
