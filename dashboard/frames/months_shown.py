"""Which months a page shows: of those on record within the years chosen, the last or all. Pure."""

from collections.abc import Iterable, Sequence
from typing import Final

from dashboard.address.request import Request
from dashboard.measures.periods import months_from, months_to

# Of thirty years no month can be told from the next, and a page of all of them takes long to make.
_USUAL: Final = 120
"""The months shown where nobody asks for earlier ones."""


def months_known(request: Request, pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The months on record of any of the pairs, reporter first, within the years chosen."""
    chosen, defaults = request.selection, request.limits.defaults
    # The running year has no year's figure yet, but months.
    until = request.limits.years[1] if chosen.until == defaults.until else chosen.until
    periods = request.snapshot.ledger.periods
    months = {month for pair in pairs for month in periods(*pair, freq="M")}
    return sorted(month for month in months if chosen.since <= int(month[:4]) <= until)


def months_shown(request: Request, known: Sequence[str]) -> Sequence[str]:
    """The months of the charts: of those ``known`` the last, or all where years are chosen."""
    if not known:
        return ()
    chosen = request.selection
    is_usual = chosen.months != "all" and chosen.since == request.limits.defaults.since
    # A month between the first and the last that has no figure is a gap, and shown as one.
    count = months_from(known[0], known[-1])
    return months_to(known[-1], min(count, _USUAL) if is_usual else count)
