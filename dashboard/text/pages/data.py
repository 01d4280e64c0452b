"""The words of the page on data and sources."""

from typing import Final

from dashboard.text import labels
from dashboard.text.language import N_, NN_

MENU: Final = N_("What is held")
TITLE: Final = N_("Data and sources")
NOTHING: Final = N_("No data match this selection.")

HELD: Final = N_("What is held, by year")
TABLE: Final = N_("Figures held")
COLUMNS: Final = {
    "what": N_("Held"),
    "years": N_("Years"),
    "status": labels.STATUS,
    "figures": labels.FIGURES,
}
YEARS: Final = N_("{held} {years}.")
YEARLY: Final = N_("{source}: {country}")
MONTHLY: Final = N_("{source}: {country} (months)")
OTHERS: Final = NN_("{count} other country", "{count} other countries")

SOURCES: Final = N_("Sources, terms and citation")
TERMS: Final = N_("Terms")
NOT_STATED: Final = N_("not stated")
OF_COUNTRY: Final = N_("{country}: {caution}")
RELEASES: Final = N_("Editions held")
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
RANKED: Final = N_("{source}, {status}: {reason}.")

CHECKS: Final = N_("The vintage and its checks")
MADE: Final = N_("Made")
NOTED: Final = N_("Noted by the checks")
SET_ASIDE: Final = N_("Set aside")
NONE: Final = N_("nothing")
OF_DATA_SET: Final = N_("{source}, {country}, {year}: {message}.")
UNREADABLE: Final = N_("Newer vintages that cannot be read")
