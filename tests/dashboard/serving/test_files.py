"""Numbers to take away: the workbook and the Parquet file hold what the CSV holds."""

import json
import re
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pandas as pd
import pyarrow.parquet as pq
import pytest
from flask.testing import FlaskClient

ADDRESSES = (
    "/overview",
    "/partner",
    "/compare",
    "/months",
    "/mirror",
    "/data",
    "/claims",
    "/method",
)
PLACE = re.compile(r"([A-Z]+)(\d+)")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def csv(client: FlaskClient, address: str, query: str = "") -> pd.DataFrame:
    """Return the frame of a view's CSV."""
    content = client.get(f"{address}.csv{query}").data
    return pd.read_csv(BytesIO(content), encoding="utf-8-sig", keep_default_na=False, dtype=str)


def sheets(content: bytes) -> dict[str, list[list[str]]]:
    """Return the cells of a workbook's sheets as text, by their names."""
    with ZipFile(BytesIO(content)) as book:
        words = [
            "".join(part.itertext())
            for part in fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314
        ]
        names = [
            one.attrib["name"]
            for one in fromstring(book.read("xl/workbook.xml")).iter(f"{SHEET}sheet")  # noqa: S314
        ]
        return {
            name: rows(fromstring(book.read(f"xl/worksheets/sheet{number}.xml")), words)  # noqa: S314
            for number, name in enumerate(names, 1)
        }


def rows(sheet: Element, words: list[str]) -> list[list[str]]:
    """Return a sheet's rows; no cell may hold a formula."""
    assert not list(sheet.iter(f"{SHEET}f"))
    found = []
    for row in sheet.iter(f"{SHEET}row"):
        cells: dict[int, str] = {}
        for cell in row.iter(f"{SHEET}c"):
            at = PLACE.fullmatch(cell.attrib["r"])
            value = cell.find(f"{SHEET}v")
            assert at
            if value is not None and value.text is not None:
                is_word = cell.attrib.get("t") == "s"
                text = words[int(value.text)] if is_word else value.text
                cells[column(at[1])] = text
        found.append([cells.get(number, "") for number in range(max(cells, default=-1) + 1)])
    return found


def column(letters: str) -> int:
    """Return the number of a column by its letters, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@pytest.mark.parametrize("address", ADDRESSES)
def test_workbook_has_the_numbers_of_the_csv(shipped: FlaskClient, address: str) -> None:
    """Cell by cell, with notes on its columns and the sources it names."""
    reply = shipped.get(f"{address}.xlsx")
    assert reply.status_code == 200
    assert reply.headers["Content-Disposition"].endswith('.xlsx"')
    told = csv(shipped, address)
    book = sheets(reply.data)
    assert list(book) == ["Values", "Notes", "Sources"]
    head, *values = book["Values"]
    assert head == list(told.columns)
    assert len(values) == len(told)
    for row, wanted in zip(values, told.to_numpy().tolist(), strict=True):
        for cell, text in zip([*row, *[""] * (len(wanted) - len(row))], wanted, strict=True):
            assert cell == text.removeprefix("'") or float(cell) == pytest.approx(
                float(text), rel=1e-15
            )
    if "receipt" in told:
        assert [row[0] for row in book["Notes"] if row[0] in {"measure", "unit"}] == [
            "measure",
            "unit",
        ]
    if "source" in told.columns and told["source"].str.contains("un-comtrade").any():
        assert any("Comtrade" in row[0] for row in book["Sources"][1:])


@pytest.mark.parametrize("address", ADDRESSES)
def test_parquet_has_the_numbers_of_the_csv(shipped: FlaskClient, address: str) -> None:
    """The same rows and columns; numbers are numbers; it says what it is and of which state."""
    reply = shipped.get(f"{address}.parquet")
    assert reply.status_code == 200
    table = pq.read_table(BytesIO(reply.data))
    told = csv(shipped, address)
    assert table.column_names == list(told.columns)
    assert table.num_rows == len(told)
    if "value" in told:
        found = pd.to_numeric(told["value"], errors="coerce")
        assert (
            table["value"].to_pandas().equals(found)
            or table["value"].to_pandas().compare(found).empty
        )
    said = json.loads(table.schema.metadata[b"PANDAS_ATTRS"])
    assert f"vintage={said['vintage']}" in said["address"] or address == "/method"


def test_same_figures_give_the_same_bytes(shipped: FlaskClient) -> None:
    """A file's time is that of its figures."""
    pinned = f"/partner.xlsx?vintage={csv(shipped, '/partner')['vintage'][0]}"
    assert (
        shipped.get(f"{pinned}&partner=RUS").data
        == shipped.get(f"{pinned}&partner=RUS&since=1992").data
    )


@pytest.mark.parametrize(
    "address",
    ["/overview", "/partner", "/compare", "/months", "/mirror", "/products", "/data", "/claims"],
)
def test_wide_csv_has_each_number_of_the_csv_once(shipped: FlaskClient, address: str) -> None:
    """A row a period in order, a column a series by its name and unit, then its status."""
    reply = shipped.get(f"{address}.wide.csv")
    assert reply.status_code == 200
    assert reply.headers["Content-Disposition"].endswith('.wide.csv"')
    table = csv(shipped, f"{address}.wide")
    told = csv(shipped, address)
    if "value" not in told:
        assert table.equals(told)
        return
    told = told[told["kind"].eq("year")] if "kind" in told else told
    assert table["period"].tolist() == sorted(told["period"].unique())
    names = list(map(str, table.columns))
    series = [name for name in names if name != "period" and not name.endswith(": status")]
    assert names == ["period", *series, *(f"{name}: status" for name in series)]
    values = table[series].to_numpy().tolist()
    statuses = table[[f"{name}: status" for name in series]].to_numpy().tolist()
    periods = zip(told.groupby("period"), values, statuses, strict=True)
    for (_, own), value, status in periods:
        assert sorted(filter(None, value)) == sorted(own["value"][own["value"].ne("")])
        assert sorted(filter(None, status)) == sorted(own["status"])
    unit = re.compile(r", (US\$|percent|percentage points|rank)( \(\d+\))?$")
    assert all(unit.search(str(name)) for name in series)


def test_wide_csv_names_its_columns(shipped: FlaskClient) -> None:
    """With the countries' names, the measure and the unit, and never a code."""
    table = csv(shipped, "/overview.wide", "?partner=RUS&since=2020")
    assert list(table)[:2] == ["period", "Azerbaijan – Russia: Turnover, US$"]
    assert "/overview.wide.csv?" in shipped.get("/overview?partner=RUS").text
    assert "period" in csv(shipped, "/claim/russia-share-of-turnover.wide")
