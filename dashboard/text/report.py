"""The words of a report: pages that are read from a folder. Pure."""

from typing import Final

from dashboard.text import labels, pieces
from dashboard.text.language import N_

HEAD: Final = (pieces.READINGS_HEAD[0], N_("Claim"), labels.VALUE, labels.YEAR)
"""The columns of the list of claims."""

LEADS_ON: Final = N_(
    "An address that begins with / belongs to a page that is not in this report; any dashboard "
    "that holds the vintage {vintage} can show it. Point at a number in a table to see the address "
    "of its receipt."
)
LINKED: Final = N_(
    "Links to pages that are not in this report lead to {address}, vintage {vintage}."
)
"""The same where the site of the figures has an address."""
