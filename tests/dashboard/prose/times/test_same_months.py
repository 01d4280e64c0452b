"""*The same period of last year* is of the months that were spoken of before."""
# ruff: noqa: RUF001 -- Russian and Azerbaijani have letters that look like English ones

import pytest

from dashboard.prose.found import Candidate
from dashboard.prose.grammar import read
from tests.dashboard.prose.asserting import SAID_IN, asserted_in
from tests.dashboard.prose.shipped_words import WORDS

TEXTS = {
    "en": "Armenia's exports to Russia in January-August 2025 were $4 billion. {}",
    "ru": "Экспорт Армении в Россию в январе-августе 2025 года составил 4 млрд долларов. {}",
    "az": "2025-ci ilin yanvar-avqustunda Ermənistanın Rusiyaya ixracı 4 milyard dollar olub. {}",
}


@pytest.mark.parametrize(
    ("language", "after"),
    [
        ("en", "In the same period of last year they were $9 billion."),
        ("en", "In the same period of 2024, exports were $9 billion."),
        ("ru", "В том же периоде прошлого года он составил 9 млрд долларов."),
        ("ru", "В том же периоде 2024 года экспорт составил 9 млрд долларов."),
        ("az", "Ötən ilin müvafiq dövründə ixrac 9 milyard dollar olub."),
        ("az", "Ötən ilin eyni dövründə bu rəqəm 9 milyard dollar idi."),
    ],
)
def test_it_is_of_the_months_told_before(language: str, after: str) -> None:
    """Of the year that it names, and told as assumed."""
    text = TEXTS[language].format(after)
    found = read(text, WORDS[language], SAID_IN)
    last = found[-1]
    assert isinstance(last, Candidate)
    said = last.readings[0].said
    assert (said.reporter, said.partner, said.measure) == ("ARM", "RUS", "exports")
    assert (said.period, said.value) == ("2024-01/2024-08", 9e9)
    assert last.readings[0].assumed["period"] == said.period


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Exports to Russia were $4.3 billion in the same period of last year."),
        ("en", "In the same period of 2023, Iran's exports to Russia were $4 billion."),
        ("ru", "В том же периоде прошлого года экспорт Армении в Россию составил 9 млрд долларов."),
        ("az", "Ötən ilin müvafiq dövründə Ermənistanın Rusiyaya ixracı 9 milyard dollar olub."),
    ],
)
def test_where_no_months_were_told_nobody_knows_which(language: str, text: str) -> None:
    """A year without its months is not all of it."""
    assert not asserted_in(text, WORDS[language])
