"""*It was not even so much* is at most so much, where a verb stands last."""
# ruff: noqa: RUF001 -- Azerbaijani has letters that look like others

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dashboard.prose.asserting import asserted_in, reasons_in
from tests.dashboard.prose.shipped_words import WORDS

AZERBAIJANI = WORDS["az"]


@given(st.integers(1, 99), st.integers(1992, 2024), st.sampled_from(["da deyildi", "da keçmədi"]))
def test_it_is_at_most_that(amount: int, year: int, failed: str) -> None:
    """With a word for *not* before the number or without."""
    said = [f"AZE FRA exports level >{year} at most {amount * 1e6:g} ±1e+06"]
    trade = f"Azərbaycanın Fransaya ixracı {year}-ci ildə"
    for told in (f"heç {amount} milyon dollar", f"heç {amount} milyon dolları"):
        assert asserted_in(f"{trade} {told} {failed}.", AZERBAIJANI) == said
    assert asserted_in(f"{trade} {amount} milyon dolları da keçmədi.", AZERBAIJANI) == said


@pytest.mark.parametrize(
    "text",
    [
        "Azərbaycanın Fransaya ixracı 2023-cü ildə heç 2 faiz də artmadı.",
        "Azərbaycanın Fransaya ixracı 2023-cü ildə 20 milyon dollar olmayıb.",
        "Azərbaycanın Fransaya ixracı 2023-cü ildə 20 milyon dollara da düşmədi.",
        "Azərbaycanın Fransaya ixracı 2023-cü ildə 20 milyon dollar da deyil, 30 idi.",
    ],
)
def test_another_denial_is_none(text: str) -> None:
    """By how much something did not rise, or how much it was not."""
    assert asserted_in(text, AZERBAIJANI) == []
    assert reasons_in(text, AZERBAIJANI) == ["negation"]
