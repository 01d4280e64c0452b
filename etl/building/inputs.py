"""Which questions are answered, in which release, and the figures of those answers. Reads raw.

Each question is taken by itself, in the newest release that answers it or all its parts: what
nobody answered keeps nothing back that somebody did. One question is taken whole or not at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pyarrow as pa

from etl.building.transform import NO_FLOWS, tidy
from etl.fetching.definitions import Definitions
from etl.fetching.raw import DamagedRawError, RawStore
from etl.fetching.raw_index import Entry
from etl.problems import Problem
from etl.questions import NotAnAnswerError, Query, Release, UnusableAnswerError, scopes
from etl.schema import DataSet
from etl.scope import covered
from etl.sources.source import Source


@dataclass(frozen=True)
class Ready:
    """A question that is answered in one release, and the answers that together do so."""

    query: Query
    release: Release
    answers: tuple[Entry, ...]

    @property
    def data_set(self) -> DataSet:
        """The data set the question belongs to."""
        return self.query.data_set


@dataclass
class Fresh:
    """Figures read from raw answers, those of the ready questions alone, with what was met in it.

    ``facts`` are what answers tell beside figures, by the answer's id.
    """

    ready: list[Ready]
    flows: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)


def ready(
    source: Source, plan: Iterable[Query], raw: RawStore, *, unread: bool = False
) -> list[Ready]:
    """The questions of the plan that are answered, each in its newest such release.

    ``unread`` is as for ``RawStore.find``: ``read`` looks again where one turns out broken.
    """
    found = (_ready(source, query, raw, unread) for query in plan)
    return [item for item in found if item]


def _ready(source: Source, query: Query, raw: RawStore, unread: bool) -> Ready | None:  # noqa: FBT001 -- handed on
    for release in raw.releases(query):
        answers = _answers(source, query, release.token, raw, unread)
        if answers:
            return Ready(query, release, tuple(answers))
    return None


def _answers(
    source: Source,
    query: Query,
    token: str,
    raw: RawStore,
    unread: bool,  # noqa: FBT001 -- handed on
) -> list[Entry]:
    """The answers that together cover a question, none where a part of it is not answered."""
    entry = raw.find(query, token, unread=unread)
    if entry:
        return [entry]
    found: list[Entry] = []
    for part in source.split(query):
        answers = _answers(source, part, token, raw, unread)
        if not answers:
            return []
        found += answers
    return found


@dataclass
class _Reading:
    """Figures as they are read, an answer at a time."""

    sources: dict[str, Source]
    raw: RawStore
    tables: list[pa.Table] = field(default_factory=list)
    editions: list[str] = field(default_factory=list)
    inputs: list[str] = field(default_factory=list)
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    remarks: dict[Query, str] = field(default_factory=dict)
    definitions: Definitions = field(init=False)

    def __post_init__(self) -> None:
        self.definitions = Definitions(self.raw)

    def take(self, entry: Entry, wanted: set[Query]) -> None:
        """Read what one answer says to these questions.

        Raises as ``Source.read`` does, and DamagedRawError.
        """
        source = self.sources[entry.source]
        content = self.raw.content(entry)
        answered = [query for query, _ in entry.answered()]
        figures, defined = self.definitions.applied(
            source, source.table(content, answered), answered
        )
        if not all(any(query.covers(told) for query in wanted) for told in answered):
            # Some of its questions are taken from a newer answer. Those of a part of a question
            # are taken whole, and to filter is a look at every row.
            asked = covered(figures, scopes(sorted(wanted, key=str)))
            figures = figures.filter(pa.array(asked))
        said = source.said(content, answered)
        if said.facts or defined:
            self.facts[entry.id] = said.facts | defined
        remarks = {query.issue: text for query, text in said.remarks}
        self.remarks |= {q: remarks[q.issue] for q in wanted if q.issue in remarks}
        self.tables.append(figures)
        self.editions += _editions(figures, entry)
        self.inputs += [entry.id] * len(figures)

    def flows(self) -> pd.DataFrame:
        """All figures read, tidy."""
        if not self.inputs:
            return NO_FLOWS
        # One frame for all: making one of each of a thousand answers takes longer than reading
        # them, and sorting columns that are a thousand pieces several times longer.
        plain = [figures.replace_schema_metadata(None) for figures in self.tables]
        # Permissive, as the text of one source is ``large_string`` and of another ``string``.
        whole = pa.concat_tables(plain, promote_options="permissive").combine_chunks()
        return tidy(whole.to_pandas().assign(edition=self.editions, input=self.inputs))


def _editions(figures: pa.Table, entry: Entry) -> list[str]:
    """The edition of each row: that of the release the answer speaks for in the row's period."""
    told = {(reporter, period): edition for reporter, period, _, edition in entry.answers}
    (first, *others) = set(told.values())
    if not others:
        return [first] * len(figures)
    keys = zip(*(figures[name].to_pylist() for name in ("reporter", "period")), strict=True)
    return [told[key] for key in keys]


def read(sources: dict[str, Source], found: list[Ready], raw: RawStore) -> Fresh:
    """The figures of the answers; a question whose answers cannot be read becomes a problem.

    What a broken answer was to tell is read from an older one, as if it were not there.
    """
    while True:
        try:
            return _read(sources, found, raw)
        except DamagedRawError:
            # The raw store knows it for broken now, so every turn has an answer less.
            found = [
                item
                for name, source in sources.items()
                for item in ready(source, [i.query for i in found if i.query.source == name], raw)
            ]


def _read(sources: dict[str, Source], found: list[Ready], raw: RawStore) -> Fresh:
    by_entry: dict[Entry, set[Query]] = {}
    for item in found:
        for entry in item.answers:
            by_entry.setdefault(entry, set()).add(item.query)
    reading = _Reading(sources, raw)
    unread: dict[Query, str] = {}
    for entry, wanted in by_entry.items():
        try:
            reading.take(entry, wanted)
        except (NotAnAnswerError, UnusableAnswerError) as error:
            unread |= {q: f"{q.subject()}: {error}" for q in sorted(wanted, key=str)}
    flows = reading.flows()
    # A question half read would replace all that is held of it.
    kept_out = unread | reading.remarks
    if kept_out:
        flows = flows[~covered(flows, scopes(list(kept_out)))].reset_index(drop=True)
    whole = [item for item in found if item.query not in kept_out]
    return Fresh(whole, flows, _problems(unread, reading.remarks), reading.facts)


def _problems(unread: dict[Query, str], remarks: dict[Query, str]) -> list[Problem]:
    """One problem for each data set, reason and kind."""
    said = {(query.data_set, text): "error" for query, text in unread.items()}
    noted = {(query.data_set, text): "note" for query, text in remarks.items()}
    return [
        Problem(level, "answer" if level == "error" else "currency", data_set, text)
        for (data_set, text), level in (said | noted).items()
    ]
