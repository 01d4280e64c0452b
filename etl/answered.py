"""Which data sets have all their questions answered, and the figures of those answers. Reads raw.

A data set is taken whole or not at all: totals of one release never meet chapters of another.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from etl.checks import Problem, in_data_sets
from etl.questions import Query, RefusedAnswerError, Release
from etl.raw import DamagedRawError, Entry, RawStore
from etl.schema import FLOW_COLUMNS, DataSet
from etl.sources import Source
from etl.transform import tidy

NO_FLOWS: Final = tidy(pd.DataFrame({name: [] for name in FLOW_COLUMNS}))
"""The schema's columns and no rows."""


@dataclass(frozen=True)
class Ready:
    """A data set all of whose questions are answered in one release, and those answers."""

    data_set: DataSet
    release: Release
    answers: tuple[tuple[Query, tuple[Entry, ...]], ...]

    @property
    def queries(self) -> list[Query]:
        """The questions, as planned."""
        return [query for query, _ in self.answers]


@dataclass
class Fresh:
    """Figures read from raw answers, with the problems met in reading them."""

    ready: list[Ready]
    flows: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)


def ready(source: Source, plan: Iterable[Query], raw: RawStore) -> list[Ready]:
    """The data sets of the plan with all questions answered, each in its newest such release."""
    by_set: dict[DataSet, list[Query]] = {}
    for query in plan:
        by_set.setdefault(query.data_set, []).append(query)
    found = []
    for data_set, queries in by_set.items():
        for release in raw.releases(data_set):
            answers = [_answers(source, query, release.token, raw) for query in queries]
            if all(answers):
                pairs = tuple(zip(queries, map(tuple, answers), strict=True))
                found.append(Ready(data_set, release, pairs))
                break
    return found


def _answers(source: Source, query: Query, token: str, raw: RawStore) -> list[Entry]:
    """The answers that together cover a question, none where a part of it is not answered."""
    entry = raw.find(query, token)
    if entry:
        return [entry]
    parts = [_answers(source, part, token, raw) for part in source.split(query)]
    return [entry for part in parts for entry in part] if parts and all(parts) else []


def read(sources: dict[str, Source], found: list[Ready], raw: RawStore) -> Fresh:
    """The figures of the answers; a data set whose answers cannot be read becomes a problem."""
    cache: dict[Entry, pd.DataFrame] = {}
    frames, problems, whole = [], [], []
    for item in found:
        source = sources[item.data_set.source]
        try:
            frames += [
                query.rows(_figures(source, entry, raw, cache)).assign(
                    edition=item.release.edition, input=entry.id
                )
                for query, entries in item.answers
                for entry in entries
            ]
            whole.append(item)
        except (RefusedAnswerError, DamagedRawError) as error:
            problems.append(Problem("error", "answer", item.data_set, str(error)))
    flows = tidy(pd.concat(frames, ignore_index=True)) if frames else NO_FLOWS
    return Fresh(whole, flows[in_data_sets(flows, {i.data_set for i in whole})], problems)


def _figures(
    source: Source, entry: Entry, raw: RawStore, cache: dict[Entry, pd.DataFrame]
) -> pd.DataFrame:
    if entry not in cache:
        asked = [query for query, _ in entry.answered()]
        cache[entry] = source.read(raw.content(entry), asked)
    return cache[entry]
