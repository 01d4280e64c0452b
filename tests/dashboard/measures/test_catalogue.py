"""The catalogue: one row a measure, and a row is all that a measure takes."""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from dashboard.measures.catalogue import MEASURES
from dashboard.measures.derived import ROWS
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, measure
from dashboard.serving.static import VENDOR
from tests.builders import ledger, pair

ROOT = Path(__file__).parents[3]
END_OF_ROWS = ")  # fmt: skip\n\nMEASURES"
LINE = """    Measure(
        "coverage", Share(_X, _M), "100 X / M", "percent", N_("Exports in percent of imports"),
        group="parts",
    ),
"""
LOOK = """
import json, sys
from pathlib import Path
from dashboard.app import create_app
from dashboard.claims.entries import read_claims
from dashboard.serving.static import vendored
from dashboard.state.repository import read_snapshot
from dashboard.text.words import measures_table
from etl.reader import SHIPPED_DATA

bundle, packed = map(Path, sys.argv[1:])
client = create_app(SHIPPED_DATA, vendored(bundle), packed).server.test_client()
pair = "reporter=AZE&partner=RUS&measure=coverage&period=2021"
asserts = {"reporter": "AZE", "partner": "RUS", "measure": "coverage", "relation": "is",
           "value": 44, "precision": 1}
entry = {"id": "a", "sentence": "s", "said_by": "b", "said_on": "2022", "title": "t",
         "period": "2021", "asserts": [asserts]}
snapshot = read_snapshot(SHIPPED_DATA)
claim, = read_claims({"claim": [entry]}, {"AZE", "RUS"})
json.dump({
    "check": client.get(f"/check.csv?{pair}&value=44").text,
    "receipt": client.get(f"/receipt.json?{pair}").text,
    "charts": client.get("/partner.csv?partner=RUS").text,
    "claim": snapshot.evaluation(claim).verdict.value,
    "guide": measures_table(),
}, sys.stdout)
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, packed: Path) -> dict[str, Any]:
    """Return what a dashboard says whose catalogue has one line more, and nothing else."""
    copy = tmp_path_factory.mktemp("one-more")
    shutil.copytree(ROOT / "dashboard", copy / "dashboard", ignore=shutil.ignore_patterns("vendor"))
    rows = copy / "dashboard" / "measures" / "catalogue.py"
    text = rows.read_text("utf-8")
    assert END_OF_ROWS in text
    rows.write_text(text.replace(END_OF_ROWS, LINE + END_OF_ROWS), "utf-8")
    paths = os.pathsep.join((str(copy), str(ROOT)))
    done = subprocess.run(
        [sys.executable, "-c", LOOK, VENDOR, packed],
        cwd=copy, env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_one_line_makes_a_measure(told: dict[str, Any]) -> None:
    """It can be claimed, checked, followed to its figures, charted, and stands in the guide."""
    receipt = json.loads(told["receipt"])
    assert receipt["formula"] == "100 X / M"
    assert receipt["value"] == pytest.approx(100 * 920_819_505 / 2_073_247_520)
    assert ",coverage,level,2021," in told["check"]
    assert "imports-in-the-pair,AZE,RUS,2021,,coverage," in told["charts"]
    assert told["claim"] == "supported"
    assert "| coverage | 100 X / M | percent |" in told["guide"]


MONTHS: Final = tuple(f"{year}-{month:02}" for year in (2019, 2020) for month in range(1, 13))
YEARS: Final = ("2019", "2020")


@cache
def both_sides(*periods: str) -> Ledger:
    """Return figures of a pair and of its trade with the world, told by both."""
    return ledger(
        [
            figure
            for period in periods
            for here, there in (("AZE", "RUS"), ("RUS", "AZE"))
            for figure in (
                *pair(3, 4, reporter=here, partner=there, period=period),
                *pair(5, 6, reporter=here, partner="WLD", period=period),
            )
        ]
    )


@pytest.mark.parametrize("name", ROWS)
def test_row_tells_what_is_measured(name: str) -> None:
    """Each row's unit is that of its number, and its parent is a row too."""
    row = ROWS[name]
    periods = MONTHS if row.span else YEARS
    book = both_sides(*periods)
    compares = row.is_index or row.operation.startswith("ch")
    case = Case("AZE", "RUS", periods[-1], base=periods[0] if compares else "")
    found = measure(row, case, book)
    assert found.unit == row.unit
    assert row.of in {"", *MEASURES}
