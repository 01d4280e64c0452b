"""The scales in which dollars are told, the same as at the axes of charts. Pure."""

from dataclasses import dataclass
from math import floor, log10
from typing import Final

from dashboard.text.language import N_, in_digits, say


@dataclass(frozen=True, slots=True)
class Scale:
    """How many dollars are one of a scale, and the texts of an amount and of two ends in it."""

    size: float
    amount: str
    ends: str


DOLLARS: Final = Scale(
    1.0,
    N_("{sign}US$\N{NO-BREAK SPACE}{number}"),
    N_("US$\N{NO-BREAK SPACE}{low} to {high}"),
)
MILLIONS: Final = Scale(
    1e6,
    N_("{sign}US$\N{NO-BREAK SPACE}{number} million"),
    N_("US$\N{NO-BREAK SPACE}{low} to {high} million"),
)
BILLIONS: Final = Scale(
    1e9,
    N_("{sign}US$\N{NO-BREAK SPACE}{number} billion"),
    N_("US$\N{NO-BREAK SPACE}{low} to {high} billion"),
)
TRILLIONS: Final = Scale(
    1e12,
    N_("{sign}US$\N{NO-BREAK SPACE}{number} trillion"),
    N_("US$\N{NO-BREAK SPACE}{low} to {high} trillion"),
)

SCALES: Final = (TRILLIONS, BILLIONS, MILLIONS)
"""The scales of more than one dollar, the largest first."""

_FEW: Final = 10  # of a scale above millions, below which they have one decimal more
_SLIP: Final = 1e-6  # of arithmetic
_MANY: Final = 100  # millions, from which they have none

ENDS: Final = N_("{low} to {high}")
"""Two ends, each with its unit or both without."""

ENDS_IN: Final = {
    "percent": N_("{low} to {high}%"),
    "percentage points": N_("{low} to {high} percentage points"),
}
"""Two ends whose unit stands once, but for dollars."""


def scale_of(value: float, unit: str) -> tuple[Scale, int]:
    """The largest scale of which a number of dollars has one, and the decimals it is told with.

    Large amounts have three digits or four; nothing at all is no millions. Ranks are told whole,
    percentages with one decimal.
    """
    if unit != "USD":
        return DOLLARS, 0 if unit == "rank" else 1
    size = abs(value)
    if not size:
        return MILLIONS, 0
    scale = next((one for one in SCALES if size >= one.size), DOLLARS)
    if scale is DOLLARS:
        return scale, 0
    if scale is MILLIONS:
        return scale, int(size < _MANY * scale.size)
    return scale, 1 + int(size < _FEW * scale.size)


def beyond_rounding(value: float, unit: str, width: float) -> int:
    """How many ``more`` decimals than usual dollars rounded to so much are known to: none or fewer.

    What was rounded to a tenth of a billion is 3.6 billion, not 3.60.
    """
    if unit != "USD" or not width:
        return 0
    scale, decimals = scale_of(value, unit)
    known = max(0, floor(log10(scale.size / width) + _SLIP))
    return min(0, known - decimals)


def in_scale(value: float, scale: Scale, decimals: int) -> str:
    """Dollars in a scale, with so many decimals."""
    number = in_digits(f"{abs(value) / scale.size:,.{decimals}f}")
    return say(scale.amount, sign="−" if value < 0 else "", number=number)
