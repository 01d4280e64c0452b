"""Of one thing there are no two amounts: the second one is of something else, and not read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dashboard.prose.asserting import asserted_in, reasons_in
from tests.dashboard.prose.shipped_words import WORDS

ENGLISH = WORDS["en"]
FIRST = "Georgia's exports to Russia were $657 million in 2023."


@pytest.mark.parametrize(
    "rest",
    [
        "Annual exports were $6.1 billion.",
        "Exports as told elsewhere were $6.1 billion in 2023.",
    ],
)
def test_the_second_is_of_something_else(rest: str) -> None:
    """As all exports after those to one, with words for *all* that nobody knows."""
    assert asserted_in(f"{FIRST} {rest}", ENGLISH) == asserted_in(FIRST, ENGLISH)
    assert len(reasons_in(f"{FIRST} {rest}", ENGLISH)) == 1


@given(st.integers(100, 900), st.integers(-5, 5))
def test_rounded_it_may_be_one(millions: int, off: int) -> None:
    """Two amounts are two where they are further apart than both are rounded."""
    trade = "Iran's exports to Turkey were"
    text = f"{trade} ${millions} million in 2023. {trade} ${millions + off} million in 2023."
    assert len(asserted_in(text, ENGLISH)) == (1 if abs(off) > 4 else 2)


def test_another_year_or_flow_is_another_thing() -> None:
    """So is another country's, and what is told as more than something."""
    more = (
        "Georgia's exports to Russia were $653 million in 2022. Georgia's imports from Russia were "
        "$1.7 billion in 2023. Georgia's exports to China were $305 million in 2023. Georgia's "
        "exports to Russia were over $600 million in 2023."
    )
    assert len(asserted_in(f"{FIRST} {more}", ENGLISH)) == 5
