"""The evidence pack: unpacked and checked by bare Python, byte by byte and number by number."""

import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path
from threading import Barrier
from typing import Any
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from dashboard.address.links import in_format
from dashboard.frames.number_rows import FRAME_COLUMNS
from dashboard.text.shell import TITLE
from dashboard.views import VIEWS, find_view

FILES = {
    "README.md", "SHA256SUMS", "check.py", "data.csv", "datapackage.json", "figures.csv",
    "picture.png", "picture.svg", "receipts.json", "statements.csv",
}  # fmt: skip
ADDRESSES = (
    "/overview",
    "/overview?partner=RUS,TUR,IRN&without=27",
    "/overview?chart=turnover-RUS",
    "/overview?partner=EUR,CIS&since=2018",
    "/check?partner=CIS&measure=share of exports&period=2021&without=27",
    "/partner?partner=RUS",
    "/partner?partner=GBR&basis=dispatch&since=2015",
    "/partner?partner=RUS&without=7108,27",
    "/compare?draw=index&measure=turnover&since=2015&partner=RUS,TUR",
    "/compare?draw=index&measure=exports&every=12+months&base=2020&reporter=GBR&partner=RUS,IRN",
    "/mirror?partner=RUS",
    "/mirror?partner=GBR&flow=M&adjust=10&without=71",
    "/products?partner=RUS",
    "/products?partner=RUS&without=7108,27",
    "/months?since=2021",
    "/check?partner=RUS",
    "/check?date=2025-02-10&text=Russia is 10%25 of Azerbaijan’s trade.",
    "/claim/russia-share-of-turnover",
    "/claim/russia-turnover-grew-2021",
    "/claim/pirmoazzen-iran-third",
    "/receipt?measure=share of turnover&partner=RUS&period=2024",
)
"""Views through lenses: shares, ranks, gaps, goods, months, growth, and what was only said."""

NUMBERLESS = ("/data", "/vintages", "/method", "/claims")
"""Views whose numbers no figure makes."""

Held = dict[str, bytes]


def unpacked(content: bytes) -> Held:
    """Return the files of a pack by their names."""
    with ZipFile(BytesIO(content)) as pack:
        assert pack.testzip() is None
        return {name: pack.read(name) for name in pack.namelist()}


def write(files: Held, folder: Path) -> Path:
    """Unpack files into a folder."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the script as a reader does, elsewhere, on Python without any package."""
    command = [sys.executable, "-I", "-S", "-B", str(folder / "check.py")]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")


