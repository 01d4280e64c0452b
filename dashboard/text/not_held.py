"""What is said of a pair nothing is held of, and of what can be asked instead. Pure."""

from typing import Final

from dashboard.text.language import N_

NOTHING: Final = N_("No figures of {reporter}’s trade with {partner} are held for these years.")
GOODS_ALONE: Final = N_(
    "Of {reporter}’s trade with {partner} single goods are held from {first} to {last}, and no "
    "total of all goods, which is what is shown here."
)
NOTHING_LEFT: Final = N_(
    "Of {reporter}’s trade with {partner} nothing is held as it is asked for here: with these "
    "goods left out, counted so, or by this publisher."
)
HELD_FOR_YEAR: Final = N_("Held is {year} alone.")
HELD_FOR_YEARS: Final = N_("Held are {first} to {last}.")
PARTNERS: Final = N_("Held is {reporter}’s trade with {partners}.")
MANY_PARTNERS: Final = N_("Held is {reporter}’s trade with {count} others, such as {partners}.")
REPORTERS: Final = N_("Held are the figures of {reporters}.")
MANY_REPORTERS: Final = N_("Held are the figures of {count} others, such as {reporters}.")
ASK_YEARS: Final = N_("{reporter} and {partner}, all years held")
ASK_ALL: Final = N_("{reporter} and {partner}, all goods by any publisher")
ASK_OTHER: Final = N_("{partner}’s figures of the same trade")
FETCH: Final = N_("Whoever runs this site can fetch the rest: {link}")
COMMAND: Final = "{program} refresh --reporter {reporter} --partner {partner}"
