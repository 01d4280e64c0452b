"""Puts a draft to those who have a say before figures are published (``seams.TRIAL``)."""

from collections.abc import Iterable
from pathlib import Path

from etl.seams import Trial
from etl.vintage import DataError, Vintage


class UntenableDraftError(DataError):
    """A draft that may not be published as a whole; what was held stays. The message says why."""


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
