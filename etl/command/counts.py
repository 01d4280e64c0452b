"""How many there are to be, as it is typed: at least one, and no slip of a finger."""

import argparse
from collections.abc import Callable
from typing import Final


def count_of(what: str, most: int = 10**9) -> Callable[[str], int]:
    """Reads how many there are to be, at least one."""

    def read(text: str) -> int:
        if not (text.isdecimal() and 0 < int(text[:9]) <= most):
            message = f"{text!r} is not a number of {what}"
            raise argparse.ArgumentTypeError(message)
        return int(text[:9])

    return read


processes: Final = count_of("processes from 1 to 64", 64)  # more would be a slip
