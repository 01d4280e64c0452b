"""What a new source has to say of itself: seven members, and a refresh works."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pytest

from etl.questions import Call, Corridor, NotAnAnswerError, Query
from etl.schema import AS_PUBLISHED, TOLD_COLUMNS, TOTAL, UNKNOWN, WORLD
from etl.sources import SOURCES
from etl.sources.source import Source
from tests.etl.local_server import LocalService, Reply, Server
from tests.etl.trial import Trial

WRITTEN = {"id", "service", "plan", "calls", "accept", "count", "table"}
COLUMNS = [name for name in TOLD_COLUMNS if name not in AS_PUBLISHED]


@dataclass(kw_only=True)
class Service(LocalService):
    """Answers every call with its one body."""

    body: bytes

    def reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        """The body, whatever is asked."""
        del path, headers
        return 200, self.body, {}


@dataclass(frozen=True)
class Ministry(Source):
    """A ministry that tells its exports to the world, a year a line: ``2020 100``."""

    id = "a-ministry"
    service = "https://ministry.example"

    def plan(self, corridors: list[Corridor], until: int) -> list[Query]:
        """Each corridor's reporter by year."""
        return [
            Query(self.id, corridor.reporter, str(year), ("X",), (WORLD,), (TOTAL,))
            for corridor in corridors
            for year in range(corridor.since, until + 1)
        ]

    def calls(self, queries: list[Query]) -> list[Call]:
        """All years of a reporter in one."""
        reporters = dict.fromkeys(query.reporter for query in queries)
        return [
            Call(f"{self.base}/{who}", tuple(q for q in queries if q.reporter == who))
            for who in reporters
        ]

    def accept(self, content: bytes) -> None:
        """Anything but a page is an answer."""
        if content.startswith(b"<"):
            raise NotAnAnswerError("a page")  # noqa: EM101, TRY003

    def count(self, content: bytes) -> int:
        """How many lines it has."""
        return len(content.splitlines())

    def table(self, content: bytes, queries: list[Query]) -> pa.Table:
        """The years asked for."""
        told = dict(line.split() for line in content.decode().splitlines())
        rows = [
            (q.source, q.reporter, WORLD, "X", "A", q.period, TOTAL, UNKNOWN, "FOB", UNKNOWN,
             float(told[q.period]), "reported")
            for q in queries if q.period in told
        ]  # fmt: skip
        columns = zip(*rows, strict=True) if rows else [[] for _ in COLUMNS]
        return pa.table(dict(zip(COLUMNS, map(list, columns), strict=True)))


def test_a_source_writes_seven_members() -> None:
    """Two facts and five methods; all else has a default."""
    assert {name for name in vars(Ministry) if not name.startswith("_")} == WRITTEN
    assert Source.__abstractmethods__ == WRITTEN - {"id", "service"}


def test_a_new_source_is_refreshed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked, kept, published; the same again is no news, one year that is another is."""
    monkeypatch.setitem(SOURCES, "a-ministry", Ministry)
    with Server(Service(body=b"2019 100\n2020 110\n")) as service:
        urls = {"a-ministry": service.url}
        trial = Trial(
            tmp_path / "data", service, since=2019, sources=("a-ministry",), base_urls=urls
        )
        assert trial.refresh().vintage
        assert trial.vintage.flows["value_usd"].tolist() == [100.0, 110.0]
        assert trial.refresh().vintage is None
        service.body = b"2020 120\n2019 100\n"
        outcome = trial.refresh()
        assert [item.year for item in outcome.built.revised] == ["2020"]
