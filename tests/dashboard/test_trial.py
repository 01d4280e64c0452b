"""What would fail for readers is refused before it is published; what would not is let through."""

import tomllib
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.moved_verdicts import moved_verdicts
from dashboard.trial import try_out
from etl.parts.in_memory import InMemory
from etl.reader import SHIPPED_DATA, current_vintage
from etl.schema import LARGEST_USD
from etl.seams import TRIAL, VERDICTS
from etl.vintage import Vintage
from tests.builders import CREATED, flow, flows, pair, refer, source_input

ROOT = Path(__file__).parents[2]


def to_be(data: Path, *rows: pd.DataFrame) -> Vintage:
    """Return a vintage that is not on disk."""
    manifest: dict[str, Any] = {
        "created": CREATED, "base": None, "inputs": [source_input()], "checks": [],
        "set_aside": [],
    }  # fmt: skip
    folder = data / "vintages" / "20260101T000000Z-00000000"
    return Vintage(folder.name, folder, manifest, InMemory(flows(rows).astype({"period": "str"})))


def test_what_ships_passes() -> None:
    """Tried as a draft, the figures of the repository raise no objection, nor does one figure."""
    vintage = current_vintage(SHIPPED_DATA)
    assert vintage
    assert not try_out(SHIPPED_DATA, replace(vintage, folder=Path("nowhere")))


@pytest.mark.parametrize("value", [1e308, float("inf"), float("nan")])
def test_figures_no_page_can_be_made_of_are_refused(tmp_path: Path, value: float) -> None:
    """Neither a share of them nor their sum is a number."""
    rows = [*pair(value, value, period="2024"), *pair(value, value, partner="WLD", period="2024")]
    said = try_out(tmp_path, to_be(tmp_path, *rows))
    assert "cannot be" in said
    assert len(said.splitlines()) == 1
    assert not list(tmp_path.iterdir())


amount = st.floats(0, LARGEST_USD) | st.sampled_from([0.0, 1e-9, LARGEST_USD])


@settings(max_examples=4)
@given(st.lists(st.tuples(st.sampled_from(["RUS", "WLD", "GBR"]), st.sampled_from(["2023", "2024",
    "2024-05"]), amount, amount), max_size=5, unique_by=lambda row: row[:2]))  # fmt: skip
def test_any_amounts_in_bounds_pass(rows: list[tuple[str, str, float, float]]) -> None:
    """A check that lets a figure through and a page that fails on it would stop every refresh."""
    data = Path("no data folder of its own")
    held = [row for p, t, x, m in rows for row in pair(x, m, partner=p, period=t)]
    assert not try_out(data, to_be(data, flow(1), *held))


@pytest.mark.parametrize("name", ["claims.toml", "countries.csv", "corridors.toml"])
def test_a_table_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    """Figures nobody could try are not published, and the reason is not theirs."""
    refer(tmp_path, name, "=")
    assert name in try_out(tmp_path, to_be(tmp_path, flow(1)))


def test_it_is_registered() -> None:
    """What the package says to be asked are these very functions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for group, function in ((TRIAL, try_out), (VERDICTS, moved_verdicts)):
        (name, value), = project["entry-points"][group].items()  # fmt: skip
        assert EntryPoint(name, value, group).load() is function
