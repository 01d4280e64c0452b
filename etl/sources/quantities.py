"""What is a number in an answer, and what an amount of dollars. Pure."""

import re
from typing import Final

from etl.schema import LARGEST_USD

_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]{1,3})?")


def quantity(value: object) -> float | None:
    """A number, None where none is given or it is none: Python alone reads ``1_123`` as one."""
    text = str(value).strip()
    return float(text) if _NUMBER.fullmatch(text) else None


def is_amount(value: float | None) -> bool:
    """Whether it is a number the world's trade could hold; one without end, and none, is not.

    An integer of 400 digits may be asked about: it is compared, never made a float.
    """
    return value is not None and -LARGEST_USD <= value <= LARGEST_USD