def rows(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV."""
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


@contextmanager
def changed(folder: Path, name: str, content: bytes) -> Iterator[None]:
    """Put another content in a file, and the former back."""
    former = (folder / name).read_bytes()
    (folder / name).write_bytes(content)
    try:
        yield
    finally:
        (folder / name).write_bytes(former)


def rehashed(files: Held, **contents: bytes) -> Held:
    """Return files some of which were changed by one who knows how hashes are kept."""
    made = files | {name.replace("_", "."): content for name, content in contents.items()}
    package = json.loads(made["datapackage.json"])
    for one in package["resources"]:
        content = made[one["path"]]
        one |= {"hash": f"sha256:{sha256(content).hexdigest()}", "bytes": len(content)}
    made["datapackage.json"] = json.dumps(package).encode()
    lines = (f"{sha256(made[name]).hexdigest()}  {name}\n" for name in made if name != "SHA256SUMS")
    return made | {"SHA256SUMS": "".join(lines).encode()}


@pytest.fixture(scope="module")
def pack(shipped: FlaskClient) -> Held:
    """Return the pack of a pair with quoted, composed, ranked and reported numbers."""
    return unpacked(shipped.get("/partner.zip?partner=RUS&since=2021").data)


@pytest.fixture(scope="module")
def folder(pack: Held, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder it was unpacked in; whoever changes a file puts it back."""
    return write(pack, tmp_path_factory.mktemp("pack"))


@pytest.mark.parametrize("view", ADDRESSES)
def test_every_number_is_worked_out_by_bare_python(
    shipped: FlaskClient, tmp_path: Path, view: str
) -> None:
    """It says how many it found the same; with those only said they are all there are."""
    reply = shipped.get(in_format(view, "zip"))
    assert (reply.status_code, reply.headers["Content-Type"]) == (200, "application/zip")
    files = unpacked(reply.data)
    assert files.keys() == FILES
    assert files["data.csv"] == shipped.get(in_format(view, "csv")).data
    done = check(write(files, tmp_path))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    worked, said, without = (
        int(re.search(pattern, done.stdout)[1])  # type: ignore[index]
        for pattern in (
            r"(\d+) numbers recomputed and found the same",
            r"(\d+) numbers that were only said",
            r"(\d+) numbers without a working",
        )
    )
    values = [row["value"] for row in rows(files["data.csv"]) if row["value"]]
    assert worked + said == len(values) > 0
    assert without == 0
    assert worked > said


def test_what_was_only_said_is_counted_apart(shipped: FlaskClient, tmp_path: Path) -> None:
    """A share that an article gives is in no figure, so nothing of it is called recomputed."""
    files = unpacked(shipped.get("/overview.zip").data)
    receipts = json.loads(files["receipts.json"])["numbers"]
    quoted = [one for one in receipts if re.fullmatch(r"s\d+|agree\([s\d, ]+\)", one["working"])]
    assert quoted
    assert all(one["status"] == "quoted" for one in quoted)
    told = check(write(files, tmp_path)).stdout
    assert f"Not recomputed: {len(quoted)} numbers that were only said" in told


@pytest.mark.parametrize("view", NUMBERLESS)
def test_numbers_that_no_figure_makes_are_counted_apart(
    shipped: FlaskClient, tmp_path: Path, view: str
) -> None:
    """A count of figures, or a claimed number, is no number of trade that could be worked out."""
    reply = shipped.get(f"{view}.zip")
    assert (reply.status_code, reply.headers["Content-Type"]) == (200, "application/zip")
    files = unpacked(reply.data)
    done = check(write(files, tmp_path))
    assert done.returncode == 0, done.stdout
    for column in ("figures", "claimed"):
        many = sum(bool(row.get(column)) for row in rows(files["data.csv"]))
        assert (f"{many} numbers in the column {column}" in done.stdout) == bool(many)


def test_no_view_is_left_out() -> None:
    """Those above are of every view."""
    packed = [find_view(*address.split("?"))[0] for address in (*ADDRESSES, *NUMBERLESS)]
    assert all(view in packed for view in VIEWS)


def test_same_state_gives_the_same_bytes(shipped: FlaskClient, pack: Held) -> None:
    """Made anew by other words for the same choice it is the same file, of the figures' time."""
    vintage = json.loads(pack["receipts.json"])["vintage"]
    address = f"/mirror.zip?partner=RUS&vintage={vintage}"
    one, other = (shipped.get(f"{address}{more}").data for more in ("", "&since=1992"))
    assert one == other
    with ZipFile(BytesIO(one)) as made:
        moments = {entry.date_time for entry in made.infolist()}
    stamp = "".join(f"{part:02d}" for part in moments.pop()[:3])
    assert not moments
    assert stamp == vintage[:8]


@given(data=st.data())
@settings(max_examples=25)
def test_any_flipped_byte_is_caught(folder: Path, pack: Held, data: st.DataObject) -> None:
    """Whichever file it is in, but for the script itself: exit code 1, and the file is named."""
    name = data.draw(st.sampled_from(sorted(FILES - {"check.py"})))
    content = bytearray(pack[name])
    position = data.draw(st.integers(0, len(content) - 1))
    content[position] ^= data.draw(st.integers(1, 255))
    with changed(folder, name, bytes(content)):
        done = check(folder)
    assert done.returncode == 1
    assert name in done.stdout
    assert "recomputed" not in done.stdout


def test_script_tells_of_its_own_change_as_far_as_it_can(folder: Path, pack: Held) -> None:
    """Where it still runs; beyond that it cannot vouch for itself, as the README says."""
    with changed(folder, "check.py", pack["check.py"] + b"\n"):
        done = check(folder)
    assert done.returncode == 1
    assert "check.py" in done.stdout
    assert "cannot vouch" in pack["README.md"].decode()


@pytest.mark.parametrize("name", sorted(FILES - {"SHA256SUMS"}))
def test_file_that_is_missing_is_named(folder: Path, pack: Held, name: str) -> None:
    """Also where its line was taken out of the list with it."""
    lines = pack["SHA256SUMS"].splitlines(keepends=True)
    without = b"".join(line for line in lines if not line.endswith(f" {name}\n".encode()))
    with changed(folder, "SHA256SUMS", without):
        if name != "check.py":
            (folder / name).unlink()
        done = check(folder)
        (folder / name).write_bytes(pack[name])
    assert done.returncode == 1
    assert name in done.stdout or "not whole" in done.stdout


def test_sums_are_those_of_sha256sum(folder: Path, pack: Held) -> None:
    """The usual command reads them, and they are of every other file."""
    done = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"],  # noqa: S607 -- as the README tells readers
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    assert {line.split(":")[0] for line in done.stdout.splitlines()} == FILES - {"SHA256SUMS"}
    assert len(pack["check.py"].decode().splitlines()) <= 200


def used(pack: Held) -> dict[str, list[int]]:
    """Return the rows each figure decides, by its id.

    Ranks, and totals that widen others, are apart: within an order or a range they decide nothing.
    """
    found: dict[str, list[int]] = {}
    for one in json.loads(pack["receipts.json"])["numbers"]:
        if not re.search(r"wide|meet|rank", one["working"]):
            for name in set(re.findall(r"\bf\d+", one["working"])):
                found.setdefault(name, []).append(one["row"])
    return found


@pytest.mark.parametrize("factor", [0.5, 1.000001])
@pytest.mark.parametrize("nth", range(4))
def test_changed_figure_is_caught_though_its_hash_was_mended(
    pack: Held, tmp_path: Path, nth: int, factor: float
) -> None:
    """Every number it enters differs from the one told, and is named by its row."""
    entering = used(pack)
    name = sorted(entering)[nth * len(entering) // 4]
    value = next(row["value_usd"] for row in rows(pack["figures.csv"]) if row["id"] == name)
    lines = pack["figures.csv"].split(b"\r\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(f"{name},".encode()))
    other = f",{float(value) * factor!r},".encode()
    assert lines[at].count(f",{value},".encode()) == 1
    lines[at] = lines[at].replace(f",{value},".encode(), other)
    done = check(write(rehashed(pack, figures_csv=b"\r\n".join(lines)), tmp_path))
    assert done.returncode == 1
    assert "every byte of every file is as it was packed" in done.stdout
    for row in entering[name]:
        assert f"data.csv, row {row}: value, low and high are" in done.stdout


@pytest.mark.parametrize("column", ["value", "low"])
def test_changed_number_is_caught_though_its_hash_was_mended(
    pack: Held, tmp_path: Path, column: str
) -> None:
    """Told otherwise than the figures give it, by its middle or by an end."""
    told = [(n, row) for n, row in enumerate(rows(pack["data.csv"]), 1) if row[column]]
    number, row = told[-1]
    lines = pack["data.csv"].split(b"\r\n")
    other = str(float(row[column]) * 0.99).encode()
    lines[number] = lines[number].replace(f",{row[column]},".encode(), b"," + other + b",", 1)
    done = check(write(rehashed(pack, data_csv=b"\r\n".join(lines)), tmp_path))
    assert done.returncode == 1
    assert f"data.csv, row {number}:" in done.stdout
    assert "Differing: 1." in done.stdout


@pytest.mark.parametrize(
    "working",
    ["f1 + f999999", "exit(0)", "__import__('os').system('true')", "f1 +", "(lambda: 0)()"],
)
def test_working_that_is_none_is_told_and_never_run(
    pack: Held, tmp_path: Path, working: str
) -> None:
    """Figures that are not there and code of whatever kind are faults, not answers."""
    told = json.loads(pack["receipts.json"])
    told["numbers"][0]["working"] = working
    done = check(write(rehashed(pack, receipts_json=json.dumps(told).encode()), tmp_path))
    assert done.returncode == 1
    assert f"row {told['numbers'][0]['row']}: it cannot be worked out" in done.stdout


def test_package_is_what_the_standard_asks(pack: Held, shipped: FlaskClient) -> None:
    """Version 2: profile, names, hashes, sizes, types of fields, terms where they are known."""
    package: dict[str, Any] = json.loads(pack["datapackage.json"])
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert package["version"] == json.loads(pack["receipts.json"])["vintage"]
    assert package["sources"]
    assert all(one["title"] and one["path"].startswith("http") for one in package["sources"])
    resources = {one["path"]: one for one in package["resources"]}
    assert resources.keys() == FILES - {"README.md", "SHA256SUMS", "check.py", "datapackage.json"}
    for path, one in resources.items():
        assert re.fullmatch(r"[a-z0-9._-]+", one["name"])
        assert one["hash"] == f"sha256:{sha256(pack[path]).hexdigest()}"
        assert one["bytes"] == len(pack[path])
        if path.endswith(".csv"):
            assert one["type"] == "table"
            fields = {field["name"]: field for field in one["schema"]["fields"]}
            assert list(fields) == list(rows(pack[path])[0])
            assert all(field["description"] for field in fields.values())
            for name, field in fields.items():
                if field["type"] == "number":
                    for row in rows(pack[path]):
                        assert not row[name] or float(row[name]) is not None
    said = {field["name"]: field["type"] for field in resources["data.csv"]["schema"]["fields"]}
    assert {said[name] for name in ("value", "low", "high")} == {"number"}
    assert said["period"] == "string"
    assert set(FRAME_COLUMNS) < said.keys()
    terms = resources["figures.csv"]["licenses"]
    held = shipped.get("/data.md").text
    assert terms
    assert all(
        one["path"].startswith("http") and one["title"].split(":")[0] in held for one in terms
    )


def test_figures_are_those_that_enter_and_no_others(pack: Held) -> None:
    """Each stands in a working, in a list that is ranked, or beside as one that disagrees."""
    told = json.loads(pack["receipts.json"])
    lines = [one["working"] for one in told["numbers"]]
    lines += [name for one in told["numbers"] for name in one["disagreeing"]]
    lines += [
        line for ranking in told["rankings"].values() for line in ranking["partners"].values()
    ]
    named = {name for line in lines for name in re.findall(r"\b[fs]\d+\b", line)}
    held = [row["id"] for name in ("figures.csv", "statements.csv") for row in rows(pack[name])]
    assert set(held) == named
    assert len(held) == len(named)
    assert {row["input"] for row in rows(pack["figures.csv"])} == told["inputs"].keys()
    assert all(one["sha256"] for one in told["inputs"].values())


def test_readme_says_how_to_cite(pack: Held) -> None:
    """By the address at which the numbers stay, the publishers, and what a check can prove."""
    readme = pack["README.md"].decode()
    vintage = json.loads(pack["receipts.json"])["vintage"]
    assert f"vintage={vintage}" in readme
    address = json.loads(pack["datapackage.json"])["homepage"]
    assert re.fullmatch(rf"https?://[^/]+/.*vintage={vintage}", address)
    (cited,) = re.findall(r"(?m)^> (.+)$", readme)
    assert cited.startswith(f"{TITLE} (")
    assert cited.endswith(f" {address}")
    assert "since=2021" in readme
    assert "UN Comtrade Database" in readme
    assert "What it does not" in readme
    for name in FILES - {"README.md"}:
        assert f"`{name}`" in readme
    for name in rows(pack["data.csv"])[0]:
        assert f"- `{name}`: " in readme


def test_claim_is_not_checked_by_what_was_said_at_its_own_address(shipped: FlaskClient) -> None:
    """As its readings leave that out, so does their evidence."""
    files = unpacked(shipped.get("/claim/ria-exports-to-russia-fell.zip").data)
    claims = json.loads(shipped.get("/claims.json").text)["claims"]
    own = next(one for one in claims if one["id"] == "ria-exports-to-russia-fell")
    assert own["address"] not in {row["address"] for row in rows(files["statements.csv"])}


def test_pack_is_offered_with_each_chart(shipped: FlaskClient) -> None:
    """And is saved as a file of its own name."""
    page = shipped.get("/mirror?partner=GBR").text
    links = re.findall(r'href="([^"]*\.zip[^"]*)"', page)
    assert len(links) == page.count('class="download"') > 1
    reply = shipped.get(links[0].replace("&amp;", "&"))
    assert reply.headers["Content-Disposition"] == 'attachment; filename="mirror-AZE-GBR.zip"'
    assert reply.headers["Content-Type"] == "application/zip"


def test_one_is_made_at_a_time(shipped: FlaskClient) -> None:
    """Of two who ask at once one is told when to come back, and is answered then."""
    together = Barrier(2)

    def ask(address: str) -> TestResponse:
        together.wait()
        return shipped.application.test_client().get(address)

    addresses = ("/months.zip?since=2020", "/partner.zip?since=2020&partner=IRN")
    with ThreadPoolExecutor(2) as readers:
        replies = dict(zip(addresses, readers.map(ask, addresses), strict=True))
    (refused,) = [address for address in addresses if replies[address].status_code == 503]
    assert int(replies[refused].headers["Retry-After"]) > 0
    assert shipped.get(refused).status_code == 200
