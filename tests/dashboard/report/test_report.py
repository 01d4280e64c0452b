"""``python -m dashboard report``: a folder that is whole, leads nowhere else and says the same."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.__main__ import main
from dashboard.state.languages import catalogues
from dashboard.text.language import Spoken, say, speaking
from dashboard.text.pages import claims
from tests.builders import data_folder, flow, pair

Command = Callable[..., subprocess.CompletedProcess[str]]
TIMEOUT = 120  # seconds; machines that run tests are busy

KILLED = """
import os, signal, sys
from dashboard.__main__ import main

def kill(event, told):
    if event == "open" and str(told[0]).endswith("/.made.building/{written}"):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(kill)
main(sys.argv[1:])
"""
"""The command, killed as it begins to write one of its files; a wait for it would miss some."""

CLAIM = """
[[claim]]
id = "half-is-with-russia"
sentence = "Half of the trade is with Russia"
said_by = "Somebody"
said_on = "2021-02"
title = "Somewhere"
period = "2020"
asserts = [{reporter="AZE", partner="RUS", \
measure="share of turnover", relation="is", value=50, precision=1}]
"""


def content(folder: Path) -> dict[str, bytes]:
    """Return what is in a folder, by the names of its files."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report on the figures that ship."""
    folder = tmp_path_factory.mktemp("report") / "made"
    assert main(["report", "--out", str(folder)]) == 0
    return folder


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    """Return a folder of few figures and one claim, of which a report is quickly made."""
    rows = [*pair(50, 50), *pair(100, 100, partner="WLD"), flow(1e9, period="2021")]
    return data_folder(tmp_path / "data", rows, tables={"claims.toml": CLAIM})


def pages(report: Path) -> Iterator[tuple[Path, str]]:
    """Give each page with its HTML."""
    for path in sorted(report.rglob("*.html")):
        yield path, path.read_text("utf-8")


def text_of(html: str) -> str:
    """Return what is read on a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_every_link_leads_to_a_file(report: Path) -> None:
    """From wherever it stands; what is not in the folder is of the web, and no request is made.

    And each page is well-formed: what closes itself, as a drawing's parts do, is closed once.
    """
    found = 0
    for path, html in pages(report):
        for name, address in re.findall(r'\s(href|src|action|srcset|poster)="([^"]*)"', html):
            target = unescape(address).partition("#")[0]
            if name == "href" and target.startswith(("https://", "http://")):
                continue
            if name == "src":
                assert target.startswith("data:"), (path, target)
                continue
            found += 1
            assert not target.startswith("/"), (path, target)
            assert (path.parent / target).is_file() or not target, (path, target)
        assert "<script" not in html
        assert "url(" not in html
        assert " style=" not in html
        assert not re.search(r"<(\w+)[^>]*/></\1>", html), path
    assert found > 1000
    assert "url(" not in (report / "style.css").read_text("utf-8")


def test_numbers_are_those_of_claims_json(report: Path, shipped: FlaskClient) -> None:
    """Each claim's page has its verdict in the words of ``/claims.json``, the index its year."""
    index = (report / "index.html").read_text("utf-8")
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', index)
    told = shipped.get("/claims.json").get_json()
    assert len(rows) == len(told["claims"]) > 40
    for claim, row in zip(told["claims"], rows, strict=True):
        page = text_of((report / "claim" / f"{claim['id']}.html").read_text("utf-8"))
        assert " ".join(claim["line"].split()) in page
        assert claim["said_by"] in page
        assert claim["sentence"] in text_of(row)
        assert f'href="claim/{claim["id"]}.html"' in row
        assert claim["year"] in text_of(row)
        verdict, numbers = row.split("</th>")[0], re.findall(r"<div><div>([^<]+)", row)
        assert claim["verdict"].replace("-", " ") in text_of(verdict).lower().replace("-", " ")
        assert all(number == "–" or unescape(number) in claim["line"] for number in numbers)


