"""One request over HTTP and all of its answer, within bounds: the only module with a network.

Nothing is judged here: whatever the status, it is an answer. What did not come whole is an error
in words, since the library's own text may hold addresses.
"""

import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Final

import requests
from urllib3.exceptions import DecodeError, HTTPError, ProtocolError, ReadTimeoutError

from etl.questions import LARGEST_BODY, Pace

_PIECE: Final = 2**16


class NothingCameError(Exception):
    """No whole answer came; the message says why in plain words, without addresses."""


@dataclass(frozen=True, slots=True)
class Came:
    """What one request brought; names of headers are found in any case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Connection:
    """Connections to one service; ``headers`` are sent along, the times are those of its pace.

    Proxies come from the environment.
    """

    pace: Pace
    headers: Mapping[str, str] = field(repr=False)
    clock: Callable[[], float] = time.monotonic
    _session: requests.Session = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._session = self._begun()

    def close(self) -> None:
        """Let the connections go."""
        self._session.close()

    def get(self, address: str, end: float) -> Came:
        """One request and its whole body, by ``end`` of the clock. Raises NothingCameError."""
        # A body may trickle: the read timeout counts from byte to byte, this one over all.
        end = min(end, self.clock() + 4 * self.pace.read)
        try:
            with self._opened(address, end - self.clock()) as response:
                return Came(response.status_code, response.headers, self._body(response, end))
        except (requests.RequestException, HTTPError, TimeoutError) as error:
            raise NothingCameError(_plainly(error)) from error

    def _begun(self) -> requests.Session:
        session = requests.Session()
        # The IMF's gate answers 403 where no client is named.
        session.headers["User-Agent"] = "trade-claims (yearly trade statistics)"
        session.headers.update(self.headers)
        return session

    def _body(self, response: requests.Response, end: float) -> bytes:
        """All of it; raises the errors of requests, and TimeoutError."""
        body = bytearray()
        # One piece as it comes: requests' own loop would wait for a full one, however slow.
        while piece := response.raw.read1(_PIECE, decode_content=True):
            body += piece
            if self.clock() > end or len(body) > LARGEST_BODY:
                raise TimeoutError
        return bytes(body)

    def _opened(self, address: str, seconds: float) -> requests.Response:
        """The response once its headers are there; raises as ``_body`` does.

        Headers may trickle too, and nothing in requests bounds them over all: so they are read by a
        thread that is left behind where they take too long. Redirects are not followed: the key
        would go along to wherever they point.
        """
        opened: Future[requests.Response] = Future()
        times, session = (self.pace.connect, self.pace.read), self._session

        def ask() -> None:
            try:
                opened.set_result(
                    session.get(address, timeout=times, stream=True, allow_redirects=False)
                )
            except Exception as error:  # noqa: BLE001 -- raised again where it is waited for
                opened.set_exception(error)

        threading.Thread(target=ask, daemon=True).start()
        try:
            return opened.result(timeout=max(seconds, 0.0))
        except TimeoutError:
            # The thread goes on with its session, so that is left behind with it.
            self._session = self._begun()
            opened.add_done_callback(lambda late: _let_go(late, session))
            raise


def _let_go(late: "Future[requests.Response]", session: requests.Session) -> None:
    """Close what came too late, and the session nobody uses any more."""
    if not late.exception():
        late.result().close()
    session.close()


def _plainly(error: Exception) -> str:
    """A connection's failure in words; its own text may hold addresses, so it is not used."""
    # The first that fits is told, so particular kinds stand before those that hold them.
    kinds: tuple[tuple[type[Exception], str], ...] = (
        (requests.exceptions.ProxyError, "the proxy cannot be reached"),
        (requests.exceptions.SSLError, "the secure connection failed"),
        (requests.exceptions.ConnectTimeout, "no connection in time"),
        (requests.exceptions.Timeout, "no answer in time"),
        (ReadTimeoutError, "no answer in time"),
        (TimeoutError, "the answer took too long or was too large"),
        (ProtocolError, "the answer was cut off"),
        (DecodeError, "the answer was garbled"),
        (requests.exceptions.ConnectionError, "the connection failed or was dropped"),
        (requests.exceptions.InvalidURL, "the address is malformed"),
    )
    return next((words for kind, words in kinds if isinstance(error, kind)), "the request failed")
