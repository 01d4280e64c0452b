"""What something came after, or in spite of what it was so, is not whose trade it is."""

import pytest

from tests.dashboard.prose.asserting import asserted_in
from tests.dashboard.prose.shipped_words import WORDS


@pytest.mark.parametrize(
    ("language", "text", "rest"),
    [
        ("en", "Azerbaijan's trade with Turkey rose 5% to $6 billion in 2023 {}.", words)
        for words in (
            "after the quarrel over Western Sahara", "after the war in Ukraine",
            "amid tensions with Iran", "despite sanctions of the EU against Moscow",
        )
    ]
    + [
        ("ru", "Экспорт Азербайджана в Турцию в 2023 году вырос на 5% {}.", words)
        for words in ("после начала войны на Украине", "благодаря открытию дороги в Иран")
    ],
)  # fmt: skip
def test_a_sentence_tells_the_same_with_and_without_them(
    language: str, text: str, rest: str
) -> None:
    """Where it says of which year it is."""
    told = asserted_in(text.format(rest), WORDS[language])
    assert told == asserted_in(text.format("").replace(" .", "."), WORDS[language]) != []


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan's trade with Turkey rose 5% after the war in Ukraine.",
        "In 2023 Azerbaijan's trade with Turkey, after it fell 9%, was $5 billion.",
        "In 2023 Azerbaijan's trade with Turkey fell 5% after it had not fallen with Iran.",
        "In 2023 Azerbaijan's exports to Turkey rose 5% after exports to Iran in 2022.",
    ],
)
def test_what_may_tell_when_or_of_trade_is_not_left_out(text: str) -> None:
    """Where no year is told, or the words tell of a number, a flow or a denial."""
    assert not asserted_in(text, WORDS["en"])
