"""The list of calls: a quota of a day holds over runs, whatever ends them."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.fetching.call_ledger import CallLedger
from etl.fetching.failures import QuotaError

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ADDRESS = "https://service.example/data?period=2020"
PUBLIC = "https://service.example/public/list"


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now


def ledger(data: Path, clock: Clock, most: int | None = 3) -> CallLedger:
    """A service's calls as a new run finds them."""
    return CallLedger(data, "service", clock, most, lambda address: "/public/" not in address)


def test_a_quota_holds_over_runs_and_ends_with_the_day(tmp_path: Path) -> None:
    """Three calls a day, in however many runs; what is public is written down and not counted."""
    clock = Clock()
    for _ in range(3):
        ledger(tmp_path, clock).write(ADDRESS)
        ledger(tmp_path, clock).write(PUBLIC)
    spent = ledger(tmp_path, clock)
    with pytest.raises(QuotaError, match=r"today's 3 calls .* after 2026-11-23 00:00:00 UTC$"):
        spent.write(ADDRESS)
    spent.write(PUBLIC)
    clock.now = NOON + timedelta(hours=12)
    assert ledger(tmp_path, clock).left_today == 3
    assert len((tmp_path / "raw/calls/service.jsonl").read_bytes().splitlines()) == 7


def test_nobody_is_held_up_where_no_quota_is_known(tmp_path: Path) -> None:
    """Calls are written down all the same."""
    unbound = ledger(tmp_path, Clock(), most=None)
    unbound.write(ADDRESS)
    assert unbound.left_today is None
    assert not unbound.outlook([ADDRESS] * 10_000)
    assert ledger(tmp_path, Clock(), most=10).left_today == 9


@pytest.mark.parametrize("tail", [b'{"at": "2026-11-22T12:0', b"nonsense\n", b'{"at": 7}\n'])
def test_a_spoiled_line_stands_for_nothing(tmp_path: Path, tail: bytes) -> None:
    """A kill may cut a line off; the next one is whole again."""
    clock = Clock()
    ledger(tmp_path, clock).write(ADDRESS)
    path = tmp_path / "raw/calls/service.jsonl"
    path.write_bytes(path.read_bytes() + tail)
    assert ledger(tmp_path, clock).left_today == 2
    ledger(tmp_path, clock).write(ADDRESS)
    assert ledger(tmp_path, clock).left_today == 1


def test_old_calls_are_forgotten(tmp_path: Path) -> None:
    """After some weeks nobody asks for them."""
    clock = Clock()
    ledger(tmp_path, clock).write(ADDRESS)
    clock.now = NOON + timedelta(days=41)
    ledger(tmp_path, clock).write(PUBLIC)
    assert (tmp_path / "raw/calls/service.jsonl").read_bytes().count(b"\n") == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(1, 9), st.integers(0, 9), st.integers(1, 40))
def test_the_days_it_tells_are_those_it_takes(
    tmp_path_factory: pytest.TempPathFactory, most: int, made: int, calls: int
) -> None:
    """As many as pass until the last of the calls is made."""
    data, clock = tmp_path_factory.mktemp("data"), Clock()
    book = ledger(data, clock, most)
    for _ in range(min(made, most)):
        book.write(ADDRESS)
    told = book.outlook([ADDRESS] * calls)
    days: set[date] = set()
    for _ in range(calls):
        if book.left_today == 0:
            clock.now += timedelta(days=1)
        book.write(ADDRESS)
        days.add(clock.now.date())
    assert f": {len(days)} day" in told if told else days == {NOON.date()}
