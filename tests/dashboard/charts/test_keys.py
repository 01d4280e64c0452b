"""The key of a chart tells the marks that are on it, and no others."""

from typing import Final

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.keys import key_of
from dashboard.frames.number_rows import as_frame
from tests.dashboard.parts.test_tables import row

WORDS: Final = {
    "reported": "are reported;",
    "reported-or-estimated": "reported or estimated",
    "estimate": "are estimated;",
    "quoted": "are quoted;",
    "composed": "composed of two sources",
    "missing": "a gap is a",
}
KINDS: Final = st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=8)


def rows(kinds: list[str], *, monthly: bool = False) -> pd.DataFrame:
    """Return a row of each kind, a year or a month each."""
    periods = [f"2020-{n:02}" if monthly else str(2000 + n) for n in range(1, len(kinds) + 1)]
    found = [
        row(period=period, status="quoted" if kind == "composed" else kind)
        | ({"value": None} if kind == "missing" else {})
        for period, kind in zip(periods, kinds, strict=True)
    ]
    told = ["yes" if kind == "composed" else "" for kind in kinds]
    return as_frame(found).assign(composed=told)


@given(KINDS)
def test_key_has_what_is_on_the_chart(kinds: list[str]) -> None:
    """Each kind of mark that is drawn is told, and none that is not."""
    told = key_of(rows(kinds)).rstrip(".") + ";"
    if set(kinds) == {"missing"}:
        assert told == ";"
        return
    assert {kind for kind, words in WORDS.items() if words in told} == set(kinds)


@pytest.mark.parametrize(
    "kinds", [["reported"], ["reported-or-estimated"], ["estimate", "missing"]]
)
def test_months_have_lines(kinds: list[str]) -> None:
    """Where a chart has no marks its key speaks of lines, and of months."""
    told = key_of(rows(kinds, monthly=True))
    assert "lines are" in told.lower()
    assert "marks" not in told
    assert ("month" in told) is ("missing" in kinds)


def test_line_of_both_kinds_is_not_called_reported() -> None:
    """Where one line of months holds both, it is the weaker."""
    told = key_of(rows(["reported", "reported-or-estimated"], monthly=True))
    assert told.count("lines are") + told.count("Lines are") == 1
    assert "reported or estimated" in told


@pytest.mark.parametrize(("high", "wide"), [(1.5e9, True), (1.0005e9, False)])
def test_bars_are_told(high: float, *, wide: bool) -> None:
    """A bar that reaches from the least to the most is in the key."""
    table = as_frame([row(value=1e9, low=2e9 - high, high=high, status="quoted")])
    assert ("bars" in key_of(table)) is wide
