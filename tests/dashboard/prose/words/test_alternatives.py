"""Phrases of a language's file that are written as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.prose.words.alternatives import alternatives


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("trade", ["trade"]),
        ("(foreign|external) trade", ["foreign trade", "external trade"]),
        ("surplus (in|of) (its|) trade",
         ["surplus in its trade", "surplus in trade", "surplus of its trade", "surplus of trade"]),
        ("(a year|one year) (ago|before)",
         ["a year ago", "a year before", "one year ago", "one year before"]),
        ("office (stat)", ["office (stat)"]),
    ],
)  # fmt: skip
def test_each_bracket_with_strokes_is_one_of_its_words(phrase: str, meant: list[str]) -> None:
    """In order; one may be nothing, and a bracket without a stroke is as it is written."""
    assert list(alternatives(phrase)) == meant


WORDS = st.from_regex(r"[a-z]{1,5}", fullmatch=True)
SLOTS = st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=6)
"""No more than six: their words are multiplied."""


@given(SLOTS)
def test_there_are_as_many_as_the_brackets_make(slots: list[list[str]]) -> None:
    """As many as the products of their words, each with one word of each bracket."""
    phrase = " ".join(f"({'|'.join(one)})" if len(one) > 1 else one[0] for one in slots)
    found = [one.split() for one in alternatives(phrase)]
    many = 1
    for one in slots:
        many *= len(one)
    assert len(found) == many
    assert all(word in slot for one in found for word, slot in zip(one, slots, strict=True))
