"""Where the years are that are not there yet: what is known of when they come. Pure."""

from typing import Final

from dashboard.text.language import N_

WHERE: Final = N_("Where is {year}?")
WHERE_SEVERAL: Final = N_("Where are {first} to {last}?")
HELD: Final = N_("{country}: the figures held here end in {newest}. They are as of {day}.")
USUAL: Final = N_(
    "{publisher} first had earlier years on these days: {days}. So {year} is to be expected by "
    "{month}."
)
OVERDUE: Final = N_(
    "{publisher} first had earlier years on these days: {days}. So {year} was to be expected by "
    "{month}, and may be there by now."
)
UNKNOWN: Final = N_("When this country’s figures usually come is not on record here.")
A_YEAR: Final = N_("{year} on {day}")
FETCH: Final = N_("Once they are published, this brings them: {link}")
COMMAND: Final = "{program} refresh --reporter {reporter}"
