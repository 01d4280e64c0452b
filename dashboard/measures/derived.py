"""Measures that some views show beside the named ones: gaps between reports, sums over months.

They have a receipt like any number, but no claim can assert them.
"""

from typing import Final

from dashboard.measures import MEASURES
from dashboard.measures.measuring import Formula
from dashboard.measures.mirror import Gap, GapShare
from dashboard.measures.months import TwelveMonths, YearOnYear

_MONTHLY: Final = ("exports", "imports", "turnover")

DERIVED: Final[dict[str, Formula]] = {
    "gap in exports": Gap("X"),
    "gap in imports": Gap("M"),
    "gap in exports, percent": GapShare("X"),
    "gap in imports, percent": GapShare("M"),
    **{f"{name}, 12 months": TwelveMonths(MEASURES[name]) for name in _MONTHLY},
    **{f"{name}, year on year": YearOnYear(MEASURES[name]) for name in _MONTHLY},
}

SHOWN: Final[dict[str, Formula]] = {**MEASURES, **DERIVED}
"""Everything a view may show as one number of one case."""
