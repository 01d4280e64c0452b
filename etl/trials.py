"""Who has a say before figures are published: programs that register for it try the draft out.

The one seam between bringing figures in and showing them. A program names a function in the entry
point group ``GROUP`` of its package; it is called in this process with the data folder and the
draft, and returns why the draft must not be published, or nothing. Nothing here knows who calls.
"""

from collections.abc import Callable, Iterable
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Final

from etl.reader import DataError, Vintage

GROUP: Final = "trade_claims.trial"

Trial = Callable[[Path, Vintage], str]
"""Tries out a vintage to be, which is not on disk yet: a sentence against it, empty for none."""


class UntenableDraftError(DataError):
    """A draft that may not be published as a whole; what was held stays. The message says why."""


def registered() -> tuple[Trial, ...]:
    """The trials of the packages that are installed; none is no fault."""
    return tuple(partial(_loaded, entry) for entry in entry_points(group=GROUP))


def _loaded(entry: EntryPoint, data: Path, vintage: Vintage) -> str:
    return str(entry.load()(data, vintage))


def put_on_trial(data: Path, vintage: Vintage, trials: Iterable[Trial]) -> None:
    """Raise UntenableDraftError where a trial has something against the draft, or fails itself."""
    for trial in trials:
        try:
            said = trial(data, vintage)
        except Exception as error:  # noqa: BLE001 -- whatever fails would fail for readers too
            said = f"it cannot be tried out ({type(error).__name__}: {error})."
        if said:
            message = f"Nothing was published, and what was held stays: {said}"
            raise UntenableDraftError(message)
