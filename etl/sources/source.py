"""What a source is: a publisher's service, what to ask it and how its answers are read. Pure.

The base has a default for whatever most services do alike. A new source writes seven members:
``id`` and ``service``, ``plan`` and ``calls``, ``accept``, ``count`` and ``table``. It overrides
another where its service says more: what is published, how much one call may ask, where an answer
goes on, how figures are defined. Nothing here asks: the pipeline does, keeps and publishes.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pandas as pd
import pyarrow as pa

from etl.alike import Rows
from etl.questions import Call, Corridor, Issue, Pace, Particulars, Query, Release, Step
from etl.schema import KEY
from etl.sources.settings import Settings, checked_base_url, paced


@dataclass(frozen=True)
class Source(ABC):
    """One source; raises SettingsError where a setting cannot be used.

    ``id`` is its id in ``sources.toml``, ``service`` the public address, ``reporters`` the only
    countries whose own reports it has (None: any country's), ``polite`` how its service wants to be
    asked, ``key_variable`` the environment variable that may hold a key.
    """

    id: ClassVar[str]
    service: ClassVar[str]
    reporters: ClassVar[tuple[str, ...] | None] = None
    polite: ClassVar[Pace] = Pace()
    key_variable: ClassVar[str] = ""

    settings: Settings
    base: str = field(init=False)

    def __post_init__(self) -> None:
        base = checked_base_url(self.settings.base_url or self.service)
        object.__setattr__(self, "base", base)

    @property
    def pace(self) -> Pace:
        """How politely the service is asked; a mirror on this machine needs no pause."""
        return paced(self.polite, self.base)

    @property
    def headers(self) -> Mapping[str, str]:
        """What is sent along with every call; secret."""
        return {}

    def is_counted(self, address: str) -> bool:
        """Whether a call is one of those that ``pace.a_day`` bounds."""
        del self, address
        return True

    # What to ask

    @abstractmethod
    def plan(self, corridors: list[Corridor], until: int) -> list[Query]:
        """All questions, in the order they are asked; the same corridors give the same list."""

    @abstractmethod
    def calls(self, queries: list[Query]) -> list[Call]:
        """The questions as requests, as many in one as the service allows."""

    def world_plan(self, reporters: list[str], since: int, until: int) -> list[Query]:
        """All there is of these reporters with every partner; none where it is not worth asking."""
        del self, reporters, since, until
        return []

    def availability(self, queries: list[Query]) -> list[Call]:
        """The calls that tell which of the questions' issues are published.

        None, where the service does not say: then all is asked, and ``released`` tells.
        """
        del self, queries
        return []

    def control(self, listing: Call) -> Call:
        """What to ask when a call of ``availability`` lists nothing: a list that is never empty."""
        return listing

    def definitions(self, queries: list[Query]) -> list[Call]:
        """The calls that tell how the questions' figures are defined; none where nothing does."""
        del self, queries
        return []

    def split(self, query: Query) -> list[Query]:
        """The question in two or more parts that together ask the same; none if it has no parts."""
        del self, query
        return []

    def heeding(self, call: Call, refusal: str) -> "Source | None":
        """The source as it asks from now on, once the service refused a call as a wrong question.

        None, where the refusal states no limit that asking in parts would obey.
        """
        del self, call, refusal
        return None

    def follow(self, call: Call, parts: list[bytes]) -> Step | None:
        """Where an answer goes on whose first parts are these; None where it is whole."""
        del self, call, parts
        return None

    # How an answer is read

    @abstractmethod
    def accept(self, content: bytes) -> None:
        """Raise NotAnAnswerError where a body is not the source's envelope."""

    @abstractmethod
    def count(self, content: bytes) -> int:
        """How many rows an answer has."""

    def is_empty(self, content: bytes) -> bool:
        """Whether a body, which may be a part of an answer, has no rows at all."""
        return not self.count(content)

    @abstractmethod
    def table(self, content: bytes, queries: list[Query]) -> pa.Table:
        """The answer's figures in the schema's columns without edition and input.

        Raises UnusableAnswerError where it does not answer the questions it was asked.
        """

    def read(self, content: bytes, queries: list[Query]) -> pd.DataFrame:
        """The same as a frame: of one answer, since making a thousand frames takes its time."""
        frame: pd.DataFrame = self.table(content, queries).to_pandas(use_threads=False)
        return frame

    def truncated(self, content: bytes) -> bool:
        """Whether an answer was cut at the service's cap."""
        del self, content
        return False

    def said(self, content: bytes, queries: list[Query]) -> Particulars:
        """What an answer that can be read tells beside figures."""
        del self, content, queries
        return Particulars({})

    def releases(self, content: bytes) -> dict[Issue, Release]:
        """What an availability answer says. Raises UnusableAnswerError."""
        del self, content
        return {}

    def first_released(self, content: bytes) -> dict[Issue, str]:
        """The day on which each issue first came out (YYYY-MM-DD), as availability has it."""
        del self, content
        return {}

    def released(self, content: bytes, queries: list[Query], day: str) -> dict[Issue, Release]:
        """The issues an answer itself has, where availability cannot be asked.

        ``day`` is that of retrieval. One release is told from another by its figures, whatever
        their order. Raises UnusableAnswerError.
        """
        # Sorted, as a service may send the same figures in another order.
        figures = self.read(content, queries).sort_values(list(KEY), ignore_index=True)
        rows = Rows.of(figures)
        theirs = ((query.issue, query.rows(rows).taken()) for query in queries)
        return {issue: Release(_digest(rows), day) for issue, rows in theirs if len(rows)}

    def defined(
        self, figures: pa.Table, content: bytes, queries: list[Query]
    ) -> tuple[pa.Table, dict[str, Any]]:
        """Figures (as of ``table``) with what such an answer tells of them, and facts of them.

        It never refuses: what is not understood leaves the figures as they are.
        """
        del self, content, queries
        return figures, {}


def _digest(rows: pd.DataFrame) -> str:
    """What tells these figures from others."""
    listed = list(rows.itertuples(index=False, name=None))
    return hashlib.sha256(repr(listed).encode()).hexdigest()[:16]
