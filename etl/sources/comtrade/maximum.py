"""The maximum a refusal of UN Comtrade states (docs/sources.md, 1.7). Pure."""

import re
from dataclasses import dataclass
from typing import Final

# "Maximum number of periods is 12" was recorded; the published limits say "Maximum 1 period".
_MAXIMUM: Final = re.compile(
    r"\bmaximum (?:number of |of )?(\d{1,6}) ([a-z][a-z2 ]*)", re.IGNORECASE
)
_NUMBER_OF: Final = re.compile(
    r"\bmaximum (?:number of )?([a-z][a-z2 ]*?) (?:is|are) (\d{1,6})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Maximum:
    """How many of something a service takes in one call, in its own word for them."""

    what: str
    most: int


def stated_maximum(text: str) -> Maximum | None:
    """The maximum a refusal states, None where it states none or one that leaves nothing."""
    words = " ".join(text.split())
    if found := _NUMBER_OF.search(words):
        what, most = found.groups()
    elif found := _MAXIMUM.search(words):
        most, what = found.groups()
    else:
        return None
    return Maximum(what.strip().casefold(), int(most)) if int(most) else None
