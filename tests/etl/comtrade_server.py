"""A local service that behaves as UN Comtrade's is described to, faults included; loopback only.

By hand: ``python -m tests.etl.comtrade_server --port 8099 --pause 0.3 --fault 429@3``, then
``python -m etl refresh --data /tmp/trial --base-url un-comtrade=http://127.0.0.1:8099``.
"""

import argparse
import json
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Generic, Protocol, TypeVar
from urllib.parse import parse_qs, urlsplit

from tests.etl.comtrade_world import CHAPTERS, Asked, Trade

PREVIEW = "/public/v1/preview/C/A/HS"
KEYED = "/data/v1/get/C/A/HS"
AVAILABILITY = "/public/v1/getDa/C/A/HS"
METADATA = "/public/v1/getMetadata/C/M/HS"
KEY_HEADER = "Ocp-Apim-Subscription-Key"
QUOTA_TEXT = "Out of call volume quota. Quota will be replenished in 03:14:17."


def _message(status: int, message: str) -> bytes:
    return json.dumps({"statusCode": status, "message": message}).encode()


_DETAIL = {"MemberNames": ["period"], "ErrorMessage": "The field period is invalid"}
_INVALID = {"count": -1, "data": [], "error": "Invalid parameter", "errorObject": [_DETAIL]}
BODIES: dict[str, tuple[int, bytes, dict[str, str]]] = {
    "400": (400, json.dumps(_INVALID).encode(), {}),
    "401": (401, _message(401, "Access denied due to invalid subscription key."), {}),
    "403": (403, _message(403, QUOTA_TEXT), {"Retry-After": "11657"}),
    "404": (404, _message(404, "Resource not found"), {}),
    "404-html": (404, b"<html>The resource you are looking for has been removed</html>", {}),
    "414": (414, b"<html><title>Request URL Too Long</title></html>", {}),
    "429": (429, _message(429, "Rate limit is exceeded. Try again in 1 seconds."), {}),
    "500": (500, _message(500, "Internal server error"), {}),
    "503-html": (503, b"<html><h1>Service Unavailable</h1></html>", {}),
    "302": (302, b"", {"Location": "http://127.0.0.1:9/elsewhere"}),
    "html": (200, b"<html>Welcome to the portal</html>", {}),
    "garbage": (200, b'{"statusCode": 200, "message": "hello"}', {}),
    "error-200": (200, b'{"count": 0, "data": [], "error": "Something went wrong"}', {}),
}
FAULTS = (*BODIES, "empty", "echo", "dropped", "cut-off", "slow", "trickle")


@dataclass
class Fault:
    """What goes wrong, from the ``first`` to the ``last`` call whose path has ``where``."""

    kind: str
    first: int = 1
    last: int = 1
    where: str = ""
    seen: int = 0

    def strikes(self, path: str) -> bool:
        """Whether it strikes this call; counts it."""
        if self.where not in path:
            return False
        self.seen += 1
        return self.first <= self.seen <= self.last


@dataclass
class Service:
    """The service's state; a test changes it between calls. ``calls`` is what it was asked."""

    trade: Trade
    key: str | None = None
    quota: int | None = None
    pause: float = 0.0
    cap: int = 500
    longest: int = 4096
    retry_after: str = "0"
    faults: list[Fault] = field(default_factory=list)
    edit: Callable[[list[dict[str, Any]]], list[dict[str, Any]]] = lambda rows: rows
    metadata: list[dict[str, Any]] = field(default_factory=list)
    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def paths(self, part: str = "") -> list[str]:
        """The addresses asked whose path has ``part``."""
        return [path for path, _ in self.calls if part in path]


def asked(parameters: dict[str, list[str]]) -> Asked:
    """The question in a query string."""

    def listed(name: str) -> list[str]:
        return parameters.get(name, [""])[0].split(",") if parameters.get(name) else []

    products = [
        one for code in listed("cmdCode") for one in (CHAPTERS if code == "AG2" else (code,))
    ]
    pins = {"partner2Code": ["0"], "customsCode": ["C00"], "motCode": ["0"]}
    return Asked(
        tuple(map(int, listed("reporterCode"))),
        tuple(map(int, listed("period"))),
        tuple(listed("flowCode")),
        tuple(map(int, listed("partnerCode"))) or None,
        tuple(products),
        pinned=all(parameters.get(name) == value for name, value in pins.items()),
        second=tuple(map(int, listed("partner2Code"))),
    )


