"""Writes the parts of vintages, each once: their names are their content."""

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pandas as pd

from etl.alike import Rows
from etl.fetching.whole_file import settle, write_for_good
from etl.parts.layout import COVERAGE, LEVELS, PAIRS, Part, coverage_of, laid_by, pairs_of, split
from etl.parts.parquet import encoded, encoded_counts, table_of

_BUILDING: Final = ".building"
"""How the names begin under which parts are written."""


def parts_in(flows: pd.DataFrame) -> Iterator[tuple[Part, bytes]]:
    """The parts of a vintage with these figures, each with its bytes."""
    yield from figures_in(flows)
    yield from counts_in(coverage_of(flows), pairs_of(flows))


def figures_in(flows: pd.DataFrame | Rows) -> Iterator[tuple[Part, bytes]]:
    """The parts that figures lie in, in the order of a vintage, each with its bytes."""
    rows = Rows.of(flows)
    table = table_of(rows.looked_at())
    columns = {name: rows.alike(name).of for name in map(laid_by, LEVELS)}
    for level, reporter, own in split(rows):
        together = columns[laid_by(level)][own]
        content = encoded(table.slice(own.start, len(together)), together)
        yield _named(level, reporter, len(together), content)


def counts_in(coverage: pd.DataFrame, pairs: pd.DataFrame) -> Iterator[tuple[Part, bytes]]:
    """The parts that count them, each with its bytes."""
    for level, counts in ((COVERAGE, coverage), (PAIRS, pairs)):
        yield _named(level, "", len(counts), encoded_counts(counts))


def _named(level: str, reporter: str, rows: int, content: bytes) -> tuple[Part, bytes]:
    digest = hashlib.sha256(content).hexdigest()
    return Part(level, reporter, digest, rows, len(content)), content


def path_of(folder: Path, part: Part) -> Path:
    """Where a part lies in the folder of all parts."""
    return folder / f"{part.sha256}.parquet"


def keep_parts(folder: Path, parts: Mapping[Part, bytes]) -> list[Path]:
    """Write those that are not there yet, each whole, and return the files that are new.

    Raises OSError, and then none is.

    What a kill leaves of them no manifest names, and ``drop_parts`` takes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Each process under a name of its own, as several may write side by side.
    beside, made = folder / f"{_BUILDING}-{os.getpid()}", []
    try:
        for part, content in parts.items():
            path = path_of(folder, part)
            is_there = path.is_file()
            # One that was damaged is written anew: its name promises these very bytes.
            if is_there and path.read_bytes() == content:
                continue
            write_for_good(beside, content)
            beside.replace(path)
            made += [] if is_there else [path]
        settle(folder)
    except OSError:
        take_back([beside, *made])
        raise
    return made


def take_back(files: Iterable[Path]) -> None:
    """Take files away that were just written and that no vintage names."""
    for path in files:
        path.unlink(missing_ok=True)


def copy_parts(source: Path, folder: Path) -> None:
    """Put all parts of another folder here too, each whole or not at all. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in source.glob("*.parquet"):
        shutil.copyfile(path, folder / _BUILDING)
        (folder / _BUILDING).replace(folder / path.name)
    settle(folder)


def sweep(folder: Path) -> None:
    """Take away what killed writers left half-written, while nobody writes."""
    for path in folder.glob(f"{_BUILDING}*"):
        path.unlink(missing_ok=True)


def drop_parts(folder: Path, named: Collection[str]) -> int:
    """Take away the parts whose content is not among those named; how many bytes they had."""
    freed = 0
    for path in folder.glob("*.parquet"):
        if path.stem not in named:
            freed += path.stat().st_size
            path.unlink()
    return freed
