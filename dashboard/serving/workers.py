"""Several processes that serve at once, so that every core answers.

They are forks of one process, so that what all of them read lies in memory once. One that is
killed is replaced; when the first process ends, all do.
"""

import os
import signal
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from types import FrameType
from typing import Final

_ENDING: Final = frozenset({signal.SIGINT, signal.SIGTERM})
"""What ends all of them."""


def can_fork() -> bool:
    """Whether this system can have several processes serve from one."""
    return hasattr(os, "fork")


def keep_serving(workers: int, serve: Callable[[int], int], tell: Callable[[int], None]) -> int:
    """Run ``serve`` in so many processes, each with its number, until interrupted.

    One that was killed is replaced, and ``tell`` gets its number; where one ends by itself, all do,
    and what it returned is given. No other thread may run in this process. Raises
    KeyboardInterrupt, at SIGTERM too.
    """
    serving: dict[int, int] = {}
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        for number in range(workers):
            _fork(number, serve, serving)
        while True:
            ended, status = os.wait()
            number, code = serving.pop(ended), os.waitstatus_to_exitcode(status)
            if code >= 0:
                return code
            tell(number)
            time.sleep(1)  # what is killed at once each time must not take the whole machine
            _fork(number, serve, serving)
    finally:
        for one in serving:
            os.kill(one, signal.SIGTERM)
        for one in serving:
            os.waitpid(one, 0)


def _fork(number: int, serve: Callable[[int], int], serving: dict[int, int]) -> None:
    """Begin to serve in one more process, and add it to those that are ``serving``."""
    first = os.getpid()
    # What Python does after a fork swallows an interrupt; it is heard once the process is known.
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    forked = os.fork()
    if forked:
        serving[forked] = number
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)
        return
    code = 1
    # Whatever comes, this process must not go on as if it were the first.
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        with suppress(KeyboardInterrupt):
            signal.pthread_sigmask(signal.SIG_SETMASK, heard)
            Thread(target=_end_with, args=(first,), daemon=True).start()
            code = serve(number)
    except BaseException:  # noqa: BLE001 -- as above
        traceback.print_exc()
    finally:
        os._exit(code)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _end_with(first: int) -> None:
    """End this process when the first one is gone, however it went."""
    while os.getppid() == first:
        time.sleep(1)
    os._exit(1)
