"""What lies in parts is read as it would be from memory, and no more of it than is asked for."""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings

from etl.building.part_store import keep_parts, parts_in
from etl.building.transform import tidy
from etl.parts.in_memory import InMemory
from etl.parts.on_disk import OnDisk
from etl.parts.parquet import figures_in
from etl.schema import FLOW_COLUMNS
from etl.vintage import DataError
from tests.builders import flow, flows
from tests.etl.parts.test_layout import FIGURES

Opened = Callable[[pd.DataFrame], OnDisk]

LARGE = tidy(
    flows(
        [
            pd.concat([flow(n, partner=partner, period=str(1900 + n)) for n in range(60)])
            for partner in (f"P{n:02}" for n in range(9))
        ]
    )
)


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Return what writes figures into parts and opens them."""

    def opened(figures: pd.DataFrame) -> OnDisk:
        parts = dict(parts_in(figures))
        keep_parts(tmp_path, parts)
        return OnDisk(tmp_path, parts, "a-vintage")

    return opened


@given(FIGURES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_disk_and_memory_answer_the_same(opened: Opened, figures: pd.DataFrame) -> None:
    """Every pair, every list of partners, and all that is counted."""
    disk, memory = opened(figures), InMemory(figures)
    pd.testing.assert_frame_equal(disk.whole(), figures)
    for reporter, freq in product(("AZE", "RUS", "ABW", "XXX"), "AM"):
        same(disk.listed(reporter, freq), memory.listed(reporter, freq))
        for partner, goods in product(("WLD", "IRN", "GBR", "XXX"), (True, False)):
            asked = reporter, partner, freq
            same(disk.pair(*asked, goods=goods), memory.pair(*asked, goods=goods))
    told = (disk.coverage, memory.coverage), (disk.pairs, memory.pairs)
    for one, other in told:
        assert one.to_dict("records") == other.to_dict("records")


def same(one: pa.Table, other: pa.Table) -> None:
    """Assert that both hold the same figures in the same order."""
    assert one.select(FLOW_COLUMNS).to_pylist() == other.select(FLOW_COLUMNS).to_pylist()


def files(tmp_path: Path) -> Iterator[Path]:
    """Give the files of all parts."""
    yield from tmp_path.glob("*.parquet")


def test_a_pair_is_read_without_the_others(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """No row group ends within a pair, and of those of other pairs nothing is read."""
    monkeypatch.setattr("etl.parts.parquet._GROUP", 100)
    disk = opened(LARGE)
    read: list[list[int] | None] = []

    def watching(*asked: Any) -> pa.Table:  # noqa: ANN401 -- as it is called
        read.append(asked[2])
        return figures_in(*asked)

    monkeypatch.setattr("etl.parts.on_disk.figures_in", watching)
    found = disk.pair("AZE", "P04", "A", goods=False)
    assert len(found) == 60
    assert [len(groups or []) for groups in read] == [1]


def test_a_part_is_proved_when_it_is_opened(opened: Opened, tmp_path: Path) -> None:
    """What is damaged stops no reader of anything else, and nothing of it is ever told."""
    figures = tidy(flows([flow(1), flow(2, reporter="RUS", partner="AZE")]))
    disk = opened(figures)
    (harmed,) = (part for part in parts_in(figures) if part[0][:2] == ("totals", "RUS"))
    path = tmp_path / f"{harmed[0].sha256}.parquet"
    content = path.read_bytes()
    path.write_bytes(content[:40] + bytes([content[40] ^ 1]) + content[41:])
    assert disk.pair("AZE", "RUS", "A", goods=False)["value_usd"].to_pylist() == [1.0]
    for _ in range(2):
        with pytest.raises(DataError, match=r"a-vintage.*damaged"):
            disk.pair("RUS", "AZE", "A", goods=False)


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"PAR1")])
def test_a_part_that_is_not_whole_is_seen_at_once(
    opened: Opened, tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    """Without a look into it."""
    opened(LARGE)
    harm(next(files(tmp_path)))
    with pytest.raises(DataError, match="a-vintage"):
        OnDisk(tmp_path, dict(parts_in(LARGE)), "a-vintage")
