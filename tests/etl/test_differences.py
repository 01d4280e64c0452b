"""What counts as a change of a figure, whoever asks."""

from typing import Any, Final

import pytest

from etl.differences import CHANGE_COLUMNS, changes, others_changed
from etl.schema import FLOW_COLUMNS, KEY
from tests.builders import flow

LATER: Final[dict[str, Any]] = {
    "status": "estimate",
    "classification": "H6",
    "valuation": "CIF",
    "currency": "GBP",
    "rate": 1.25,
}


@pytest.mark.parametrize("column", LATER)
def test_whatever_is_said_of_a_figure_may_change(column: str) -> None:
    """One change, in that alone; the value is the same, so it moved nothing in dollars."""
    older, newer = flow(5), flow(5, **{column: LATER[column]})
    (change,) = changes(older, newer).to_dict("records")
    assert (change["kind"], change["changed"], change["change_usd"]) == ("changed", column, 0)
    assert others_changed(change) == [(column, older[column].iloc[0], LATER[column])]


def test_all_that_changed_is_named_in_one_line() -> None:
    """The value first, then status, then the schema's order."""
    (change,) = changes(flow(5), flow(6, **LATER)).to_dict("records")
    assert change["changed"] == "value, status, classification, valuation, currency, rate"


def test_no_column_is_forgotten() -> None:
    """A column the schema gains is compared, unless it says where a figure was read."""
    told = {name.partition("_")[2] for name in CHANGE_COLUMNS if name.startswith("older_")}
    assert {*told, "value_usd"} - {"usd"} == {*FLOW_COLUMNS} - {*KEY, "edition", "input"}
