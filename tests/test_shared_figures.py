"""Measures against numbers worked out by hand from the file the shipped vintage was made of.

The file stands beside the repository where there is one; without it there is nothing to compare.
"""

import csv
from pathlib import Path

import pytest

from dashboard.measures.catalogue import MEASURES
from dashboard.measures.measuring import Case, measure
from tests.builders import shipped_figures

FILE = Path(__file__).resolve().parents[2] / "shared" / "data" / "flows.csv"

pytestmark = pytest.mark.skipif(not FILE.is_file(), reason="the file is not beside the repository")


def by_hand(year: str, partner: str) -> dict[str, float]:
    """Return every amount and share of Azerbaijan with a partner, by plain arithmetic."""
    source = "un-comtrade" if year == "2021" else "imf-dots"
    found: dict[tuple[str, str], float] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            told = (row["source"], row["reporter"], row["period"], row["product"])
            if told == (source, "AZE", year, "TOTAL"):
                found[row["partner"], row["flow"]] = float(row["value_usd"])
    x, m = found[partner, "X"], found[partner, "M"]
    xw, mw = found["WLD", "X"], found["WLD", "M"]
    countries = {name for name, _ in found} - {"WLD", "NES", "AZE"}
    sums = {
        "exports": {name: found.get((name, "X"), 0.0) for name in countries},
        "imports": {name: found.get((name, "M"), 0.0) for name in countries},
    }
    sums["turnover"] = {n: sums["exports"][n] + sums["imports"][n] for n in countries}
    ranks = {
        f"rank by {name}": 1.0 + sum(value > of[partner] for value in of.values())
        for name, of in sums.items()
    }
    return {
        "exports": x,
        "imports": m,
        "turnover": x + m,
        "balance": x - m,
        "share of exports": 100 * x / xw,
        "share of imports": 100 * m / mw,
        "share of turnover": 100 * (x + m) / (xw + mw),
        "exports in the pair": 100 * x / (x + m),
        "imports in the pair": 100 * m / (x + m),
        "coverage": 100 * x / m,
        "goods in exports": 100,
        "goods in imports": 100,
        "exports in all turnover": 100 * x / (xw + mw),
        "imports in all turnover": 100 * m / (xw + mw),
        **ranks,
    }


@pytest.mark.parametrize("partner", ["RUS", "IRN", "GBR", "TUR"])
@pytest.mark.parametrize("year", ["1995", "2008", "2019", "2021"])
def test_every_measure_is_as_by_hand(year: str, partner: str) -> None:
    """No measure of the product differs from the same sum done plainly on the source file."""
    ledger = shipped_figures().snapshot().ledger
    expected = by_hand(year, partner)
    assert set(expected) == set(MEASURES)
    for name, value in expected.items():
        measured = measure(MEASURES[name], Case("AZE", partner, year), ledger).value
        assert measured is not None
        assert measured.middle == pytest.approx(value), name
