"""A download holds the frame's numbers, opens right in a spreadsheet and runs nothing in it."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.address.selection import Selection
from dashboard.frames.csv_bytes import MIME, to_csv
from dashboard.frames.number_rows import as_frame, measure_rows
from dashboard.measures.catalogue import MEASURES
from tests.builders import flow, ledger, pair

BOM = b"\xef\xbb\xbf"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def cells(content: bytes) -> list[list[str]]:
    """Return the lines of a download as a spreadsheet splits them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_opens_right_in_a_spreadsheet() -> None:
    """One byte order mark, a header line, CRLF at each line's end, UTF-8 throughout."""
    content = to_csv(pd.DataFrame({"name": ["Türkiyə", "日本"], "value": [1.5, 2.0]}))
    assert content == BOM + "name,value\r\nTürkiyə,1.5\r\n日本,2.0\r\n".encode()
    assert MIME == "text/csv; charset=utf-8"


def test_numbers_equal_the_frames() -> None:
    """Every number is the charted one to the last digit; what is missing is empty."""
    rows = [
        *pair(1 / 3, 2e11 / 7),
        *pair(1e12 / 9, 1e12 / 7, partner="WLD"),
        flow(0, period="2021"),
    ]
    frame = as_frame(
        measure_rows(ledger(rows), Selection("AZE", ("RUS",), 2020, 2022), MEASURES, "v")
    )
    header, *lines = cells(to_csv(frame))
    assert header == list(frame)
    assert len(lines) == len(frame)
    for line, record in zip(lines, frame.to_dict("records"), strict=True):
        written = dict(zip(header, line, strict=True))
        for name in ("value", "low", "high"):
            expected = "" if pd.isna(record[name]) else repr(float(record[name]))
            assert written[name] == expected
        assert written["note"] == record["note"]


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
@settings(deadline=None)
def test_any_number_survives(values: list[float]) -> None:
    """Negative numbers stay numbers, and none loses a digit."""
    _, *lines = cells(to_csv(pd.DataFrame({"value": values})))
    assert [float(line[0]) for line in lines] == values


@pytest.mark.parametrize("start", DANGEROUS)
@pytest.mark.parametrize("rest", ["1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x")', ""])
def test_no_formula_is_smuggled_in(start: str, rest: str) -> None:
    """Text that a spreadsheet would run gets an apostrophe, wherever it comes from."""
    _, line = cells(to_csv(pd.DataFrame({"note": [start + rest], "value": [-1.0]})))
    assert line == [f"'{start}{rest}", "-1.0"]


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=5))
@settings(deadline=None)
def test_any_text_survives_and_is_inert(rows: list[tuple[str, str]]) -> None:
    """Commas, quotes and line ends come back as they were; no cell starts a formula."""
    header, *lines = cells(to_csv(pd.DataFrame(rows, columns=["said_by", "note"])))
    assert header == ["said_by", "note"]
    for line, row in zip(lines, rows, strict=True):
        for written, meant in zip(line, row, strict=True):
            assert not written.startswith(DANGEROUS)
            assert written in {meant, f"'{meant}"}


def test_frame_is_not_changed() -> None:
    """Writing a download leaves the frame as it was charted."""
    frame = pd.DataFrame({"note": ["=1"]})
    to_csv(frame)
    assert frame["note"].tolist() == ["=1"]


def test_empty_frame_has_its_header() -> None:
    """Nothing to show is a header line, not an empty file."""
    frame = pd.DataFrame({"note": ["x"], "value": [1.0]}).iloc[:0]
    assert to_csv(frame) == BOM + b"note,value\r\n"
