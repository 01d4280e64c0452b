"""What several pages call the same control, and the kinds of figures, in a word or two."""

from typing import Final

from dashboard.text.language import N_

REPORTER: Final = N_("Reporter (whose customs counted)")
PARTNER: Final = N_("Partner")
COUNTRY: Final = N_("Country")
FLOW: Final = N_("Flow")
FLOWS: Final = {"M": N_("the reporter’s imports"), "X": N_("the reporter’s exports")}

STATUSES: Final = {
    "reported": N_("reported"),
    "reported-or-estimated": N_("reported or estimated"),
    "estimate": N_("estimated"),
    "quoted": N_("quoted"),
    "missing": N_("missing"),
}
"""What stands in brackets after a figure, by its status."""
