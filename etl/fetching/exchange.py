"""One request over HTTP and all of its answer, within bounds: the only module with a network.

Nothing is judged here: whatever the status, it is an answer. What did not come whole is an error
in words, since the library's own text may hold addresses.
"""

import queue
import threading
import time
from collections.abc import Callable, Mapping
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
    _session: requests.Session = field(init=False, repr=False, default_factory=requests.Session)

    def __post_init__(self) -> None:
        # The IMF's gate answers 403 where no client is named.
        self._session.headers["User-Agent"] = "trade-claims (yearly trade statistics)"
        self._session.headers.update(self.headers)

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
        came: queue.SimpleQueue[requests.Response | Exception] = queue.SimpleQueue()
        times = (self.pace.connect, self.pace.read)

        def ask() -> None:
            try:
                came.put(
                    self._session.get(address, timeout=times, stream=True, allow_redirects=False)
                )
            except Exception as error:  # noqa: BLE001 -- raised again where it is waited for
                came.put(error)

        threading.Thread(target=ask, daemon=True).start()
        try:
            found = came.get(timeout=max(seconds, 0.0))
        except queue.Empty:
            raise TimeoutError from None
        if isinstance(found, Exception):
            raise found
        return found


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
