"""Events stand on the charts of the countries they are about, and on no others."""

import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from dashboard.state.repository import Repository
from dashboard.text.words import dated
from tests.builders import data_folder, flow
from tests.dashboard.looking import charts, look

MONTHS: Final = [f"2020-{month:02}" for month in range(1, 13)]
EVENTS: Final = """\
date,title,countries,source
2019-03-01,Long before,RUS,a paper
2020-02-01,Of one side,RUS,a paper
2020-03-01,Of both and one more,AZE RUS IRN,a paper
2020-04-01,Of somebody else,GBR,a paper
2020-05-01,Of another’s name within,ZZAZEZ,a paper
"""


@pytest.fixture
def world(tmp_path: Path) -> Repository:
    """Return months of two pairs, and events of a reader's own."""
    rows = [
        flow(10, reporter=reporter, partner=partner, period=month, flow=name)
        for reporter, partner in (("AZE", "RUS"), ("AZE", "KAZ"), ("KAZ", "TUR"))
        for month in MONTHS
        for name in "XM"
    ]
    return Repository(data_folder(tmp_path, rows, tables={"events.csv": EVENTS}))


def told(world: Repository, query: str) -> tuple[str, list[str]]:
    """Return all that the page of months says, and the days its first chart marks."""
    view, request = look(world, f"/months?{query}")
    content = view.content(request)
    marked = [str(date.fromordinal(int(event.x))) for event in next(charts(content)).events]
    return str(content), marked


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("reporter=AZE&partner=RUS", ["2020-02-01", "2020-03-01"]),
        ("reporter=AZE&partner=KAZ", ["2020-03-01"]),
        ("reporter=KAZ&partner=TUR", []),
        ("reporter=AZE&partner=RUS&events=hidden", []),
    ],
)
def test_event_is_drawn_where_it_is_about(world: Repository, query: str, days: list[str]) -> None:
    """An event is marked and told where either country of the pair is one of its own."""
    said, marked = told(world, query)
    assert marked == days
    assert all(
        (f", {dated(day)}." in said) is (day in days) for day in re.findall(r"2\S{9}", EVENTS)
    )
