"""Serves a WSGI application: one loop keeps the connections, a few threads answer requests.

A request goes to a thread when all of it has come. So readers who are idle, or who send or read
slowly, cost the loop a few kilobytes each and nobody else's time. Decision 016 has the reasons.
"""

import asyncio
import socket
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import Any, Final, cast
from wsgiref.types import WSGIApplication

from tornado.httpserver import HTTPServer
from tornado.httputil import (
    HTTPConnection,
    HTTPHeaders,
    HTTPMessageDelegate,
    HTTPServerConnectionDelegate,
    RequestStartLine,
    ResponseStartLine,
)
from tornado.iostream import IOStream

from dashboard.serving.gateway import Answer, Asked, call, plain
from dashboard.serving.own_terms import MOST_BODY
from dashboard.state.memory import share_arena

THREADS: Final = 100
"""Few have work at a time; most of those begun wait for a page that another computes."""

WAITING: Final = 500
"""Requests that may wait for a thread: about a second of kept answers."""

CONNECTIONS: Final = 8_000
"""Beyond these a new one is told to come back; each takes some 20 kB."""

PATIENCE: Final = 60
"""Seconds in which the head of a connection's next request has come, and then its body."""

BODY: Final = MOST_BODY
"""Bytes of a request's body that are taken in; a larger one is let pass by and refused."""

_LET_PASS: Final = 64 * BODY
"""Of what is larger still nothing is read, and its sender may not hear why the line is cut."""

_HEAD: Final = 256_000
"""Bytes of a request's head; what is too long for the application it says itself."""

Listening = list[socket.socket]

_LATER: Final = ("Retry-After", "2")


def listen(host: str, port: int) -> Listening:
    """Sockets that listen at all addresses of a host. Raises OSError where one is taken."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    sockets = [
        socket.create_server(address[:2], family=family, backlog=1024)
        for family, address in dict.fromkeys((family, address) for family, *_, address in found)
    ]
    for one in sockets:
        one.setblocking(False)  # noqa: FBT003 -- so named there
    return sockets


def _no_more() -> None:
    """Nothing to do besides."""


def serve(
    application: WSGIApplication,
    sockets: Listening,
    threads: int = THREADS,
    waiting: int = WAITING,
    begun: Callable[[], None] = _no_more,
) -> None:
    """Answer what comes in at these sockets until interrupted. Raises KeyboardInterrupt then.

    ``begun`` is called once it answers. From then on an interrupt waits for the loop; before, it
    may come within an import, and would leave that locked for all other threads.
    """
    _allow_connections()
    share_arena()
    pool = ThreadPoolExecutor(threads, "answering")
    try:
        desk = Desk(lambda asked: pool.submit(call, application, asked), threads + waiting)
        asyncio.run(_serve(desk, sockets, begun))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


async def _serve(desk: "Desk", sockets: Listening, begun: Callable[[], None]) -> None:
    server = _Server(
        desk,
        idle_connection_timeout=PATIENCE,
        body_timeout=PATIENCE,
        max_header_size=_HEAD,
        max_body_size=_LET_PASS,
    )
    server.add_sockets(sockets)
    begun()
    await asyncio.Event().wait()


def _allow_connections() -> None:
    """Let the process hold as many files as it may: each connection is one."""
    with suppress(ImportError, ValueError, OSError):  # other systems have other limits
        import resource  # noqa: PLC0415 -- of Unix alone

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class Desk(HTTPServerConnectionDelegate):
    """Where requests are handed in: to the threads that answer, while there are not too many.

    ``begin`` has a request answered by a thread; ``most`` may be under way at a time.
    """

    def __init__(self, begin: Callable[[Asked], Future[Answer]], most: int) -> None:
        self._begin = begin
        self._most = most
        self._under_way = 0
        self.connections = 0

    def start_request(self, server_conn: object, request_conn: HTTPConnection) -> "_Exchange":  # noqa: ARG002 -- its base names it
        """A request begins to come on a connection."""
        return _Exchange(self, request_conn)

    def on_close(self, server_conn: object) -> None:  # noqa: ARG002 -- its base names it
        """A connection has ended."""
        self.connections -= 1

    def answer(self, asked: Asked, send: Callable[[Answer], None]) -> None:
        """Have a thread answer, or refuse at once where too many wait."""
        if self._under_way >= self._most:
            send(plain(HTTPStatus.SERVICE_UNAVAILABLE, _LATER))
            return
        self._under_way += 1
        loop, done = asyncio.get_running_loop(), partial(self._done, send)

        def tell(made: Future[Answer]) -> None:
            with suppress(RuntimeError):  # the server has ended meanwhile
                loop.call_soon_threadsafe(done, made)

        self._begin(asked).add_done_callback(tell)

    def _done(self, send: Callable[[Answer], None], made: Future[Answer]) -> None:
        self._under_way -= 1
        send(made.result())


_NO_ROOM: Final = (
    b"HTTP/1.1 503 Service Unavailable\r\n"
    b"Retry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
)


class _Server(HTTPServer):
    """A server that takes only so many connections."""

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        desk = cast("Desk", self.request_callback)
        if desk.connections >= CONNECTIONS:
            stream.write(_NO_ROOM)
            stream.close()
            return
        desk.connections += 1
        super().handle_stream(stream, address)


class _Exchange(HTTPMessageDelegate):
    """One request as it comes, and its answer as it leaves."""

    def __init__(self, desk: Desk, connection: Any) -> None:  # noqa: ANN401 -- its type tells no context
        self._desk = desk
        self._connection = connection
        self._body = bytearray()
        self._size = 0

    def headers_received(self, start_line: Any, headers: HTTPHeaders) -> None:  # noqa: ANN401 -- as its base has it
        """The head is whole."""
        self._start: RequestStartLine = start_line
        self._headers = headers
        length = headers.get("Content-Length", "")
        if length.isdecimal() and int(length[:20]) > _LET_PASS:
            self._send(plain(HTTPStatus.REQUEST_ENTITY_TOO_LARGE))

    def data_received(self, chunk: bytes) -> None:
        """A piece of the body."""
        self._size += len(chunk)
        if self._size <= BODY:
            self._body += chunk

    def finish(self) -> None:
        """All has come."""
        if self._size > BODY:
            self._send(plain(HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
        else:
            self._desk.answer(self._asked(), self._send)

    def _asked(self) -> Asked:
        return Asked(
            *self._start,
            headers=self._headers.get_all(),
            body=bytes(self._body),
            reader=str(self._connection.context.remote_ip),
        )

    def _send(self, answer: Answer) -> None:
        headers = HTTPHeaders()
        for name, value in answer.headers:
            headers.add(name, value)
        start = ResponseStartLine("HTTP/1.1", answer.status.value, answer.status.phrase)
        self._connection.write_headers(start, headers, answer.body)
        self._connection.finish()
