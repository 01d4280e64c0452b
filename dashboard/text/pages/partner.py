"""The words of the page of one pair."""

from typing import Final

from dashboard.measures.catalogue import Group
from dashboard.text.language import N_

MENU: Final = N_("Trade")
TITLE: Final = N_("{reporter} and {partner}")
GROUPS: Final[dict[Group, str]] = {
    "amounts": N_("Exports, imports and turnover"),
    "shares": N_("The partner’s share of the reporter’s total trade"),
    "parts": N_("Each flow’s share of the pair’s turnover"),
    "ranks": N_("The partner’s rank among the reporter’s partners"),
}
"""The charts by the groups of the catalogue's measures."""

LATEST: Final = N_("{measure}: {value} in {year} ({status}).")
