"""What ``diff`` tells of two vintages: every figure that is another, and verdicts that moved."""

from pathlib import Path

import pandas as pd
import pytest

from etl.__main__ import main
from etl.command.report import diff_lines
from etl.reader import read_vintage
from etl.seams import VERDICTS
from tests.builders import flow, pair, publish_rows, refer
from tests.etl.installing import as_declared, installed

LATER = "2026-01-02T00:00:00Z"
AFTER = ["status estimate to reported", "classification H4 to H5", "valuation FOB to unknown"]


def publish_both(data: Path, older: list[pd.DataFrame], newer: list[pd.DataFrame]) -> list[str]:
    """Publish two vintages and return their ids."""
    return [publish_rows(data, older), publish_rows(data, newer, LATER)]


def told(data: Path, older: list[pd.DataFrame], newer: list[pd.DataFrame]) -> list[str]:
    """Return what is said of two vintages of these figures, below their names."""
    first, second = (read_vintage(data, name) for name in publish_both(data, older, newer))
    return diff_lines(first, second)[1:]


def grown(percent: float) -> list[pd.DataFrame]:
    """Return both flows of 2021, each so much more than 50."""
    return pair(*[50 + percent / 2] * 2, period="2021")


def diff(capsys: pytest.CaptureFixture[str], data: Path, *names: str) -> list[str]:
    """Return the lines the command prints; it must succeed."""
    assert main(["diff", *names, "--data", str(data)], {}) == 0
    return capsys.readouterr().out.splitlines()


def test_a_status_alone_is_a_change(tmp_path: Path) -> None:
    """An estimate that its reporter confirms to the dollar is another witness."""
    still = flow(7, partner="IRN")
    assert told(tmp_path, [flow(5000, status="estimate"), still], [flow(5000), still]) == [
        "1 figure changed (1 in status), 0 new, 0 gone, 1 the same.",
        "  un-comtrade AZE RUS X 2020 TOTAL: 5,000, status estimate to reported",
    ]


def test_columns_follow_the_value(tmp_path: Path) -> None:
    """Each that changed is named with what it was, in the figure's one line."""
    older = [flow(4, status="estimate", classification="H4", valuation="FOB")]
    counts, line = told(tmp_path, older, [flow(5, classification="H5")])
    assert counts.startswith("1 figure changed (1 in value, 1 in status, 1 in classification, 1 in")
    assert line.endswith(f": 4 to 5 (+25.0%), {', '.join(AFTER)}")


@pytest.mark.parametrize("column", ["edition", "input"])
def test_where_a_figure_was_read_is_no_change(tmp_path: Path, column: str) -> None:
    """A new edition that says the same is the same."""
    older, newer = [flow(5), flow(6, period="2019")], [flow(5, **{column: "input-2"})]
    assert told(tmp_path, older, newer) == [
        "0 figures changed, 0 new, 1 gone, 1 the same.",
        "gone: un-comtrade AZE 2019 (1)",
    ]


def test_another_basis_is_another_figure(tmp_path: Path) -> None:
    """Imports by dispatch do not revise those by origin."""
    older = [flow(5, flow="M", partner_basis="origin")]
    newer = [*older, flow(4, flow="M", partner_basis="dispatch", status="estimate")]
    assert told(tmp_path, older, newer) == [
        "0 figures changed, 1 new, 0 gone, 1 the same.",
        "new: un-comtrade AZE 2020 (1)",
    ]


def test_the_largest_come_first_and_the_rest_are_counted(tmp_path: Path) -> None:
    """Twenty lines, falls and rises by size; what changed in status alone comes last."""
    years = range(1996, 2018)
    older = [flow(0, period="1995"), *(flow(1000, period=str(year)) for year in years)]
    newer = [flow(1, period="1995")]
    newer += [flow(1000 + (year - 1996) * (-1) ** year, period=str(year)) for year in years]
    newer[1] = flow(1000, period="1996", status="estimate")
    counts, *lines, rest = told(tmp_path, older, newer)
    assert counts.startswith("23 figures changed (22 in value, 1 in status)")
    assert [line.split()[4] for line in lines] == [str(year) for year in reversed(years)][:20]
    assert lines[0].endswith("1,000 to 979 (-2.1%)")
    assert rest == "  and 3 more"


def test_what_was_zero_has_no_percent(tmp_path: Path) -> None:
    """Nothing can be divided by it."""
    assert told(tmp_path, [flow(0)], [flow(5)])[1].endswith(": 0 to 5 (from nothing)")


@pytest.fixture
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have claims judged by whom this project declares for it."""
    monkeypatch.syspath_prepend(as_declared(tmp_path, VERDICTS))


@pytest.mark.usefixtures("judged")
def test_verdicts_that_moved_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Under the figures, with both verdicts and the sentence; the ids may be cut short."""
    before = pair(50, 50)
    older, newer = publish_both(tmp_path, [*before, *grown(12)], [*before, *grown(40)])
    lines = diff(capsys, tmp_path, older[:8], newer[:8])
    assert lines[1] == "2 figures changed, 0 new, 0 gone, 2 the same."
    assert lines[-3:] == [
        "Supported to not supported: russia-turnover-grew-2021",
        "  “Turnover with Russia grew by 12% in 2021”",
        f"1 verdict moved from {older} to {newer}.",
    ]


@pytest.mark.usefixtures("judged")
def test_no_verdict_moved_is_told_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure no claim is about moves none."""
    before = [*pair(50, 50), *grown(12)]
    older, newer = publish_both(tmp_path, before, [*before, flow(1, partner="KAZ")])
    last = diff(capsys, tmp_path, older, newer)[-1]
    assert last == f"0 verdicts moved from {older} to {newer}."


@pytest.mark.usefixtures("judged")
def test_verdicts_that_cannot_be_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What changed is told all the same, and what keeps verdicts from being told is named."""
    older, newer = publish_both(tmp_path, [flow(4)], [flow(5)])
    refer(tmp_path, "claims.toml", "no toml")
    lines = diff(capsys, tmp_path, older, newer)
    assert lines[2].endswith("4 to 5 (+25.0%)")
    assert lines[3].startswith("Verdicts could not be compared")
    assert "claims.toml" in lines[3]
    assert lines[4:] == []


def test_any_program_may_tell_verdicts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is given the folder and both vintages; one that is broken is named."""
    older, newer = publish_both(tmp_path, [flow(4)], [flow(5)])
    code = "def tell(data, older, newer):\n    return [older.id, newer.id]\n"
    # Set anew, never prepended to: undone, that would leave what was set here for all later tests.
    monkeypatch.setattr("sys.path", [str(installed(tmp_path, VERDICTS, "judge:tell", code))])
    assert diff(capsys, tmp_path, older, newer)[3:] == [older, newer]
    gone = installed(tmp_path / "other", VERDICTS, "judge_that_is_gone:tell", "")
    monkeypatch.setattr("sys.path", [str(gone)])
    (said,) = diff(capsys, tmp_path, older, newer)[3:]
    assert said.startswith("Verdicts could not be compared (ModuleNotFoundError)")


def test_no_program_that_judges_claims(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures need nobody who draws conclusions from them; that nobody does is said."""
    older, newer = publish_both(tmp_path, [flow(4)], [flow(5)])
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    assert diff(capsys, tmp_path, older, newer)[3:] == [
        "Verdicts were not compared: no program that judges claims is installed."
    ]
