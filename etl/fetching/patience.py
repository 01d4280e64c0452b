"""Says so while a service takes its time, so that nobody thinks the run hangs."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def told_while_slow(tell: Callable[[str], None], first: float) -> Iterator[None]:
    """Tell after ``first`` seconds that there is no answer yet, and whenever that doubled."""
    is_over = threading.Event()

    def watch() -> None:
        waited = first
        while not is_over.wait(waited if waited == first else waited / 2):
            tell(f"no answer after {waited:,.0f} s; still waiting.")
            waited *= 2

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        is_over.set()
