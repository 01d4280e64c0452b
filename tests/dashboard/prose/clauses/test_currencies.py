"""Amounts in another currency keep it: whoever judges them has the rates, or has not."""
# ruff: noqa: RUF001 -- Russian has letters that look like Latin ones

import pytest

from dashboard.prose.found import Candidate
from dashboard.prose.grammar import read
from dashboard.prose.words.vocabulary import Vocabulary
from tests.dashboard.prose.asserting import SAID_IN
from tests.dashboard.prose.test_azerbaijani import AZERBAIJANI
from tests.dashboard.prose.test_grammar import ENGLISH
from tests.dashboard.prose.test_russian import RUSSIAN


@pytest.mark.parametrize(
    ("words", "text", "value", "currency"),
    [
        (ENGLISH, "Azerbaijan's exports to the UK were 20 million pounds in 2020", 2e7, "GBP"),
        (ENGLISH, "Azerbaijan's exports to the UK were £20 million in 2020", 2e7, "GBP"),
        (ENGLISH, "Azerbaijan's exports to the UK were $20 million in 2020", 2e7, ""),
        (RUSSIAN, "Товарооборот России с Азербайджаном составил 400 млрд рублей.", 4e11, "RUB"),
        (RUSSIAN, "Экспорт Азербайджана в Италию составил 10 млрд манатов.", 1e10, "AZN"),
        (RUSSIAN, "Импорт Азербайджана из Германии составил 1 млрд евро.", 1e9, "EUR"),
        (AZERBAIJANI, "Azərbaycanın Rusiyaya ixracı 5 milyard manat olub.", 5e9, "AZN"),
        (AZERBAIJANI, "Azərbaycanın Almaniyadan idxalı 1 milyard avro olub.", 1e9, "EUR"),
    ],
)
def test_currency_is_kept(words: Vocabulary, text: str, value: float, currency: str) -> None:
    """Dollars are said by none."""
    (one,) = read(text, words, SAID_IN)
    assert isinstance(one, Candidate)
    assert {(way.said.value, way.said.currency) for way in one.readings} == {(value, currency)}