def test_every_pair_and_chart_is_there(report: Path) -> None:
    """The chart of all partners, and each pair's, drawn, with its table in sight."""
    first = (report / "overview.html").read_text("utf-8")
    names = re.findall(r'data-chart="([^"]*)"', first)
    assert names == ["partners", "turnover-RUS", "turnover-IRN", "turnover-GBR"]
    for partner in ("RUS", "IRN", "GBR"):
        page = (report / "partner" / f"AZE-{partner}.html").read_text("utf-8")
        assert page.count('data-chart="') >= 3
        assert "<svg" in page
        tables = re.findall(r"<details open><summary[^>]*>Table</summary>", page)
        assert len(tables) == page.count('data-chart="')
    assert "<details>" not in "".join(html for _, html in pages(report))


def test_readings_lead_to_their_receipts(report: Path) -> None:
    """A number of a verdict leads to how it is made; others tell the address, pinned."""
    claim = (report / "claim" / "russia-share-of-turnover.html").read_text("utf-8")
    table = re.findall(r'<table class="readings">.*?</table>', claim, re.DOTALL)[0]
    ways = re.findall(r'<a href="(\.\./receipt/[^"]*)"', table)
    assert ways
    receipt = (report / "claim" / ways[0]).resolve().read_text("utf-8")
    assert "Share of turnover, Azerbaijan with Russia, 2024: 10.1%" in text_of(receipt)
    vintage = json.loads((report / "report.json").read_text("utf-8"))["vintage"]
    told = re.findall(r'<a title="([^"]*/receipt\?[^"]*)"', claim)
    assert told
    assert all(f"vintage={vintage}" in address for address in told)
    # A year that has no receipt in the report is no link, and no address stands among the dots.
    dots = re.findall(r'<div class="dots".*?</div><svg class="axis"', claim, re.DOTALL)[0]
    assert re.findall(r'<a class="row primary" href="(\.\./receipt/[^"]*)"', dots)
    assert '<a class="row" title=' in dots
    assert "<code>" not in dots


def test_every_page_says_of_which_figures_it_is(report: Path) -> None:
    """Vintage and date, with the way to sources and terms, which stand on the index too."""
    told = json.loads((report / "report.json").read_text("utf-8"))
    vintage = told["vintage"]
    day = f"{vintage[:4]}-{vintage[4:6]}-{vintage[6:8]}"
    for path, html in pages(report):
        assert f"figures of {day}, vintage {vintage}" in html, path
        assert re.search(r'<a href="(\.\./)?data\.html"[^>]*>Sources, terms and citation</a>', html)
    index = text_of((report / "index.html").read_text("utf-8"))
    assert "Terms" in index
    assert "Open Government Licence" in index


def test_two_runs_give_the_same_bytes(report: Path, tmp_path: Path) -> None:
    """In a process that shuffles sets otherwise, too."""
    again = tmp_path / "again"
    command = [sys.executable, "-m", "dashboard", "report", "--out", str(again)]
    environment = os.environ | {"PYTHONHASHSEED": "7"}
    subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT, env=environment)
    assert content(again) == content(report)
    assert sorted(json.loads((report / "report.json").read_text("utf-8"))["files"]) == sorted(
        content(report).keys() - {"report.json"}
    )


def test_speaks_the_language_asked_for(command: Command, figures: Path, tmp_path: Path) -> None:
    """All pages of it; their files are called the same."""
    english, russian = tmp_path / "en", tmp_path / "ru"
    assert command("report", "--data", str(figures), "--out", str(english)).returncode == 0
    done = command("report", "--data", str(figures), "--out", str(russian), "--lang", "ru")
    assert done.returncode == 0
    assert content(english).keys() == content(russian).keys()
    index = (russian / "index.html").read_text("utf-8")
    assert '<html lang="ru">' in index
    with speaking(Spoken("ru", catalogues()["ru"])):
        assert say(claims.TITLE) in index
    assert claims.TITLE not in index


