"""Files go out packed once and kept by hash; plotly.js and everything else from here alone."""

import base64
import gzip
import hashlib
import re
import shutil
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from dash import html
from flask import Response
from plotly.offline import get_plotlyjs_version
from werkzeug.test import Client, TestResponse

from dashboard.serving import packing
from dashboard.serving.first_page import FirstPage
from dashboard.serving.packing import PackedFiles
from dashboard.serving.static import WHOLE, PageScripts, deliver, vendored
from dashboard.serving.warm import warm

SCRIPT = b"window.Plotly = {};" * 100
STYLE = ".chart { color: green }\n" * 100
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a basic plotly.js, a style sheet and room for a cache."""
    (tmp_path / f"plotly-basic-{get_plotlyjs_version()}.min.js").write_bytes(SCRIPT)
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "style.css").write_text(STYLE)
    return tmp_path


@pytest.fixture
def client(folder: Path, packed: Path) -> Client:
    """Return a reader of an app that is delivered with the basic plotly.js, Dash's files packed."""
    shutil.copytree(packed, folder / "cache")
    return reader(folder, vendored(folder))


def reader(folder: Path, scripts: PageScripts) -> Client:
    """Return a reader of a new app."""
    app = FirstPage(__name__, assets_folder=str(folder / "assets"))
    app.layout = html.Div("the layout")
    deliver(app, scripts, folder / "cache")

    def rows() -> Response:
        return Response("year,value\n" * 100, mimetype="text/csv")

    app.server.add_url_rule("/rows.csv", view_func=rows)
    return Client(app.server.wsgi_app)


def get(client: Client, url: str, encodings: str = "br") -> TestResponse:
    """Return a page or file, asked for with these encodings."""
    return client.get(url, headers={"Accept-Encoding": encodings})


def link(client: Client, part: str) -> str:
    """Return the address on the page that has this part."""
    found = re.search(rf'(?:src|href)="([^"]*{part}[^"]*)"', client.get("/").text)
    assert found, part
    return found[1]


def plotly(client: Client) -> bytes:
    """Return the plotly.js that the page loads before Dash would."""
    return bytes(get(client, link(client, "/_scripts/"), "").data)


def test_basic_plotly_is_on_the_page(client: Client) -> None:
    """Where set-up took the basic part, the page loads that."""
    assert plotly(client) == SCRIPT


def test_whole_plotly_is_served_where_there_is_no_part(folder: Path) -> None:
    """Where set-up could not take it, the page loads the one of the plotly package."""
    whole = WHOLE.read_bytes()
    keep(folder, whole, quality=1)
    assert plotly(reader(folder, PageScripts())) == whole


def test_part_of_another_version_is_not_used(folder: Path) -> None:
    """A script left from an earlier plotly would draw something else."""
    (folder / f"plotly-basic-{get_plotlyjs_version()}.min.js").rename(
        folder / "plotly-basic-1.0.0.min.js"
    )
    assert vendored(folder).plotly is None


def test_runtime_takes_the_place_of_the_polyfill(folder: Path) -> None:
    """Where set-up took it the page loads it, before all that needs it; else Dash's polyfill."""
    assert "polyfill" in link(reader(folder, PageScripts()), "/deps/")
    runtime = folder / "regenerator-runtime-1.0.0.js"
    runtime.write_bytes(b"var regeneratorRuntime = {};")
    client = reader(folder, vendored(folder))
    page = client.get("/").text
    assert "polyfill" not in page
    first = re.search(r'<script src="([^"]*)"', page)
    assert first
    assert get(client, first[1], "").data == runtime.read_bytes()


@pytest.mark.parametrize("part", ["style.css", "dash_renderer", "/_scripts/", "_favicon.ico"])
@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("", None)],
)
def test_reader_gets_the_encoding_it_reads(
    client: Client, part: str, accepted: str, encoding: str | None
) -> None:
    """Each encoding unpacks to the same file, is kept for ever, and apart from the others."""
    reply = get(client, link(client, part), accepted)
    plain = get(client, link(client, part), "").data
    assert reply.headers.get("Content-Encoding") == encoding
    assert UNPACK[encoding](reply.data) == plain
    assert reply.headers["Content-Length"] == str(len(reply.data))
    assert reply.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert reply.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("part", ["style.css", "dash_renderer", "/_scripts/"])
def test_kept_file_is_not_sent_again(client: Client, part: str) -> None:
    """A reader that has the file is told so, and each encoding has a tag of its own."""
    url = link(client, part)
    tags = {encoding: get(client, url, encoding).headers["ETag"] for encoding in ("br", "gzip")}
    asked = {"Accept-Encoding": "br", "If-None-Match": tags["br"]}
    assert client.get(url, headers=asked).status_code == 304
    assert client.get(url, headers={**asked, "Accept-Encoding": "gzip"}).status_code == 200


