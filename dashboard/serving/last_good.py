"""What readers get where the newest figures break a page: the same page of the figures before.

Drafts are tried before they are published, so this is rare; but a page that was never tried, or
figures that came another way, must not leave a reader with nothing.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from dashboard.address.refusing import SelectionError
from dashboard.text import answers
from etl.vintage import DataError, SpoiledPartError

_MOST: Final = 2
"""So many vintages are tried; what fails on all of them fails by itself."""

Made = TypeVar("Made")


def last_good(make: Callable[[str], Made], older: Iterable[str]) -> Made:
    """What is made of the newest vintage, called blank, else of the first ``older`` that works.

    Raises what the newest raised where none works, and at once what the reader or the data folder
    is told: SelectionError, and DataError but for a part of one vintage that is spoiled.
    """
    try:
        return make("")
    except Exception as failure:
        if _is_told(failure):
            raise
        logging.getLogger(__name__).exception(answers.NEWEST_FAILS)
        for vintage in list(older)[:_MOST]:
            try:
                return make(vintage)
            except SelectionError:
                raise
            except Exception:  # noqa: BLE001, S112 -- the first failure is the one to be told
                continue
        raise failure from None


def _is_told(failure: Exception) -> bool:
    """Whether older figures are no help."""
    told = isinstance(failure, SelectionError | DataError)
    return told and not isinstance(failure, SpoiledPartError)
