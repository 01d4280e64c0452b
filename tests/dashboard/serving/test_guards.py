"""What is refused before any page is thought of: names, lengths, and what nobody's page sends."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from dashboard.app import create_app
from dashboard.serving.guards import MOST_ADDRESS
from dashboard.serving.hosts import LOOPBACK, host_name, is_known, names
from dashboard.serving.own_terms import MOST_BODY
from etl.reader import SHIPPED_DATA
from etl.vintage import DataError

CALLBACKS = "/_dash-update-component"


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8050", "127.0.0.1:80", "[::1]:8050", "localhost."]
)
def test_loopback_names_are_answered(shipped: FlaskClient, host: str) -> None:
    """Whoever sits at the machine needs to allow nothing."""
    assert shipped.get("/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil", "localhost, x", "a b", "@"]
)
@pytest.mark.parametrize("address", ["/", "/claims.json", "/assets/style.css", "/nowhere"])
def test_other_names_are_refused_and_not_repeated(
    shipped: FlaskClient, host: str, address: str
) -> None:
    """Nobody's name ends up in an address of ours; what allows a name is told."""
    reply = shipped.get(address, headers={"Host": host})
    assert (reply.status_code, reply.mimetype) == (400, "text/plain")
    assert host not in reply.text + str(reply.headers)
    assert "--allow-host" in reply.text


def test_allowed_names_are_answered(packed: Path) -> None:
    """Those given, and the address that is listened on; small letters or large."""
    known = names("192.168.1.5", ["Trade.Example.org"])
    client = create_app(SHIPPED_DATA, cache=packed, names=known).server.test_client()
    for host, status in [("trade.example.org", 200), ("192.168.1.5:8050", 200), ("other", 400)]:
        assert client.get("/health", headers={"Host": host}).status_code == status


@pytest.mark.parametrize("everywhere", ["0.0.0.0", "::", ""])  # noqa: S104 -- that is the point
def test_listening_everywhere_allows_no_name(everywhere: str) -> None:
    """It says which ways lead here, and under which names nobody knows."""
    assert names(everywhere, []) == LOOPBACK


@given(st.text())
def test_a_name_is_known_by_itself_or_is_none(text: str) -> None:
    """What can be allowed is then answered, and nothing that is not allowed is."""
    try:
        name = host_name(text)
    except ValueError:
        return
    assert is_known(name, names("", [text]))
    assert is_known(f"{name}:8050", names("", [text]))
    assert is_known(name, LOOPBACK) == (name in LOOPBACK)


def test_forwarded_headers_are_not_trusted(shipped: FlaskClient) -> None:
    """Anybody can send them; no answer repeats what they say."""
    forwarded = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Prefix": "/evil",
        "X-Forwarded-For": "6.6.6.6",
        "Forwarded": "host=evil.example",
    }
    for address in ("/", "/claim/russia-share-of-turnover", "/nowhere.csv"):
        reply = shipped.get(address, headers=forwarded)
        assert "evil" not in reply.text + str(reply.headers)


def test_long_address_is_refused(shipped: FlaskClient) -> None:
    """414 beyond 8 kB, in the path or behind it, as it was sent."""
    for address in (f"/{'a' * MOST_ADDRESS}", f"/?x={'a' * MOST_ADDRESS}", f"/?x={'%41' * 3000}"):
        reply = shipped.get(address, environ_overrides={"REQUEST_URI": address})
        assert (reply.status_code, reply.mimetype) == (414, "text/plain")
        assert len(reply.data) < 100


class Endless:
    """A body without an end, which notes how much of it was taken."""

    def __init__(self) -> None:
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        """Give as much as is asked for."""
        assert size >= 0, "all of it"
        self.taken += size
        return b" " * size

    def readline(self, size: int = -1) -> bytes:
        """Give as much as is asked for."""
        return self.read(size)

    def __iter__(self) -> Iterator[bytes]:
        """Give pieces."""
        while True:
            yield self.read(1024)


