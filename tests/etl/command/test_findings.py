"""Many findings are a few lines on a terminal and a whole list in a file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.__main__ import main
from etl.command.findings import FEW, keep_findings, summed_up
from etl.problems import Problem
from etl.schema import DataSet
from tests.builders import flow, flows, pair, publish_rows

NOTES = [
    Problem(level, rule, DataSet(source, "AZE", str(year)), f"a finding of {rule}", ("a row",))
    for level, rule in (("note", "world sum"), ("error", "answer"))
    for source in ("imf-imts", "imf-dots")
    for year in range(1950, 1950 + 800)
]


def test_thousands_of_two_kinds_are_a_few_lines(tmp_path: Path) -> None:
    """Of each kind the first, then how many more, by source; the file has every one."""
    told = [*summed_up(NOTES), keep_findings(tmp_path, "a run", NOTES)]
    assert len(told) == 2 * (FEW + 1) + 1
    assert told[FEW] == (
        "Note: and 1,597 more of this kind (world sum; in all imf-imts 800, imf-dots 800)."
    )
    assert told[-1] == f"All 3,200 findings: {tmp_path / 'findings.txt'}"
    listed = (tmp_path / "findings.txt").read_text("utf-8").splitlines()
    assert listed[0] == "a run"
    assert {str(problem) for problem in NOTES} <= {
        line.split(": ", 1)[-1] for line in listed if ": " in line
    }
    assert [path.name for path in tmp_path.iterdir()] == ["findings.txt"]


def test_few_are_told_one_by_one(tmp_path: Path) -> None:
    """Then no file is named, though it is there."""
    few = NOTES[:2]
    assert list(summed_up(few)) == [f"Note: {problem}" for problem in few]
    assert not keep_findings(tmp_path, "a run", few)
    assert str(few[0]) in (tmp_path / "findings.txt").read_text("utf-8")


def test_the_file_is_the_last_runs(tmp_path: Path) -> None:
    """It is replaced, and gone where a run found nothing."""
    keep_findings(tmp_path, "one", NOTES)
    keep_findings(tmp_path, "other", NOTES[:1])
    assert (tmp_path / "findings.txt").read_text("utf-8").startswith("other\n")
    assert not keep_findings(tmp_path, "last", [])
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """The figures are published by then: no failure of the run."""
    (tmp_path / "findings.txt").mkdir()
    said = keep_findings(tmp_path, "a run", NOTES)
    assert "findings.txt could not be written" in said
    assert [path.name for path in tmp_path.iterdir()] == ["findings.txt"]


@given(st.lists(st.sampled_from(NOTES), max_size=30))
def test_every_finding_is_counted(problems: list[Problem]) -> None:
    """Told one by one or as more of a kind, none is lost."""
    told = list(summed_up(problems))
    more = [int(line.split("and ")[1].split(" ")[0]) for line in told if " more of this" in line]
    assert len(told) - len(more) + sum(more) == len(problems)


@pytest.mark.usefixtures("untried")
def test_commands_sum_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An import's and a check's findings alike."""
    data, file = tmp_path / "data", tmp_path / "figures.csv"
    publish_rows(data, [flow(1), *pair(1, 1, source="imf-dots")])
    rows = [flow(value, period=str(year), reporter=who, source="imf-dots", status="reported")
        for who in ("AZE", "RUS", "IRN", "GBR", "TUR", "KAZ", "GEO")
        for value, year in ((2e6, 2001), (2e9, 2002), (2e6, 2003))]  # fmt: skip
    flows(rows).drop(columns=["input", "currency", "rate"]).to_csv(file, index=False)
    for arguments in (["import", str(file)], ["check"]):
        assert main([*arguments, "--data", str(data)], {}) == 0
        said = capsys.readouterr().out
        assert said.count("Note: ") == FEW + 1
        assert str(data / "findings.txt") in said
        assert (data / "findings.txt").read_text("utf-8").count("out of step: imf-dots") == 7
