"""What an application is told of a request, and what becomes of its answer."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final
from wsgiref.validate import validator

import pytest

from dashboard.serving.gateway import Asked, Headers, call

Start = Callable[..., Callable[[bytes], object]]
HOST: Final = (("Host", "here"),)
TOLD = [("Content-Type", "application/json")]


def asked(
    target: str = "/", method: str = "GET", body: bytes = b"", headers: Headers = HOST
) -> Asked:
    """Return a request."""
    return Asked(method, target, "HTTP/1.1", headers, body, "127.0.0.1")


def echo(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """Answer with what was told."""
    told = {name: value for name, value in environ.items() if isinstance(value, str)}
    told["body"] = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
    start("200 OK", TOLD)
    return [json.dumps(told).encode()]


def told(request: Asked) -> dict[str, str]:
    """Return what an application is told, by the standard's own judge."""
    answer = call(validator(echo), request)
    assert answer.status == 200
    return dict(json.loads(answer.body))


@pytest.mark.parametrize(
    ("target", "path", "query"),
    [
        ("/", "/", ""),
        ("/a?b=%20c?d", "/a", "b=%20c?d"),
        ("/caf%C3%A9%2Fx", "/caf\xc3\xa9/x", ""),
        ("/caf\xe9", "/caf\xe9", ""),
        ("http://elsewhere.example/a?b", "/a", "b"),
        ("*", "/", ""),
    ],
)
def test_target_is_path_and_query(target: str, path: str, query: str) -> None:
    """The path unquoted, as text of Latin-1; the query as it came."""
    found = told(asked(target))
    assert (found["PATH_INFO"], found["QUERY_STRING"]) == (path, query)


def test_headers_keep_their_names_and_several_are_one() -> None:
    """Those with an underscore are left out: they would pass for others."""
    headers = [
        ("Host", "here:8050"), ("X-Two", "a"), ("x-two", "b"), ("X_Two", "forged"),
        ("Content_Length", "99"), ("Content-Type", "text/plain"), ("Transfer-Encoding", "chunked"),
    ]  # fmt: skip
    found = told(asked("/", "POST", "é".encode(), headers))
    assert found["HTTP_HOST"] == "here:8050"
    assert found["HTTP_X_TWO"] == "a,b"
    assert (found["CONTENT_TYPE"], found["CONTENT_LENGTH"], found["body"]) == (
        "text/plain",
        "2",
        "é",
    )
    assert "HTTP_TRANSFER_ENCODING" not in found


class Closing:
    """A body that knows whether it was closed."""

    closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield b"second"

    def close(self) -> None:
        """Note it."""
        self.closed = True


def test_all_parts_of_a_body_are_sent_and_it_is_closed() -> None:
    """What is written the old way comes first; length and date are told."""
    body = Closing()

    def application(_environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        start("201 Created", [("X-Own", "1")])(b"first, ")
        return body

    answer = call(application, asked())
    assert (answer.status, answer.body, body.closed) == (201, b"first, second", True)
    headers = dict(answer.headers)
    assert (headers["X-Own"], headers["Content-Length"]) == ("1", "13")
    assert headers["Date"].endswith(" GMT")


def test_answer_without_body_keeps_the_length_it_tells() -> None:
    """As of HEAD, and of 304, which tells none."""

    def application(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        head = environ["REQUEST_METHOD"] == "HEAD"
        start("200 OK" if head else "304 Not Modified", [("Content-Length", "99")] if head else [])
        return []

    lengths = [
        dict(call(application, asked("/", m)).headers).get("Content-Length")
        for m in ("HEAD", "GET")
    ]
    assert lengths == ["99", None]


def test_failure_is_told_in_the_log_alone(caplog: pytest.LogCaptureFixture) -> None:
    """Whoever asked reads no more than that it failed."""

    def application(_environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        start("200 OK", [])
        message = "secret"
        raise ValueError(message)

    with caplog.at_level(logging.ERROR):
        answer = call(application, asked("/page"))
    assert (answer.status, answer.body) == (500, b"Internal Server Error.\n")
    assert "/page" in caplog.text
    assert "secret" in caplog.text
