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
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from queue import SimpleQueue
from threading import Lock, Thread, current_thread, main_thread
from typing import ParamSpec, TypeVar

from etl.building.crew import Hands, Work, make_ready

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def processes(count: int, work: Work) -> Iterator[Hands]:
    """So many worker processes of this machine, until the block ends; they begin at once."""
    with Processes(count) as executor:
        executor.begin(work)
        yield Hands(executor, count, end=executor.end)


class Processes(Executor):
    """Executes in so many processes; the work of one that is lost raises BrokenExecutor."""

    def __init__(self, count: int) -> None:
        self._every = [_One() for _ in range(count)]
        self._free: SimpleQueue[_One] = SimpleQueue()
        # Once each: with work at hand already, one may have two left when another has none.
        for one in self._every:
            self._free.put(one)
        self._waiting = ThreadPoolExecutor(self._free.qsize())
        self._ending: Thread | None = None

    def begin(self, work: Work) -> None:
        """Let each begin, and read what all of the work needs."""
        for one in self._every:
            with suppress(BrokenExecutor):
                one.given(make_ready, work)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As every executor."""
        return self._waiting.submit(self._by_one, fn, *args, **kwargs)

    def end(self) -> None:
        """Begin to shut down, while whoever asks does something else."""
        # By a thread, as a pool that was told to end without waiting cannot be waited for after.
        self._ending = Thread(target=self._shut_down)
        self._ending.start()

    def _shut_down(self) -> None:
        for one in self._every:
            one.pool.shutdown()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 -- Executor's
        """As every executor."""
        self._waiting.shutdown(wait, cancel_futures=cancel_futures)
        if self._ending is not None and wait:
            self._ending.join()
        for one in self._every:
            one.pool.shutdown(wait)

    def _by_one(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        one = self._free.get()
        try:
            return one.given(fn, *args, **kwargs).result()
        finally:
            self._free.put(one)


class _One:
    """A process by itself, and another in its place after it is lost.

    In a pool of several one that is lost ends all, and one that just begins meets closed pipes.
    """

    def __init__(self) -> None:
        self.pool = self._begun()
        self._giving = Lock()

    def given(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """What will come of it. Raises BrokenExecutor where it was lost before."""
        with self._giving, deaf():
            try:
                return self.pool.submit(fn, *args, **kwargs)
            except (BrokenExecutor, OSError) as error:
                # An OSError: the machine lets no more processes begin.
                self.pool.shutdown(wait=False)
                self.pool = self._begun()
                raise BrokenExecutor(str(error)) from error

    def _begun(self) -> ProcessPoolExecutor:
        # Begun anew, not forked: this process has threads, and a fork would take their locks along.
        return ProcessPoolExecutor(1, get_context("spawn"), _end_with_whoever_began)


@contextmanager
def deaf() -> Iterator[None]:
    """Begin processes that an interrupt from the keyboard does not end, which reaches all.

    It is for the one that began them to say what becomes of the work. One that comes meanwhile is
    heard after: a process begun by halves would fail for want of the rest.
    """
    # Another thread may take it that blocks nothing, and then Python interrupts the main one.
    came = list[int]()
    is_main = current_thread() is main_thread()
    hearing = signal.signal(signal.SIGINT, lambda number, _: came.append(number)) if is_main else 0
    try:
        with _blocked():
            yield
    finally:
        if is_main:
            signal.signal(signal.SIGINT, hearing)
            for number in came[:1]:
                signal.raise_signal(number)


@contextmanager
def _blocked() -> Iterator[None]:
    """Let processes begin with the interrupt blocked, as this thread has it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_whoever_began() -> None:
    """Let a worker end when the process that began it is gone, killed for instance."""

    def wait() -> None:
        began = parent_process()
        if began is not None:
            began.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()
