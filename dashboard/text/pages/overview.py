"""The words of the first page."""

from typing import Final

from dashboard.text.language import N_, NN_
from dashboard.text.words import FLOW_NAMES

MENU: Final = N_("At a glance")
QUESTION: Final = N_("Is it true what is said about a country’s trade?")
INTRODUCTION: Final = N_(
    "Claims about trade between countries, checked against published figures, each traced to its "
    "source."
)
MOVED: Final = N_(
    "Newer figures changed the verdict on “{sentence}” from “{before}” ({since}) to “{after}”."
)
SHOWN: Final = N_("Chart of")
MAIN: Final = {
    "share of turnover": N_("share of all trade"),
    "turnover": FLOW_NAMES["XM"],
    "exports": FLOW_NAMES["X"],
    "imports": FLOW_NAMES["M"],
}
"""The measures of the chart of all partners, as they are chosen."""

MAIN_TITLES: Final = {
    "share of turnover": N_("Share of {reporter}’s trade: {partners}"),
    "turnover": N_("{reporter}’s trade: {partners}"),
    "exports": N_("{reporter}’s exports: {partners}"),
    "imports": N_("{reporter}’s imports: {partners}"),
}
"""What that chart found of each partner."""

VALUE_OF: Final = N_("{partner} {value}")
"""Where the year is said with the last of them."""

NEWEST_OF: Final = N_("{partner} {value} in {year}")
NEWEST_BY_BOTH: Final = N_("{partner} {value} by origin, about {other} by dispatch in {year}")
NOTHING_OF: Final = N_("nothing on record")
MAIN_SUMMARY: Final = N_("{measure}, {unit}, {since} to {until}, by {reporter}’s own report.")
EACH: Final = N_("Partner by partner")
FILTER: Final = N_("Choose by country, verdict or year")
REST_OF_CLAIMS: Final = NN_("Show {count} more claim", "Show {count} more claims")
MORE_CLAIMS: Final = NN_("{count} more claim, checked", "{count} more claims, checked")
