"""The index of kept answers: one line of JSON an answer, and the only ways to read and add lines.

A line cut off by a kill is dropped when the next one is written; one that is garbled, or no longer
has the hash it ends with, stands for nothing and is named.
"""

import hashlib
import json
import os
import re
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from io import FileIO
from pathlib import Path
from typing import Any, Final

from etl.questions import Query, Release
from etl.vintage import DataError
from etl.vintage_time import FORMAT

_LONGEST_LINE: Final = 2**20
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


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


def read_lines(index: Path, damages: list[str]) -> list[Entry]:
    """The entries of an index, none where there is no file; ``damages`` gets what is broken.

    Raises DataError where it cannot be read.
    """
    try:
        content = index.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        message = f"{index} cannot be read: {error.strerror}."
        raise DataError(message) from error
    entries = []
    for number, line in enumerate(content.splitlines(keepends=True), 1):
        try:
            entries.append(_entry(json.loads(_whole_line(line))))
        except (ValueError, TypeError, KeyError, OverflowError):
            damages.append(
                f"Line {number} of {index} is cut off or garbled; it is "
                "ignored, and what it stood for is asked for again."
            )
    return entries


def written(entry: Entry) -> bytes:
    """An entry as a line of the index."""
    told = json.dumps(asdict(entry) | {"line": _digest(entry)}, ensure_ascii=False)
    return f"{told}\n".encode()


def append(path: Path, line: bytes) -> None:
    """Add a line to a file of lines, whole or not at all. Raises OSError."""
    # In append mode each write lands at the end, wherever ``_heal`` has been reading.
    with path.open("a+b", buffering=0) as file:
        size = _heal(file)
        try:
            _write_all(file, line)
            # On disk before the call counts as answered: a quota pays for each call.
            os.fsync(file.fileno())
        except OSError:
            # A full disk: the part that still found room is no line.
            file.truncate(size)
            raise


def _digest(entry: Entry) -> str:
    """What an entry's line is held against when it is read."""
    # Not by asdict, whose copies take most of the time that thousands of lines are read in.
    values = {one.name: getattr(entry, one.name) for one in fields(entry)}
    told = json.dumps(values, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _write_all(file: FileIO, content: bytes) -> None:
    """Write all of it, as a file without a buffer may take only a part at a time."""
    left = memoryview(content)
    while left:
        left = left[file.write(left) or 0 :]


def _heal(file: FileIO) -> int:
    """Drop what follows the last line end, a line whose writer was killed; return the new size."""
    size = file.seek(0, os.SEEK_END)
    # The end alone, as the index only grows and one line is all that can be cut.
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
    """An index line as an entry.

    Raises KeyError, TypeError or ValueError where it is none, or another than was written.
    """
    partners = line["partners"]
    digest = line["sha256"]
    datetime.strptime(line["retrieved"], FORMAT)  # noqa: DTZ007 -- only its form is checked
    if not _DIGEST.fullmatch(digest):
        raise ValueError(digest)
    entry = Entry(
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
    # Lines had none once.
    if line.get("line", "") not in {"", _digest(entry)}:
        raise ValueError(line)
    return entry
