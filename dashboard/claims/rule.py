"""The rule: what is asserted, and whether a measured value bears it out.

Supported when the measured value rounds to the claimed one at the claim's own precision; close when
it is within one more unit of that precision; otherwise not supported; cannot be checked when data
are missing, or when what is known allows more than one of these. A rank is never close. *About* and
*almost* have a tolerance of their own; *at least* and *at most* are of the number itself.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final, Literal

from dashboard.measures.intervals import Interval

Relation = Literal[
    "is", "about", "almost", "at least", "at most", "rises", "falls", "greater", "smaller",
]  # fmt: skip
RELATIONS: Final[tuple[Relation, ...]] = (
    "is", "about", "almost", "at least", "at most", "rises", "falls", "greater", "smaller",
)  # fmt: skip
SIGNS: Final[dict[Relation, int]] = {"rises": 1, "greater": 1, "falls": -1, "smaller": -1}
"""Relations that compare with nothing: a change or a difference above or below zero.

A better place in a ranking has a smaller number: there the sign is turned.
"""

LOOSE: Final = frozenset({"about", "almost"})
"""Relations to a number that have a tolerance."""

LIMITS: Final = frozenset({"at least", "at most"})
"""Relations to a number that is itself the limit, however it was rounded."""

TOLERANCE: Final = 0.05
"""How far from the number *about* it may be, or below it *almost*, of what it is."""

_INFINITY: Final = float("inf")
_DIGITS: Final = 9  # beyond this a float's last digit, not the figure, would decide at a corner


class Verdict(StrEnum):
    """What the rule can say."""

    SUPPORTED = "supported"
    CLOSE = "close"
    NOT_SUPPORTED = "not supported"
    UNCHECKED = "cannot be checked"

    @property
    def slug(self) -> str:
        """Its name in addresses and style sheets."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class Assertion:
    """A relation to a number: the number as claimed and the unit it was rounded to.

    10% stated whole is value 10, precision 1; relations of ``SIGNS`` need neither. Of a ``rank``
    the figure is right or wrong, never close, and it rises where its number gets smaller.
    """

    relation: Relation
    value: float = 0.0
    precision: float = 1.0
    rank: bool = False

    @property
    def band(self) -> Interval:
        """The values that support the claim; the upper end of ``is`` is itself outside."""
        return self._band(self.precision / 2)

    @property
    def near(self) -> Interval:
        """The values that are close to it, those that support it included."""
        # Half a unit of rounding and one unit more (docs/claims.md, The rule).
        return self.band if self.rank else self._band(self.precision * 1.5, times=2)

    @property
    def sign(self) -> int:
        """The sign that a change or difference needs; 0 where a number is claimed."""
        return -SIGNS.get(self.relation, 0) if self.rank else SIGNS.get(self.relation, 0)

    def _band(self, margin: float, times: int = 1) -> Interval:
        if self.sign:
            return Interval(0, _INFINITY) if self.sign > 0 else Interval(-_INFINITY, 0)
        tolerance = times * TOLERANCE * abs(self.value)
        if self.relation == "almost":
            return self._almost(max(tolerance, times * self.precision), times)
        if self.relation == "about":
            margin = max(margin, tolerance)
        if self.relation in LIMITS:
            return self._limited(self.precision * (times - 1))
        return Interval(self.value - margin, self.value + margin)

    def _limited(self, beyond: float) -> Interval:
        """From the number itself on, or up to it: 10.1% is not “under 10%” (docs/claims.md)."""
        if self.relation == "at least":
            return Interval(self.value - beyond, _INFINITY)
        return Interval(-_INFINITY, self.value + beyond)

    def _almost(self, short: float, times: int) -> Interval:
        """So much short of the number, nearer to zero; close where it rounds to the number too."""
        # Of what is told as almost so much, so much itself is more.
        beyond = self.precision / 2 if times > 1 else 0.0
        if self.value < 0:
            return Interval(self.value - beyond, self.value + short)
        return Interval(self.value - short, self.value + beyond)

    def holds_for(self, value: float) -> Verdict:
        """The verdict on one value."""
        if self.sign:
            good = value * self.sign > 0
            return Verdict.SUPPORTED if good else Verdict.NOT_SUPPORTED
        value, is_closed = round(value, _DIGITS), self.relation == "at most"
        if _within(value, self.band, is_closed=is_closed):
            return Verdict.SUPPORTED
        is_near = _within(value, self.near, is_closed=is_closed)
        return Verdict.CLOSE if is_near else Verdict.NOT_SUPPORTED


def judge(value: Interval | None, assertion: Assertion) -> Verdict:
    """The verdict on what was measured: that of every value it may be, if they agree."""
    if value is None:
        return Verdict.UNCHECKED
    corners = (assertion.band, assertion.near)
    turning = [end for band in corners for end in (band.low, band.high)]
    inside = [end for end in turning if value.low <= end <= value.high]
    # Between two turning points the verdict cannot change, so one value from each stretch tells.
    points = sorted({value.low, *inside, value.high})
    between = [(a + b) / 2 for a, b in pairwise(points)]
    # What was rounded lies below the upper end: that end counts only where it is the value.
    ends = (value.low,) if value.high in turning and not value.is_exact else (value.low, value.high)
    verdicts = {assertion.holds_for(point) for point in (*ends, *between)}
    return verdicts.pop() if len(verdicts) == 1 else Verdict.UNCHECKED


def overall(verdicts: list[Verdict]) -> Verdict:
    """The verdict on a sentence that asserts several things: no better than its weakest part."""
    # One part that is false makes a sentence false, whatever cannot be checked of the rest.
    for verdict in (Verdict.NOT_SUPPORTED, Verdict.UNCHECKED, Verdict.CLOSE):
        if verdict in verdicts:
            return verdict
    return Verdict.SUPPORTED if verdicts else Verdict.UNCHECKED


def _within(value: float, band: Interval, *, is_closed: bool) -> bool:
    """``low <= value < high``: a half rounds up, as in the claim's own rounding.

    A limit is within, so there the upper end is too.
    """
    low, high = round(band.low, _DIGITS), round(band.high, _DIGITS)
    return low <= value < high or (is_closed and value == high)
