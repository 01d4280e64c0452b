"""What cannot be read is named and passed over; nothing damaged is ever shown."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.reader import (
    SHIPPED_DATA,
    current_vintage,
    read_reference,
    read_toml,
    read_vintage,
    vintage_ids,
)
from etl.schema import FLOW_COLUMNS, FLOWS_SCHEMA, SCHEMA_VERSION
from etl.vintage import DataError, NewerSchemaError
from tests.builders import damage as damaged
from tests.builders import data_folder, flow, own_parts, refer
from tests.etl.one_file import lay_in_one_file

Damage = Callable[[Path], object]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with two vintages, of the values 1 and 2."""
    data_folder(tmp_path, [flow(1)], [flow(2)])
    return tmp_path


def shown(data: Path) -> tuple[float, tuple[str, ...]]:
    """Return the value of the current vintage, and what was passed over."""
    vintage = current_vintage(data)
    assert vintage is not None
    return float(vintage.flows["value_usd"].iloc[0]), vintage.passed_over


def manifest(folder: Path, **changes: object) -> None:
    """Change entries of a vintage's manifest; None takes one out."""
    path = folder / "manifest.json"
    entries = json.loads(path.read_text("utf-8")) | changes
    kept = {name: value for name, value in entries.items() if value is not None}
    path.write_text(json.dumps(kept), "utf-8")


@pytest.mark.parametrize("folder", ["", "none", "file"])
def test_empty_folder_has_no_vintage(tmp_path: Path, folder: str) -> None:
    """No data is not an error: there is nothing yet."""
    (tmp_path / "file").write_text("x")
    assert current_vintage(tmp_path / folder) is None
    assert vintage_ids(tmp_path / folder) == []


def test_newest_is_current(data: Path) -> None:
    """Vintages sort by their time."""
    assert shown(data) == (2, ())
    assert [i[:8] for i in vintage_ids(data)] == ["20260101", "20260102"]


def test_shipped_vintage_is_whole() -> None:
    """What comes with the product has the schema's columns and types, and is small."""
    vintage = current_vintage(SHIPPED_DATA)
    assert vintage is not None
    assert vintage.passed_over == ()
    assert list(vintage.flows) == list(FLOW_COLUMNS) == FLOWS_SCHEMA.names
    assert vintage.flows.notna().all(axis=None)
    assert vintage.manifest["rows"] == len(vintage.flows)
    assert set(vintage.flows["input"]) == {item["id"] for item in vintage.manifest["inputs"]}
    lies = [*vintage.folder.iterdir(), *(SHIPPED_DATA / "parts").iterdir()]
    assert sum(path.stat().st_size for path in lies) < 1_000_000


def test_vintage_of_the_first_schema_is_read(tmp_path: Path) -> None:
    """Before amounts of other currencies were taken, every figure was published in dollars."""
    lay_in_one_file(tmp_path, [flow(2)], lacking=["currency", "rate"], schema_version=1)
    vintage = current_vintage(tmp_path)
    assert vintage is not None
    assert vintage.passed_over == ()
    assert set(vintage.flows["currency"]) == {"USD"}
    assert set(vintage.flows["rate"]) == {1.0}
    assert list(vintage.flows) == list(FLOW_COLUMNS)


@pytest.mark.parametrize("content", [b"PAR1", b"", None])
def test_damaged_vintage_of_one_file_is_passed_over(data: Path, content: bytes | None) -> None:
    """As those of many parts are."""
    newest = lay_in_one_file(data, [flow(3)], created="2026-01-03T00:00:00Z")
    assert shown(data) == (3, ())
    path = data / "vintages" / newest / "flows.parquet"
    path.unlink() if content is None else path.write_bytes(content)
    value, passed_over = shown(data)
    assert value == 2
    assert newest in passed_over[0]


def parts(folder: Path) -> list[Path]:
    """Return the parts that a vintage alone has."""
    return own_parts(folder.parents[1], folder.name)


def gone(folder: Path) -> None:
    """Take the parts of a vintage away."""
    for path in parts(folder):
        path.unlink()


def folders_instead(folder: Path) -> None:
    """Put folders where they were."""
    for path in parts(folder):
        path.unlink()
        path.mkdir()


