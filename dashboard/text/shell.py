"""The words around every page, and of a page that cannot be shown. Pure."""

from collections.abc import Mapping
from typing import Final, Literal

from dashboard.text.language import N_

TITLE: Final = N_("Trade claims, checked")
TAB: Final = N_("{page} – {site}")
SKIP: Final = N_("Skip to the content")
FOOTER: Final = N_(
    "Turnover is exports plus imports of goods. Every figure is somebody’s count; the source line "
    "says whose. This site takes no side."
)
PUBLISHED: Final = N_("Published by {name}.")
BY_RULE: Final = N_("Verdicts follow a written rule; the code is open, under the MIT licence.")
FIGURES_OF: Final = N_("Figures as of {date}, each under its publisher’s terms: {link}.")
TERMS: Final = N_("sources and terms")

Place = Literal["claims", "explore", "data", "method"]
"""The four places of the site, in the order of the menu."""

PLACES: Final[Mapping[Place, str]] = {
    "claims": N_("Claims"),
    "explore": N_("Explore"),
    "data": N_("Data"),
    "method": N_("Method"),
}
"""What they are called there."""

LANGUAGES: Final = N_("Language")
THEME: Final = N_("Light or dark")
PAGES_HERE: Final = N_("{place}: pages")
"""What the row of a place's pages is called by ear."""

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
