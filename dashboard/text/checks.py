"""What the checks of a vintage found, as its manifest tells it in English, in words to say. Pure.

A manifest never changes, so its sentences are known by their form; one of another stays as it is.
"""

import re
from collections.abc import Mapping
from typing import Final

from dashboard.measures.derived import FLOW_OF
from dashboard.text.language import N_, in_digits, say
from dashboard.text.words import flow_name

_OF: Final = r"(?P<flow>exports|imports) (?P<period>[\d-]+): "
_PARTNERS: Final = r"(?P<partners>\d+) partners"
_DOLLARS: Final = r"add up to (?P<dollars>[\d,]+) USD"

FINDINGS: Final[Mapping[str, str]] = {
    rf"{_OF}partners {_DOLLARS}, (?P<gap>[-+][\d.,]+)% from the world figure": N_(
        "{flow} in {period}: partners add up to US$\N{NO-BREAK SPACE}{dollars}, "
        "{gap}% from the world figure"
    ),
    rf"{_OF}{_PARTNERS} {_DOLLARS} less than the world figure": N_(
        "{flow} in {period}: {partners} partners add up to US$\N{NO-BREAK SPACE}{dollars} "
        "less than the world figure"
    ),
    rf"{_OF}{_PARTNERS}; this edition came without a world figure": N_(
        "{flow} in {period}: {partners} partners; this edition came without a world figure"
    ),
    rf"{_OF}{_PARTNERS} but no world figure, half a data set": N_(
        "{flow} in {period}: {partners} partners but no world figure, half a data set"
    ),
}
"""How each sentence is said, by its form; forms are those of ``etl.building``."""

_NUMBERS: Final = {"dollars", "gap"}


def said_of_check(message: str) -> str:
    """A sentence of the checks in the language spoken."""
    for form, text in FINDINGS.items():
        if found := re.fullmatch(form, message):
            return say(
                text, **{name: _told(name, told) for name, told in found.groupdict().items()}
            )
    return message


def _told(name: str, told: str) -> str:
    if name == "flow":
        return flow_name(FLOW_OF[told])
    return in_digits(told).replace("-", "\N{MINUS SIGN}") if name in _NUMBERS else told
