"""Rows told apart by what some columns say: as pandas groups them, by counting or by sorting."""

from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import alike
from etl.alike import Rows

TEXTS = st.sampled_from(["", "27", "AZE", "RUS", "TOTAL", "Ünye", "é"])
TABLES = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=40)


@pytest.mark.parametrize("roomy", [0, 1, 4, 1_000_000])
@given(rows=TABLES)
def test_numbers_are_those_of_pandas(roomy: int, rows: list[tuple[str, str, str]]) -> None:
    """In the order of what is said, each with its first and last row, however they were found."""
    frame = pd.DataFrame(rows, columns=["one", "two", "three"], dtype="str")
    grouped = frame.groupby(["one", "two", "three"], sort=True)
    with patch.object(alike, "_ROOMY", roomy):
        found = Rows.of(frame).alike("one", "two", "three")
    assert found.of.tolist() == grouped.ngroup().tolist()
    assert found.each == list(grouped.groups)
    places = pd.Series(np.arange(len(frame))).groupby(found.of)
    assert found.first.tolist() == places.min().tolist()
    assert found.last.tolist() == places.max().tolist()
    assert found.times.tolist() == grouped["one"].transform("size").tolist()


def test_no_row_is_nothing() -> None:
    """An empty frame has no number."""
    frame = pd.DataFrame({"one": pd.array([], dtype="str")})
    found = Rows.of(frame).alike("one")
    assert (len(found.of), len(found.first), found.each) == (0, 0, [])
