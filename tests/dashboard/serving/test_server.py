"""A crowd of idle and slow readers takes nothing from the others, and too many are told so."""

import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPResponse
from typing import Final

import pytest

from dashboard.serving.server import BODY

THREADS, WAITING = 2, 3
IDLE, SLOW = 50, 10
TIMEOUT: Final = 60  # seconds; machines that run tests are busy

SITE = f"""
import sys, time
from dashboard.serving.server import listen, serve

def application(environ, start):
    if environ["PATH_INFO"] == "/long":
        time.sleep(2)
    start("200 OK", [("Content-Type", "text/plain")])
    return [environ["REQUEST_METHOD"].encode(), environ["wsgi.input"].read()]

sockets = listen("127.0.0.1", 0)
print(sockets[0].getsockname()[1], flush=True)
serve(application, sockets, {THREADS}, {WAITING})
"""


@pytest.fixture
def port() -> Iterator[int]:
    """Give the port of a site with few threads, in a process of its own."""
    with subprocess.Popen([sys.executable, "-c", SITE], stdout=subprocess.PIPE, text=True) as site:
        assert site.stdout is not None
        yield int(site.stdout.readline())
        site.kill()


@contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    """Give a connection."""
    with socket.create_connection(("127.0.0.1", port), TIMEOUT) as line:
        yield line


def answer(line: socket.socket) -> HTTPResponse:
    """Return what comes back on a connection, head and body."""
    reply = HTTPResponse(line)
    reply.begin()
    return reply


def ask(line: socket.socket, path: str = "/") -> None:
    """Send a whole request."""
    line.sendall(f"GET {path} HTTP/1.1\r\nHost: here\r\n\r\n".encode())


def seconds(port: int, times: int) -> list[float]:
    """Return how long it took to be answered, on one connection."""
    connection, took = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT), []
    for _ in range(times):
        start = time.perf_counter()
        connection.request("GET", "/")
        assert connection.getresponse().read() == b"GET"
        took.append(time.perf_counter() - start)
    connection.close()
    return took


def test_crowd_leaves_others_untouched(port: int) -> None:
    """More slow senders than threads, of heads and of bodies, and idle connections beside."""
    with ExitStack() as stack:
        for _ in range(IDLE):
            idle = stack.enter_context(connected(port))
            ask(idle)
            assert answer(idle).read() == b"GET"
        slow = [stack.enter_context(connected(port)) for _ in range(SLOW)]
        for line in slow[::2]:
            line.sendall(b"GET / HTTP/1.1\r\nHost: here\r\nX-Slow: ")
        for line in slow[1::2]:
            line.sendall(b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 20\r\n\r\n")
        for _ in range(10):
            for line in slow:
                line.sendall(b"a")
            assert statistics.median(seconds(port, 5)) < 0.5
        for line in slow[::2]:
            line.sendall(b"\r\n\r\n")
            assert answer(line).read() == b"GET"
        for line in slow[1::2]:
            line.sendall(b"b" * 10)
            assert answer(line).read() == b"POST" + b"a" * 10 + b"b" * 10


def test_too_many_are_told_to_come_back(port: int) -> None:
    """At once, while those before them are still waited for; and all of those are answered."""
    with ExitStack() as stack:
        lines = [stack.enter_context(connected(port)) for _ in range(THREADS + WAITING)]
        for line in lines:
            ask(line, "/long")
        time.sleep(0.3)
        start = time.perf_counter()
        refused = stack.enter_context(connected(port))
        ask(refused)
        reply = answer(refused)
        assert time.perf_counter() - start < 1
        assert (reply.status, reply.headers["Retry-After"]) == (503, "2")
        assert reply.read() == b"Service Unavailable.\n"
        assert [answer(line).status for line in lines] == [200] * len(lines)
        ask(refused)
        assert answer(refused).status == 200


@pytest.mark.parametrize("pieces", [False, True], ids=["whole", "in pieces"])
@pytest.mark.parametrize(("size", "status"), [(BODY, 200), (BODY + 1, 413), (1_000_000, 413)])
def test_large_bodies_are_refused(port: int, size: int, status: int, *, pieces: bool) -> None:
    """However they are sent; the same connection is good for the next request."""
    connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    body = b"a" * size
    connection.request("POST", "/", iter([body[:1000], body[1000:]]) if pieces else body)
    reply = connection.getresponse()
    assert (reply.status, len(reply.read())) == (status, size + 4 if status == 200 else 26)
    connection.request("GET", "/")
    assert connection.getresponse().status == 200
    connection.close()


def test_huge_body_is_refused_before_it_comes(port: int) -> None:
    """Nothing of it need be sent to hear so."""
    with connected(port) as line:
        line.sendall(b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 200000000\r\n\r\n")
        assert answer(line).status == 413


@pytest.mark.parametrize("sent", [b"\x00\xff\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9\r\n\r\n"])
def test_what_is_no_request_is_refused(port: int, sent: bytes) -> None:
    """400, and the connection ends."""
    with connected(port) as line:
        line.sendall(sent)
        assert line.recv(1000).startswith(b"HTTP/1.1 400 ")
    assert seconds(port, 1)


def test_reader_who_leaves_disturbs_nobody(port: int) -> None:
    """Before the head, amid the body, and while the answer is made."""
    for sent in (
        b"",
        b"GET",
        b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\na",
        b"GET / HTTP/1.1\r\nHost: h\r\n\r\n",
        b"GET /long HTTP/1.1\r\nHost: h\r\n\r\n",
    ):
        with connected(port) as line:
            line.sendall(sent)
    assert seconds(port, 3)


def test_server_needs_nothing_of_the_site() -> None:
    """It is at hand at once, and serves other applications too: no page is imported with it."""
    ask = "import sys, dashboard.serving.server; print({'dash', 'pandas'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
