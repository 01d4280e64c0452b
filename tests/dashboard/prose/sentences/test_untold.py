"""Sentences that tell something of trade in unknown words: said to be unread, and never silent."""
# ruff: noqa: RUF001 -- Russian has letters that look like Latin ones

import pytest

from dashboard.prose.found import Unread
from dashboard.prose.grammar import read_loosely
from tests.dashboard.prose.asserting import SAID_IN
from tests.dashboard.prose.shipped_words import WORDS


def reasons(text: str, language: str = "en") -> list[str]:
    """Why what is found in a text is not read."""
    found = read_loosely(text, WORDS[language], SAID_IN)
    assert all(isinstance(one, Unread) for one in found)
    return [one.reason for one in found if isinstance(one, Unread)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Mexico quietly, oh so quietly, became the wondrous top source of American imports.",
        ),
        ("en", "Washington moans and groans of the deficit of the United States with Vietnam."),
        ("ru", "Трамп прав в одном: дефицит США в торговле с Вьетнамом неприличен."),
    ],
)
def test_what_nobody_can_read_is_said_to_be_unread(language: str, text: str) -> None:
    """A place among partners, a deficit: each is a claim to a reader."""
    assert reasons(text, language) == ["measure"]


@pytest.mark.parametrize(
    "text",
    [
        "Trade with Turkey matters to us.",
        "Azerbaijan's envoy spoke of imports at length.",
        "The capital has three museums and 40 percent of the country's cafes.",
    ],
)
def test_what_tells_no_figure_of_a_countrys_trade_is_left_alone(text: str) -> None:
    """A mention of trade, a price, a share of something else."""
    assert reasons(text) == []
