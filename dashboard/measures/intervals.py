"""Numbers that are known to lie between two bounds: rounded quotes, sums with a part unknown.

A reported figure is an interval of no width. Arithmetic keeps every value that is possible when
the parts vary independently (Moore's interval arithmetic), so a verdict that is the same over
the whole interval holds whatever the exact figures are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import add


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included; equal where the value is known.

    ``point`` is the value on the figures as they were said, None where what was said differs: of a
    quote of 10 it is 10 though it may have been 9.6, of quotes of 10 and of 11 there is none.
    """

    low: float
    high: float
    point: float | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        # Put this way round, a bound that is no number is refused too.
        if not self.low <= self.high:
            message = f"an interval from {self.low} to {self.high} is empty"
            raise ValueError(message)

    @classmethod
    def exactly(cls, value: float) -> "Interval":
        """The interval of one value."""
        return cls(value, value)

    @classmethod
    def rounded(cls, value: float, unit: float) -> "Interval":
        """What a figure may have been before it was rounded to whole multiples of ``unit``."""
        # The upper end rounds to the next figure; ``judge`` leaves it out (docs/claims.md).
        return cls(value - unit / 2, value + unit / 2, value)

    @property
    def said(self) -> float | None:
        """The value as said: that of an interval of no width, else its ``point``."""
        return self.low if self.is_exact else self.point

    @property
    def middle(self) -> float:
        """Where the value is drawn and sorted: as said, else half-way between the bounds."""
        said = self.said
        return (self.low + self.high) / 2 if said is None else said

    @property
    def is_exact(self) -> bool:
        """Whether the value is known without a margin."""
        return self.low == self.high

    def __add__(self, other: "Interval") -> "Interval":
        point = _of_both(self, other, lambda one, two: one + two)
        return Interval(self.low + other.low, self.high + other.high, point)

    def __sub__(self, other: "Interval") -> "Interval":
        point = _of_both(self, other, lambda one, two: one - two)
        return Interval(self.low - other.high, self.high - other.low, point)

    def scaled(self, factor: float) -> "Interval":
        """Both bounds times a factor."""
        ends = (self.low * factor, self.high * factor)
        said = self.said
        return Interval(min(ends), max(ends), None if said is None else said * factor)

    def over(self, other: "Interval") -> "Interval | None":
        """The quotient of two independent values, None where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return None
        ends = [top / bottom for top in (self.low, self.high) for bottom in (other.low, other.high)]
        point = _of_both(self, other, lambda top, bottom: top / bottom)
        return Interval(min(ends), max(ends), point)

    def part_of_sum(self, rest: "Interval") -> "Interval | None":
        """``self / (self + rest)`` for values not below zero, None where the sum may be zero.

        The same value stands above and below the line, so the plain quotient would be too wide;
        the fraction rises with ``self`` and falls with ``rest``.
        """
        if self.low < 0 or rest.low < 0 or self.low + rest.low <= 0:
            return None
        high = self.high / (self.high + rest.low)
        point = _of_both(self, rest, lambda one, two: one / (one + two))
        return Interval(self.low / (self.low + rest.high), high, point)

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both; as said where both say the same."""
        point = self.said if self.said == other.said else None
        return Interval(min(self.low, other.low), max(self.high, other.high), point)

    def meet(self, other: "Interval") -> "Interval | None":
        """What both allow; None where they have nothing in common.

        As said by the first whose word is inside, the narrower one's before the other's.
        """
        low, high = max(self.low, other.low), min(self.high, other.high)
        # Two roundings that only touch are of different figures: a half is rounded one way.
        if low > high or (low == high and not (self.is_exact or other.is_exact)):
            return None
        narrow, wide = sorted((self, other), key=lambda one: one.high - one.low)
        inside = [one.said for one in (narrow, wide) if one.said is not None]
        return Interval(low, high, next((said for said in inside if low <= said <= high), None))

    def widened(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both, as this one said it."""
        hull = self.hull(other)
        return Interval(hull.low, hull.high, self.said)


def reconciled(said: Sequence[Interval]) -> Interval:
    """What all statements of one figure allow; where they cannot all be true, all that any does.

    In whichever order they come.
    """
    narrow = sorted(said, key=lambda one: (one.high - one.low, one.low))
    met: Interval | None = narrow[0]
    for other in narrow[1:]:
        met = met.meet(other) if met is not None else None
    if met is not None:
        return met
    # Without a point: nobody said the middle (decision 011).
    return Interval(min(one.low for one in said), max(one.high for one in said))


def extreme(values: Sequence[Interval], *, highest: bool) -> Interval:
    """The highest, or the lowest, that independent values have among them."""
    of = max if highest else min
    said = [value.said for value in values]
    point = None if None in said else of(one for one in said if one is not None)
    return Interval(of(value.low for value in values), of(value.high for value in values), point)


def added(values: Sequence[Interval]) -> Interval:
    """The sum of independent values, at least one, in their order."""
    lows = [value.low for value in values]
    if lows == [value.high for value in values]:
        return Interval.exactly(reduce(add, lows))
    said = [value.said for value in values]
    low, high, point = values[0].low, values[0].high, said[0]
    for value, told in zip(values[1:], said[1:], strict=True):
        low, high = low + value.low, high + value.high
        point = None if point is None or told is None else point + told
    return Interval(low, high, point)


def _of_both(
    one: Interval, other: Interval, calculate: Callable[[float, float], float]
) -> float | None:
    """What is calculated of two values as said; None where either has none."""
    if one.said is None or other.said is None:
        return None
    return calculate(one.said, other.said)
