"""The sources figures are fetched from: what each must offer, and the list of them.

A new source is one module here and one line in ``SOURCES``. Sources are pure: they say what to
ask and read what came; the pipeline asks, keeps and publishes.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol

import pandas as pd
import pyarrow as pa

from etl.questions import Call, Corridor, Issue, Pace, Query, Release, Said, Step
from etl.sources.comtrade import Comtrade
from etl.sources.imf_imts import Imts
from etl.sources.settings import Settings
from etl.sources.uk_hmrc import Hmrc


class Source(Protocol):
    """What the pipeline needs to know of a source."""

    @property
    def id(self) -> str:
        """The source's id in ``sources.toml``."""

    @property
    def reporters(self) -> tuple[str, ...] | None:
        """The only countries whose own reports it has; None means any country's."""

    @property
    def pace(self) -> Pace:
        """How politely its service is asked."""

    @property
    def headers(self) -> Mapping[str, str]:
        """What is sent along with every call; secret."""

    def plan(self, corridors: list[Corridor], until: int) -> list[Query]:
        """All questions, in the order they are asked; the same corridors give the same list."""

    def availability(self, queries: list[Query]) -> list[Call]:
        """The calls that tell which of the questions' issues are published.

        None, where the service does not say: then all is asked, and ``released`` tells.
        """

    def releases(self, content: bytes) -> dict[Issue, Release]:
        """What an availability answer says. Raises RefusedAnswerError."""

    def released(self, content: bytes, queries: list[Query], day: str) -> dict[Issue, Release]:
        """The issues an answer itself has, where availability cannot be asked.

        ``day`` is that of retrieval. Raises RefusedAnswerError.
        """

    def calls(self, queries: list[Query]) -> list[Call]:
        """The questions as requests, as many in one as the service allows."""

    def split(self, query: Query) -> list[Query]:
        """The question in two or more parts that together ask the same; none if it has no parts."""

    def heeding(self, call: Call, refusal: str) -> "Source | None":
        """The source as it asks from now on, once the service refused a call as a wrong question.

        None, where the refusal states no limit that asking in parts would obey.
        """

    def definitions(self, queries: list[Query]) -> list[Call]:
        """The calls that tell how the questions' figures are defined; none where nothing does."""

    def defined(
        self, figures: pa.Table, content: bytes, queries: list[Query]
    ) -> tuple[pa.Table, dict[str, Any]]:
        """Figures (as of ``table``) with what such an answer tells of them, and facts of them.

        It never refuses: what is not understood leaves the figures as they are.
        """

    def follow(self, call: Call, parts: list[bytes]) -> Step | None:
        """Where an answer goes on whose first parts are these; None where it is whole."""

    def accept(self, content: bytes) -> None:
        """Raise NotAnAnswerError where a body is not the source's envelope."""

    def count(self, content: bytes) -> int:
        """How many rows an answer has."""

    def truncated(self, content: bytes) -> bool:
        """Whether an answer was cut at the service's cap."""

    def table(self, content: bytes, queries: list[Query]) -> pa.Table:
        """The answer's figures in the schema's columns without edition and input.

        Raises RefusedAnswerError where it does not answer the questions it was asked.
        """

    def read(self, content: bytes, queries: list[Query]) -> pd.DataFrame:
        """The same as a frame: of one answer, since making a thousand frames takes its time."""

    def said(self, content: bytes, queries: list[Query]) -> Said:
        """What an answer that can be read tells beside figures."""


SOURCES: Final[dict[str, Callable[[Settings], Source]]] = {
    "un-comtrade": Comtrade,
    "imf-imts": Imts,
    "uk-hmrc": Hmrc,
}
