"""Memory that is free is given back: a server runs for months and reads many states of the data.

What the system's C library can do differs; where it is not glibc, nothing is done.
"""

import ctypes
from contextlib import suppress
from typing import Final

import pyarrow as pa

_ARENAS_AT_MOST: Final = -8  # M_ARENA_MAX of malloc.h
_ALONE_FROM: Final = -3  # M_MMAP_THRESHOLD: what is so large is given back when it is let go


def share_arena() -> None:
    """Let all threads take memory from one place, before there are any.

    Each would have an arena of its own, full of holes where states were that are gone: after one
    published vintage the server held 368 MB in place of 279. Python runs one thread at a time, so
    none waits for it. Arrow’s own allocator keeps a heap for each thread too.
    Large pieces stand alone, so that one let go is free at once.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_ARENAS_AT_MOST, 1)
        ctypes.CDLL(None).mallopt(_ALONE_FROM, 256_000)


def give_back() -> None:
    """Return to the system what reading a state took and left free."""
    pa.default_memory_pool().release_unused()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
