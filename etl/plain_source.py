"""What a source does whose service states no limits and no definitions. Pure."""

from typing import Any

import pyarrow as pa

from etl.questions import Call, Query


class PlainSource:
    """Base of sources whose questions have no parts and whose figures say what they are."""

    def split(self, query: Query) -> list[Query]:
        """No parts: an answer is whole, however many rows or pages it has."""
        del self, query
        return []

    def heeding(self, call: Call, refusal: str) -> None:
        """None: no limit of the service was ever seen stated."""
        del self, call, refusal

    def definitions(self, queries: list[Query]) -> list[Call]:
        """None: the figures say what they are."""
        del self, queries
        return []

    def defined(
        self, figures: pa.Table, content: bytes, queries: list[Query]
    ) -> tuple[pa.Table, dict[str, Any]]:
        """The figures as they are, as nothing is asked."""
        del self, content, queries
        return figures, {}
