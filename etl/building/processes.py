"""The workers of this machine: processes, each by itself, so that a lost one takes none along."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing import get_context, parent_process
from queue import SimpleQueue
from threading import Thread
from typing import ParamSpec, TypeVar

from etl.building.crew import Hands, Work, make_ready

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def processes(count: int, work: Work) -> Iterator[Hands]:
    """So many worker processes of this machine, until the block ends; they begin at once."""
    with Processes(count) as executor:
        executor.begin(work)
        yield Hands(executor, count)


class Processes(Executor):
    """Executes in so many processes; the work of one that is lost raises BrokenExecutor.

    Each is a pool of one: in a pool of several one that is lost ends all of them, and those that
    are just beginning meet its closed pipes. Another begins in its place.
    """

    def __init__(self, count: int) -> None:
        self._pools = ExitStack()
        self._free: SimpleQueue[ProcessPoolExecutor] = SimpleQueue()
        for _ in range(count):
            self._free.put(self._begun())
        self._waiting = ThreadPoolExecutor(count)

    def begin(self, work: Work) -> None:
        """Let each begin, and read what all of the work needs."""
        for _ in range(self._free.qsize()):
            pool = self._free.get()
            self._free.put(pool)
            with suppress(BrokenExecutor):
                _given(pool, make_ready, work)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As every executor."""
        return self._waiting.submit(self._by_one, fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 -- Executor's
        """As every executor."""
        self._waiting.shutdown(wait, cancel_futures=cancel_futures)
        self._pools.close()

    def _by_one(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        pool = self._free.get()
        try:
            return _given(pool, fn, *args, **kwargs).result()
        except BrokenExecutor:
            pool = self._begun()
            raise
        finally:
            self._free.put(pool)

    def _begun(self) -> ProcessPoolExecutor:
        # Begun anew, not forked: this process has threads, and a fork would take their locks along.
        return self._pools.enter_context(
            ProcessPoolExecutor(1, get_context("spawn"), _end_with_whoever_began)
        )


def _given(
    pool: ProcessPoolExecutor, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
) -> Future[T]:
    try:
        with _deaf():
            return pool.submit(fn, *args, **kwargs)
    except OSError as error:
        # The machine lets no more processes begin.
        raise BrokenExecutor(str(error)) from error


@contextmanager
def _deaf() -> Iterator[None]:
    """Begin processes that an interrupt from the keyboard does not end, which reaches all.

    It is for the one that began them to say what becomes of the work.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # They begin with what is blocked here, and one that comes meanwhile is heard after.
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def _end_with_whoever_began() -> None:
    """Let a worker end when the process that began it is gone, killed for instance."""

    def wait() -> None:
        began = parent_process()
        if began is not None:
            began.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()
