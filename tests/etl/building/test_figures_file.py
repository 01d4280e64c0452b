"""A file says the same however it is written, and in pieces of any size."""

import csv
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.building.figures_file import read_figures
from etl.building.file_rows import LARGE, FaultyFileError, Pieces
from etl.building.importer import Origin, import_file
from etl.reader import current_vintage
from tests.etl.building.test_importer import COUNTRIES, GOOD, HEADER, NOW, changed, lines

COLUMNS = HEADER.split(",")
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["AZE", "RUS", "IRN"]), st.sampled_from(["GBR", "WLD"]),
        st.sampled_from("XM"), st.sampled_from(["2019", "2020"]), st.integers(0, 10**9),
    ),
    min_size=1, max_size=20, unique_by=lambda row: row[:4],
)  # fmt: skip


def table(rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    """Return figures in the columns of a file."""
    told = [
        ("imf-dots", who, other, f, "A", y, "TOTAL", v, "reported") for who, other, f, y, v in rows
    ]
    return pd.DataFrame(told, columns=COLUMNS)


def read(path: Path, pieces: Pieces = LARGE) -> pd.DataFrame:
    """Return all that a file holds, in the order of its reporters."""
    with read_figures(path, COUNTRIES, pieces=pieces) as figures:
        found = [figures.of([one]).frame for one in sorted(figures.rows)]
    return pd.concat(found, ignore_index=True)


def refusal(path: Path, pieces: Pieces = LARGE) -> str:
    """Return the sentence a file is refused with."""
    with pytest.raises(FaultyFileError) as caught:
        read(path, pieces)
    return str(caught.value)


@settings(max_examples=40, deadline=None)
@given(ROWS, st.integers(1, 7))
def test_it_says_the_same_however_it_is_written(rows: list[tuple[Any, ...]], pieces: int) -> None:
    """Plain, in quotes, with blank lines or as Parquet, its years as numbers; in small pieces."""
    figures = table(rows)
    said = StringIO()
    csv.writer(said, quoting=csv.QUOTE_ALL).writerows([COLUMNS, *figures.to_numpy().tolist()])
    plain = figures.to_csv(index=False)
    with TemporaryDirectory() as folder:
        paths = [
            Path(folder) / name for name in ("plain.csv", "quoted.csv", "blank.csv", "it.parquet")
        ]
        for path, text in zip(
            paths, (plain, said.getvalue(), plain.replace("\n", "\n\n")), strict=False
        ):
            path.write_text(text, "utf-8", newline="")
        numbers = {"period": "int64", "value_usd": "float64", "source": "category"}
        figures.astype(numbers).to_parquet(paths[-1])
        first, *others = [read(path, Pieces(pieces, 100 * pieces)) for path in paths]
        in_order = figures.sort_values("reporter", kind="stable", ignore_index=True)
        assert first["value_usd"].tolist() == in_order["value_usd"].tolist()
        for other in others:
            pd.testing.assert_frame_equal(other, first)


def test_faults_far_down_have_their_lines(tmp_path: Path) -> None:
    """Counted over all pieces, and those that are not shown too."""
    bad = [changed(period=str(year), value_usd="x") for year in range(1990, 2004)]
    path = tmp_path / "figures.csv"
    path.write_bytes(lines(*[GOOD] * 5, *bad))
    said = refusal(path, Pieces(octets=200))
    assert "Line 7, column value_usd: 'x'" in said
    assert "Line 16, column value_usd" in said
    assert said.endswith("And 4 more.")


def test_parquet_is_refused_by_its_rows(tmp_path: Path) -> None:
    """A number that is none, one that is missing, a cell of another kind."""
    path = tmp_path / "figures.parquet"
    good = table([("AZE", "GBR", "X", "2019", 1), ("AZE", "GBR", "M", "2019", 2)])
    cases: list[tuple[str, list[Any], str]] = [
        ("value_usd", [1.0, float("nan")], "Row 2, column value_usd: ''"),
        ("value_usd", [-1.0, 1.0], "Row 1, column value_usd: '-1.0'"),
        ("value_usd", [None, "1"], "Row 1, column value_usd: ''"),
        ("period", [2019.5, 2019.0], "Row 1, column period: '2019.5'"),
        ("status", [None, "reported"], "Row 1, column status: ''"),
        ("status", [["reported"], ["reported"]], "neither text nor numbers"),
    ]
    for column, cells, told in cases:
        good.assign(**{column: cells}).to_parquet(path)
        assert told in refusal(path), column
    pd.concat([good, good]).to_parquet(path)
    assert "Row 3: the same figure stands on line 1 already." in refusal(path)
    good[:0].to_parquet(path)
    assert "it has no rows" in refusal(path)
    path.write_bytes(path.read_bytes()[:-9])
    assert "figures.parquet" in refusal(path)


def test_parquet_is_published_as_csv_is(tmp_path: Path) -> None:
    """The same figures, and the manifest tells of the file."""
    figures = table([("AZE", "GBR", "X", "2019", 1), ("RUS", "AZE", "M", "2020", 2)])
    for name, write in (("a.csv", figures.to_csv), ("a.parquet", figures.to_parquet)):
        path = tmp_path / name
        write(path, index=False)
        data = tmp_path / f"data-{name}"
        assert import_file(data, path, Origin(), NOW, trials=()).rows == 2
    one, other = (current_vintage(tmp_path / f"data-{name}") for name in ("a.csv", "a.parquet"))
    assert one
    assert other
    pd.testing.assert_frame_equal(
        one.flows.drop(columns="input"), other.flows.drop(columns="input")
    )
    assert other.manifest["inputs"][0]["query"] == "file a.parquet"
