"""The words of the first page."""

from typing import Final

from dashboard.text.language import N_, NN_

MENU: Final = N_("Claims")
QUESTION: Final = N_("Is it true what is said about a country’s trade?")
INTRODUCTION: Final = N_(
    "Each claim is checked against the figures of those who record trade: customs, statistics "
    "offices and the organisations they report to."
)
MOVED: Final = N_(
    "Newer figures changed the verdict on “{sentence}” from “{before}” ({since}) to “{after}”."
)
MORE_CLAIMS: Final = NN_("{count} more claim, checked", "{count} more claims, checked")
