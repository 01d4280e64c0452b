"""The words of the list of all claims."""

from typing import Final

from dashboard.text.language import N_

TITLE: Final = N_("All claims, checked")
