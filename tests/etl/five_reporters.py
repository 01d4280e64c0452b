"""Five reporters' answers, what one process makes of them, and the same made again by others."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from etl.questions import Corridor
from tests.etl.local_server import Server
from tests.etl.sources.comtrade.server import Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.trial import Trial, parquet

PLACES = {"AZE": 31, "RUS": 643, "GEO": 268, "GBR": 826, "IRN": 364}
YEARS = range(2018, 2021)
CORRIDORS = [
    Corridor(who, tuple(other for other in PLACES if other != who), YEARS[0]) for who in PLACES
]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial[Service]]:
    """What one process makes of five reporters' answers; tests only look at it."""
    trade = Trade.of(tuple(PLACES.values()), YEARS)
    with Server(Service(trade)) as service:
        trial = Trial(tmp_path_factory.mktemp("first") / "data", service, until=YEARS[-1])
        assert trial.refresh(corridors=CORRIDORS).exit_code == 0
        yield trial


def rebuilt(
    first: Trial[Service],
    folder: Path,
    **changes: Any,  # noqa: ANN401 -- a request's fields
) -> Trial[Service]:
    """Make the same in another folder, of the answers alone, by whoever ``changes`` name."""
    again = Trial(folder / "data", first.service, until=YEARS[-1])
    shutil.copytree(first.data / "raw", again.data / "raw")
    outcome = again.refresh(corridors=CORRIDORS, offline=True, **changes)
    assert outcome.vintage == first.vintage.id
    return again


def same(one: Trial[Service], other: Trial[Service]) -> bool:
    """Whether two folders have the same vintage, byte for byte."""
    manifests = [(t.vintage.folder / "manifest.json").read_bytes() for t in (one, other)]
    return manifests[0] == manifests[1] and parquet(one.data) == parquet(other.data)
