"""What comes over the wire as no client sends it: refused or cut, and the next is served."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from random import Random
from typing import Final

import pytest

TIMEOUT: Final = 60  # seconds; machines that run tests are busy
LARGE: Final = 200 * 1024 * 1024
PATIENCE: Final = 2  # seconds for what may never be answered
LAST: Final = b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
HOST: Final = b"Host: localhost\r\n"
CALLBACKS: Final = b"POST /_dash-update-component HTTP/1.1\r\nContent-Type: application/json\r\n"


@dataclass
class Site:
    """The dashboard in a process of its own."""

    process: "subprocess.Popen[bytes]"
    port: int
    log: Path
    body: bytes = b""

    def ask(self, sent: bytes) -> HTTPResponse:
        """Send a request and return its answer, read to its end."""
        with socket.create_connection(("127.0.0.1", self.port), TIMEOUT) as line:
            line.sendall(sent)
            reply = HTTPResponse(line)
            reply.begin()
            self.body = reply.read()
            return reply

    def send(self, sent: bytes) -> bytes:
        """Send bytes, then a request that is the last, and return what comes back, if anything."""
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as line:
            found = b""
            # It may be cut before all was sent, and what lacks a part is waited for.
            with suppress(OSError):
                line.sendall(sent + LAST)
                while piece := line.recv(65536):
                    found += piece
        return found

    def is_well(self) -> bool:
        """Tell whether the next reader is served, and nothing was logged as a failure."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        line.request("GET", "/health")
        served = line.getresponse().read().startswith(b"ok ")
        line.close()
        return served and "Traceback" not in self.log.read_text("utf-8", "replace")

    def megabytes(self) -> float:
        """Return the most memory the process has had; 0 where the system does not tell."""
        told = Path(f"/proc/{self.process.pid}/status")
        if not told.exists():
            return 0
        (line,) = (one for one in told.read_text("ascii").splitlines() if "VmHWM" in one)
        return int(line.split()[1]) / 1000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the dashboard as it is started by its command."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("site") / "log"
    command = [sys.executable, "-m", "dashboard", "--port", str(port)]
    with log.open("wb") as file, subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=file
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        yield Site(process, port, log)
        process.terminate()


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /health HTTP/1.1\r\n" + HOST + b"\r\n", 200),
        (b"GET /health HTTP/1.0\r\n\r\n", 200),
        (b"GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n", 400),
        (b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", 400),
        (b"GET /health HTTP/1.1\r\n" + HOST + HOST + b"\r\n", 400),
        (b"GET /%41" + b"%41" * 3000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
        (b"GET /?" + b"x" * 9000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
        (b"BREW /health HTTP/1.1\r\n" + HOST + b"\r\n", 405),
        (CALLBACKS + HOST + b"Content-Length: 2\r\n\r\n{}", 400),
        (CALLBACKS + HOST + b"Content-Length: %d\r\n\r\n{}" % LARGE, 413),
        (CALLBACKS + HOST + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 400),
        (
            CALLBACKS + HOST + b"Transfer-Encoding: chunked\r\n\r\n"
            + (b"10000\r\n" + b" " * 65536 + b"\r\n") * 8 + b"0\r\n\r\n",
            413,
        ),
    ],
    ids=range(12),
)  # fmt: skip
def test_each_has_its_status_and_its_policy(site: Site, sent: bytes, status: int) -> None:
    """A plain sentence that may load nothing, or what was asked for; nobody's name comes back."""
    reply = site.ask(sent)
    assert reply.status == status
    assert "default-src 'none'" in str(reply.headers["Content-Security-Policy"])
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert "evil" not in f"{reply.headers}{site.body!r}"
    assert site.is_well()


GET: Final = b"GET / HTTP/1.1\r\n"
STYLE: Final = b"GET /assets/style.css HTTP/1.1\r\n"
CHUNKED: Final = b"Transfer-Encoding: chunked\r\n"
NO_REQUESTS: Final = (
    b"", b"\r\n\r\n", b"\x00" * 100, b"\x16\x03\x01\x02\x00\x01", b"GET\r\n\r\n",
    b"GET / HTTP/9\r\n\r\n", b"GET  /  HTTP/1.1\r\n\r\n", b"GET /\xff\xfe HTTP/1.1\r\n\r\n",
    GET + b"no colon\r\n\r\n", GET + b": x\r\n\r\n", GET + b"Host: \xff\r\n\r\n",
    GET + b"X: " + b"x" * 400_000 + b"\r\n\r\n",
    GET + HOST + b"If-None-Match: " + b'"' * 99 + b"\r\n\r\n",
    GET + HOST + b"Accept-Encoding: \xff;q=x, br;q=9e99\r\nAccept: ,;q=\r\n\r\n",
    GET + HOST + b"Accept-Language: " + b"x-" * 3000 + b"\r\n\r\n",
    STYLE + HOST + b"Range: bytes=9-1,x-\r\n\r\n",
    STYLE + HOST + b"If-Modified-Since: x\r\nCookie: \xff=\x01\r\n\r\n",
    CALLBACKS + HOST + b"Content-Length: -1\r\n\r\n",
    CALLBACKS + HOST + b"Content-Length: 1e9\r\n\r\n",
    CALLBACKS + HOST + b"Content-Length: 2, 3\r\n\r\n{}",
    CALLBACKS + HOST + b"Content-Length: 2\r\nContent-Length: 9\r\n\r\n{}",
    CALLBACKS + HOST + b"Content-Length: 2\r\n" + CHUNKED + b"\r\n0\r\n\r\n",
    CALLBACKS + HOST + b"Content-Length: \xd9\xa3\r\n\r\n{}",
    CALLBACKS + HOST + b"Content-Length: 99\r\n\r\n{}",
    CALLBACKS + HOST + b"Transfer-Encoding: gzip\r\n\r\n{}",
    CALLBACKS + HOST + CHUNKED + b"\r\nxyz\r\n",
    CALLBACKS + HOST + CHUNKED + b"\r\n-1\r\n{}\r\n",
    CALLBACKS + HOST + CHUNKED + b"\r\nffffffffffffffff\r\n{}",
)  # fmt: skip


@pytest.mark.parametrize("sent", NO_REQUESTS, ids=range(len(NO_REQUESTS)))
def test_what_is_no_request_harms_nobody(site: Site, sent: bytes) -> None:
    """Whatever becomes of it, it is no failure of ours, and the next reader is served."""
    status = site.send(sent)[9:12]
    assert status in {b"", b"200", b"206", b"400", b"404", b"405", b"411", b"413", b"416", b"501"}
    assert site.is_well()


def test_bent_requests_harm_nobody(site: Site) -> None:
    """True requests with a few bytes changed, the same at every run."""
    rng = Random(20261126)  # noqa: S311 -- the same for everybody
    whole = (
        b"GET /claims.json?without=27 HTTP/1.1\r\n"
        + HOST
        + b"Accept: */*\r\nConnection: close\r\n\r\n"
    )
    for _ in range(150):
        sent = bytearray(whole)
        for _ in range(rng.randrange(1, 5)):
            sent[rng.randrange(len(sent))] = rng.randrange(256)
        assert site.send(bytes(sent))[9:12] not in {b"500", b"502"}, bytes(sent)
    assert site.is_well()


def test_large_bodies_are_not_kept(site: Site) -> None:
    """200 MB that are announced, or that come in pieces, take no memory."""
    before = site.megabytes()
    piece = b"100000\r\n" + b" " * 2**20 + b"\r\n"
    for head, body in (
        (b"Content-Length: %d\r\n\r\n" % LARGE, b" " * 2**20),
        (b"Transfer-Encoding: chunked\r\n\r\n", piece),
    ):
        with socket.create_connection(("127.0.0.1", site.port), TIMEOUT) as line, suppress(OSError):
            line.sendall(CALLBACKS + HOST + head)
            for _ in range(200):
                line.sendall(body)
    assert site.is_well()
    assert site.megabytes() - before < 60