@pytest.mark.parametrize("address", [CALLBACKS, "/", "/overview.csv", "/nowhere"])
def test_large_body_is_refused_unread(shipped: FlaskClient, address: str) -> None:
    """413 by the length it says it has."""
    body = Endless()
    reply = shipped.post(
        address,
        content_type="application/json",
        environ_overrides={"wsgi.input": body, "CONTENT_LENGTH": str(200 * 1024 * 1024)},
    )
    assert (reply.status_code, reply.mimetype) == (413, "text/plain")
    assert body.taken == 0


def test_body_of_unknown_length_is_cut_off(shipped: FlaskClient) -> None:
    """413, and no more of it was read than the limit."""
    body = Endless()
    reply = shipped.post(
        CALLBACKS,
        content_type="application/json",
        environ_overrides={
            "wsgi.input": body, "wsgi.input_terminated": True, "CONTENT_LENGTH": "",
            "HTTP_TRANSFER_ENCODING": "chunked",
        },
    )  # fmt: skip
    assert reply.status_code == 413
    assert body.taken <= 2 * MOST_BODY


@pytest.mark.parametrize(
    "address",
    [
        "/_dash-component-suites/nobody/x.js",
        "/_dash-component-suites/dash/x.js",
        "/_dash-component-suites/dash/../secret.js",
        "/_dash-component-suites/dash/dcc/dash_core_components.v1_0m1.js.map.map",
        "/_dash-component-suites/dash/dcc/async-mathjax.js.map",
        "/assets/none.css",
        "/assets/../../pyproject.toml",
        "/static/x",
    ],
)
def test_unknown_scripts_and_files_are_not_found(shipped: FlaskClient, address: str) -> None:
    """404 in a sentence, which lists nothing."""
    reply = shipped.get(address)
    assert (reply.status_code, reply.mimetype) == (404, "text/plain")
    assert len(reply.data) < 100


def test_wrong_ways_of_asking_are_refused(shipped: FlaskClient) -> None:
    """A sentence with the status that belongs to it, and the ways that are right."""
    reply = shipped.post("/overview.csv")
    assert (reply.status_code, reply.mimetype) == (405, "text/plain")
    assert "GET" in reply.headers["Allow"]
    assert shipped.post(CALLBACKS, data=b"{}").status_code == 415


def test_our_own_fault_is_told_without_a_traceback(
    packed: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """500 says whose fault it is; the log alone says where."""

    def fail(*_: object) -> None:
        raise FileNotFoundError(str(SHIPPED_DATA))

    app = create_app(SHIPPED_DATA, cache=packed)
    app.server.add_url_rule("/fails", view_func=fail)
    reply = app.server.test_client().get("/fails")
    assert (reply.status_code, reply.mimetype) == (500, "text/plain")
    assert "Traceback" not in reply.text
    assert str(SHIPPED_DATA) not in reply.text
    assert "Traceback" in caplog.text


def test_no_answer_names_a_folder(shipped: FlaskClient, packed: Path, tmp_path: Path) -> None:
    """Neither where figures are asked for that are not there, nor where none can be read."""
    for query in ("vintage=x", "vintage=20200101T000000Z-00000000"):
        for address in (f"/overview.csv?{query}", f"/overview?{query}", f"/vintages.csv?{query}"):
            assert str(SHIPPED_DATA.parent) not in shipped.get(address).text
            assert "in vintages" not in shipped.get(address).text
    for name in ("vintage", "against"):
        address = f"/vintages?{name}=20200101T000000Z-00000000"
        page = shipped.get(address, headers={"Accept-Language": "ru"}).text
        assert "здесь нет; все имеющиеся – на странице «История»" in page
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "countries.csv").write_text("nothing\n")
    client = create_app(tmp_path, cache=packed).server.test_client()
    for address in ("/", "/health", "/claims.json"):
        assert str(tmp_path) not in client.get(address).text


def test_error_tells_the_folder_to_the_command_line_alone(tmp_path: Path) -> None:
    """What is raised names the file in full, what is told only its place in the folder."""
    error = DataError(f"{tmp_path}/x cannot be read")
    assert error.told == str(error)
