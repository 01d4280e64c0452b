"""Measures that some views show beside the named ones: gaps between reports, sums over months.

They, and those with the exports raised for freight, have a receipt like any number, but no claim
can assert them.
"""

from typing import Final, Literal

from dashboard.measures import MEASURES
from dashboard.measures.comparisons import Quoted
from dashboard.measures.formulas import Flow
from dashboard.measures.measuring import Formula
from dashboard.measures.mirror import FREIGHT, Gap, GapShare, Raised
from dashboard.measures.months import TwelveMonths, YearOnYear

_OF_MONTHS: Final = ("exports", "imports", "turnover")
MONTHLY: Final = (", 12 months", ", year on year")
"""How the names of measures end that are of a month and those before it."""

FLOW_OF: Final[dict[str, Literal["X", "M"]]] = {"exports": "X", "imports": "M"}
"""The two flows by the names of their measures."""


def raised(name: str, percent: float) -> str:
    """The name of a measure whose exports were raised by some percent, its own where by nothing.

    A number that was raised has a name, and so a receipt, of its own.
    """
    if not percent:
        return name
    exports = "" if name == "exports" else " exports"
    return f"{name},{exports} raised by {percent:g}%"


def quoted(name: str) -> str:
    """The name of a measure as officials and agencies said it."""
    return f"{name}, as quoted"


DERIVED: Final[dict[str, Formula]] = {
    **{
        raised(f"gap in {name}", percent): Gap(flow, percent)
        for name, flow in FLOW_OF.items()
        for percent in (0, *FREIGHT)
    },
    **{
        raised(f"gap in {name}, percent", percent): GapShare(flow, percent)
        for name, flow in FLOW_OF.items()
        for percent in (0, *FREIGHT)
    },
    **{quoted(name): Quoted(Flow(flow)) for name, flow in FLOW_OF.items()},
    **{raised("exports", percent): Raised(Flow("X"), percent) for percent in FREIGHT},
    **{f"{name}, 12 months": TwelveMonths(MEASURES[name]) for name in _OF_MONTHS},
    **{f"{name}, year on year": YearOnYear(MEASURES[name]) for name in _OF_MONTHS},
}

SHOWN: Final[dict[str, Formula]] = {**MEASURES, **DERIVED}
"""Everything a view may show as one number of one case."""
