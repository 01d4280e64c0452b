"""What several pages and tables call the same control, column or entry."""

from typing import Final

from dashboard.text.language import N_

# Controls.
WHOSE_CUSTOMS: Final = N_("Reporter (whose customs counted)")
COUNTRY: Final = N_("Country")
REPORT: Final = N_("As reported by")
FLOWS: Final = {"M": N_("the reporter’s imports"), "X": N_("the reporter’s exports")}

# Controls, columns and entries.
REPORTER: Final = N_("Reporter")
PARTNER: Final = N_("Partner")
PARTNERS: Final = N_("Partners")
FLOW: Final = N_("Flow")
PERIOD: Final = N_("Period")
YEAR: Final = N_("Year")
MONTHS: Final = N_("months")
GOODS: Final = N_("Goods")
MEASURE: Final = N_("Measure")
VALUE: Final = N_("Value")
FIGURE: Final = N_("Figure")
FIGURES: Final = N_("Figures")
CHANGE: Final = N_("Change")
STATUS: Final = N_("Status")
SOURCE: Final = N_("Source")
PUBLISHER: Final = N_("Publisher")
CITE_AS: Final = N_("Cite as")
ADDRESS: Final = N_("Address")
CAUTION: Final = N_("Caution")
VINTAGE: Final = N_("Vintage")
