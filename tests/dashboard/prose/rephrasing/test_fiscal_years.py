"""Years that begin within a year are told as their months, where it is known which these are."""

import pytest

from tests.dashboard.prose.asserting import asserted_in
from tests.dashboard.prose.shipped_words import WORDS

BOUGHT = "{}'s imports from Germany were $5 billion {}."


def period(country: str, when: str) -> list[str]:
    """Return of when the imports of a country are that are told with a time."""
    told = asserted_in(BOUGHT.format(country, when), WORDS["en"])
    return [one.split(">")[1].split()[0] for one in told]


@pytest.mark.parametrize(
    ("country", "when", "months"),
    [
        ("India", "in FY 2023-24", "2023-04/2024-03"),
        ("India", "in the 2023/24 financial year", "2023-04/2024-03"),
        ("India", "in fiscal year 2023-2024", "2023-04/2024-03"),
        ("India", "in 2023-24", "2023-04/2024-03"),
        ("Pakistan", "in 2023-24", "2023-07/2024-06"),
        ("Nepal", "in FY 2023-24", "2023-07/2024-07"),
        ("India", "in April-October 2023-24", "2023-04/2023-10"),
        ("India", "in January-March 2023-24", "2024-01/2024-03"),
        ("Brazil", "in July-June 2023-24", "2023-07/2024-06"),
        ("India", "in FY 1999-00", "1999-04/2000-03"),
    ],
)
def test_a_fiscal_year_is_its_months(country: str, when: str, months: str) -> None:
    """Those of the country that is named first; months that are told are of that year."""
    assert period(country, when) == [months]


@pytest.mark.parametrize(
    ("country", "when"),
    [
        ("Brazil", "in FY 2023-24"),
        ("Brazil", "in 2023-24"),
        ("India", "in FY 2024"),
        ("India", "in FY 2022-24"),
        ("India", "in the last fiscal year"),
        ("India", "in March-June 2023-24"),
        ("India", "in the first quarter of 2023-24"),
        ("India", "in Q1 FY 2023-24"),
        ("India", "in FY 2023-24 (April to December)"),
        ("India", "in the first nine months of the 2023-24 financial year"),
        ("India", "in April-November (2023-24)"),
        ("India", "from April to August of 2024-25"),
        ("India", "in 2023-2024"),
    ],
)
def test_what_may_be_other_months_is_left(country: str, when: str) -> None:
    """Who counts by which months is not guessed, nor what one year alone names."""
    assert not period(country, when)
