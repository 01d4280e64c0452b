"""The words of the page on data and sources."""

from typing import Final

from dashboard.text import labels
from dashboard.text.language import N_, NN_

MENU: Final = N_("Coverage")
TITLE: Final = N_("Data and sources")
NOTHING: Final = N_("No data match this selection.")

NARROW: Final = N_("List only figures without some goods, or from one publisher")
HELD: Final = N_("Coverage by year")
SUMMARY: Final = N_(
    "A row for each source and country, a mark for each year. The table lists the years."
)
TABLE: Final = N_("Figures on record")
COLUMNS: Final = {
    "what": N_("Source and country"),
    "years": N_("Years"),
    "status": labels.STATUS,
    "figures": labels.FIGURES,
}
YEARLY: Final = N_("{source}: {country}")
MONTHLY: Final = N_("{source}: {country} (months)")
OTHERS: Final = NN_("{count} other country", "{count} other countries")

SOURCES: Final = N_("Sources, terms and citation")
IN_SHORT: Final = N_("{publisher}. Terms: {terms}")
NOT_STATED: Final = N_("not stated.")
OF_COUNTRY: Final = N_("{country}: {caution}")
RELEASES: Final = N_("Editions on record")
ABOUT: Final = N_("Citation and editions")
CAUTIONS: Final = N_("Cautions, citation and editions")
RELEASE: Final = NN_(
    "Edition {edition}, {count} figure, retrieved {date}.",
    "Edition {edition}, {count} figures, retrieved {date}.",
)

PRECEDENCE: Final = N_("Which source is used")
PRECEDENCE_NOTE: Final = N_(
    "Where several sources have a number, the first on this list is used. Where no single source "
    "has all the figures a share needs, they come from two, and wherever the share is shown it "
    "says so."
)
ORDER: Final = N_("The whole order")
RANKED: Final = N_("{source}, {status}: {reason}.")

CHECKS: Final = N_("The vintage and its checks")
MADE: Final = N_("Made")
PROGRAM: Final = N_("Version of the program")
NOTED: Final = N_("Noted by the checks")
SET_ASIDE: Final = N_("Set aside")
NONE: Final = N_("nothing")
FINDINGS: Final = NN_("{count} finding", "{count} findings")
OF_DATA_SET: Final = N_("{source}, {country}, {year}: {message}.")
UNREADABLE: Final = N_("Newer vintages that cannot be read")
