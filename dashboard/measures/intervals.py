"""Numbers that are known to lie between two bounds: rounded quotes, sums with a part unknown.

A reported figure is an interval of no width. Arithmetic keeps every value that is possible when
the parts vary independently (Moore's interval arithmetic), so a verdict that is the same over
the whole interval holds whatever the exact figures are.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included; equal where the value is known."""

    low: float
    high: float

    def __post_init__(self) -> None:
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
        return cls(value - unit / 2, value + unit / 2)

    @property
    def middle(self) -> float:
        """The figure as published, half-way between the bounds."""
        return (self.low + self.high) / 2

    @property
    def is_exact(self) -> bool:
        """Whether the value is known without a margin."""
        return self.low == self.high

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def scaled(self, factor: float) -> "Interval":
        """Both bounds times a factor."""
        ends = (self.low * factor, self.high * factor)
        return Interval(min(ends), max(ends))

    def over(self, other: "Interval") -> "Interval | None":
        """The quotient of two independent values, None where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return None
        ends = [top / bottom for top in (self.low, self.high) for bottom in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def part_of_sum(self, rest: "Interval") -> "Interval | None":
        """``self / (self + rest)`` for values not below zero, None where the sum may be zero.

        The same value stands above and below the line, so the plain quotient would be too wide;
        the fraction rises with ``self`` and falls with ``rest``.
        """
        if self.low < 0 or rest.low < 0 or self.low + rest.low <= 0:
            return None
        high = self.high / (self.high + rest.low) if self.high + rest.low else 0.0
        return Interval(self.low / (self.low + rest.high), high)

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))
