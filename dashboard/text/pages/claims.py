"""The words of the list of all claims."""

from typing import Final

from dashboard.text.language import N_, NN_

MENU: Final = N_("All claims")
TITLE: Final = N_("All claims, checked")

VERDICT: Final = N_("With the verdict")
ABOUT: Final = N_("About")
SAID: Final = N_("Said in")
ANY: Final = N_("any")
SHOWN: Final = NN_("{count} claim of {all}.", "{count} claims of {all}.")
NONE: Final = N_("No claim matches this selection: set fewer conditions.")
