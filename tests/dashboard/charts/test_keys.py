"""The key of a chart tells the marks that are on it, and no others."""

from typing import Any, Final

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.coverage import gathered, picture
from dashboard.charts.keys import key_of
from dashboard.charts.theme import PALETTE
from dashboard.frames.number_rows import as_frame
from dashboard.text import charts as texts
from dashboard.text.language import say
from tests.dashboard.parts.test_tables import row

WORDS: Final = {**texts.MARKS, "missing": texts.GAP_OF_YEAR}
KINDS: Final = st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=8)


def rows(kinds: list[str], *, monthly: bool = False) -> list[dict[Any, Any]]:
    """Return a row of each kind, a year or a month each."""
    periods = [f"2020-{n:02}" if monthly else str(2000 + n) for n in range(1, len(kinds) + 1)]
    found = [
        row(period=period, status="quoted" if kind == "composed" else kind)
        | ({"value": None} if kind == "missing" else {})
        for period, kind in zip(periods, kinds, strict=True)
    ]
    told = ["yes" if kind == "composed" else "" for kind in kinds]
    return as_frame(found).assign(composed=told).to_dict("records")


@given(KINDS)
def test_key_has_what_is_on_the_chart(kinds: list[str]) -> None:
    """Each kind of mark that is drawn is told, and none that is not."""
    told = key_of(rows(kinds))
    if set(kinds) == {"missing"}:
        assert not told
        return
    assert {kind for kind, text in WORDS.items() if say(text) in told} == set(kinds)


@pytest.mark.parametrize(
    "kinds", [["reported"], ["reported-or-estimated"], ["estimate", "missing"]]
)
def test_months_have_lines(kinds: list[str]) -> None:
    """Where a chart has no marks its key speaks of lines, and of months."""
    told = key_of(rows(kinds, monthly=True))
    assert say(texts.LINES[kinds[0]]) in told
    assert say(texts.MARKS[kinds[0]]) not in told.replace(say(texts.LINES[kinds[0]]), "")
    assert (say(texts.GAP_OF_MONTH) in told) is ("missing" in kinds)


def test_line_of_both_kinds_is_not_called_reported() -> None:
    """Where one line of months holds both, it is the weaker."""
    told = key_of(rows(["reported", "reported-or-estimated"], monthly=True))
    assert told == say(texts.LINES["reported-or-estimated"])


@pytest.mark.parametrize(("high", "wide"), [(1.5e9, True), (1.0005e9, False)])
def test_bars_are_told(high: float, *, wide: bool) -> None:
    """A bar that reaches from the least to the most is in the key."""
    table = as_frame([row(value=1e9, low=2e9 - high, high=high, status="quoted")])
    assert (say(texts.BARS) in key_of(table.to_dict("records"))) is wide


def test_what_is_held_has_no_countrys_colour() -> None:
    """A status is told by its mark alone: a colour of the palette would be read as a country."""
    held = pd.DataFrame(
        [
            ("one", "AZE", "A", "2020", status, 1)
            for status in ("reported", "reported-or-estimated", "estimate", "quoted")
        ],
        columns=["source", "reporter", "freq", "period", "status", "figures"],
    )
    drawn = picture(gathered(held, ["AZE"]), lambda *key: " ".join(key)).series
    assert len({(one.mark.shape, one.mark.filling) for one in drawn if one.mark}) == 4
    assert not {one.colour for one in drawn} & {*PALETTE}
