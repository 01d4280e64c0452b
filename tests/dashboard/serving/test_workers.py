"""Several processes serve as one: what is killed is replaced, and they end together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

import pytest

from dashboard.serving.workers import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="one process serves here")

TIMEOUT: Final = 60  # seconds; machines that run tests are busy
SITE = """
import os, sys, time
from dashboard.serving.workers import keep_serving

def serve(number):
    os.write(1, b"%d %d\\n" % (number, os.getpid()))
    time.sleep(60 if sys.argv[1] == "stays" else 0.2)
    return 7

sys.exit(keep_serving(2, serve, lambda number: print("replaced", number, flush=True)))
"""
STOPPED = "import os, signal\nos.register_at_fork(before=lambda: os.kill(os.getpid(), {sign}))\n"
"""Before each fork an interrupt, which would be lost in it."""

Process = subprocess.Popen[str]


def begun(how: str) -> Process:
    """Return the first of the processes."""
    return subprocess.Popen([sys.executable, "-c", SITE, how], stdout=subprocess.PIPE, text=True)


@pytest.fixture
def site() -> Iterator[Process]:
    """Give the first of processes that stay until they are ended."""
    with begun("stays") as process:
        yield process
        process.kill()


def line(process: Process) -> list[int]:
    """Return the numbers in the next line it printed."""
    assert process.stdout is not None
    return [int(word) for word in process.stdout.readline().split() if word.isdecimal()]


def workers(process: Process) -> dict[int, int]:
    """Return the two that begin, by their numbers."""
    both = [line(process), line(process)]
    return {one[0]: one[1] for one in both}


def gone(worker: int) -> bool:
    """Tell whether a process ends within a few seconds."""
    for _ in range(100):
        with suppress(ProcessLookupError):
            os.kill(worker, 0)
            time.sleep(0.1)
            continue
        return True
    return False


def test_what_is_killed_is_replaced(site: Process) -> None:
    """Under the same number, and the others serve on."""
    first = workers(site)
    os.kill(first[1], signal.SIGKILL)
    assert line(site) == [1]
    number, worker = line(site)
    assert number == 1
    assert worker not in first.values()
    os.kill(first[0], 0)  # raises where there is none


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_all_end_with_the_first(site: Process, sign: signal.Signals) -> None:
    """Interrupted, ended or killed: nobody is left behind on the port."""
    both = workers(site)
    site.send_signal(sign)
    site.wait(TIMEOUT)
    assert all(gone(worker) for worker in both.values())


def test_one_that_ends_by_itself_ends_all() -> None:
    """What it returned is returned, as it would fail again."""
    with begun("ends") as process:
        both = workers(process)
        assert process.wait(TIMEOUT) == 7
        assert all(gone(worker) for worker in both.values())


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_what_ends_them_is_heard_while_one_begins(sign: signal.Signals) -> None:
    """And the one that began ends too."""
    script = STOPPED.format(sign=int(sign)) + SITE
    done = subprocess.run(
        [sys.executable, "-c", script, "stays"],
        capture_output=True, text=True, timeout=TIMEOUT, check=False,
    )  # fmt: skip
    assert "KeyboardInterrupt" in done.stderr.splitlines()[-1]
    assert "ignored" not in done.stderr
    assert all(gone(int(one.split()[1])) for one in done.stdout.splitlines())
