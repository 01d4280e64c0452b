"""Sentences tell dollars in the scale that the axis beside them has."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.ticks import value_at
from dashboard.text.words import amount

SHORT = {"million": "m", "billion": "bn", "trillion": "tn"}
"""The words of sentences as axes have them."""


@given(st.floats(1e6, 1e14, exclude_max=True))
def test_sentence_and_axis_have_one_unit(value: float) -> None:
    """What a text calls billions is no millions at the axis that ends there."""
    in_text = amount(value, "USD").rpartition(" ")[2]
    at_axis = value_at(value, value).rpartition("\N{NO-BREAK SPACE}")[2]
    assert SHORT[in_text] == at_axis
