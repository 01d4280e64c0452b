"""What a publisher's metadata say of a data set reaches receipts and the view of both sides."""

from pathlib import Path
from typing import Any

import pytest

from dashboard.state.definitions import definitions_in
from dashboard.state.repository import Repository
from dashboard.text.definitions import definition_of
from dashboard.views.receipt import content_of
from tests.builders import pair, publish_rows, source_input
from tests.dashboard.looking import look

TOLD = {
    "valuation": {"M": "CIF", "X": "FOB"},
    "partner": {"M": "Origin", "X": "Last Known Destination"},
    "trade_system": "General",
    "note": "Revised data",
}


@pytest.fixture
def told(tmp_path: Path) -> Repository:
    """Return two countries' trade of 2020, of which one is defined."""
    rows = [*pair(3e6, 5e6), *pair(6e6, 2e6, reporter="RUS", partner="AZE")]
    entry: dict[str, Any] = source_input(definitions={"AZE 2020": TOLD})
    publish_rows(tmp_path, rows, inputs=[entry])
    return Repository(tmp_path)


def test_receipt_says_how_a_figure_is_defined(told: Repository) -> None:
    """Valuation, partner and trade system, in the publisher's words, of its own flow."""
    _, request = look(told, "/receipt?measure=imports&period=2020")
    (term,) = content_of(request)["terms"]
    said = term["origins"][-1]["definitions"]
    assert all(word in said for word in ("CIF", "Origin", "General", "Revised data"))
    assert "FOB" not in said


def test_both_sides_say_what_is_counted(told: Repository) -> None:
    """The side that is defined is told, the other is left out, not guessed."""
    view, request = look(told, "/mirror?reporter=AZE&partner=RUS&flow=X")
    text = str(view.lead(request))
    assert "partner by Last Known Destination" in text
    assert "Origin" not in text
    view, request = look(told, "/mirror?reporter=RUS&partner=AZE&flow=X")
    assert "partner by Origin" in str(view.lead(request))


def test_nothing_told_is_nothing_said() -> None:
    """A manifest of imports has no definitions, and a data set may leave a flow open."""
    assert definitions_in([source_input()]) == {}
    assert definition_of({"valuation": {"X": "FOB"}}, "M") == ""


@pytest.mark.parametrize("ids", ["ab", "ba"])
def test_the_newest_definition_holds(ids: str) -> None:
    """Whatever the inputs' ids, which are hashes, and in whichever order the manifest has them."""
    older, newer = (
        source_input(id=name, retrieved=f"{year}-01-01T00:00:00Z", definitions={"AZE 2020": told})
        for name, year, told in zip(ids, (2025, 2026), (TOLD, TOLD | {"note": "New"}), strict=True)
    )
    for inputs in ([older, newer], [newer, older]):
        assert definitions_in(inputs)["AZE", "2020"]["note"] == "New"
