"""Takes in groups of answers side by side: in processes of this machine or of others.

Each worker finds what it needs in the data folder, which all of them have, by a few names that go
along with its work. Parts are named by their content, so it is no matter who writes them, and what
comes is taken in the order of the groups: the vintage is the same whoever made it.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

from etl.building.build import Crew
from etl.building.inputs import Ready
from etl.building.part_store import take_back
from etl.building.reference_tables import reference
from etl.building.taking import Taken, Taking
from etl.fetching.raw import RawStore
from etl.reader import read_vintage
from etl.sources import SOURCES
from etl.sources.settings import Settings

_LOG = logging.getLogger(__name__)

_LOOK: Final = 10.0
"""Seconds after which whoever waits for a worker looks whether there is any."""

_ALONE: Final = Lock()
"""A worker of a cluster may have several threads, and what it keeps at hand is for one."""


class NobodyLeftError(Exception):
    """All workers are gone."""

    def __str__(self) -> str:
        return "no worker is left"


@dataclass(frozen=True)
class Work:
    """What a worker must know: where, over which vintage, by which sources; no key is among it.

    ``run`` tells one run from the next, whose answers and tables may be others.
    """

    data: Path
    base: str
    sources: tuple[str, ...]
    accept_vanished: bool
    run: str


@dataclass(frozen=True)
class Hands:
    """An executor's workers, so many when it began; ``left`` tells whether there is any by now.

    ``lost`` are the errors that say that work was lost with its worker; ``end`` tells them that
    there is no more, and waits for nobody.
    """

    executor: Executor
    count: int
    lost: tuple[type[Exception], ...] = (BrokenExecutor,)
    left: Callable[[], bool] = lambda: True
    end: Callable[[], None] = lambda: None


def side_by_side(hands: Hands, work: Work, here: Taking) -> Crew:
    """A crew of several workers. What one that was lost had to do is done ``here``."""

    def take(groups: Iterable[list[Ready]], newest_year: int) -> Iterator[Taken]:
        every = list(groups)
        given = [_given(hands, work, group, newest_year) for group in every]
        look = _LOOK
        lost: tuple[type[Exception], ...] = (*hands.lost, NobodyLeftError)
        try:
            for group, future in zip(every, given, strict=True):
                try:
                    yield _result(hands, future, look)
                except lost as error:
                    look = 0.0 if isinstance(error, NobodyLeftError) else _LOOK
                    _LOG.warning("A worker was lost (%s); its work is done here.", error)
                    yield here.take(group, newest_year)
        except BaseException:
            _drop(given)
            raise

    return take


def _given(hands: Hands, work: Work, group: list[Ready], year: int) -> Future[Taken]:
    try:
        return hands.executor.submit(_take, work, group, year)
    except hands.lost as error:
        lost: Future[Taken] = Future()
        lost.set_exception(error)
        return lost


def _result(hands: Hands, future: Future[Taken], look: float) -> Taken:
    """What a worker made, or raised. Raises NobodyLeftError where there is none to wait for."""
    while True:
        try:
            return future.result(look)
        except TimeoutError as error:
            if future.done():
                raise
            if not hands.left():
                # A cluster would wait until somebody begins another.
                future.cancel()
                raise NobodyLeftError from error


def _drop(given: list[Future[Taken]]) -> None:
    """Let the rest be, and take away the parts of what was done of it, which nobody will name."""
    for future in given:
        if not future.cancel() and not future.exception():
            laid = future.result().laid
            take_back(laid.written if laid else ())


def make_ready(work: Work) -> None:
    """What a worker does before there is any work: it reads what all of it needs."""
    _taking(work)


def _take(work: Work, group: list[Ready], newest_year: int) -> Taken:
    """What a worker does."""
    with _ALONE:
        return _taking(work).take(group, newest_year)


# A worker has many groups of one run.
@lru_cache(maxsize=1)
def _taking(work: Work) -> Taking:
    tables = reference(work.data)
    return Taking(
        {name: SOURCES[name](Settings(tables.countries)) for name in work.sources},
        RawStore(work.data),
        tables,
        read_vintage(work.data, work.base) if work.base else None,
        work.data / "parts",
        work.accept_vanished,
    )