DAMAGES: dict[str, Damage] = {
    "part cut off": lambda f: damaged(f.parents[1], f.name, b"PAR1"),
    "part empty": lambda f: damaged(f.parents[1], f.name, b""),
    "part gone": gone,
    "part a folder": folders_instead,
    "manifest empty": lambda f: (f / "manifest.json").write_bytes(b""),
    "manifest binary": lambda f: (f / "manifest.json").write_bytes(b"\xff\x00"),
    "manifest a list": lambda f: (f / "manifest.json").write_text("[]"),
    "manifest cut off": lambda f: (f / "manifest.json").write_text('{"schema_version": 1'),
    "no schema version": lambda f: manifest(f, schema_version=None),
    "schema version a word": lambda f: manifest(f, schema_version="one"),
    "schema version endless": lambda f: manifest(f, schema_version=float("inf")),
    "no parts": lambda f: manifest(f, parts=None),
    "parts a word": lambda f: manifest(f, parts="all"),
    "parts without a hash": lambda f: manifest(f, parts=[{"level": "totals"}]),
    "no inputs": lambda f: manifest(f, inputs=None),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_vintage_is_named_and_passed_over(data: Path, damage: Damage) -> None:
    """The last good vintage is current, and the damaged one is named with the reason."""
    newest = vintage_ids(data)[-1]
    damage(data / "vintages" / newest)
    value, passed_over = shown(data)
    assert value == 1
    assert len(passed_over) == 1
    assert newest in passed_over[0]


def forged(folder: Path, table: pa.Table | None = None, **changes: object) -> str:
    """Write a vintage anew, its hashes right as by another writer; return its id."""
    entries = json.loads((folder / "manifest.json").read_text("utf-8"))
    if table is not None:
        (path,) = parts(folder)
        pq.write_table(table, path)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        for part in entries["parts"]:
            if part["sha256"] == path.stem:
                part |= {"sha256": digest, "size": path.stat().st_size}
        path.rename(path.with_stem(digest))
    manifest(folder, parts=entries["parts"], **changes)
    stamp = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()[:8]
    return folder.rename(folder.with_name(f"{folder.name[:-8]}{stamp}")).name


def without(table: pa.Table, column: str) -> pa.Table:
    """Return a table that lacks a column."""
    return table.select([name for name in table.column_names if name != column])


MISFITS: dict[str, Callable[[pa.Table], pa.Table]] = {
    "value_usd is missing": lambda t: without(t, "value_usd"),
    "partner_basis is missing": lambda t: without(t, "partner_basis"),
    "source is missing": lambda _: pa.table({}),
    "partner is there more than once": lambda t: t.append_column("partner", t["partner"]),
    "value_usd is int64": lambda t: with_column(t, "value_usd", pa.array([2])),
    "value_usd is string": lambda t: with_column(t, "value_usd", pa.array(["2"])),
    "period is int64": lambda t: with_column(t, "period", pa.array([2020])),
    "reporter is null": lambda t: with_column(t, "reporter", pa.nulls(1)),
    "reporter has empty cells": lambda t: with_column(
        t, "reporter", pa.array([None], pa.string())
    ),
}  # fmt: skip


def with_column(table: pa.Table, name: str, values: pa.Array) -> pa.Table:
    """Return a table with another column of that name."""
    return table.set_column(table.column_names.index(name), name, values)


@pytest.mark.parametrize(("words", "misfit"), MISFITS.items(), ids=MISFITS)
def test_right_hashes_do_not_vouch_for_the_columns(
    data: Path, words: str, misfit: Callable[[pa.Table], pa.Table]
) -> None:
    """A vintage of other columns or types is passed over like a damaged one."""
    folder = data / "vintages" / vintage_ids(data)[-1]
    (part,) = parts(folder)
    name = forged(folder, misfit(pq.read_table(part)))
    value, passed_over = shown(data)
    assert value == 1
    assert name in passed_over[0]
    assert words in passed_over[0]


@pytest.mark.parametrize("inputs", [None, 7, ["input-1"], [{"id": "input-1"}]])
def test_right_hashes_do_not_vouch_for_the_manifest(data: Path, inputs: object) -> None:
    """Every input must say what it is."""
    name = forged(data / "vintages" / vintage_ids(data)[-1], inputs=inputs)
    value, passed_over = shown(data)
    assert value == 1
    assert name in passed_over[0]


def test_what_is_forged_well_is_read(data: Path) -> None:
    """The forging itself is no damage, nor are columns to come or their order."""
    folder = data / "vintages" / vintage_ids(data)[-1]
    (part,) = parts(folder)
    table = pq.read_table(part)
    other = table.select(table.column_names[::-1]).append_column("later", table["source"])
    forged(folder, other)
    assert shown(data) == (2, ())
    assert list(read_vintage(data, vintage_ids(data)[-1]).flows) == list(FLOW_COLUMNS)


def test_any_changed_byte_is_noticed(data: Path) -> None:
    """No byte of the figures can change unseen."""
    (path,) = parts(data / "vintages" / vintage_ids(data)[-1])
    content = path.read_bytes()
    for position in range(0, len(content), 97):
        changed = bytes([content[position] ^ 1])
        path.write_bytes(content[:position] + changed + content[position + 1 :])
        assert shown(data)[0] == 1
    path.write_bytes(content)
    assert shown(data) == (2, ())


def test_half_built_vintage_is_none(data: Path) -> None:
    """A folder without a manifest, or a hidden one, is not a vintage."""
    (data / "vintages" / "20260103T000000Z-aaaaaaaa").mkdir()
    (data / "vintages" / ".building-x").mkdir()
    manifest_text = '{"schema_version": 1}'
    (data / "vintages" / ".building-x" / "manifest.json").write_text(manifest_text)
    assert shown(data) == (2, ())


def test_nothing_readable_is_an_error_that_names_all(data: Path) -> None:
    """Where every vintage is damaged each is named; the folder is not taken for empty."""
    for name in vintage_ids(data):
        damaged(data, name)
    with pytest.raises(DataError) as caught:
        current_vintage(data)
    assert all(name in str(caught.value) for name in vintage_ids(data))


def test_newer_schema_is_refused(data: Path) -> None:
    """Figures of a later version are not misread, nor silently passed over for older ones."""
    manifest(data / "vintages" / vintage_ids(data)[-1], schema_version=SCHEMA_VERSION + 1)
    with pytest.raises(NewerSchemaError, match="Update the program"):
        current_vintage(data)


@pytest.mark.parametrize("name", ["20990101T000000Z-00000000", "", "..", "../reference"])
def test_unknown_vintage_is_refused(data: Path, name: str) -> None:
    """An id that is none gives a sentence and leaves the folder of vintages alone."""
    with pytest.raises(DataError, match="There is no vintage"):
        read_vintage(data, name)


def test_own_reference_goes_before_the_shipped_one(tmp_path: Path) -> None:
    """Text stays text: NA is a code, leading zeros stand, empty is empty."""
    head = b"\xef\xbb\xbfcomtrade_code,code,name,kind,valid_until,iso2\n"
    refer(tmp_path, "countries.csv", head + b"016,NAM,NA,country,,NA\n")
    (found,) = read_reference(tmp_path, "countries.csv").to_dict("records")
    assert (found["comtrade_code"], found["name"], found["iso2"]) == ("016", "NA", "NA")
    assert found["valid_until"] == ""
    assert len(read_reference(tmp_path, "events.csv")) > 5


@pytest.mark.parametrize("content", [b"", b"name\nx\n", b"\xff\xfe\x00", b'code\n"x'])
def test_wrong_table_is_named(tmp_path: Path, content: bytes) -> None:
    """A reference table that cannot be read, or lacks a column, is named."""
    refer(tmp_path, "products.csv", content)
    with pytest.raises(DataError, match=r"products\.csv"):
        read_reference(tmp_path, "products.csv")


def answer(folder: Path) -> str:
    """Return the sentence a file is refused with, or its name where it is read."""
    try:
        read_toml(folder, "sources.toml")
    except DataError as error:
        return str(error)
    return "sources.toml"


@given(st.binary(max_size=40))
@settings(deadline=None)
def test_any_toml_is_read_or_named(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """Whatever the bytes, a table or a sentence with the file's name."""
    folder = tmp_path_factory.mktemp("toml")
    refer(folder, "sources.toml", content)
    assert "sources.toml" in answer(folder)
