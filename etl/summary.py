"""What a refresh did, in a few lines for people. Pure."""

from collections.abc import Iterator
from typing import Final

from etl.client import AuthError, FetchError, NotFoundError
from etl.pipeline import Outcome
from etl.schema import DataSet

_MOST_LINES: Final = 20


def summary(outcome: Outcome) -> Iterator[str]:
    """New, revised, not published, set aside, failed; the last line says what was made."""
    yield from _listed("New", outcome.built.new)
    yield from _listed("Revised", outcome.built.revised)
    yield from _listed("Not published yet", outcome.unpublished)
    yield from _listed("No longer published, kept as held", outcome.vanished)
    notes = [problem for problem in outcome.built.problems if problem.level != "error"]
    yield from _some("Note", [str(problem) for problem in notes])
    yield from _some("Set aside", [str(problem) for problem in outcome.refused])
    yield from _some("Failed", [text for found in outcome.fetched for text in found.failed])
    for found in outcome.fetched:
        if found.failure:
            yield f"{found.source}: {found.failure}.{_advice(found.failure)}"
            yield "What was fetched is kept; the same command goes on from there."
    calls = sum(found.calls for found in outcome.fetched)
    made = f"published vintage {outcome.vintage}" if outcome.vintage else "nothing new"
    yield f"{calls} call{'' if calls == 1 else 's'}, {made}."


def _advice(failure: FetchError) -> str:
    if isinstance(failure, AuthError):
        return " Check the key, or unset it to go on without one."
    return " Is the base address right?" if isinstance(failure, NotFoundError) else ""


def _listed(title: str, data_sets: tuple[DataSet, ...] | list[DataSet]) -> Iterator[str]:
    """``New: un-comtrade AZE 1998-2003 2021, un-comtrade RUS 2021``, years in a row as a range."""
    years: dict[str, list[int]] = {}
    for item in data_sets:
        years.setdefault(f"{item.source} {item.reporter}", []).append(int(item.year))
    if years:
        texts = [f"{who} {_ranges(sorted(theirs))}" for who, theirs in years.items()]
        yield f"{title}: {', '.join(texts)}"


def _ranges(years: list[int]) -> str:
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return " ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _some(title: str, lines: list[str]) -> Iterator[str]:
    yield from (f"{title}: {line}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"{title}: and {len(lines) - _MOST_LINES} more."
