"""Between a request as it came over HTTP and a WSGI application: what each has to know."""

import logging
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from email.utils import formatdate
from http import HTTPStatus
from io import BytesIO
from typing import Any, Final
from urllib.parse import unquote_to_bytes
from wsgiref.types import WSGIApplication

from dashboard.serving.own_terms import OF_FILES

Headers = Iterable[tuple[str, str]]

_BY_THEMSELVES: Final = {"CONTENT_TYPE", "CONTENT_LENGTH"}
"""Headers that WSGI gives without the prefix of all others."""

_NOT_PASSED_ON: Final = {"HTTP_TRANSFER_ENCODING", "HTTP_EXPECT"}
"""Between the reader and the server alone: the body is whole when it is passed on."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, whole: ``target`` as its first line has it, ``reader`` the address it is from."""

    method: str
    target: str
    version: str
    headers: Headers
    body: bytes
    reader: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back; without a body where none is sent."""

    status: HTTPStatus
    headers: list[tuple[str, str]]
    body: bytes


def plain(status: HTTPStatus, *headers: tuple[str, str]) -> Answer:
    """The name of a status as a sentence of its own."""
    body = f"{status.phrase}.\n".encode()
    told = ("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))
    return Answer(status, [*told, *OF_FILES, *headers, ("Date", formatdate(usegmt=True))], body)


def call(application: WSGIApplication, asked: Asked) -> Answer:
    """The application's answer; where it fails, 500, and why in the log alone."""
    try:
        return _called(application, _environ(asked))
    except Exception:
        logging.getLogger(__name__).exception("%s %s", asked.method, asked.target)
        return plain(HTTPStatus.INTERNAL_SERVER_ERROR)


def _called(application: WSGIApplication, environ: dict[str, Any]) -> Answer:
    begun: list[tuple[str, list[tuple[str, str]]]] = []
    written: list[bytes] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], _error: object = None
    ) -> Callable[[bytes], object]:
        begun.append((status, headers))
        return written.append

    made = application(environ, start_response)
    try:
        written.extend(made)
    finally:
        with suppress(AttributeError):
            made.close()  # type: ignore[attr-defined]
    status, headers = begun[-1]
    return _whole(HTTPStatus(int(status[:3])), [*headers], b"".join(written))


def _whole(status: HTTPStatus, headers: list[tuple[str, str]], body: bytes) -> Answer:
    named = {name.lower() for name, _ in headers}
    if "date" not in named:
        headers.append(("Date", formatdate(usegmt=True)))
    if body and "content-length" not in named:
        headers.append(("Content-Length", str(len(body))))
    return Answer(status, headers, body)


def _environ(asked: Asked) -> dict[str, Any]:
    path, _, query = _own(asked.target).partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": asked.method,
        "SCRIPT_NAME": "",
        # WSGI has bytes as text of Latin-1.
        "PATH_INFO": unquote_to_bytes(path.encode("latin-1")).decode("latin-1"),
        "QUERY_STRING": query,
        "REQUEST_URI": asked.target,  # as long as it was sent
        "REMOTE_ADDR": asked.reader,
        # For those who name no host; what they name stands in its header.
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": asked.version,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(asked.body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    environ |= _named(asked.headers)
    # Of a body that came in pieces nobody said how long it would be.
    return environ | {"CONTENT_LENGTH": str(len(asked.body))}


def _own(target: str) -> str:
    """The path and query of a request's target, which may name the host before them."""
    if target.startswith("/"):
        return target
    return "/" + target.partition("://")[2].partition("/")[2]


def _named(headers: Headers) -> dict[str, str]:
    """Headers by their names in WSGI."""
    named: dict[str, str] = {}
    for name, value in headers:
        # One with an underscore would pass for another with a hyphen.
        if "_" in name:
            continue
        key = name.upper().replace("-", "_")
        key = key if key in _BY_THEMSELVES else f"HTTP_{key}"
        named[key] = f"{named[key]},{value}" if key in named else value
    return {key: value for key, value in named.items() if key not in _NOT_PASSED_ON}
