"""Answers kept ready to send: computed once however many ask, bounded in bytes.

What an answer is made of is its key, so nothing here is ever out of date: other figures, tables
or addresses are other keys, and answers to those nobody asks for any more are let go.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import InitVar, dataclass, field
from http import HTTPStatus
from threading import BoundedSemaphore, Lock, local
from typing import Final, cast

from dashboard.serving.packing import FAST, PACKABLE, SMALL, brotli, gzipped, unpacked

_BESIDE: Final = 2_000
"""Bytes an answer takes beside its body: key, headers and the objects themselves."""


# Told apart by identity: two answers need not be compared byte by byte.
@dataclass(eq=False)
class Kept:
    """One answer: its body as made and, each once it is asked for, packed."""

    made: InitVar[bytes]
    content_type: str
    status: int = HTTPStatus.OK
    headers: tuple[tuple[str, str], ...] = ()
    _forms: dict[str, bytes] = field(default_factory=dict, init=False, repr=False)
    _packing: Lock = field(default_factory=Lock, init=False, repr=False)

    def __post_init__(self, made: bytes) -> None:
        self._is_packable = len(made) >= SMALL and self.content_type.startswith(PACKABLE)
        self._forms["identity"] = made

    @property
    def body(self) -> bytes:
        """The body as it was made."""
        return self.packed("identity")

    def encoding(self, accepted: str) -> str:
        """How it is sent to a reader who takes ``br``, ``gzip`` or, of these, ``identity``."""
        return accepted if self._is_packable else "identity"

    def packed(self, encoding: str) -> bytes:
        """The body in one of the encodings ``br``, ``gzip`` and ``identity``."""
        with self._packing:
            if encoding in self._forms:
                return self._forms[encoding]
            plain = self._forms.get("identity") or unpacked(self._forms["br"])
            if encoding != "identity":
                pack = brotli if encoding == "br" else gzipped
                self._forms[encoding] = pack(plain, FAST)
            return self._forms.get(encoding, plain)

    def settle(self) -> None:
        """Keep it packed alone, a tenth as large: nearly all readers take it so."""
        if self._is_packable:
            self.packed("br")
            with self._packing:
                self._forms.pop("identity", None)

    @property
    def room(self) -> int:
        """The bytes it may come to take: packed by gzip it is a little larger than by Brotli."""
        (size, *_) = (len(self._forms[name]) for name in ("br", "identity") if name in self._forms)
        return 3 * size + _BESIDE if self._is_packable else size + _BESIDE


class Cache:
    """Answers by what they are made of, those asked for last; safe to share by threads.

    ``at_once`` bounds how many are made at a time: what is there already need not wait for a
    processor that many new ones divide among them.
    """

    def __init__(self, room_in_bytes: int, at_once: int = 2) -> None:
        self._room = room_in_bytes
        self._taken = 0
        self._held: OrderedDict[Hashable, Kept] = OrderedDict()
        self._in_making: dict[Hashable, Future[Kept]] = {}
        self._lock = Lock()
        self._turns = _Turns(at_once)

    def get(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """The answer of this key; the first who asks makes it, and others wait for that one.

        A failure of ``make`` reaches all who wait and is not kept, nor is an answer that is not
        200. ``make`` may ask for other keys, but never for its own.
        """
        with self._lock:
            held = self._found(key)
        if held is not None:
            return held
        with self._turns.take():
            # Only who has a turn says that it makes an answer, so nobody waits for one who waits.
            with self._lock:
                held, others = self._found(key), self._in_making.get(key)
                if held is None and others is None:
                    ours = self._in_making[key] = Future()
            if held is None and others is None:
                return self._made(key, ours, make)
        return held or cast("Future[Kept]", others).result()

    def _found(self, key: Hashable) -> Kept | None:
        if key in self._held:
            self._held.move_to_end(key)
        return self._held.get(key)

    def _made(self, key: Hashable, promised: Future[Kept], make: Callable[[], Kept]) -> Kept:
        try:
            kept = make()
        except BaseException as error:
            with self._lock:
                del self._in_making[key]
            promised.set_exception(error)
            raise
        if kept.status == HTTPStatus.OK:
            kept.settle()
        with self._lock:
            # In one step: whoever asks next finds it either in the making or held.
            del self._in_making[key]
            self._hold(key, kept)
        promised.set_result(kept)
        return kept

    def _hold(self, key: Hashable, kept: Kept) -> None:
        # What failed is cheap to say again, and would push out what is not.
        if kept.status != HTTPStatus.OK or kept.room > self._room:
            return
        self._held[key] = kept
        self._taken += kept.room
        while self._taken > self._room:
            _, dropped = self._held.popitem(last=False)
            self._taken -= dropped.room


class _Turns:
    """Turns of which so many may be taken at a time; who has one needs no other within it."""

    def __init__(self, at_once: int) -> None:
        self._free = BoundedSemaphore(at_once)
        self._mine = local()

    @contextmanager
    def take(self) -> Iterator[None]:
        if getattr(self._mine, "taken", False):
            yield
            return
        with self._free:
            self._mine.taken = True
            try:
                yield
            finally:
                self._mine.taken = False
