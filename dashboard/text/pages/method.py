"""The words of the page on how it is done: the rule, what is counted, how a number comes here."""

from typing import Final

from dashboard.measures import catalogue
from dashboard.text import labels, shell
from dashboard.text.language import N_
from dashboard.text.pages import receipt

MENU: Final = shell.PLACES["method"]
TITLE: Final = N_("How claims are checked")
DESCRIPTION: Final = N_(
    "How a verdict is given, what the words of trade statistics mean here, and how every number "
    "can be followed to its publisher."
)

VERDICTS: Final = N_("How a verdict is given")
EXAMPLE: Final = N_(
    "“10%”, a whole number: supported from 9.5% up to 10.5%, close from 8.5% up to 11.5%. A "
    "sentence that asserts several things is no better than its weakest part. Nobody’s statement "
    "is evidence for itself."
)
CLAIMS_GUIDE: Final = N_(
    "Each claim is read in its own words and year first. Its page then shows every other year, "
    "definition and publisher there are figures for, so you can see what depends on the choice."
)

COUNTED: Final = N_("What is counted")
TERMS: Final = {
    catalogue.MEASURES["turnover"].title: N_(
        "Exports plus imports of goods, in US dollars of the year. Services are not in it."
    ),
    N_("Two shares"): N_(
        "A partner’s part of a country’s trade with all the world, or one flow’s part of the trade "
        "between two countries. The two are easily confused, so each number says which it is."
    ),
    N_("Whose figures"): N_(
        "Each country’s customs count their own trade. The partner counts the same goods too, and "
        "hardly ever arrives at the same number. Each page says which side a number is from."
    ),
    N_("FOB and CIF"): N_(
        "Exports are valued at the exporter’s border (free on board, FOB); imports mostly at the "
        "importer’s, with freight and insurance (CIF). So the importer’s number is usually the "
        "larger one, for the same goods."
    ),
    N_("Origin and dispatch"): N_(
        "Imports are counted by the country where goods were made (origin) or by the one they were "
        "sent from (dispatch). German goods that come through Georgia are Germany’s in one count "
        "and Georgia’s in the other."
    ),
    N_("Re-exports"): N_(
        "Foreign goods that are sold on are part of exports here, as most publishers count them. A "
        "country through which much is traded seems to export more than it makes."
    ),
    N_("Estimated and quoted"): N_(
        "Some publishers fill gaps with estimates; some numbers are known only because an "
        "official or an agency said them. Both are drawn differently and named wherever they "
        "appear."
    ),
    N_("Composed"): N_(
        "A share whose parts no single publisher has: the pair’s trade is from one, the total "
        "from another. It is marked, and shown with the range that the known totals allow."
    ),
    receipt.MISSING: N_(
        "A year without a figure is a gap: never a zero, and never filled from months, from the "
        "other side or from years around it."
    ),
    labels.VINTAGE: N_(
        "The state of all figures on one day. Publishers revise; a link to a vintage shows the "
        "same numbers for good."
    ),
}
"""What a term means, in the order in which a reader meets them."""

MEASURES: Final = N_("The measures")
MEASURES_NOTE: Final = N_(
    "X are exports to the partner and M imports from it, Xw and Mw the same with all the world, "
    "Xa and Ma those of all goods: of one reporter, one year and, wherever one has all of them, "
    "one publisher."
)
COLUMNS: Final = {"measure": labels.MEASURE, "formula": receipt.FORMULA, "unit": receipt.UNIT}

MADE: Final = N_("From a publisher to this page")
STEPS: Final = (
    N_("A publisher’s answer is kept as it came, with its address and time."),
    N_("Its figures are read without change, checked, and published together as one vintage."),
    N_("Every number is computed from them when it is asked for, by the formulas above."),
    N_("Its receipt shows the formula, each figure, and the answer it was read from."),
)
NO_SIDE: Final = N_(
    "The choice of claims says nothing about who is right: each is checked by the same rule."
)
