"""How charts look: colours, and the marks and lines of each kind of figure. No Dash, no data."""

from collections.abc import Iterable, Mapping
from typing import Final

from dashboard.charts.chart import Filling, Line, Shape
from dashboard.measures.catalogue import Mark as Of
from dashboard.measures.measuring import COMPOSED
from etl.schema import ESTIMATE, QUOTED, REPORTED

PALETTE: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
"""Okabe and Ito's colours, told apart by the colour-blind, readable on white and on near-black."""

GOODS: Final = ("#2A9D8F", "#C2567A", "#8C8C2E", "#5B7DB1", "#A0714F", "#9467BD")
"""Colours of goods, none of them a country's; each told apart from white and from near-black."""

OTHERS: Final = "#7D7D7D"
"""What has no colour of its own."""

INK: Final = "#707070"
"""Text and axes where the style sheet does not reach, as in a saved image; grey reads on both."""

BAND: Final = "rgba(0,158,115,0.28)"
"""The strip of values that bear a claim out."""

SHADE: Final = "rgba(128,128,128,0.16)"
"""Years in which a side does not report."""

MEASURE_MARKS: Final[dict[Of, tuple[Shape, Line]]] = {
    "whole": ("circle", Line(3.0)),
    "imports": ("square", Line(1.8)),
    "exports": ("triangle", Line(1.8, "dash")),
    "balance": ("diamond", Line(1.8, "dashdot")),
    "plain": ("circle", Line(2.2)),
}
"""Mark and line of each measure, by its ``mark``: told apart without colour."""

THIN: Final = Line(1.2, "dot")
"""What joins estimates."""

FILLINGS: Final[dict[str, Filling]] = {
    REPORTED: "full",
    ESTIMATE: "hollow",
    QUOTED: "dot",
    COMPOSED: "cross",
}
"""What a kind of figure does to the mark of its line, the shape of which stays.

Estimates are hollow, quotes hollow with a dot, what is composed of two sources with a cross.
"""

PALE: Final = "#C4C4C4"
"""What fills the outlined marks of figures that may be reports or estimates; on white and black."""


def country_colour(code: str, number: int, given: dict[str, str]) -> str:
    """The one colour of a country: the one given, else one of the palette by its number."""
    return given.get(code) or PALETTE[number % len(PALETTE)]


def told_apart(colours: Mapping[str, str], codes: Iterable[str]) -> dict[str, str]:
    """The colours of some countries, in their order; another where one before has it already."""
    found: dict[str, str] = {}
    for code in codes:
        free = [colour for colour in PALETTE if colour not in found.values()]
        own = colours[code]
        found[code] = own if own not in found.values() or not free else free[0]
    return found
