"""What else was said of a trade: each statement with its address, publishers with their gap."""

import re
from pathlib import Path

import pandas as pd
import pytest

from dashboard.asking import ask, find_view
from dashboard.repository import Repository
from dashboard.testimony import publishers, statements
from dashboard.view import Request
from etl.reader import SHIPPED_DATA
from tests.builders import flow, publish_rows

DOTS = {"source": "imf-dots", "status": "reported-or-estimated"}
SPACE = "\N{NO-BREAK SPACE}"


def asked(repository: Repository, query: str) -> Request:
    """Return a request of both sides."""
    view, path = find_view("/mirror")
    assert view is not None
    return ask(repository, view, path, query)


def held(data: Path, rows: list[pd.DataFrame], query: str = "partner=RUS") -> Request:
    """Return the request on these figures alone."""
    publish_rows(data, rows)
    return asked(Repository(data), query)


def listed(request: Request) -> list[str]:
    """Return the lines on publishers that differ."""
    (section,) = publishers(request)
    return [item.children for item in getattr(section.children[1], "children", []) if item != ""][
        : len(section.children[1].children)
    ]


@pytest.fixture(scope="module")
def shipped() -> Repository:
    """Return the figures that come with the product."""
    return Repository(SHIPPED_DATA)


def test_publishers_of_one_testimony_are_told_with_their_difference(tmp_path: Path) -> None:
    """First who speaks first, then the other, and by how many percent of the first it differs."""
    (line,) = listed(held(tmp_path, [flow(100e6), flow(125e6, **DOTS)]))
    assert line.replace(SPACE, " ") == (
        "Azerbaijan’s exports 2020: UN Comtrade US$ 100 million, "
        f"{asked(Repository(tmp_path), '').snapshot.source_name('imf-dots')} US$ 125 million "
        "(+25.0%)"
    )


def test_largest_difference_comes_first(tmp_path: Path) -> None:
    """Whatever its sign, flow, year or side, and not more than twenty."""
    rows = []
    for n in range(30):
        place = {"period": str(1993 + n), "flow": "XM"[n % 2]}
        place |= {"reporter": "RUS", "partner": "AZE"} if n % 3 else {}
        rows += [
            flow(100e6, **place),
            flow((100 + (n * 7 % 31) * (-1) ** n) * 1e6, **DOTS, **place),
        ]
    lines = listed(held(tmp_path, rows))
    found = [re.search(r"\(([+-][0-9.]+)%\)$", line) for line in lines]
    sizes = [abs(float(match[1])) for match in found if match]
    assert len(sizes) == len(lines) == 20
    assert sizes == sorted(sizes, reverse=True)


def test_difference_from_nothing_is_not_none(tmp_path: Path) -> None:
    """Zero by one publisher and millions by another is no difference of 0.0%."""
    rows = [flow(0), flow(5e6, **DOTS)]
    rows += [row for n in range(25) for row in (
        flow(100e6, period=str(1993 + n)), flow(101e6, period=str(1993 + n), **DOTS),
    )]  # fmt: skip
    lines = [line for line in listed(held(tmp_path, rows)) if " 2020:" in line]
    assert len(lines) == 1
    assert "0.0%" not in lines[0]


def test_one_publisher_is_compared_with_nobody(tmp_path: Path) -> None:
    """A single testimony differs from none, and that is said."""
    (section,) = publishers(held(tmp_path, [flow(1)]))
    assert "No two publishers" in str(section)


def test_only_years_asked_for_are_compared(tmp_path: Path) -> None:
    """Differences of other years stay out."""
    rows = [
        flow(100e6),
        flow(125e6, **DOTS),
        flow(1, period="2019"),
        flow(2, period="2019", **DOTS),
    ]
    lines = listed(held(tmp_path, rows, "partner=RUS&since=2020"))
    assert [" 2020:" in line for line in lines] == [True]


def test_statements_of_both_sides_are_told(shipped: Repository) -> None:
    """Every published figure of the pair, by either, newest first, with its address and basis."""
    request = asked(shipped, "partner=GBR")
    table = shipped.snapshot().published
    pairs = set(zip(table["reporter"], table["partner"], strict=True))
    assert ("AZE", "GBR") in pairs
    mine = [
        row
        for row in table.to_dict("records")
        if {row["reporter"], row["partner"]} == {"AZE", "GBR"}
    ]
    (section,) = statements(request)
    items = section.children[1].children
    assert len(items) == len(mine)
    assert {item.children[1].href for item in items} == {row["address"] for row in mine}
    years = [item.children[0][:4] for item in items]
    assert years == sorted(years, reverse=True)
    text = str(section)
    assert "by country of dispatch 3597" in text
    assert "by country of origin" in text


def test_pair_nobody_spoke_of_has_no_statements(shipped: Repository) -> None:
    """Where nothing was said there is no empty heading."""
    assert statements(asked(shipped, "reporter=NOR&partner=FJI")) == []
