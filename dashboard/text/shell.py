"""The words around every page, and of a page that cannot be shown. Pure."""

from typing import Final

from dashboard.text.language import N_

TITLE: Final = N_("Trade claims, checked")
TAB: Final = N_("{page} – {site}")
SKIP: Final = N_("Skip to the content")
FOOTER: Final = N_(
    "Turnover is exports plus imports of goods. Every figure is somebody’s count; the source line "
    "says whose. This site takes no side."
)

NO_PAGE: Final = N_("Page not found")
NO_PAGE_AT: Final = N_("There is no page at {address}.")
NO_FIGURES: Final = N_("No figures")
CANNOT_BE_SHOWN: Final = N_("This cannot be shown")

PINNED: Final = N_("This page is pinned to the vintage {vintage}; newer figures are available.")
INSTEAD: Final = N_(
    "This page cannot be made of the newest figures, so it shows those of the vintage {vintage}. "
    "The fault is ours."
)
ALL_VINTAGES: Final = N_("All vintages")
