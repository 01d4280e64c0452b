"""Where the years are that are not there yet: what is known of when they come. Pure."""

from typing import Final

from dashboard.text.language import N_

WHERE: Final = N_("Where is {year}?")
WHERE_SEVERAL: Final = N_("Where are {first} to {last}?")
HELD: Final = N_("{country}: the figures here end in {newest}. They are as of {day}.")
USUAL: Final = N_(
    "{publisher} first had earlier years on these days: {days}. So {year} can be expected by "
    "{month}."
)
OVERDUE: Final = N_(
    "{publisher} first had earlier years on these days: {days}. So {year} was expected by "
    "{month}, and may be out by now."
)
UNKNOWN: Final = N_("It is not on record here when this country’s figures usually come out.")
A_YEAR: Final = N_("{year} on {day}")
FETCH: Final = N_("Once they are published, this brings them: {link}")
COMMAND: Final = "{program} refresh --reporter {reporter}"
