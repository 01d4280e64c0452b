"""Each file compressed once: for this process in memory, for the next ones on disk.

Brotli at its best takes seconds for plotly.js and none of them may stand between a reader and
the page, so a file is first packed well and swapped for the best packing when a background
thread has it. The cache is named by content: it can be deleted, shared or stale without harm.
"""

import gzip
import hashlib
import queue
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from uuid import uuid4

import brotli as codec  # type: ignore[import-untyped]

# SOON is served until BEST is ready: packed FAST, the whole plotly.js was 1.55 MB to its first
# reader.
FAST, SOON, BEST = 5, 9, 11
PACKABLE = ("text/", "application/json", "application/javascript", "image/svg+xml", "image/x-icon")
SMALL = 400  # below this, packing saves less than its header costs


def brotli(content: bytes, quality: int) -> bytes:
    """Return `content` packed: `FAST` in a millisecond or two, `BEST` in up to seconds."""
    packed: bytes = codec.compress(content, quality=quality)
    return packed


def unpacked(content: bytes) -> bytes:
    """Return what `brotli` packed."""
    plain: bytes = codec.decompress(content)
    return plain


def gzipped(content: bytes, level: int) -> bytes:
    """Return `content` packed for those who do not read Brotli."""
    # No time in its header: the same content is the same bytes in every process.
    return gzip.compress(content, level, mtime=0)


@dataclass
class Packed:
    """One content and its packings; `br` is swapped once, when the best one is ready."""

    digest: str
    plain: bytes
    br: bytes

    @cached_property
    def gz(self) -> bytes:
        """For the few who do not read Brotli, made when the first of them asks."""
        return gzipped(self.plain, 9)

    def body(self, encoding: str) -> bytes:
        """Return the content in one of the encodings `br`, `gzip` and `identity`."""
        if encoding == "br":
            return self.br
        return self.gz if encoding == "gzip" else self.plain


class PackedFiles:
    """Every static content served so far, by its hash."""

    def __init__(self, cache: Path) -> None:
        """Keep best packings in `cache`; without a writable one they last for the process."""
        self._cache = cache
        self._held: dict[str, Packed] = {}
        self._lock = threading.Lock()
        self._waiting: queue.Queue[Packed] = queue.Queue()
        self._worker: threading.Thread | None = None

    def pack(self, content: bytes) -> Packed:
        """Return the one `Packed` of this content, ready to be served at once."""
        digest = hashlib.sha256(content).hexdigest()
        with self._lock:
            # Within the lock, so that two first readers do not pack one content twice.
            if digest not in self._held:
                self._held[digest] = self._first(digest, content)
            return self._held[digest]

    def settle(self) -> None:
        """Wait until everything packed so far is packed best and kept on disk."""
        self._waiting.join()

    def _first(self, digest: str, content: bytes) -> Packed:
        kept = self._read(digest, content)
        if kept is not None:
            return Packed(digest, content, kept)
        packed = Packed(digest, content, brotli(content, SOON))
        self._waiting.put(packed)
        if self._worker is None:
            # A daemon: packing better is no reason to keep the server from ending.
            self._worker = threading.Thread(target=self._improve, daemon=True)
            self._worker.start()
        return packed

    def _improve(self) -> None:
        while True:
            packed = self._waiting.get()
            packed.br = brotli(packed.plain, BEST)
            with suppress(OSError):
                self._keep(packed)
            self._waiting.task_done()

    def _read(self, digest: str, content: bytes) -> bytes | None:
        """Return the kept packing, unless what it holds is not this very content."""
        try:
            kept = self._path(digest).read_bytes()
            return kept if codec.decompress(kept) == content else None
        except (OSError, codec.error):
            return None

    def _keep(self, packed: Packed) -> None:
        self._cache.mkdir(parents=True, exist_ok=True)
        # Moved into place whole, as other processes may read the folder meanwhile.
        part = self._path(uuid4().hex)
        part.write_bytes(packed.br)
        part.replace(self._path(packed.digest))

    def _path(self, digest: str) -> Path:
        return self._cache / f"{digest}.br"
