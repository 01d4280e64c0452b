"""The words of the page of vintages."""

from typing import Final

from dashboard.text import labels
from dashboard.text.language import N_, NN_

MENU: Final = N_("History")
TITLE: Final = N_("Vintages")
INTRODUCTION: Final = N_(
    "A vintage is the data as they stood on a date. It never changes, so a link to one always "
    "shows the same numbers; years that a publisher revises appear in a newer vintage."
)

AGAINST: Final = N_("From vintage")
BASE: Final = N_("the one it was built on")
VINTAGE: Final = N_("To vintage")
NEWEST: Final = N_("the newest")
NAMED: Final = N_("{date} ({vintage})")

FIRST: Final = N_("That of {date} is the first vintage here: there is none to compare it with.")
WHAT_CHANGED: Final = N_("What changed")
COMPARED: Final = N_("From {older} to {newer}.")
COUNTS: Final = {
    "changed": NN_("{count} figure changed.", "{count} figures changed."),
    "new": NN_("{count} figure is new.", "{count} figures are new."),
    "gone": NN_("{count} figure is gone.", "{count} figures are gone."),
}
NONE: Final = N_("None.")
VERDICTS: Final = N_("Verdicts that changed")
VERDICT: Final = N_("Before: {before}. After: {after}.")
YEARS: Final = N_("Years affected")
YEARS_OF: Final = N_("{source}, {country}: {years}")
CSV: Final = N_("All changes as CSV")

FIGURES: Final = N_("Figures, the largest change first")
COLUMNS: Final = (
    labels.SOURCE,
    labels.REPORTER,
    labels.PARTNER,
    labels.FLOW,
    labels.PERIOD,
    labels.GOODS,
    N_("Before"),
    N_("After"),
    labels.CHANGE,
)
KINDS: Final = {"changed": N_("changed"), "new": N_("new"), "gone": N_("gone")}
OTHERWISE: Final = N_("{before} to {after}")
"""What changed beside the value: a status, a valuation, an edition."""

HELD: Final = N_("All vintages on record")
