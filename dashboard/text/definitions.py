"""How customs define what they count, as their publisher’s metadata tell it, in words. Pure.

A manifest's inputs may have ``definitions``: by reporter and period what the data set's metadata
says of valuation, partner, trade system and currency, in the publisher's own terms.
"""

from collections.abc import Mapping
from typing import Any, Final

from dashboard.text.language import N_, say
from dashboard.text.words import in_row

DEFINED: Final = {
    "X": N_("exports {definitions}"),
    "M": N_("imports {definitions}"),
    "XM": N_("turnover {definitions}"),
}
"""A flow with all that is told of it."""

OF_FLOW: Final = {
    "valuation": N_("valued {told}"),
    "partner": N_("partner by {told}"),
    "second_partner": N_("second partner by {told}"),
    "usd_per_unit": N_("{told} US dollars a unit of the currency"),
}
"""What is told of each flow by itself, by its key in the metadata."""

OF_WHOLE: Final = {
    "trade_system": N_("{told} trade system"),
    "currency": N_("reported in {told}"),
}
"""What is told of the data set as a whole."""

OF_PUBLICATION: Final = {"note": "{told}", "published": N_("published {told}")}
"""What its publisher remarks on the publication."""


def definition_of(told: Mapping[str, Any], flow: str, *, notes: bool = False) -> str:
    """What is told of one flow, as ``imports valued CIF, partner by Origin, General trade system``.

    Blank where nothing is; with ``notes`` what its publisher remarks on the publication too.
    """
    said = [
        say(text, told=told[name][flow])
        for name, text in OF_FLOW.items()
        if flow in told.get(name, {})
    ]
    whole = OF_WHOLE | OF_PUBLICATION if notes else OF_WHOLE
    said += [say(text, told=told[name]) for name, text in whole.items() if told.get(name)]
    return say(DEFINED[flow], definitions=in_row(said)) if said else ""
