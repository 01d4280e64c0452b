"""The scales in which dollars are told: to the dollar, in millions or in billions. Pure."""

from dataclasses import dataclass
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

MANY_BILLIONS: Final = 10e9
"""From here on dollars are told in billions."""

ENDS: Final = N_("{low} to {high}")
"""Two ends, each with its unit or both without."""

ENDS_IN: Final = {
    "percent": N_("{low} to {high}%"),
    "percentage points": N_("{low} to {high} percentage points"),
}
"""Two ends whose unit stands once, but for dollars."""


def in_scale(value: float, scale: Scale, decimals: int) -> str:
    """Dollars in a scale, with so many decimals."""
    number = in_digits(f"{abs(value) / scale.size:,.{decimals}f}")
    return say(scale.amount, sign="−" if value < 0 else "", number=number)
