"""What a reader has already is not sent again, nor computed; what is new is told from it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, Response, request
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.serving.answers import Answers, in_order
from dashboard.serving.cache import Kept
from dashboard.state.repository import Repository
from tests.builders import flow, pair, publish_rows, refer

LATER = "2026-01-02T00:00:00Z"
TEXT = "10.08% of turnover\n" * 100


class Server:
    """A server of one text under every address, which counts how often it was made."""

    def __init__(self, data: Path, room: int) -> None:
        self.made = 0
        app, answers = Flask(__name__), Answers(Repository(data), room)

        def page(path: str) -> Response:
            asked = in_order(request.query_string.decode())
            return answers.send((path, asked), self._make, pinned="vintage" in dict(asked))

        app.add_url_rule("/<path>", view_func=page)
        self._client = app.test_client()

    def get(self, address: str, method: str = "GET", **headers: str) -> TestResponse:
        """Return the answer; names of headers are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._client.open(address, method=method, headers=named)

    def _make(self) -> Kept:
        self.made += 1
        status = 400 if request.path == "/wrong" else 200
        return Kept(TEXT.encode(), "text/plain; charset=utf-8", status, (("X-Extra", "told"),))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder with one vintage."""
    publish_rows(tmp_path, [flow(1.0)])
    return tmp_path


@pytest.fixture(params=[0, 1_000_000], ids=["nothing kept", "kept"])
def server(request: pytest.FixtureRequest, data: Path) -> Server:
    """Return a server without room for answers, and one with it."""
    return Server(data, request.param)


def test_answer_is_made_once(data: Path) -> None:
    """An address that asks the same in another order is the same."""
    server = Server(data, 1_000_000)
    replies = [
        server.get(f"/page?{query}") for query in ("a=1&b=2&b=3", "b=2&b=3&a=1", "b=2&a=1&b=3")
    ]
    assert server.made == 1
    assert {reply.text for reply in replies} == {TEXT}
    assert replies[0].headers["X-Extra"] == "told"
    for other in ("/page?a=1&b=3&b=2", "/page?a=1", "/page", "/other?a=1&b=2&b=3"):
        before = server.made
        server.get(other)
        assert server.made == before + 1


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_the_reader_has_is_not_computed(server: Server, method: str) -> None:
    """304 with the same tag and no body, even where the answer was let go."""
    first = server.get("/page")
    again = server.get("/page", method, If_None_Match=f'"other", {first.headers["ETag"]}')
    assert (again.status_code, again.data, server.made) == (304, b"", 1)
    for name in ("ETag", "Cache-Control", "Vary"):
        assert again.headers[name] == first.headers[name]
    assert "Content-Type" not in again.headers


def test_other_tags_get_the_answer(server: Server) -> None:
    """A star too: it asks whether there is any answer, and there is one to give."""
    for tag in ('"other"', "*"):
        assert server.get("/page", If_None_Match=tag).text == TEXT


def test_head_is_get_without_the_body(server: Server) -> None:
    """Same headers, length included."""
    whole, head = server.get("/page"), server.get("/page", "HEAD")
    assert head.data == b""
    assert dict(head.headers) == dict(whole.headers)
    assert head.headers["Content-Length"] == str(len(TEXT))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: publish_rows(data, [flow(2.0)], LATER),
        lambda data: refer(data, "claims.toml", ""),
        lambda data: next(data.glob("vintages/*/manifest.json")).write_bytes(b"damaged"),
    ],
    ids=["a vintage", "a reference table", "a damaged file"],
)
def test_change_of_the_data_is_another_answer(
    server: Server, data: Path, change: Callable[[Path], object]
) -> None:
    """Figures and tables alike: names and claims are part of what is shown."""
    first = server.get("/page?vintage=any").headers["ETag"]
    change(data)
    again = server.get("/page?vintage=any", If_None_Match=first)
    assert (again.status_code, again.text, server.made) == (200, TEXT, 2)
    assert again.headers["ETag"] != first


def test_each_packing_has_a_tag_of_its_own(server: Server) -> None:
    """A strong tag is of bytes: a cache must not answer one reader with another's."""
    replies = {way: server.get("/page", Accept_Encoding=way) for way in ("br", "gzip", "identity")}
    assert len({reply.headers["ETag"] for reply in replies.values()}) == 3
    for way, reply in replies.items():
        assert reply.headers.get("Content-Encoding", "identity") == way
        assert reply.headers["Vary"] == "Accept-Encoding"
        assert not reply.headers["ETag"].startswith("W/")


def test_pinned_addresses_need_not_be_asked_for_again(server: Server) -> None:
    """For a day; what follows the newest figures is asked for each time."""
    assert server.get("/page?vintage=any").headers["Cache-Control"] == (
        "public, max-age=86400, immutable"
    )
    assert server.get("/page").headers["Cache-Control"] == "no-cache"


def test_refusal_has_no_tag(server: Server) -> None:
    """It is made anew, as what was wrong may be right tomorrow."""
    replies = [server.get("/wrong?vintage=any") for _ in range(2)]
    assert server.made == 2
    for reply in replies:
        assert reply.status_code == 400
        assert not {"ETag", "Cache-Control"}.intersection(reply.headers.keys())


def test_files_of_views_are_answered_so(
    tmp_path: Path, client_of: Callable[[Path], FlaskClient]
) -> None:
    """CSV and JSON of a view and of a claim: tag, 304, HEAD, a day where pinned."""
    vintage = publish_rows(tmp_path, [*pair(5.0, 15.0), *pair(100.0, 100.0, partner="WLD")])
    client = client_of(tmp_path)
    for address in ("/data.csv", "/data.json", "/claim/russia-share-of-turnover.csv"):
        whole = client.get(address, headers={"Accept-Encoding": "br"})
        tag, length = whole.headers["ETag"], whole.headers["Content-Length"]
        asked = {"Accept-Encoding": "br", "If-None-Match": tag}
        assert client.get(address, headers=asked).status_code == 304
        assert client.get("/data.csv?without=re-exports", headers=asked).status_code != 304
        head = client.head(address, headers={"Accept-Encoding": "br"})
        assert (head.headers["ETag"], head.headers["Content-Length"]) == (tag, length)
        pinned = client.get(f"{address}?vintage={vintage}")
        assert "immutable" in pinned.headers["Cache-Control"]
    assert client.get("/data.csv?since=x").headers.get("ETag") is None
