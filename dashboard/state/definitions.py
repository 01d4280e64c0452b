"""What publishers' metadata tell of how customs define what they count. Pure.

A manifest's inputs may have ``definitions``: by reporter and period what the data set's metadata
says of valuation, partner, trade system and currency, in the publisher's own terms.
"""

from collections.abc import Iterable, Mapping
from typing import Any

Defined = Mapping[tuple[str, str], Mapping[str, Any]]
"""What is told of a reporter's period, by both."""


def definitions_in(inputs: Iterable[Mapping[str, Any]]) -> Defined:
    """What a manifest's inputs tell, those retrieved later over the earlier."""
    found = {}
    # A manifest lists them by id, which says nothing of their age; it only breaks ties.
    for item in sorted(inputs, key=lambda item: (str(item.get("retrieved", "")), str(item["id"]))):
        for whose, told in item.get("definitions", {}).items():
            reporter, _, period = str(whose).partition(" ")
            found[reporter, period] = told
    return found
