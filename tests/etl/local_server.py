"""What local services share: the calls they got, the faults they play, and a loopback port."""

import socket
import struct
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Generic, TypeVar

Reply = tuple[int, bytes, dict[str, str]]
"""Status, body and headers."""

CONNECTION_FAULTS = ("dropped", "cut-off", "slow", "trickle", "trickling headers")
"""What any service can suffer on the way; other kinds are its own replies."""


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


@dataclass(kw_only=True)
class LocalService:
    """A service's state; a test changes it between calls.

    ``calls`` is what it was asked, ``date`` what it says the time is, ``sent_along`` other headers.
    ``asked`` guards the calls and tells of each; several services can share one.
    """

    faults: list[Fault] = field(default_factory=list)
    pause: float = 0.0
    date: datetime | None = None
    sent_along: dict[str, str] = field(default_factory=dict)
    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""
    asked: threading.Condition = field(default_factory=threading.Condition)

    def reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        """What it answers when nothing goes wrong."""
        raise NotImplementedError

    def failure(self, kind: str, headers: Mapping[str, str]) -> Reply:
        """What it answers when it fails so."""
        raise NotImplementedError

    def paths(self, part: str = "") -> list[str]:
        """The addresses asked whose path has ``part``."""
        return [path for path, _ in self.calls if part in path]


class Handler(BaseHTTPRequestHandler):
    """Answers one request; its class attribute ``service`` is what it speaks for."""

    service: LocalService
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer, or fail as scheduled."""
        service, headers = self.service, dict(self.headers)
        with service.asked:
            service.calls.append((self.path, headers))
            struck = [fault.kind for fault in service.faults if fault.strikes(self.path)]
            service.asked.notify_all()
        time.sleep(service.pause)
        if struck and struck[0] in CONNECTION_FAULTS:
            self._suffer(struck[0])
        elif struck:
            self._send(service.failure(struck[0], headers))
        else:
            self._send(service.reply(self.path, headers))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- http.server's name
        """Keep quiet."""

    def _send(self, reply: Reply) -> None:
        status, body, headers = reply
        self.send_response(status)
        if status != 204:  # which has neither body nor length
            self.send_header("Content-Length", str(len(body)))
        for name, value in (self.service.sent_along | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _suffer(self, kind: str) -> None:
        if kind == "dropped":
            # A reset instead of an orderly end, as a dying gateway sends.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
        elif kind == "trickling headers":
            self._drip()
        elif kind == "slow":
            time.sleep(1)
            self._send(self.service.reply(self.path, dict(self.headers)))
        else:
            self._part(pieces=1 if kind == "cut-off" else 120)

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The time it says it is: the real one, but never before the trials' own clock."""
        del timestamp
        said = self.service.date or max(datetime.now(UTC), datetime(2026, 11, 22, 21, tzinfo=UTC))
        return format_datetime(said, usegmt=True)

    def _drip(self) -> None:
        """Headers byte by byte, which never end."""
        self.close_connection = True
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for _ in range(120):
                self.wfile.write(b"X-Header: x\r\n")
                time.sleep(0.05)

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


_Service = TypeVar("_Service", bound=LocalService)


class Server(Generic[_Service]):
    """A service on a loopback port while a ``with`` lasts."""

    def __init__(self, service: _Service, port: int = 0) -> None:
        own = type("ServiceHandler", (Handler,), {"service": service})
        self._server = QuietServer(("127.0.0.1", port), own)
        self.service = service
        service.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> _Service:
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()
        return self.service

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
