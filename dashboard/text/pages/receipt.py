"""The words of a receipt."""

from typing import Final

from dashboard.text import charts, pieces
from dashboard.text.language import N_

RECEIPT: Final = N_("Receipt of a number")
TITLE: Final = N_("{measure}, {reporter} with {partner}, {period}: {value}")
TITLE_OF_GOODS: Final = N_("{measure}, {goods}, {reporter} with {partner}, {period}: {value}")
NO_VALUE: Final = N_("no value")
CLOSE: Final = N_("Close the receipt")
COMING: Final = N_("The receipt is on its way.")

FORMULA: Final = N_("Formula")
SYMBOLS: Final = N_("Symbols")
SYMBOLS_MEAN: Final = N_("X exports, M imports, w trade with the whole world, a of all goods")
UNIT: Final = N_("Unit")
UNITS: Final = {
    "USD": charts.AXES["USD"],
    "percent": pieces.UNITS["percent"],
    "percentage points": pieces.UNITS["percentage points"],
    "rank": N_("rank, of which 1 is the largest"),
}
COMPOSED: Final = N_("Composed of several sources")
YEARS_APART: Final = N_("Two publishers")
MISSING: Final = N_("Missing")

FIGURES: Final = N_("The figures it is made of")
NO_FIGURES: Final = N_("No figures are on record.")
DISAGREEING: Final = N_("Figures that cannot be reconciled with it")
