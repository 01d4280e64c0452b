"""The words of the first page."""

from typing import Final

from dashboard.text.language import N_, NN_

MENU: Final = N_("Claims")
INTRODUCTION: Final = N_(
    "Are claims about a country’s trade true? Here each claim is checked against the figures of "
    "the agencies that record trade: customs, statistics offices and the organisations they report "
    "to."
)
MOVED: Final = N_(
    "Newer figures changed the verdict on “{sentence}” from “{before}” ({since}) to “{after}”."
)
MORE_CLAIMS: Final = NN_("{count} more claim, checked", "{count} more claims, checked")
