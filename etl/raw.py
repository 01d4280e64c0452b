"""Keeps every answer byte for byte: the only writer of ``data/raw``, which only ever grows.

``<source>/<sha256>.gz`` holds a body; a line of ``index.jsonl`` says what was asked, when, and
which release of which data sets it speaks for: all a rebuild without a network needs. The body is
whole on disk before its line is; a line cut off by a kill is dropped when the next one is written.
"""

import gzip
import hashlib
import json
import os
import re
import threading
import zlib
from dataclasses import asdict, dataclass
from datetime import datetime
from io import FileIO
from pathlib import Path
from typing import Any, Final

from etl.questions import LARGEST_BODY, Call, Issue, Query, Release
from etl.reader import DataError
from etl.vintage_time import FORMAT
from etl.whole_file import write_whole

_INDEX: Final = "index.jsonl"
_LONGEST_LINE: Final = 2**20
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


class DamagedRawError(DataError):
    """A kept answer that is gone or no longer has its hash."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index.

    ``answers`` holds (reporter, period, release token, edition) of each question answered;
    ``partners`` of None means all. An availability answer has no ``answers``.
    """

    source: str
    question: str
    address: str
    retrieved: str
    sha256: str
    rows: int
    flows: tuple[str, ...]
    partners: tuple[str, ...] | None
    products: tuple[str, ...]
    answers: tuple[tuple[str, str, str, str], ...]
    basis: str = ""

    @property
    def id(self) -> str:
        """The answer's name in figures and manifests."""
        return self.sha256[:12]

    def answered(self) -> list[tuple[Query, Release]]:
        """The questions this answer answers, each with the release it speaks for."""
        return [
            (
                Query(self.source, who, when, self.flows, self.partners, self.products, self.basis),
                Release(token, edition),
            )
            for who, when, token, edition in self.answers
        ]


class RawStore:
    """The kept answers of one data folder; safe for one process with several threads.

    ``damages`` names what was found broken, each once. ``largest`` is how many bytes a kept answer
    may be unpacked to.
    """

    def __init__(self, data: Path, largest: int = LARGEST_BODY) -> None:
        self._folder = data / "raw"
        self._largest = largest
        self._lock = threading.Lock()
        self._by_issue: dict[Issue, list[tuple[Query, Release, Entry]]] = {}
        self._told: dict[tuple[str, str], list[Entry]] = {}
        self._whole: dict[str, bool] = {}
        self.damages: list[str] = []
        for entry in self._read_index():
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
        entry = Entry(
            first.source, str(call), call.address, retrieved, digest, rows,
            first.flows, first.partners, first.products, answers, first.basis,
        )  # fmt: skip
        with self._lock:
            self._write_body(entry, content)
            self._append(entry)
            self._whole[digest] = True
            self._remember(entry)
        return entry

    def content(self, entry: Entry) -> bytes:
        """The body as it came. Raises DamagedRawError."""
        path = self._path(entry)
        try:
            with gzip.open(path) as file:
                # A few kilobytes may hold gigabytes, so no more than can be an answer is unpacked.
                content = file.read(self._largest + 1)
        except (OSError, EOFError, zlib.error) as error:
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

    def find(self, query: Query, token: str) -> Entry | None:
        """The newest whole answer that covers the question in that release."""
        for known, release, entry in reversed(self._by_issue.get(query.issue, [])):
            if release.token == token and known.covers(query) and self._is_whole(entry):
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
            try:
                self.content(entry)
                self._whole[entry.sha256] = True
            except DamagedRawError as error:
                self._whole[entry.sha256] = False
                self.damages.append(str(error))
        return self._whole[entry.sha256]

    def _remember(self, entry: Entry) -> None:
        if not entry.answers:
            self._told.setdefault((entry.source, entry.question), []).append(entry)
        for query, release in entry.answered():
            self._by_issue.setdefault(query.issue, []).append((query, release, entry))

    def _path(self, entry: Entry) -> Path:
        return self._folder / entry.source / f"{entry.sha256}.gz"

    def _read_index(self) -> list[Entry]:
        try:
            content = (self._folder / _INDEX).read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            message = f"{self._folder / _INDEX} cannot be read: {error.strerror}."
            raise DataError(message) from error
        entries = []
        for number, line in enumerate(content.splitlines(keepends=True), 1):
            try:
                entries.append(_entry(json.loads(_whole_line(line))))
            except (ValueError, TypeError, KeyError, OverflowError):
                self.damages.append(
                    f"Line {number} of {self._folder / _INDEX} is cut off or garbled; it is "
                    "ignored, and what it stood for is asked for again."
                )
        return entries

    def _write_body(self, entry: Entry, content: bytes) -> None:
        if self._path(entry).exists() and self._is_whole(entry):
            return
        path = self._path(entry)
        path.parent.mkdir(parents=True, exist_ok=True)
        # No time and no name in the header: the same body gives the same file.
        write_whole(path, gzip.compress(content, 9, mtime=0))

    def _append(self, entry: Entry) -> None:
        line = json.dumps(asdict(entry), ensure_ascii=False) + "\n"
        with (self._folder / _INDEX).open("a+b", buffering=0) as file:
            size = _heal(file)
            try:
                _write_all(file, line.encode())
                os.fsync(file.fileno())
            except OSError:
                # A full disk: the part that still found room is no line.
                file.truncate(size)
                raise


def _write_all(file: FileIO, content: bytes) -> None:
    """Write all of it, as a file without a buffer may take only a part at a time."""
    left = memoryview(content)
    while left:
        left = left[file.write(left) or 0 :]


def _heal(file: FileIO) -> int:
    """Drop what follows the last line end, a line whose writer was killed; return the new size."""
    size = file.seek(0, os.SEEK_END)
    back = min(size, _LONGEST_LINE)
    file.seek(size - back)
    tail = file.read(back)
    return file.truncate(size - back + tail.rfind(b"\n") + 1)


def _whole_line(line: bytes) -> bytes:
    """A line that has its end. Raises ValueError for one that was cut off, even just before it."""
    if not line.endswith(b"\n"):
        raise ValueError(line)
    return line


def _entry(line: dict[str, Any]) -> Entry:
    """An index line as an entry. Raises KeyError, TypeError or ValueError where it is none."""
    partners = line["partners"]
    digest = line["sha256"]
    datetime.strptime(line["retrieved"], FORMAT)  # noqa: DTZ007 -- only its form is checked
    if not _DIGEST.fullmatch(digest):
        raise ValueError(digest)
    return Entry(
        source=str(line["source"]),
        question=str(line["question"]),
        address=str(line["address"]),
        retrieved=str(line["retrieved"]),
        sha256=digest,
        rows=int(line["rows"]),
        flows=tuple(line["flows"]),
        partners=None if partners is None else tuple(partners),
        products=tuple(line["products"]),
        answers=tuple((who, when, token, edition) for who, when, token, edition in line["answers"]),
        basis=str(line.get("basis", "")),
    )
