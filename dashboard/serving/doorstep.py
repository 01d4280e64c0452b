"""Hands out a page that was just handed out, without asking Flask.

Most readers ask for the same few pages. Flask takes more time to find out that an answer is kept,
and to put the same headers on it again, than to hand it out.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Lock
from typing import Any, Final, NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_ASKED: Final = (
    "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "REQUEST_URI", "wsgi.url_scheme", "HTTP_HOST",
    "HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE", "HTTP_COOKIE",
    "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "CONTENT_LENGTH",
)  # fmt: skip
"""All of a request that any answer of ours depends on."""

_MOST: Final = 64
"""Answers at hand: the first pages in a few languages and packings."""

_LARGEST: Final = 128_000
"""Bytes of a body that is kept here; what is larger takes longer to send than to find."""

_PAGE: Final = "text/html"

_Headers = list[tuple[str, str]]


class Sent(NamedTuple):
    """An answer as it went out."""

    status: str
    headers: _Headers
    body: bytes


class Doorstep:
    """A WSGI application before another, which sees of the same request only the first.

    ``stamp`` tells the state of what is answered from: after a change all is asked anew. Pages that
    have a tag and set no cookie are kept, for they are the same for all who ask so.
    """

    def __init__(self, application: WSGIApplication, stamp: Callable[[], str]) -> None:
        """Stand before an application."""
        self._application = application
        self._stamp = stamp
        self._sent: OrderedDict[tuple[Any, ...], Sent] = OrderedDict()
        self._lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        if environ["REQUEST_METHOD"] != "GET":
            return self._application(environ, start_response)
        key = (self._stamp(), *[environ.get(name) for name in _ASKED])
        with self._lock:
            sent = self._sent.get(key)
            if sent is not None:
                self._sent.move_to_end(key)
        if sent is None:
            return self._first(key, environ, start_response)
        start_response(sent.status, [*sent.headers])
        return [sent.body]

    def _first(
        self, key: tuple[Any, ...], environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        begun: list[tuple[str, _Headers]] = []

        def begin(
            status: str,
            headers: _Headers,
            error: Any = None,  # noqa: ANN401 -- as WSGI has it
            /,
        ) -> Callable[[bytes], object]:
            begun.append((status, headers))
            return start_response(status, headers, error)

        made = self._application(environ, begin)
        try:
            body = b"".join(made)
        finally:
            with suppress(AttributeError):
                made.close()  # type: ignore[attr-defined]
        sent = Sent(*begun[-1], body)
        if _is_for_all(sent):
            self._keep(key, sent)
        return [body]

    def _keep(self, key: tuple[Any, ...], sent: Sent) -> None:
        with self._lock:
            self._sent[key] = sent._replace(headers=[*sent.headers])
            # Those of a state that is gone are asked for no more, and are the first to go.
            while len(self._sent) > _MOST:
                self._sent.popitem(last=False)


def _is_for_all(sent: Sent) -> bool:
    told = {name.lower(): value for name, value in sent.headers}
    # Files are packed better as soon as there is time, and readers keep them anyway.
    is_page = sent.status.startswith("200") and told.get("content-type", "").startswith(_PAGE)
    return is_page and len(sent.body) <= _LARGEST and "etag" in told and "set-cookie" not in told
