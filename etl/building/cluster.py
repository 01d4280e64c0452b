"""The workers of a Dask cluster: on other machines that have the data folder in the same place."""

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Final

import pyarrow as pa

from etl import __version__
from etl.building.crew import Hands, Work
from etl.reader import vintage_ids
from etl.vintage import DataError

_WAIT: Final = 15
"""Seconds that a scheduler gets to answer, and to have a worker."""

_NOT_INSTALLED: Final = (
    "--scheduler needs the package distributed: install trade-claims[cluster], here and where the "
    "workers are."
)


@contextmanager
def cluster(address: str, work: Work) -> Iterator[Hands]:
    """All workers there are, until the block ends. Raises DataError where they cannot do the work.

    Dask gives what a lost worker had to the next; what has lost several is lost for good.
    """
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 -- an extra's
    except ImportError as error:
        raise DataError(_NOT_INSTALLED) from error
    # What becomes of a worker is told by whoever waits for its work.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_WAIT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:  # the last where TLS is not set up
        message = f"No scheduler of Dask answers at {address}; it looks like tcp://10.0.0.1:8786."
        raise DataError(message) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_WAIT)
        except TimeoutError as error:
            message = f"The scheduler at {address} has no worker: begin some with `dask worker`."
            raise DataError(message) from error
        told = client.run(_told, work)
        for worker, found in told.items():
            _refuse(worker, found, work)
        executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        lost = CancelledError, KilledWorker
        yield Hands(executor, len(told), lost, lambda: bool(client.scheduler_info()["workers"]))


def _told(work: Work) -> tuple[str, bool]:
    """What a worker says of itself: its programs, and whether it sees the vintage worked on."""
    is_seen = (work.data / "raw").is_dir() and (
        not work.base or work.base in vintage_ids(work.data)
    )
    return _programs(), is_seen


def _programs() -> str:
    """Those that the bytes of parts depend on."""
    return f"trade-claims {__version__}, pyarrow {pa.__version__}"


def _refuse(worker: str, found: tuple[str, bool], work: Work) -> None:
    """Raise DataError where what a worker writes would be other bytes, or elsewhere."""
    programs, is_seen = found
    if programs != _programs():
        message = (
            f"The worker at {worker} has {programs}; here are {_programs()}. Install the same."
        )
        raise DataError(message)
    if not is_seen:
        message = (
            f"The worker at {worker} does not see {work.data}: all of them must have the same "
            "folder under the same name."
        )
        raise DataError(message)
