"""Which issues have all their questions answered, and the figures of those answers. Reads raw.

An issue is taken whole or not at all: totals of one release never meet chapters of another.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd
import pyarrow as pa

from etl.checks import Problem
from etl.questions import Issue, Query, RefusedAnswerError, Release, scopes
from etl.raw import DamagedRawError, Entry, RawStore
from etl.schema import FLOW_COLUMNS, DataSet
from etl.sources import Source
from etl.transform import covered, tidy

NO_FLOWS: Final = tidy(pd.DataFrame({name: [] for name in FLOW_COLUMNS}))
"""The schema's columns and no rows."""


@dataclass(frozen=True)
class Ready:
    """An issue all of whose questions are answered in one release, and those answers."""

    issue: Issue
    release: Release
    answers: tuple[tuple[Query, tuple[Entry, ...]], ...]

    @property
    def data_set(self) -> DataSet:
        """The data set the issue is, or is a part of."""
        return self.issue.data_set

    @property
    def queries(self) -> list[Query]:
        """The questions, as planned."""
        return [query for query, _ in self.answers]


@dataclass
class Fresh:
    """Figures read from raw answers, with the problems met in reading them.

    ``facts`` are what answers tell beside figures, by the answer's id.
    """

    ready: list[Ready]
    flows: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)


def ready(source: Source, plan: Iterable[Query], raw: RawStore) -> list[Ready]:
    """The issues of the plan with all questions answered, each in its newest such release."""
    by_issue: dict[Issue, list[Query]] = {}
    for query in plan:
        by_issue.setdefault(query.issue, []).append(query)
    found = []
    for issue, queries in by_issue.items():
        for release in raw.releases(issue):
            answers = [_answers(source, query, release.token, raw) for query in queries]
            if all(answers):
                pairs = tuple(zip(queries, map(tuple, answers), strict=True))
                found.append(Ready(issue, release, pairs))
                break
    return found


def _answers(source: Source, query: Query, token: str, raw: RawStore) -> list[Entry]:
    """The answers that together cover a question, none where a part of it is not answered."""
    entry = raw.find(query, token)
    if entry:
        return [entry]
    parts = [_answers(source, part, token, raw) for part in source.split(query)]
    return [entry for part in parts for entry in part] if parts and all(parts) else []


@dataclass
class _Reading:
    """Figures as they are read, an answer at a time."""

    sources: dict[str, Source]
    raw: RawStore
    tables: list[pa.Table] = field(default_factory=list)
    editions: list[str] = field(default_factory=list)
    inputs: list[str] = field(default_factory=list)
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    remarks: dict[Issue, str] = field(default_factory=dict)

    def take(self, entry: Entry, pairs: list[tuple[Ready, Query]]) -> None:
        """Read what one answer says to these questions. Raises as ``Source.read`` does."""
        source = self.sources[entry.source]
        content = self.raw.content(entry)
        answered = [query for query, _ in entry.answered()]
        figures = source.table(content, answered)
        wanted = {query for _, query in pairs}
        if wanted != set(answered):
            asked = covered(figures.to_pandas(), scopes(sorted(wanted, key=str)))
            figures = figures.filter(pa.array(asked))
        said = source.said(content, answered)
        if said.facts:
            self.facts[entry.id] = said.facts
        self.remarks |= {i: text for i, text in said.remarks if i in {q.issue for q in wanted}}
        editions = {(item.issue.reporter, item.issue.period): item.release for item, _ in pairs}
        self.tables.append(figures)
        self.editions += _edition(figures, editions)
        self.inputs += [entry.id] * len(figures)

    def flows(self) -> pd.DataFrame:
        """All figures read, tidy."""
        if not self.inputs:
            return NO_FLOWS
        # One frame for all: making one of each of a thousand answers takes longer than reading
        # them, and sorting columns that are a thousand pieces several times longer.
        plain = [figures.replace_schema_metadata(None) for figures in self.tables]
        whole = pa.concat_tables(plain, promote_options="permissive").combine_chunks()
        return tidy(whole.to_pandas().assign(edition=self.editions, input=self.inputs))


def _edition(
    figures: pa.Table, releases: dict[tuple[str, str], Release]
) -> list[str]:  # fmt: skip
    """The edition of each row."""
    (first, *others) = {release.edition for release in releases.values()}
    if not others:
        return [first] * len(figures)
    keys = zip(*(figures[name].to_pylist() for name in ("reporter", "period")), strict=True)
    return [releases[key].edition for key in keys]


def read(sources: dict[str, Source], found: list[Ready], raw: RawStore) -> Fresh:
    """The figures of the answers; an issue whose answers cannot be read becomes a problem."""
    by_entry: dict[Entry, list[tuple[Ready, Query]]] = {}
    for item in found:
        for query, entries in item.answers:
            for entry in entries:
                by_entry.setdefault(entry, []).append((item, query))
    reading = _Reading(sources, raw)
    unread: dict[Issue, str] = {}
    for entry, pairs in by_entry.items():
        try:
            reading.take(entry, pairs)
        except (RefusedAnswerError, DamagedRawError) as error:
            unread |= dict.fromkeys((item.issue for item, _ in pairs), str(error))
    flows = reading.flows()
    if unread:
        lost = [query for item in found if item.issue in unread for query in item.queries]
        flows = flows[~covered(flows, scopes(lost))].reset_index(drop=True)
    whole = [item for item in found if item.issue not in unread | reading.remarks]
    return Fresh(whole, flows, _problems(unread, reading.remarks), reading.facts)


def _problems(unread: dict[Issue, str], remarks: dict[Issue, str]) -> list[Problem]:
    """One problem for each data set, reason and kind."""
    said = {(issue.data_set, text): "error" for issue, text in unread.items()}
    noted = {(issue.data_set, text): "note" for issue, text in remarks.items()}
    return [
        Problem(level, "answer" if level == "error" else "currency", data_set, text)
        for (data_set, text), level in (said | noted).items()
    ]