class Handler(BaseHTTPRequestHandler):
    """Answers one request; its class attribute ``service`` is what it speaks for."""

    service: Service
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer, or fail as scheduled."""
        service = self.service
        with service.lock:
            service.calls.append((self.path, dict(self.headers)))
            struck = [fault.kind for fault in service.faults if fault.strikes(self.path)]
        time.sleep(service.pause)
        if struck:
            self._fail(struck[0])
        elif len(self.path) > service.longest:
            self._fail("414")
        else:
            self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- http.server's name
        """Keep quiet."""

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        parameters = parse_qs(parts.query, keep_blank_values=True)
        path = parts.path.replace("/C/M/HS", "/C/A/HS")
        monthly = path != parts.path
        if parts.path == METADATA:
            self._envelope(self.service.metadata)
        elif path == AVAILABILITY:
            reporters = set(asked(parameters).reporters)
            self._envelope(self.service.trade.availability(reporters, monthly=monthly))
        elif path == PREVIEW:
            self._figures(asked(parameters), most_years=1, cap=self.service.cap)
        elif path == KEYED:
            if not self.service.key or self.headers.get(KEY_HEADER) != self.service.key:
                self._fail("401")
            else:
                self._figures(asked(parameters), most_years=12, cap=100_000)
        else:
            self._fail("404")

    def _figures(self, question: Asked, *, most_years: int, cap: int) -> None:
        service = self.service
        with service.lock:
            if service.quota is not None and service.quota <= 0:
                self._fail("403")
                return
            service.quota = None if service.quota is None else service.quota - 1
        if len(question.years) > most_years:
            self._fail("400")
            return
        self._envelope(service.edit(service.trade.rows(question))[:cap])

    def _envelope(self, rows: list[dict[str, Any]]) -> None:
        body = {"elapsedTime": "0.21 secs", "count": len(rows), "data": rows, "error": ""}
        self._send(200, json.dumps(body).encode())

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _fail(self, kind: str) -> None:
        """Fail as the fault says."""
        if kind in BODIES:
            status, body, headers = BODIES[kind]
            if status == 429:
                headers = {"Retry-After": self.service.retry_after}
            self._send(status, body, headers)
        elif kind == "empty":
            self._envelope([])
        elif kind == "echo":
            text = f"your key {self.headers.get(KEY_HEADER)} is not welcome"
            self._send(400, text.encode())
        elif kind == "dropped":
            # A reset instead of an orderly end, as a dying gateway sends.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
        elif kind == "slow":
            time.sleep(1)
            self._answer()
        else:
            self._part(pieces=1 if kind == "cut-off" else 120)

    def _part(self, pieces: int) -> None:
        """A body that is announced longer than it comes, piece by piece."""
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        with suppress(OSError):
            for _ in range(pieces):
                self.wfile.write(b'{"elapsedTime":"0.2 secs","count":5,"data":[{"typeCode"')
                time.sleep(0.05)
        self.close_connection = True


class QuietServer(ThreadingHTTPServer):
    """Says nothing when a client leaves before its answer is there."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """The client's own test says what happened."""


class Served(Protocol):
    """What any local service has: where it is served."""

    url: str


_Served = TypeVar("_Served", bound=Served)


class Server(Generic[_Served]):
    """A service on a loopback port while a ``with`` lasts."""

    def __init__(
        self, service: _Served, port: int = 0, handler: type[BaseHTTPRequestHandler] = Handler
    ) -> None:
        own = type("ServiceHandler", (handler,), {"service": service})
        self._server = QuietServer(("127.0.0.1", port), own)
        self.service = service
        service.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> _Served:
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()
        return self.service

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _fault(text: str) -> Fault:
    """``429@3`` strikes the third call, ``500@2-9`` the second to the ninth."""
    kind, _, when = text.partition("@")
    if kind not in FAULTS:
        message = f"unknown fault {kind!r}; there are {', '.join(FAULTS)}"
        raise argparse.ArgumentTypeError(message)
    first, _, last = (when or "1").partition("-")
    return Fault(kind, int(first), int(last or first))


def main() -> None:
    """Serve until stopped, or for so many seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--key", help="the key the keyed route wants")
    parser.add_argument("--quota", type=int, help="calls until the quota is out")
    parser.add_argument("--pause", type=float, default=0.1, help="seconds before each answer")
    parser.add_argument("--since", type=int, default=2012)
    parser.add_argument("--seconds", type=float, default=600, help="then it stops by itself")
    parser.add_argument("--fault", type=_fault, action="append", default=[], metavar="KIND[@N[-M]]")
    options = parser.parse_args()
    trade = Trade.of((31, 826, 364), range(options.since, 2025))
    # As the real one: nothing of this reporter after 2021.
    trade.releases |= {(643, year): 1 for year in range(options.since, 2022)}
    service = Service(
        trade, options.key, options.quota, options.pause, faults=options.fault
    )  # fmt: skip
    with Server(service, options.port):
        sys.stdout.write(f"Serving on {service.url} for {options.seconds:.0f} s.\n")
        sys.stdout.flush()
        try:
            time.sleep(options.seconds)
        except KeyboardInterrupt:
            sys.stdout.write(f"{len(service.calls)} calls were made.\n")


if __name__ == "__main__":
    main()
