"""Keeps every answer byte for byte: the only writer of answers, which go only when asked.

``<source>/<sha256>.gz`` holds a body; a line of ``index.jsonl`` says what was asked, when, and
which release of which data sets it speaks for: all a rebuild without a network needs. The body is
whole on disk before its line is; a line cut off by a kill is dropped when the next one is written.
"""

import gzip
import hashlib
import threading
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Final

from etl.fetching.raw_index import Entry, append, read_lines, written
from etl.fetching.whole_file import write_whole
from etl.questions import LARGEST_BODY, Call, Issue, Query, Release
from etl.vintage import DataError

_INDEX: Final = "index.jsonl"


class DamagedRawError(DataError):
    """A kept answer that is gone or no longer has its hash."""


class RawStore:
    """The kept answers of one data folder; safe for one process with several threads.

    ``damages`` names what was found broken, each once. ``largest`` is how many bytes a kept answer
    may be unpacked to.
    """

    def __init__(self, data: Path, largest: int = LARGEST_BODY) -> None:
        self._folder = data / "raw"
        self._largest = largest
        # Sources are asked side by side and share the index: two lines must not mix.
        self._lock = threading.Lock()
        self._by_issue: dict[Issue, list[tuple[Query, Release, Entry]]] = {}
        self._told: dict[tuple[str, str], list[Entry]] = {}
        self._entries: list[Entry] = []
        self._whole: dict[str, bool] = {}
        self.damages: list[str] = []
        for entry in read_lines(self._folder / _INDEX, self.damages):
            self._remember(entry)

    def keep(
        self, call: Call, content: bytes, facts: tuple[str, int], released: dict[Issue, Release]
    ) -> Entry:
        """Keep an answer: its body first, then its line; ``facts`` are when, and how many rows.

        ``released`` are the releases it speaks for; none, where it says what is published. Raises
        OSError.
        """
        retrieved, rows = facts
        first = call.queries[0]
        answers = tuple(
            (q.reporter, q.period, released[q.issue].token, released[q.issue].edition)
            for q in call.queries
            if q.issue in released
        )
        digest = hashlib.sha256(content).hexdigest()
        if not answers and (same := self.told(call)) and same.sha256 == digest:
            return same  # every run asks what is published, and is mostly told the same
        entry = Entry(
            first.source, str(call), call.address, retrieved, digest, rows,
            first.flows, first.partners, first.products, answers, first.basis,
        )  # fmt: skip
        with self._lock:
            self._write_body(entry, content)
            append(self._folder / _INDEX, written(entry))
            # What this process wrote is believed without reading it again.
            self._whole[digest] = True
            self._remember(entry)
        return entry

    def content(self, entry: Entry) -> bytes:
        """The body as it came. Raises DamagedRawError, and from then on takes it for broken."""
        try:
            content = self._read(entry)
        except DamagedRawError as error:
            if self._whole.get(entry.sha256, True):
                self.damages.append(str(error))
            self._whole[entry.sha256] = False
            raise
        self._whole[entry.sha256] = True
        return content

    def _read(self, entry: Entry) -> bytes:
        path = self._path(entry)
        try:
            content = _unpacked(path.read_bytes(), self._largest + 1)
        except (OSError, zlib.error) as error:
            message = f"The kept answer {path} cannot be read; it is asked for again."
            raise DamagedRawError(message) from error
        if len(content) > self._largest:
            message = (
                f"The kept answer {path} holds more than {self._largest:,} bytes; it is asked for "
                "again."
            )
            raise DamagedRawError(message)
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            message = f"The kept answer {path} is damaged; it is asked for again."
            raise DamagedRawError(message)
        return content

    def find(self, query: Query, token: str, *, unread: bool = False) -> Entry | None:
        """The newest whole answer that covers the question in that release.

        ``unread`` takes one nobody has read yet for whole, for who is about to read it.
        """
        for known, release, entry in reversed(self._by_issue.get(query.issue, [])):
            if release.token == token and known.covers(query):
                untold = unread and entry.sha256 not in self._whole
                if untold or self._is_whole(entry):
                    return entry
        return None

    def told(self, call: Call) -> Entry | None:
        """The newest whole answer to a call that is about no figures but what is said of them."""
        several = self._told.get((call.queries[0].source, str(call)), [])
        return next(filter(self._is_whole, reversed(several)), None)

    def releases(self, query: Query) -> list[Release]:
        """The releases an answer to the question, or to a part of it, is kept of; newest first."""
        kept = reversed(self._by_issue.get(query.issue, []))
        return list(dict.fromkeys(told for known, told, _ in kept if known.overlaps(query)))

    def newest(self, query: Query) -> Release | None:
        """The release of the answer to the question that was kept last, None where there is none.

        Other questions of the same issue may have been answered since, in releases of their own.
        """
        kept = reversed(self._by_issue.get(query.issue, []))
        return next((release for known, release, _ in kept if known.covers(query)), None)

    def issues(self) -> set[Issue]:
        """The issues any answer is kept of."""
        return set(self._by_issue)

    def _is_whole(self, entry: Entry) -> bool:
        if entry.sha256 not in self._whole:
            with suppress(DamagedRawError):
                self.content(entry)
        return self._whole[entry.sha256]

    def outdated(self) -> list[Entry]:
        """The answers whose every question a later one answers as well, and listings told anew."""
        return [entry for entry in self._entries if self._is_outdated(entry)]

    def _is_outdated(self, entry: Entry) -> bool:
        if not entry.answers:
            later = self._told[entry.source, entry.question]
            return next(filter(self._is_whole, reversed(later)), entry) is not entry
        return all(self._is_covered_after(entry, query) for query, _ in entry.answered())

    def _is_covered_after(self, entry: Entry, query: Query) -> bool:
        for known, _, other in reversed(self._by_issue[query.issue]):
            if other is entry:
                return False
            if known.covers(query) and self._is_whole(other):
                return True
        return False

    def drop(self, entries: list[Entry]) -> int:
        """Forget answers: their lines first, then the bodies no line names; return how many bytes.

        A kill between leaves bodies that the next time are dropped. Raises OSError.
        """
        gone = {id(entry) for entry in entries}
        kept = [entry for entry in self._entries if id(entry) not in gone]
        if gone:
            write_whole(self._folder / _INDEX, b"".join(map(written, kept)))
        named = {self._path(entry) for entry in kept}
        unnamed = [path for path in self._folder.glob("*/*.gz") if path not in named]
        freed = sum(path.stat().st_size for path in unnamed)
        for path in unnamed:
            path.unlink()
        return freed

    def _remember(self, entry: Entry) -> None:
        self._entries.append(entry)
        if not entry.answers:
            self._told.setdefault((entry.source, entry.question), []).append(entry)
        for query, release in entry.answered():
            self._by_issue.setdefault(query.issue, []).append((query, release, entry))

    def _path(self, entry: Entry) -> Path:
        return self._folder / entry.source / f"{entry.sha256}.gz"

    def _write_body(self, entry: Entry, content: bytes) -> None:
        # A damaged file is written again: its name promises these very bytes.
        if self._path(entry).exists() and self._is_whole(entry):
            return
        path = self._path(entry)
        path.parent.mkdir(parents=True, exist_ok=True)
        # No time and no name in the header: the same body gives the same file.
        write_whole(path, gzip.compress(content, 9, mtime=0))


def _unpacked(packed: bytes, most: int) -> bytes:
    """The first bytes of a body, so many at most: a few kilobytes may hold gigabytes.

    Raises zlib.error where it ends too soon.
    """
    # At once: ``gzip.open`` unpacks by pieces of 8 kB, and a rebuild looks at every answer twice.
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    content = unpacking.decompress(packed, most)
    if not unpacking.eof and len(content) < most:
        message = "it is cut off"
        raise zlib.error(message)
    return content
