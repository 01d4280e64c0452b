"""The highest since a year, and the lowest: of which trade, when, and since when."""
# ruff: noqa: RUF001 -- Russian has letters that look like Latin ones

import pytest

from dashboard.prose.found import Candidate
from dashboard.prose.grammar import read
from tests.dashboard.prose.asserting import SAID_IN, asserted_in, reasons_in
from tests.dashboard.prose.test_grammar import ENGLISH
from tests.dashboard.prose.test_russian import RUSSIAN


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Russia's share in Azerbaijan's exports is the highest since 2020.",
         "AZE RUS share of exports over the highest 2020>2024 greater"),
        ("Azerbaijan's exports to Russia in 2021 were the highest since 2014.",
         "AZE RUS exports over the highest 2014>2021 greater"),
        ("In 2020 Azerbaijan's trade with Iran fell to its lowest level since 2009.",
         "AZE IRN turnover over the lowest 2009>2020 smaller"),
        ("Azerbaijan's exports were the highest since 2014.",
         "AZE WLD exports over the highest 2014>2024 greater"),
    ],
)  # fmt: skip
def test_english(text: str, wanted: str) -> None:
    """Of a flow, or of a share in one."""
    assert asserted_in(text, ENGLISH) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Доля России в экспорте Азербайджана достигла максимума с 2020 года.",
         "AZE RUS share of exports over the highest 2020>2024 greater"),
        ("Товарооборот Азербайджана с Ираном в 2020 году упал до минимума с 2009 года.",
         "AZE IRN turnover over the lowest 2009>2020 smaller"),
    ],
)  # fmt: skip
def test_russian(text: str, wanted: str) -> None:
    """The same."""
    assert asserted_in(text, RUSSIAN) == [wanted]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Azerbaijan's exports to Russia were not the highest since 2014.", "negation"),
        ("Azerbaijan's exports to Russia may be the highest since 2014.", "forecast"),
        ("Azerbaijan's exports to Russia and Iran were the highest since 2014.", "measure"),
        ("Azerbaijan's exports to Russia in 2021 were the highest since 2020.", "measure"),
        ("Azerbaijan's pickle exports to Russia were the highest since 2014.", "measure"),
        ("Inflation in Iran was the highest since 2014, and trade with Italy fell.", "measure"),
    ],
)
def test_what_is_not_clear_is_not_read(text: str, reason: str) -> None:
    """A year it is since is never the year it is of."""
    assert reasons_in(text, ENGLISH) == [reason]


def test_without_a_year_nothing_is_asserted() -> None:
    """Since independence says no year."""
    text = "Azerbaijan's exports to Russia were the highest since independence."
    assert not [one for one in read(text, ENGLISH, SAID_IN) if isinstance(one, Candidate)]
