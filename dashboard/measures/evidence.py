"""What a source says: one figure, with all that is needed to follow it home. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, Literal, NamedTuple

from dashboard.measures.intervals import Interval
from etl.schema import DISPATCH, DOLLARS, STATUSES, TOTAL, UNKNOWN

PUBLISHED: Final = "published"
"""The source name of the table of quotes."""

TURNOVER: Final = "XM"
"""The flow of a quoted turnover, where exports and imports were not given apart."""

CHAPTER: Final = 2
"""How many digits the code of a chapter of the Harmonized System has."""


Unit = Literal["USD", "percent", "percentage points", "rank"]
"""What a number is told in."""


_OPPOSITE: Final = {"X": "M", "M": "X"}
_FREQUENCIES: Final = {len("2024"): "A", len("2024-05"): "M"}


class Place(NamedTuple):
    """Where a figure stands: whose report of which trade, when, of what."""

    reporter: str
    partner: str
    flow: str
    period: str
    product: str = TOTAL

    @property
    def mirror(self) -> "Place":
        """Where the partner reports the same trade: what one exports the other imports."""
        # By hand: ``_replace`` takes thrice as long.
        opposite = _OPPOSITE[self.flow]
        return Place(self.partner, self.reporter, opposite, self.period, self.product)


class Kind(NamedTuple):
    """All that is told of a figure but its value, its period and where it was found.

    Figures of one kind have one object, so that hundreds need not be compared by all it holds.
    """

    flow: str
    partner: str
    status: str
    edition: str
    valuation: str
    partner_basis: str
    said_by: tuple[str, ...]


_kind = lru_cache(maxsize=4096)(Kind)


@dataclass(frozen=True)
class Evidence:
    """One figure, its place and its origin.

    ``value`` has a width where a quote was rounded or quotes disagree. It is in US dollars, turned
    at ``rate`` from the ``currency`` it was published in; a statement may also be of a share, a
    rank or a change, in its ``unit``, and then its place names the measure where others name the
    flow. ``inputs`` are ids of the manifest's inputs or, for quotes, addresses; ``said_by`` then
    says who is quoted there, and ``said`` what each of them said.
    """

    place: Place
    value: Interval
    source: str
    edition: str
    status: str
    valuation: str = UNKNOWN
    partner_basis: str = UNKNOWN
    inputs: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()
    said: tuple[Interval, ...] = ()
    unit: Unit = "USD"
    currency: str = DOLLARS
    rate: float = 1.0

    # A figure of one month is in twelve sums of twelve.
    @cached_property
    def kind(self) -> Kind:
        """What it is told by, which it shares with hundreds of others."""
        return _kind(
            self.place.flow, self.place.partner, self.status, self.edition, self.valuation,
            self.partner_basis, self.said_by,
        )  # fmt: skip

    @property
    def statements_differ(self) -> bool:
        """Whether the value only spans what several said, so that nobody said its middle."""
        return self.value.said is None


def frequency(period: str) -> str:
    """A for a year as ``2024``, M for a month as ``2024-05``, blank for any other span."""
    return _FREQUENCIES.get(len(period), "")


def weakest(evidence: Iterable[Evidence]) -> str:
    """The weakest status among figures: what is made of an estimate is one; blank for none."""
    return max((item.status for item in evidence), key=STATUSES.index, default="")


def keyed(evidence: Evidence) -> Place:
    """The look-up key: imports by dispatch stand beside those of the publisher's main basis."""
    if evidence.partner_basis != DISPATCH:
        return evidence.place
    return evidence.place._replace(product=f"{evidence.place.product}@{DISPATCH}")
