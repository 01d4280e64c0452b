"""So many times as much, or as little, in percent. Pure."""

from dataclasses import replace
from typing import Final

from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.measured.statements import TURNED

_TURNED: Final = {**TURNED, "almost": "about"}
"""The relations to so many times turned round."""


def fallen(number: Quantity) -> Quantity:
    """So many times less, in percent; of a number in digits as wide as it was rounded."""
    times, half = 1 + number.value / 100, number.precision / 200
    is_word = number.until - number.first == 1
    width = number.precision if is_word else 100 / (times - half) - 100 / (times + half)
    return replace(number, value=100 / times - 100, precision=width)


def covered(number: Quantity, *, is_turned: bool) -> Quantity:
    """So many times exports are imports, as how much of imports they cover, in percent.

    Where it ``is_turned``, imports are so many times exports. As wide as the times were rounded.
    """
    times, half = 1 + number.value / 100, number.precision / 200
    if not is_turned:
        return replace(number, value=100 * times, precision=200 * half, unit="percent")
    width = 100 / (times - half) - 100 / (times + half)
    relation = _TURNED.get(number.relation, number.relation)
    return replace(number, value=100 / times, precision=width, unit="percent", relation=relation)
