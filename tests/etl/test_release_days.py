"""When years come out: what lists say is kept with the vintage, and what is usual is worked out."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.reader import SHIPPED_DATA, current_vintage, read_release_days
from etl.release_days import habit, merged
from tests.etl.sources.comtrade.server import Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.trial import Trial, parquet


@pytest.fixture
def trial(tmp_path: Path, service: Service) -> Trial[Service]:
    """A refresh of three years."""
    service.trade = Trade.of((31, 643, 364, 826, 268), range(2018, 2021))
    return Trial(tmp_path / "data", service, since=2018)


DAYS = st.dictionaries(
    st.integers(1990, 2024).map(str), st.integers(1, 1500), min_size=1, max_size=12
)


@given(DAYS)
def test_next_year_is_due_as_late_as_any_of_the_last(late: dict[str, int]) -> None:
    """Each of the last five years was there by the month that the rule gives for it."""
    days = {
        year: (date(int(year), 12, 31) + timedelta(days=after)).isoformat()
        for year, after in late.items()
    }
    found = habit({"source": {"AZE": days}}, "AZE")
    assert found
    assert [*found.days] == sorted(days)[-5:]
    assert all(day[:7] <= found.due(int(year)) for year, day in found.days.items())
    assert any(day[:7] == found.due(int(year)) for year, day in found.days.items())


def test_publisher_of_most_years_tells() -> None:
    """Of whom nothing is known, nothing is said."""
    days = {
        "one": {"AZE": {"2020": "2021-02-01"}},
        "two": {"AZE": {"2019": "2020-06-01", "2020": "2021-05-01"}, "RUS": {}},
    }
    found = habit(days, "AZE")
    assert found
    assert (found.source, found.months, found.due(2021)) == ("two", 6, "2022-06")
    assert habit(days, "RUS") is None


def test_what_is_told_now_counts() -> None:
    """Over what was held, year by year; neither is changed."""
    held = {"one": {"AZE": {"2019": "2020-01-02", "2020": "2021-01-02"}}}
    told = {"one": {"AZE": {"2020": "2021-03-03"}, "RUS": {"2020": "2021-04-04"}}}
    assert merged(held, told) == {
        "one": {
            "AZE": {"2019": "2020-01-02", "2020": "2021-03-03"}, "RUS": {"2020": "2021-04-04"},
        }
    }  # fmt: skip
    assert held["one"]["AZE"]["2020"] == "2021-01-02"


def test_vintage_keeps_what_the_list_said(trial: Trial[Service]) -> None:
    """A refresh keeps the days of those it asked about; a rebuild of its answers gives the same."""
    trial.refresh()
    released = trial.vintage.manifest["released"]
    assert set(released) == {"un-comtrade"}
    assert set(released["un-comtrade"]) == {"AZE", "RUS", "IRN", "GBR"}
    assert set(released["un-comtrade"]["AZE"]) == {"2018", "2019", "2020"}
    before, bytes_before = trial.vintage.id, parquet(trial.data)
    trial.refresh(offline=True)
    assert (trial.vintage.id, parquet(trial.data)) == (before, bytes_before)


def test_days_outlast_a_refresh_that_asks_less(trial: Trial[Service]) -> None:
    """What an earlier vintage was told is told of still."""
    trial.refresh()
    trial.since = 2020
    trial.service.trade.releases[31, 2020] = 2
    trial.refresh()
    assert set(trial.vintage.manifest["released"]["un-comtrade"]["AZE"]) == {"2018", "2019", "2020"}


def test_figures_that_ship_say_when_years_came_out() -> None:
    """The table beside them does, of those of whom it is known."""
    vintage = current_vintage(SHIPPED_DATA)
    assert vintage
    days = read_release_days(
        SHIPPED_DATA, vintage, countries={"AZE", "IRN"}, sources={"un-comtrade"}
    )
    assert days["un-comtrade"]["AZE"]["2023"] == "2024-02-22"
