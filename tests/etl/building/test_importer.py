"""A file is taken in whole or refused with line and column, and a refusal changes nothing."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.building.figures_file import read_figures
from etl.building.file_rows import FaultyFileError
from etl.building.importer import Imported, Origin, import_file
from etl.building.trial import UntenableDraftError
from etl.countries import Countries
from etl.reader import SHIPPED_DATA, current_vintage, read_reference
from etl.schema import FLOW_COLUMNS, REQUIRED
from etl.vintage import Vintage
from tests.builders import copy_vintages, flow, flows, pair, publish_rows

NOW = "2026-02-01T00:00:00Z"
HEADER = "source,reporter,partner,flow,freq,period,product,value_usd,status"
GOOD = "imf-dots,AZE,RUS,X,A,2020,TOTAL,100,reported"
COUNTRIES = Countries.from_table(read_reference(SHIPPED_DATA, "countries.csv"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder that holds Azerbaijan's trade with Russia and the world."""
    folder = tmp_path / "data"
    rows = [*pair(3, 5), *pair(10, 20, partner="WLD"), flow(1, source="imf-dots", period="2019")]
    publish_rows(folder, rows)
    return folder


def lines(*rows: str, header: str = HEADER) -> bytes:
    """Return a file with these lines."""
    return "".join(f"{line}\n" for line in (header, *rows)).encode()


def changed(**cells: str) -> str:
    """Return the good line with other cells."""
    row = dict(zip(HEADER.split(","), GOOD.split(","), strict=True)) | cells
    return ",".join(row.values())


def take_in(
    data: Path, content: bytes, origin: Origin | None = None, *, accept_vanished: bool = False
) -> Imported:
    """Import a file of this content."""
    file = data.parent / "figures.csv"
    file.write_bytes(content)
    return import_file(
        data, file, origin or Origin(), NOW, accept_vanished=accept_vanished, trials=()
    )


def held(data: Path) -> Vintage:
    """Return the current vintage."""
    vintage = current_vintage(data)
    assert vintage is not None
    return vintage


