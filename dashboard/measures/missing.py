"""What stands in the way of a number: figures it needs, and who does not have them. Pure."""

from typing import Final, Literal, NamedTuple

from dashboard.measures.evidence import Place
from dashboard.measures.ledger import Ledger

Reason = Literal[
    "no record", "no dispatch", "no chapters", "no heading", "no goods", "no mirror",
    "partial list", "zero", "zero base", "negative base", "members", "nobody",
    "outside", "groups", "group rank", "apart",
]  # fmt: skip


_COUNTED: Final[dict[Reason, str]] = {"no record": "", "no dispatch": "dispatch"}
"""Reasons that say a figure is not there, by how its partner would be counted."""


class Missing(NamedTuple):
    """A figure that a measurement needs and a source does not have."""

    place: Place
    source: str
    reason: Reason = "no record"


def nowhere(missing: tuple[Missing, ...], ledger: Ledger) -> tuple[Missing, ...]:
    """What of a source's gaps no other source has either; else that no one source has it all."""
    found = tuple(gap for gap in missing if not _is_held(gap, ledger))
    return found or tuple(gap._replace(reason="apart") for gap in missing)


def _is_held(gap: Missing, ledger: Ledger) -> bool:
    """Whether another source has the figure itself, counted as it was asked for."""
    place = gap.place
    if gap.reason not in _COUNTED:
        return False
    basis = _COUNTED[gap.reason]
    sources = ledger.speakers(place.reporter, place.partner, place.period)
    return any(ledger.find(one, place, basis) for one in sources)
