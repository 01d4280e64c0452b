"""Sentences under a chart follow its numbers."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.address.limits import Limits
from dashboard.address.request import Request
from dashboard.address.selection import Selection
from dashboard.frames.number_rows import measure_rows, number_row
from dashboard.measures.derived import SHOWN
from dashboard.measures.measuring import measure
from dashboard.state.repository import read_snapshot
from dashboard.text.language import listed, say
from dashboard.text.names import cautions
from dashboard.text.summaries import (
    COUNTED,
    NEWEST,
    NO_SOURCES,
    NO_TURNOVER,
    RANGE,
    SOURCE_YEARS,
    YEARS_OF,
    pair_summary,
    source_line,
    spans,
    vintage_date,
)
from dashboard.text.words import status_name
from dashboard.views.partner import rows_of
from tests.builders import flow, pair, publish_rows, shipped_figures
from tests.dashboard.looking import look

ESTIMATE = {"source": "imf-imts", "status": "estimate"}


def said(data: Path, rows: list[pd.DataFrame], since: int, until: int) -> tuple[str, str]:
    """Return the summary and the source line of Azerbaijan with Iran on these figures."""
    publish_rows(data, rows)
    snapshot = read_snapshot(data)
    selection = Selection("AZE", ("IRN",), since, until)
    limits = Limits(selection, frozenset(snapshot.names), (since, until))
    request = Request(snapshot, selection, limits)
    names = ("turnover", "imports", "exports")
    table = measure_rows(snapshot.ledger, selection, names, snapshot.vintage.id)
    texts = pair_summary(table, request), source_line(table, request)
    return texts[0].replace("\N{NO-BREAK SPACE}", " "), texts[1].full


def test_summary_tells_last_year_range_and_gaps(tmp_path: Path) -> None:
    """The last year in numbers, the least and the most, the years that are missing."""
    rows = [
        row
        for year, x, m in (("2010", 1e6, 2e6), ("2012", 5e6, 9e6), ("2013", 3e6, 4e6))
        for row in pair(x, m, partner="IRN", period=year)
    ]
    summary, sources = said(tmp_path, rows, 2010, 2015)
    newest = say(
        NEWEST,
        year=2013,
        turnover="US$ 7.0 million",
        imports="US$ 4.0 million",
        exports="US$ 3.0 million",
        source="UN Comtrade",
    )
    around = say(
        RANGE,
        since=2010,
        least="US$ 3.0 million",
        least_year=2010,
        most="US$ 14.0 million",
        most_year=2012,
    )
    missing = say(YEARS_OF["missing"], years="2011, 2014–2015")
    assert summary == f"{newest} {around} {missing}"
    reported = status_name("reported")
    said_of = say(SOURCE_YEARS, source="UN Comtrade", years="2010, 2012–2013", status=reported)
    assert said_of in sources
    assert "2026-01-01" in sources
    assert "Azerbaijan" in sources


def test_estimates_and_quotes_are_not_called_reported(tmp_path: Path) -> None:
    """A year that is only estimated or only quoted is told as what it is."""
    rows = [
        *pair(1e6, 1e6, partner="IRN", period="2020"),
        *pair(9e6, 9e6, partner="IRN", period="2021", **ESTIMATE),
    ]
    summary, sources = said(tmp_path, rows, 2020, 2024)
    assert summary.startswith("In 2024, the newest year on record, turnover was US$ 647 million")
    assert "(a published statement, quoted)" in summary
    assert say(YEARS_OF["estimate"], years="2021") in summary
    assert say(YEARS_OF["quoted"], years="2023–2024") in summary
    assert "published statements 2023–2024 (quoted" in sources


def test_nothing_reported_is_said(tmp_path: Path) -> None:
    """Where no turnover is known the sentence says so, without a number."""
    summary, sources = said(tmp_path, [flow(1)], 2010, 2012)
    assert summary == say(NO_TURNOVER)
    assert say(NO_SOURCES) in sources


@pytest.mark.parametrize(
    ("years", "text"),
    [
        (["1992"], "1992"),
        (["1993", "1992", "1995"], "1992–1993, 1995"),
        ([], ""),
    ],
)
def test_runs_of_years(years: list[str], text: str) -> None:
    """Years read as runs, in order."""
    assert spans(years) == text


@given(st.sets(st.integers(1948, 2030)))
def test_runs_lose_no_year(years: set[int]) -> None:
    """The runs hold exactly the years they were made of."""
    listed: set[int] = set()
    for run in spans([str(year) for year in years]).split(", ") if years else ():
        first, _, last = run.partition("–")
        listed |= set(range(int(first), int(last or first) + 1))
    assert listed == years


def test_vintage_is_called_by_its_day() -> None:
    """An id begins with its day."""
    assert vintage_date("20261122T000000Z-29873e18") == "2026-11-22"


def test_gap_is_counted_by_both(tmp_path: Path) -> None:
    """A gap is made of two reports, so both sides counted it; other numbers are one side's."""
    rows = [*pair(3e6, 4e6), *pair(5e6, 2e6, reporter="RUS", partner="AZE")]
    publish_rows(tmp_path, rows)
    snapshot = read_snapshot(tmp_path)
    selection = Selection("AZE", ("RUS",), 2020, 2020)
    request = Request(
        snapshot, selection, Limits(selection, frozenset(snapshot.names), (2020,) * 2)
    )
    case, ledger = selection.case("RUS", "2020"), snapshot.ledger
    told = {
        name: source_line(
            [number_row(name, case, measure(SHOWN[name], case, ledger), "20260101T")],
            request,
        ).full
        for name in ("imports", "gap in imports", "gap in imports, percent")
    }
    assert say(COUNTED, countries="Azerbaijan") in told.pop("imports")
    both = say(COUNTED, countries=listed(["Azerbaijan", "Russia"]))
    assert all(both in line for line in told.values())


@pytest.mark.parametrize(("period", "told"), [("2004", False), ("2005", True), ("2015-12", True)])
def test_caution_of_some_years_is_told_of_these_alone(
    period: str,
    told: bool,  # noqa: FBT001 -- a case
) -> None:
    """Totals that are not customs' in 2005 to 2015 are theirs in other years."""
    said = cautions(shipped_figures().snapshot(), {"unctadstat": [period]}, ["AZE"])
    assert ("From 2005 to 2015" in said) == told
    assert "UNCTAD’s totals" in said


def test_caution_of_other_years_stands_under_no_chart() -> None:
    """The share of trade has a total of UNCTAD's for 2024 alone."""
    _, request = look(shipped_figures(), "/partner?chart=share-of-turnover")
    line = source_line(rows_of(request), request).full
    assert "UNCTAD’s totals" in line
    assert "From 2005 to 2015" not in line


def test_source_of_the_newest_turnover_stands_beside_it() -> None:
    """A turnover may be quoted whose exports are a customs figure."""
    _, request = look(shipped_figures(), "/partner?chart=turnover")
    summary = pair_summary(rows_of(request), request).replace("\N{NO-BREAK SPACE}", " ")
    assert "turnover was US$ 4.80 billion (a published statement, quoted): imports" in summary
