"""How often the process looks for garbage, once it has all it needs to answer."""

import gc
from typing import Final

_MADE: Final = (20_000, 20, 20)
"""Objects made between two looks at the youngest, and such looks between those at older ones.

A page makes a hundred thousand objects that nearly all go by themselves; at Python's own pace
looking for the others takes a twelfth of its time.
"""


def settle() -> None:
    """Leave alone what is there for good, and look for garbage at a server's pace."""
    gc.freeze()
    gc.set_threshold(*_MADE)
    gc.enable()
