"""Sums up what was found for a terminal, and keeps the whole list in a file of the data folder."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from etl.command.report import counted
from etl.fetching.whole_file import write_whole
from etl.problems import Problem

FEW: Final = 3
"""So many of a kind are told one by one; the others are counted."""

_MOST: Final = 50_000
"""So many are listed in the file, some 20 MB."""

_NAME: Final = "findings.txt"
_TITLES: Final = {"note": "Note", "error": "Set aside"}


def summed_up(problems: Iterable[Problem]) -> Iterator[str]:
    """The first few of each kind, notes before errors, and how many more of which source."""
    for (level, rule), found in _by_kind(problems).items():
        title = _TITLES.get(level, level)
        yield from (f"{title}: {problem}" for problem in found[:FEW])
        if len(found) > FEW:
            sources = Counter(problem.data_set.source for problem in found)
            whose = ", ".join(f"{source} {number:,}" for source, number in sources.items())
            more = f"{len(found) - FEW:,} more of this kind ({rule}; in all {whose})"
            yield f"{title}: and {more}."


def keep_findings(data: Path, run: str, problems: list[Problem]) -> str:
    """Write all findings of a run in place of the last run's; returns where, in a sentence.

    Nothing where all of them are told anyway. The figures are published by then, so a disk that
    takes no more is said, not raised.
    """
    path = data / _NAME
    try:
        if problems:
            write_whole(path, _listed(run, problems).encode(), f".{_NAME}")
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        return f"{path} could not be written: {error.strerror or error}." if problems else ""
    is_whole = all(len(found) <= FEW for found in _by_kind(problems).values())
    return "" if is_whole else f"All {counted(len(problems), 'finding')}: {path}"


def _by_kind(problems: Iterable[Problem]) -> dict[tuple[str, str], list[Problem]]:
    """Notes first, then what sets a data set aside, each rule by itself."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in sorted(problems, key=lambda problem: problem.level == "error"):
        kinds.setdefault((problem.level, problem.rule), []).append(problem)
    return kinds


def _listed(run: str, problems: list[Problem]) -> str:
    kinds = _by_kind(problems)
    counts = [f"{level}, {rule}: {len(found):,}" for (level, rule), found in kinds.items()]
    lines = [f"{level}, {rule}: {one}" for (level, rule), found in kinds.items() for one in found]
    more = [f"and {len(lines) - _MOST:,} more"] if len(lines) > _MOST else []
    return "\n".join([run, "", *counts, "", *lines[:_MOST], *more, ""])