def test_site_with_an_address_is_linked(command: Command, figures: Path, tmp_path: Path) -> None:
    """What is not in the report leads to the site then, to the state the report is of."""
    (figures / "reference").mkdir(exist_ok=True)
    (figures / "reference" / "site.toml").write_text(
        'name = "A house"\nurl = "https://trade.example"\n'
    )
    folder = tmp_path / "made"
    assert command("report", "--data", str(figures), "--out", str(folder)).returncode == 0
    vintage = json.loads((folder / "report.json").read_text("utf-8"))["vintage"]
    page = unescape((folder / "overview.html").read_text("utf-8"))
    ways = re.findall(r'href="(https://trade\.example/[^"]*)"', page)
    assert ways
    assert all(f"vintage={vintage}" in way for way in ways if "/receipt" in way)
    assert "<code>/" not in page


@pytest.mark.slow
@pytest.mark.parametrize("is_earlier", [False, True])
@pytest.mark.parametrize("written", ["index.html", "overview.html", "report.json"])
def test_killed_in_the_middle_leaves_no_half_report(
    command: Command, figures: Path, tmp_path: Path, written: str, *, is_earlier: bool
) -> None:
    """Nothing where there was nothing, else the earlier one; the next run sweeps what is left."""
    folder = tmp_path / "reports" / "made"
    asked = ("report", "--data", str(figures), "--out", str(folder))
    if is_earlier:
        assert command(*asked).returncode == 0
    before = content(folder)
    killed = [sys.executable, "-c", KILLED.format(written=written), *asked]
    assert subprocess.run(killed, check=False, timeout=TIMEOUT).returncode == -signal.SIGKILL
    assert (folder.parent / ".made.building").is_dir()
    assert folder.exists() is is_earlier
    assert content(folder) == before
    assert command(*asked).returncode == 0
    assert (folder / "index.html").is_file()
    assert [path.name for path in folder.parent.iterdir()] == ["made"]


def test_folder_of_other_things_is_refused(command: Command, figures: Path, tmp_path: Path) -> None:
    """In a sentence that names one of them; nothing of it is touched."""
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "notes.txt").write_text("mine")
    done = command("report", "--data", str(figures), "--out", str(taken))
    assert done.returncode == 2
    assert "notes.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert content(taken) == {"notes.txt": b"mine"}


def test_report_with_notes_in_it_is_refused(
    command: Command, figures: Path, tmp_path: Path
) -> None:
    """An earlier report is replaced; one that somebody keeps files in is not."""
    folder = tmp_path / "made"
    folder.mkdir()
    asked = ("report", "--data", str(figures), "--out", str(folder))
    assert command(*asked).returncode == 0
    (folder / "index.html").write_text("spoilt")
    assert command(*asked).returncode == 0
    assert "spoilt" not in (folder / "index.html").read_text("utf-8")
    (folder / "claim" / "notes.txt").write_text("mine")
    done = command(*asked)
    assert done.returncode == 2
    assert "claim/notes.txt" in done.stderr
    assert (folder / "claim" / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("marker", ["[]", "{}", "no json", '{"kind": "another"}'])
def test_marker_of_others_makes_no_report(
    command: Command, figures: Path, tmp_path: Path, marker: str
) -> None:
    """A file of that name alone gives nobody's folder away."""
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "report.json").write_text(marker)
    done = command("report", "--data", str(figures), "--out", str(tmp_path / "taken"))
    assert done.returncode == 2
    assert "report.json" in done.stderr


def test_file_is_refused(command: Command, figures: Path, tmp_path: Path) -> None:
    """Where a folder is wanted, and where its parent is one."""
    (tmp_path / "file").write_text("mine")
    for out in (tmp_path / "file", tmp_path / "file" / "made"):
        done = command("report", "--data", str(figures), "--out", str(out))
        assert done.returncode == 2
        assert str(tmp_path / "file") in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [((), "--out"), (("--out", "x", "--lang", "xx"), "'xx' is not a language there is")],
)
def test_wrong_arguments_are_refused(
    command: Command, arguments: tuple[str, ...], words: str
) -> None:
    """2, in a sentence."""
    done = command("report", *arguments)
    assert done.returncode == 2
    assert words in done.stderr


def test_without_figures(command: Command, tmp_path: Path) -> None:
    """2 and what to do; nothing is written."""
    done = command("report", "--data", str(tmp_path / "none"), "--out", str(tmp_path / "made"))
    assert done.returncode == 2
    assert "python -m etl" in done.stderr
    assert list(tmp_path.iterdir()) == []