def test_file_without_version_in_its_address_is_asked_for_again(client: Client) -> None:
    """Dash fetches some scripts by a name that outlives their content."""
    reply = get(client, "/assets/style.css")
    assert reply.headers["Cache-Control"] == "no-cache"
    asked = {"If-None-Match": reply.headers["ETag"], "Accept-Encoding": "br"}
    assert client.get("/assets/style.css", headers=asked).status_code == 304


def test_changed_file_is_served_changed(client: Client, folder: Path) -> None:
    """No packing outlives its content."""
    get(client, "/assets/style.css")
    (folder / "assets" / "style.css").write_text("p { color: red }" * 100)
    assert b"red" in brotli.decompress(get(client, "/assets/style.css").data)


def keep(folder: Path, content: bytes, quality: int) -> bytes:
    """Put a packing of this content into the cache, as an earlier run would have."""
    packed: bytes = brotli.compress(content, quality=quality)
    (folder / "cache").mkdir(exist_ok=True)
    (folder / "cache" / f"{hashlib.sha256(content).hexdigest()}.br").write_bytes(packed)
    return packed


def test_kept_packing_is_served_as_it_is(client: Client, folder: Path) -> None:
    """Nothing is packed for a request when an earlier run has packed it, well or badly."""
    kept = keep(folder, STYLE.encode(), quality=0)
    assert [get(client, "/assets/style.css").data for _ in range(2)] == [kept, kept]


def test_damaged_packing_is_not_trusted(client: Client, folder: Path) -> None:
    """A cache file that does not hold its content is packed anew."""
    damaged = keep(folder, STYLE.encode(), quality=0)[:-4]
    (folder / "cache" / f"{hashlib.sha256(STYLE.encode()).hexdigest()}.br").write_bytes(damaged)
    assert brotli.decompress(get(client, "/assets/style.css").data) == STYLE.encode()


def test_best_packing_is_made_once_and_kept(folder: Path) -> None:
    """Every asking gives the same packing; the best one lands on disk and is then served."""
    content = WHOLE.read_bytes()[:50_000]
    files = PackedFiles(folder / "cache")
    packed = files.pack(content)
    early = packed.br
    files.settle()
    assert files.pack(bytes(content)) is packed
    assert [path.read_bytes() for path in (folder / "cache").iterdir()] == [packed.br]
    assert len(packed.br) < len(early)


def test_cache_that_cannot_be_written_is_done_without(folder: Path) -> None:
    """A read-only installation serves all the same."""
    (folder / "cache").write_text("not a folder")
    files = PackedFiles(folder / "cache")
    packed = files.pack(SCRIPT)
    files.settle()
    assert brotli.decompress(packed.br) == SCRIPT


def test_set_up_packs_what_the_page_will_ask_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After `dashboard.serving.warm` the page, its charts and controls find their files packed."""
    monkeypatch.setattr(packing, "BEST", packing.FAST)  # what is packed is asked here, not how well
    warm(vendored(folder), folder / "cache")
    kept = {path.name: path.stat().st_mtime_ns for path in (folder / "cache").iterdir()}
    client = reader(folder, vendored(folder))
    for part in ("/_scripts/", "dash_renderer", "dash_core_components", "react-dom"):
        content = get(client, link(client, part), "").data
        assert f"{hashlib.sha256(content).hexdigest()}.br" in kept


@pytest.mark.parametrize("url", ["/", "/rows.csv", "/_dash-layout", "/_dash-dependencies"])
def test_what_is_made_per_request_is_packed_when_it_is_worth_it(client: Client, url: str) -> None:
    """Pages and downloads go out packed; a few bytes go as they are."""
    plain = get(client, url, "")
    for encoding in ("br", "gzip"):
        reply = get(client, url, encoding)
        used = reply.headers.get("Content-Encoding")
        assert used == (encoding if len(plain.data) >= 400 else None)
        if url != "/":  # each page has a token of its own
            assert UNPACK[used](reply.data) == plain.data


def test_page_is_held_to_its_own_host(client: Client) -> None:
    """The policy names no other host and allows by hash what the page has inline, no more."""
    page = client.get("/")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert not re.search(r"https?:|\*|unsafe-eval", policy)
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    inline = re.findall(
        r"<script(?: id=\"_dash-renderer\"[^>]*)?>(.*?)</script>", page.text, re.DOTALL
    )
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline]
    allowed = [f"'sha256-{digest}'" for digest in hashes if digest]
    assert set(scripts.split()[1:]) <= {"'self'", *allowed}
    assert len(scripts.split()) == 4


def test_every_response_keeps_its_type_and_its_reader_private(client: Client) -> None:
    """No response is taken for another type, none tells another site where a reader came from."""
    for url in ("/", "/rows.csv", "/assets/style.css", link(client, "/_scripts/")):
        headers = client.get(url).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
