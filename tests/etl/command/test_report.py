"""What is held is told in as many lines as can be read."""

from pathlib import Path

from etl.command.report import status_lines
from etl.questions import Corridor
from etl.reader import current_vintage
from tests.builders import flow, pair, publish_rows

NOW = "2026-02-01T00:00:00Z"


def told(data: Path) -> list[str]:
    """Return the lines on what is held of the corridor of Azerbaijan with Russia."""
    vintage = current_vintage(data)
    assert vintage is not None
    days = {"un-comtrade": {"AZE": {"2018": "2019-02-11", "2019": "2020-04-30"}}}
    lines = status_lines(vintage, [Corridor("AZE", ("RUS",), 2019)], NOW, days)
    return [" ".join(line.split()) for line in lines]


def test_reporters_of_no_corridor_stand_together(tmp_path: Path) -> None:
    """Two hundred economies are one line a source; a corridor's countries have their own."""
    far = [flow(1, reporter=code, partner="WLD", period=year) for code, year in (
        ("KAZ", "2019"), ("GEO", "2020"), ("TUR", "2020"),
    )]  # fmt: skip
    publish_rows(tmp_path, [*pair(3, 5), flow(2, reporter="RUS", partner="AZE"), *far])
    lines = told(tmp_path)
    assert "un-comtrade 3 others A 3 reported 2019-2020" in lines
    assert "un-comtrade AZE A 2 reported 2020" in lines
    assert "un-comtrade RUS A 1 reported 2020" in lines


def test_tells_when_the_next_year_is_expected(tmp_path: Path) -> None:
    """As late as the latest of the last years came; the year after the newest held."""
    publish_rows(tmp_path, [*pair(3, 5)])
    assert (
        "AZE at un-comtrade: 2018 on 2019-02-11, 2019 on 2020-04-30, within 4 months of the year's "
        "end; 2021 is to be expected by 2022-04."
    ) in told(tmp_path)
    assert "When RUS publishes is not known: a refresh asks." in told(tmp_path)


def test_one_reporter_more_stands_by_its_name(tmp_path: Path) -> None:
    """A single other country is named."""
    publish_rows(tmp_path, [*pair(3, 5), flow(1, reporter="KAZ", partner="WLD")])
    assert "un-comtrade KAZ A 1 reported 2020" in told(tmp_path)
