"""What is said of a pair nothing is held of, and of what can be asked instead. Pure."""

from typing import Final

from dashboard.text.language import N_

NOTHING: Final = N_("There are no figures for {reporter}’s trade with {partner} in these years.")
GOODS_ALONE: Final = N_(
    "For {reporter}’s trade with {partner} there are figures for single goods from {first} to "
    "{last}, but no total of all goods, which is what this page shows."
)
NOTHING_LEFT: Final = N_(
    "No figures for {reporter}’s trade with {partner} match the goods, way of counting and "
    "publisher chosen here."
)
HELD_FOR_YEAR: Final = N_("There are figures for {year} only.")
HELD_FOR_YEARS: Final = N_("There are figures for {first} to {last}.")
PARTNERS: Final = N_("There are figures for {reporter}’s trade with {partners}.")
MANY_PARTNERS: Final = N_(
    "There are figures for {reporter}’s trade with {count} other partners, such as {partners}."
)
REPORTERS: Final = N_("There are figures reported by {reporters}.")
MANY_REPORTERS: Final = N_("There are figures reported by {count} others, such as {reporters}.")
ASK_YEARS: Final = N_("{reporter} and {partner}, all years on record")
ASK_ALL: Final = N_("{reporter} and {partner}, all goods by any publisher")
ASK_OTHER: Final = N_("{partner}’s figures of the same trade")
FETCH: Final = N_("Whoever runs this site can fetch the rest: {link}")
COMMAND: Final = "{program} refresh --reporter {reporter} --partner {partner}"
