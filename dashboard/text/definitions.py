"""How customs define what they count, as their publisher’s metadata tell it, in words. Pure.

A manifest's inputs may have ``definitions``: by reporter and period what the data set's metadata
says of valuation, partner, trade system and currency, in the publisher's own terms.
"""

from collections.abc import Mapping
from typing import Any, Final

from dashboard.text.words import FLOW_NAMES

_BY_FLOW: Final = (
    ("valuation", "valued {}"),
    ("partner", "partner by {}"),
    ("second_partner", "second partner by {}"),
    ("usd_per_unit", "{} US dollars a unit of the currency"),
)
_WHOLE: Final = (("trade_system", "{} trade system"), ("currency", "reported in {}"))
_NOTES: Final = (("note", "{}"), ("published", "published {}"))


def definition_of(told: Mapping[str, Any], flow: str, *, notes: bool = False) -> str:
    """What is told of one flow, as ``imports valued CIF, partner by Origin, General trade system``.

    Blank where nothing is; with ``notes`` what its publisher remarks on the publication too.
    """
    said = [text.format(told[name][flow]) for name, text in _BY_FLOW if flow in told.get(name, {})]
    said += [text.format(told[name]) for name, text in _WHOLE if told.get(name)]
    if notes:
        said += [text.format(told[name]) for name, text in _NOTES if told.get(name)]
    return f"{FLOW_NAMES[flow]} {', '.join(said)}" if said else ""
