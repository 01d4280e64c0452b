"""What money is called. Pure."""

from typing import Final

from dashboard.text.language import N_, say

MONEY: Final = {
    "USD": N_("US dollars"),
    "EUR": N_("euros"),
    "GBP": N_("pounds"),
    "CNY": N_("yuan"),
    "JPY": N_("yen"),
    "INR": N_("Indian rupees"),
}
"""Money by its code; of other money the code is told."""


def money(currency: str) -> str:
    """Money within a sentence, by its name or else its code."""
    return say(MONEY[currency]) if currency in MONEY else currency
