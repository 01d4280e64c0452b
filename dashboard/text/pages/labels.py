"""What several pages call the same control."""

from typing import Final

from dashboard.text.language import N_

REPORTER: Final = N_("Reporter (whose customs counted)")
PARTNER: Final = N_("Partner")
COUNTRY: Final = N_("Country")
FLOW: Final = N_("Flow")
FLOWS: Final = {"M": N_("the reporter’s imports"), "X": N_("the reporter’s exports")}
