"""The names under which a server answers. Pure.

A page says its own address, and a browser may be led here under a name that somebody else owns; so
every other name is refused, and none is repeated.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
ANYWHERE: Final = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 -- told apart from addresses
"""What stands for all addresses of a machine, and is a name of none."""

_NAME: Final = re.compile(r"[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?(\.[A-Za-z0-9_-]+)*\.?")
_ADDRESS: Final = re.compile(r"\[?([0-9A-Fa-f]*:[0-9A-Fa-f:.]+)\]?")
_PORT: Final = re.compile(r":[0-9]{1,5}$")


def host_name(text: str) -> str:
    """A name or IP address as it is compared: small letters, no port. Raises ValueError."""
    address = _ADDRESS.fullmatch(text)
    if address:
        return f"[{address[1].lower()}]"
    if not _NAME.fullmatch(text):
        raise ValueError(text)
    return text.lower().removesuffix(".")


def names(listening: str, allowed: Iterable[str]) -> frozenset[str]:
    """All names a server answers to: loopback, the address it listens on, and those allowed."""
    own: set[str] = set()
    if listening not in ANYWHERE:
        # What is no name is told where it is listened on.
        with suppress(ValueError):
            own = {host_name(listening)}
    return LOOPBACK | own | {host_name(name) for name in allowed}


def is_known(header: str, known: Iterable[str]) -> bool:
    """Whether a Host header has one of these names; of HTTP/1.0 it may be blank."""
    return not header or _PORT.sub("", header).lower().removesuffix(".") in known