def files(data: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    paths = (path for path in data.rglob("*") if path.is_file())
    return {str(path.relative_to(data)): path.read_bytes() for path in paths}


def told(content: bytes) -> pd.DataFrame:
    """Return the figures of a file of this content."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "figures.csv"
        file.write_bytes(content)
        with read_figures(file, COUNTRIES) as figures:
            return pd.concat([figures.of([one]).frame for one in sorted(figures.rows)])


def answer(content: bytes) -> pd.DataFrame | str:
    """Return the figures of a file, or the sentence it is refused with."""
    try:
        return told(content)
    except FaultyFileError as error:
        return str(error)


def refusal(data: Path, content: bytes, origin: Origin | None = None) -> str:
    """Return the sentence a file is refused with, having changed nothing."""
    before = files(data)
    with pytest.raises(FaultyFileError) as caught:
        take_in(data, content, origin)
    assert files(data) == before
    return str(caught.value)


BAD_CELLS = [
    ("reporter", "Azerbaijan"), ("reporter", ""), ("reporter", "aze"), ("partner", "XYZ"),
    ("flow", "export"), ("flow", ""), ("freq", "Q"), ("period", "20"), ("period", "2020-13"),
    ("period", "\uff12\uff10\uff12\uff10"),
    ("product", "7"), ("product", "1.0"), ("product", "total"),
    ("value_usd", "abc"), ("value_usd", ""), ("value_usd", "-5"), ("value_usd", "1 000"),
    ("value_usd", "nan"), ("value_usd", "inf"), ("value_usd", "1e999"), ("value_usd", "9" * 400),
    ("value_usd", "1e308"), ("value_usd", "1.1e15"),
    ("value_usd", "\u0661\u0662\u0663"), ("value_usd", "=1+1"),
    ("value_usd", "0x10"), ("value_usd", "1_000"),
    ("status", "official"), ("status", ""), ("source", "My Source"), ("source", "../etc"),
    ("source", ""),
]  # fmt: skip


@pytest.mark.parametrize(("column", "cell"), BAD_CELLS)
def test_bad_cell_is_named_by_line_and_column(data: Path, column: str, cell: str) -> None:
    """A sentence names line and column of what is wrong, and shows it."""
    said = refusal(data, lines(GOOD, changed(**{"period": "2021"} | {column: cell})))
    assert f"Line 3, column {column}: {cell!r}" in said


@pytest.mark.parametrize(
    ("column", "cell"),
    [("valuation", "fob"), ("partner_basis", "sender"), ("valuation", "")],
)
def test_optional_cells_are_checked_as_strictly(data: Path, column: str, cell: str) -> None:
    """A column that may be left out must be right where it is there; empty is left out."""
    content = lines(f"{GOOD},{cell}", header=f"{HEADER},{column}")
    if cell:
        assert f"Line 2, column {column}: {cell!r}" in refusal(data, content)
    else:
        assert take_in(data, content).set_aside == ()


IN_POUNDS = HEADER.replace("value_usd", "amount,currency")


def test_amounts_of_another_currency_become_dollars(data: Path) -> None:
    """Currency and rate stand beside the figure, and how it was turned in the manifest."""
    row = GOOD.replace(",100,", ",100,GBP,").replace("A,2020", "M,2020-03")
    take_in(data, lines(row, header=IN_POUNDS))
    table = held(data).flows
    found = table[table["period"].eq("2020-03")].iloc[0]
    assert found["currency"] == "GBP"
    assert found["value_usd"] == pytest.approx(100 * found["rate"])
    assert set(table[table["period"].ne("2020-03")]["currency"]) == {"USD"}
    entry = next(i for i in held(data).manifest["inputs"] if i["id"] == found["input"])
    assert "GBP" in entry["conversion"]


@pytest.mark.parametrize(
    ("row", "header", "said"),
    [
        (GOOD.replace(",100,", ",100,XTS,"), IN_POUNDS, "Line 2: no rate of XTS"),
        (GOOD.replace(",100,", ",100,pounds,"), IN_POUNDS, "Line 2, column currency"),
        (GOOD.replace(",100,", ",1e999,GBP,"), IN_POUNDS, "Line 2, column amount"),
        (GOOD.replace(",100,", ",9e14,GBP,"), IN_POUNDS, "Line 2: more than 1e+15"),
        (GOOD, HEADER.replace("value_usd", "amount"), "no column currency"),
        (f"{GOOD},5,GBP", f"{HEADER},amount,currency", "value_usd beside amount"),
    ],
)
def test_amount_that_cannot_be_turned_is_refused(
    data: Path, row: str, header: str, said: str
) -> None:
    """Without a rate, a currency, a number or a bound there is no figure."""
    assert said in refusal(data, lines(row, header=header))


def test_number_with_thousands_is_no_number(data: Path) -> None:
    """A thousand written 1,000 in quotes is refused, not read as one."""
    content = lines(GOOD.replace("100", '"1,000"'))
    assert "Line 2, column value_usd: '1,000'" in refusal(data, content)


def test_line_numbers_are_the_files(data: Path) -> None:
    """Blank lines and cells of two lines count, as they do in an editor."""
    blank = lines(GOOD, "", changed(value_usd="abc", period="2021"))
    assert "Line 4, column value_usd" in refusal(data, blank)
    header = f"{HEADER},edition"
    two = lines(f'{GOOD},"a\nb"', f"{changed(value_usd='abc', period='2021')},c", header=header)
    assert "Line 4, column value_usd" in refusal(data, two)


def test_duplicate_names_both_lines(data: Path) -> None:
    """The same figure twice is refused, even with the same value."""
    said = refusal(data, lines(GOOD, changed(period="2021"), GOOD))
    assert "Line 4: the same figure stands on line 2 already." in said


def test_a_blank_basis_and_an_unknown_one_are_one(data: Path) -> None:
    """Blank is read as unknown, so the figure is the same; by dispatch it is another."""
    header = f"{HEADER},partner_basis"
    said = refusal(data, lines(f"{GOOD},", f"{GOOD},unknown", header=header))
    assert "Line 3: the same figure stands on line 2 already." in said
    imports = changed(flow="M")
    assert take_in(data, lines(f"{imports},", f"{imports},dispatch", header=header)).rows == 2


def test_many_errors_are_counted(data: Path) -> None:
    """Ten are told, the rest counted."""
    rows = [changed(period=str(1990 + n), value_usd="x") for n in range(30)]
    said = refusal(data, lines(*rows))
    assert said.count("Line ") == 10
    assert "And 20 more." in said


@pytest.mark.parametrize("column", REQUIRED)
def test_missing_column_is_named(data: Path, column: str) -> None:
    """Every column a file must bring is asked for by name."""
    table = pd.DataFrame([dict(zip(HEADER.split(","), GOOD.split(","), strict=True))])
    content = table.drop(columns=column).to_csv(index=False).encode()
    assert f"it has no column {column}" in refusal(data, content)


@pytest.mark.parametrize(
    ("header", "strange"),
    [
        (f"{HEADER},comment", "comment"),
        (f"{HEADER},status", "status"),
        (f"{HEADER},input", "input"),
        (f"{HEADER},Edition", "Edition"),
        (f"{HEADER},edition,vintage", "edition stands twice"),
    ],
)
def test_strange_column_is_named(data: Path, header: str, strange: str) -> None:
    """A column that is not of the schema, or stands twice, is refused by name."""
    cells = "," + ",".join("x" for _ in range(header.count(",") - HEADER.count(",")))
    said = refusal(data, lines(GOOD + cells, header=header))
    assert strange in said
    assert "Columns: " in said or "column" in said


NO_TABLES = {
    "empty": b"",
    "only a header": lines(),
    "no header": f"{GOOD}\n".encode(),
    "semicolons": lines(GOOD).replace(b",", b";"),
    "binary": bytes(range(256)) * 4,
    "zeros": b"\0" * 64,
    "parquet": b"PAR1\x15\x04\x15\xff",
    "open quote": lines('"' + GOOD),
    "a cell too many": lines(GOOD, f"{GOOD},x"),
    "a cell too many in every line": lines(f"{GOOD},", f"{changed(period='2021')},"),
    "a cell too few": lines(GOOD, GOOD.rpartition(",")[0]),
    "html": b"<!DOCTYPE html><html><body>No access</body></html>",
}


@pytest.mark.parametrize("content", NO_TABLES.values(), ids=NO_TABLES)
def test_what_is_no_table_is_refused(data: Path, content: bytes) -> None:
    """Each gets a sentence that names the file."""
    assert "figures.csv" in refusal(data, content)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1251", "latin-1", "utf-32"])
def test_other_encodings_are_named_by_line(data: Path, encoding: str) -> None:
    """Text in another encoding is not guessed at."""
    name = "é" if encoding == "latin-1" else "и"
    content = f"{HEADER},edition\n{GOOD},{name}\n".encode(encoding)
    line = 1 if encoding.startswith("utf") else 2
    assert f"line {line}: not UTF-8" in refusal(data, content)


@pytest.mark.parametrize("name", ["", "nothing.csv"])
def test_unreadable_path_is_refused(data: Path, name: str) -> None:
    """A folder, or a file that is not there, gives a sentence with its name."""
    path = data.parent / name
    before = files(data)
    with pytest.raises(FaultyFileError, match="cannot be read") as caught:
        import_file(data, path, Origin(), NOW)
    assert str(path) in str(caught.value)
    assert files(data) == before


def test_unknown_source_must_say_whose_it_is(data: Path) -> None:
    """Figures of nobody are not taken in; with publisher and citation they are."""
    content = lines(changed(source="my-source"))
    assert "--publisher and --citation" in refusal(data, content)
    assert "--publisher and --citation" in refusal(data, content, Origin(publisher="Me"))
    take_in(data, content, Origin("Me", "My letter, 2026"))
    (entry,) = [i for i in held(data).manifest["inputs"] if i["source"] == "my-source"]
    assert (entry["publisher"], entry["citation"]) == ("Me", "My letter, 2026")
    assert (entry["rows"], entry["query"]) == (1, "file figures.csv")


@pytest.mark.parametrize("prefix", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_good_file_is_published(data: Path, prefix: bytes, end: bytes) -> None:
    """With or without a byte order mark, with either line end, figures arrive unchanged."""
    content = prefix + lines(GOOD, changed(product="01", value_usd="0.1")).replace(b"\n", end)
    done = take_in(data, content)
    assert (done.rows, done.problems) == (2, ())
    table = held(data).flows
    rows = table[table["source"].eq("imf-dots") & table["period"].eq("2020")]
    assert rows.set_index("product")["value_usd"].to_dict() == {"01": 0.1, "TOTAL": 100.0}
    assert list(table) == list(FLOW_COLUMNS)
    assert set(rows["input"]) <= {item["id"] for item in held(data).manifest["inputs"]}


def test_file_may_be_the_first(tmp_path: Path) -> None:
    """A new data folder starts with a file."""
    folder = tmp_path / "new" / "data"
    folder.parent.mkdir()
    take_in(folder, lines(GOOD))
    assert len(held(folder).flows) == 1


def test_what_a_file_leaves_out_is_what_its_source_says(data: Path) -> None:
    """Valuation comes from the source's entry; what no one says is unknown, never guessed."""
    take_in(data, lines(GOOD, changed(flow="M")))
    table = held(data).flows
    rows = table[table["source"].eq("imf-dots") & table["period"].eq("2020")].set_index("flow")
    assert rows["valuation"].to_dict() == {"X": "FOB", "M": "CIF"}
    assert set(rows["partner_basis"]) == set(rows["classification"]) == {"unknown"}


@pytest.mark.parametrize("other", ["", "unknown"])
def test_a_blank_edition_is_unknown(data: Path, other: str) -> None:
    """Beside figures whose edition is told, or alone: they are counted and none is lost."""
    rows = [f"{GOOD},June", f"{changed(flow='M')},", f"{changed(period='2021')},{other}"]
    assert take_in(data, lines(*rows, header=f"{HEADER},edition")).rows == 3
    entries = {item["id"]: item for item in held(data).manifest["inputs"]}
    table = held(data).flows
    told = table[table["source"].eq("imf-dots") & table["period"].ne("2019")]
    assert told.groupby("edition").size().to_dict() == {"June": 1, "unknown": 2}
    for _, row in told.iterrows():
        assert entries[row["input"]]["edition"] == row["edition"]
    assert [i["rows"] for i in entries.values() if i["edition"] == "unknown"] == [2]


def test_data_sets_in_the_file_replace_those_held(data: Path) -> None:
    """A reporter's year at a source is replaced whole; everything else is carried over."""
    before = held(data).flows
    take_in(data, lines(changed(period="2019", value_usd="7")))
    after = held(data).flows
    ours = before["source"].eq("imf-dots")
    pd.testing.assert_frame_equal(
        after[after["source"].ne("imf-dots")].reset_index(drop=True),
        before[~ours].reset_index(drop=True),
    )
    assert after[after["source"].eq("imf-dots")]["value_usd"].tolist() == [7.0]


def test_same_file_again_changes_nothing(data: Path) -> None:
    """What is held already makes no new vintage."""
    take_in(data, lines(GOOD))
    before = files(data)
    assert take_in(data, lines(GOOD)).vintage is None
    assert files(data) == before


def test_refused_data_set_leaves_the_others(data: Path) -> None:
    """A data set that fails is set aside, what is held of it stays, the rest is published."""
    bad = [changed(source="un-comtrade"), changed(source="un-comtrade", product="27",
        value_usd="900")]  # fmt: skip
    done = take_in(data, lines(GOOD, *bad))
    assert {(str(p.data_set), p.rule) for p in done.set_aside} == {
        ("un-comtrade AZE 2020", "chapters within total"),
        ("un-comtrade AZE 2020", "vanished"),
    }
    table = held(data).flows
    assert set(table[table["source"].eq("un-comtrade")]["value_usd"]) == {3, 5, 10, 20}
    assert len(held(data).manifest["set_aside"]) == 2
    assert done.rows == 1


def test_a_value_beyond_all_trade_is_set_aside(data: Path) -> None:
    """It never reaches a page: its data set is refused with the row, or its file with the line."""
    before = files(data)
    try:
        said = str(take_in(data, lines(changed(value_usd="1e308"))).set_aside[0])
    except FaultyFileError as error:
        said = str(error)
    assert "1e308" in said.replace("+", "")
    assert files(data) == before


def test_a_year_is_set_beside_those_held(data: Path) -> None:
    """A slip of a thousand in a file of one year shows against the years already there."""
    take_in(data, lines(*(changed(period=str(year), value_usd="2e6") for year in (2021, 2022))))
    done = take_in(data, lines(changed(period="2023", value_usd="2e9")))
    assert [(p.level, p.rule, p.data_set.year) for p in done.problems] == [
        ("note", "out of step", "2023")
    ]
    assert done.vintage


@pytest.mark.parametrize("now", ["2099-01-01T00:00:00Z", "2041-01-01T00:00:00Z"])
def test_a_clock_years_ahead_dates_nothing(data: Path, now: str) -> None:
    """No vintage is dated far beyond all that is known: it would be the newest until then."""
    file, before = data.parent / "figures.csv", files(data)
    file.write_bytes(lines(GOOD))
    with pytest.raises(UntenableDraftError, match=f"dated {now[:10]} for good.* clock"):
        import_file(data, file, Origin(), now, trials=())
    assert files(data) == before


@pytest.mark.parametrize(
    ("now", "period"),
    [
        ("2026-12-01T00:00:00Z", "1948"),  # a file of long ago
        ("2033-01-01T00:00:00Z", "2020"),  # a program that was let lie for years
        ("2041-01-01T00:00:00Z", "2040"),  # figures that say how late it is
    ],
)
def test_honest_use_is_not_refused(data: Path, now: str, period: str) -> None:
    """However old the figures, and however long after the last vintage."""
    file = data.parent / "figures.csv"
    file.write_bytes(lines(changed(period=period)))
    assert import_file(data, file, Origin(), now, trials=()).vintage


def test_vanished_world_must_be_accepted(data: Path) -> None:
    """A file without a published world figure is refused unless that is meant."""
    content = lines(*(changed(source="un-comtrade", flow=side, value_usd="4") for side in "XM"))
    before = files(data)
    assert {problem.rule for problem in take_in(data, content).set_aside} == {"vanished"}
    assert files(data) == before
    done = take_in(data, content, accept_vanished=True)
    assert done.set_aside == ()
    assert "WLD" not in set(held(data).flows["partner"])


figures = st.lists(
    st.tuples(
        st.sampled_from(["RUS", "IRN", "WLD"]), st.sampled_from("XM"),
        st.sampled_from(["2019", "2020-05"]), st.floats(0, 1e15),
    ),
    min_size=1, unique_by=lambda row: row[:3],
)  # fmt: skip


@given(figures)
@settings(deadline=None, max_examples=40)
def test_every_number_arrives(rows: list[tuple[str, str, str, float]]) -> None:
    """What a file says is what is read, to the last digit."""
    table = flows(flow(v, partner=p, flow=f, period=t) for p, f, t, v in rows)
    content = table.drop(columns=["input", "currency", "rate"]).to_csv(index=False).encode()
    found = told(content)
    assert found["value_usd"].tolist() == table["value_usd"].tolist()


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode), st.booleans())
@settings(deadline=None, max_examples=150)
def test_any_bytes_are_figures_or_a_sentence(content: bytes, with_header: bool) -> None:  # noqa: FBT001
    """Whatever the file holds, nothing else is raised."""
    whole = lines(GOOD) + content if with_header else content
    found = answer(whole)
    if isinstance(found, str):
        assert "figures.csv" in found
    else:
        assert not found.empty


def test_notes_on_other_figures_stay(tmp_path: Path) -> None:
    """An import says nothing of data sets it does not replace, so what is noted of them holds."""
    copy_vintages(SHIPPED_DATA, tmp_path)
    before = current_vintage(tmp_path)
    assert before
    assert before.manifest["checks"]
    file = tmp_path / "mine.csv"
    file.write_text(
        "source,reporter,partner,flow,freq,period,product,value_usd,status\n"
        "my-own,AZE,RUS,X,A,2020,TOTAL,8,quoted\n"
    )
    import_file(tmp_path, file, Origin("Me", "My book"), "2026-11-23T19:00:00Z", trials=())
    after = current_vintage(tmp_path)
    assert after
    assert after.id != before.id
    assert after.manifest["checks"] == before.manifest["checks"]
