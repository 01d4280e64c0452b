"""Amounts in UN Comtrade's rows: what is a number of dollars, and what is none. Pure."""

from collections.abc import Callable
from typing import Any, Final

from etl.questions import UnusableAnswerError
from etl.schema import LARGEST_USD
from etl.sources.quantities import is_amount, quantity

_LONGEST: Final = 40


def numbers(values: list[Any]) -> list[Any]:
    """Numbers as they are; text as the number it is, None where it is none."""
    if set(map(type, values)) <= {int, float, type(None)}:
        return values
    return [quantity(value) if isinstance(value, str | int | float) else None for value in values]


def dollars(values: list[Any], named: Callable[[int], str]) -> list[Any]:
    """The amounts, full US dollars; ``named`` tells which figure the one at a place is.

    Raises UnusableAnswerError for the first that is no number, or larger than any trade.
    """
    found = numbers(values)
    if not all(map(is_amount, found)):
        place = next(place for place, value in enumerate(found) if not is_amount(value))
        told = str(values[place])
        shown = told if len(told) <= _LONGEST else f"{told[:_LONGEST]}..."
        message = f"{shown!r} is no number of dollars up to {LARGEST_USD:.0e}: {named(place)}"
        raise UnusableAnswerError(message)
    return found
