"""A polite HTTP session: the only module that knows ``requests``. It touches the network alone.

    FetchError              a question got no answer; the message is for people, without secrets
    +- BadRequestError      400 and other refusals: the question is wrong, repeating is no use
    +- AuthError            401, or 403 that is no quota: the key is missing or not valid
    +- BlockedError         403 as a page: a gate before the service turns this machine away
    +- NotFoundError        404, or a redirect: wrong path, often a wrong base address
    +- QuotaError           403 "out of call volume quota"; ``resume`` says when it is filled again
    +- TooLongError         414 or its HTML twin: the question must be split
    +- UnreachableError     no usable answer after all tries: connection, 5xx, 429, garbage
    +- ClockError           the service says that this machine's clock is far ahead

Waits, tries and errors follow sections 1.7 and 1.8 of the Comtrade contract: back-off with
jitter, ``Retry-After`` obeyed, every try judged afresh, the key in a header and nowhere else.
"""

import queue
import random
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

import requests
from urllib3.exceptions import DecodeError, HTTPError, ProtocolError, ReadTimeoutError

from etl.questions import LARGEST_BODY, Exchange, NotAnAnswerError, Pace
from etl.refusals import Refusal, rate_pause, read_refusal
from etl.vintage_time import FORMAT, is_far_ahead, service_time

LONGEST_ADDRESS: Final = 4096
_LONG: Final = 1500  # an HTML 404 on a shorter address means a wrong path, not a long one
_PIECE: Final = 2**16
_LONGEST_BACK_OFF: Final = 60.0
_TRANSIENT: Final = frozenset({None, 408, 425, 429, *range(500, 600)})
_OPEN: Final = "accept"  # a header that is sent and no secret
_PRIVATE: Final = frozenset({"set-cookie", "set-cookie2"})


class FetchError(Exception):
    """A question got no answer; the message says why in plain words."""


class BadRequestError(FetchError):
    """The service says the question is wrong."""


class AuthError(FetchError):
    """The service does not accept the key, or wants one."""


class BlockedError(FetchError):
    """A gate before the service turns this machine away."""


class NotFoundError(FetchError):
    """The service knows no such path."""


class TooLongError(FetchError):
    """The address is longer than the service takes."""


class UnreachableError(FetchError):
    """No usable answer after all tries."""


class ClockError(FetchError):
    """This machine's clock is far ahead, so that what is fetched would be dated wrong for good."""


class QuotaError(FetchError):
    """The quota of calls is used up; ``resume`` is when it is filled again, if that was said."""

    def __init__(self, message: str, resume: datetime | None) -> None:
        super().__init__(message)
        self.resume = resume


@dataclass(frozen=True)
class Tools:
    """Time and chance, passed in so that a test can hold them; ``stop`` ends every wait."""

    clock: Callable[[], float] = time.monotonic
    random: Callable[[], float] = random.random
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    stop: threading.Event = field(default_factory=threading.Event)
    sleep: Callable[[float], object] | None = None

    def wait(self, seconds: float) -> None:
        """Let time pass. Raises UnreachableError once the run is stopped."""
        (self.sleep or self.stop.wait)(seconds)
        if self.stop.is_set():
            message = "stopped"
            raise UnreachableError(message)


@dataclass(frozen=True, slots=True)
class Answer:
    """A body as it came, and when (UTC text)."""

    content: bytes
    retrieved: str


@dataclass
class Client:
    """Asks one service, one question at a time; made per source and used by one thread.

    ``headers`` are sent along and their values shown nowhere. Proxies come from the environment.
    """

    pace: Pace
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    tools: Tools = field(default_factory=Tools)
    _session: requests.Session = field(init=False, repr=False, default_factory=requests.Session)
    _next: float = field(init=False, repr=False, default=0.0)

    def __post_init__(self) -> None:
        self._session.headers["User-Agent"] = "trade-claims (yearly trade statistics)"
        self._session.headers.update(self.headers)

    def close(self) -> None:
        """Let the connections go."""
        self._session.close()

    def get(self, address: str, accept: Callable[[bytes], None]) -> Answer:
        """The body at ``address``, once ``accept`` raises no NotAnAnswerError. Raises FetchError.

        Asks up to ``pace.tries`` times, and waits between as the service says, or longer each time;
        ``pace.in_all`` seconds are all it gets for that.
        """
        if len(address) > LONGEST_ADDRESS:
            message = f"the address has {len(address)} characters, {LONGEST_ADDRESS} are taken"
            raise TooLongError(message)
        refusals: list[Refusal] = []
        end = self.tools.clock() + self.pace.in_all
        while True:
            outcome = self._try(address, accept, end)
            if isinstance(outcome, Answer):
                return outcome
            refusals.append(outcome)
            self._judge(refusals, long=len(address) > _LONG)
            wait = self._wait(refusals)
            if self.tools.clock() + wait >= end:
                message = f"no answer within {self.pace.in_all:,.0f} seconds: {outcome}"
                raise UnreachableError(message)
            self.tools.wait(wait)

    def exchange(self, address: str, within: float) -> Exchange:
        """One request and what it brought, whatever the status; judged by whoever asks.

        It takes ``within`` seconds at most, beside the pause before it. Raises UnreachableError
        where nothing whole came.
        """
        self._pause()
        try:
            response, body = self._exchange(address, self.tools.clock() + within)
        except (requests.RequestException, HTTPError, TimeoutError) as error:
            raise UnreachableError(_plainly(error)) from error
        headers = {
            name.casefold(): self._redact(value)
            for name, value in response.headers.items()
            if name.casefold() not in _PRIVATE
        }
        for secret in self._secrets():
            body = body.replace(secret.encode(), b"[redacted]")
        now = self.tools.now().strftime(FORMAT)
        return Exchange(address, response.status_code, headers, body, now)

    def _try(self, address: str, accept: Callable[[bytes], None], end: float) -> Answer | Refusal:
        self._pause()
        try:
            response, body = self._exchange(address, end)
            # Whatever our own pace: a service that says no call is left is asked no sooner.
            spent = self.tools.clock() + rate_pause(response.headers)
            self._next = max(self._next, spent)
            if response.status_code not in {requests.codes.ok, requests.codes.no_content}:
                found = read_refusal(response.status_code, response.headers, body, self.tools.now())
                return Refusal(found.status, self._redact(found.text), found.page, found.wait)
            accept(body)
            self._hold_against(response.headers)
        except NotAnAnswerError as error:
            return Refusal(None, self._redact(f"the answer cannot be used ({error})"))
        except (requests.RequestException, HTTPError, TimeoutError) as error:
            return Refusal(None, _plainly(error))
        return Answer(body, self.tools.now().strftime(FORMAT))

    def _hold_against(self, headers: Mapping[str, str]) -> None:
        """Raise ClockError where a service that answers says this machine's clock is far ahead."""
        now, said = self.tools.now(), service_time(headers)
        if said and is_far_ahead(now, said):
            message = (
                f"this machine's clock says {now:%Y-%m-%d}, the service's {said:%Y-%m-%d}, and "
                "figures would be dated wrong for good; set the clock and repeat"
            )
            raise ClockError(message)

    def _pause(self) -> None:
        """Keep the distance to the call before."""
        now = self.tools.clock()
        self.tools.wait(max(self._next - now, 0.0))
        self._next = max(now, self._next) + self.pace.interval

    def _exchange(self, address: str, end: float) -> tuple[requests.Response, bytes]:
        """One request and its whole body; raises the errors of requests, and TimeoutError."""
        # A body may trickle: the read timeout counts from byte to byte, this one over all.
        end = min(end, self.tools.clock() + 4 * self.pace.read)
        with self._opened(address, end - self.tools.clock()) as response:
            body = bytearray()
            # One piece as it comes: requests' own loop would wait for a full one, however slow.
            while piece := response.raw.read1(_PIECE, decode_content=True):
                body += piece
                if self.tools.clock() > end or len(body) > LARGEST_BODY:
                    raise TimeoutError
            return response, bytes(body)

    def _opened(self, address: str, seconds: float) -> requests.Response:
        """The response once its headers are there; raises as ``_exchange`` does.

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

    def _judge(self, refusals: list[Refusal], *, long: bool) -> None:
        """Raise the error the last refusal means, or return where another try may help."""
        last = refusals[-1]
        if last.is_quota:
            if sum(refusal.is_quota for refusal in refusals) >= self.pace.quota_tries:
                raise self._quota(last)
        elif last.status not in _TRANSIENT:
            raise _final(last, long=long)
        elif (last.wait or 0) > self.pace.longest_wait:
            raise self._quota(last)
        if len(refusals) >= self.pace.tries:
            message = f"no answer after {len(refusals)} tries: {last}"
            raise UnreachableError(message)

    def _quota(self, last: Refusal) -> QuotaError:
        resume = None
        if last.wait is not None:
            resume = self.tools.now() + timedelta(seconds=last.wait)
        when = f". Repeat after {resume:%Y-%m-%d %H:%M:%S} UTC" if resume else ""
        return QuotaError(f"the quota of calls is used up: {last}{when}", resume)

    def _wait(self, refusals: list[Refusal]) -> float:
        """Seconds to the next try: what was asked for plus jitter, or a back-off that doubles."""
        last = refusals[-1]
        chance = self.tools.random()
        if last.wait is not None and not last.is_quota:
            return last.wait + chance * self.pace.interval
        back_off = self.pace.back_off * 2.0 ** (len(refusals) - 1)
        return min(back_off, _LONGEST_BACK_OFF) * (0.5 + chance / 2)

    def _redact(self, text: str) -> str:
        for secret in self._secrets():
            text = text.replace(secret, "[redacted]")
        return text

    def _secrets(self) -> list[str]:
        return [v for name, v in self.headers.items() if v and name.casefold() != _OPEN]


def _final(last: Refusal, *, long: bool) -> FetchError:
    """The error of a refusal that no repeating will change."""
    too_long = last.status == requests.codes.request_uri_too_large or (
        last.page and "url too long" in last.text.casefold()
    )
    removed = last.page and last.status == requests.codes.not_found
    if too_long or (removed and long):
        return TooLongError(str(last))
    if last.page and last.status == requests.codes.forbidden:
        message = (
            "the service's gate turns this machine away (403), as it does when asked too fast or "
            "from some networks; wait an hour, or ask from another network"
        )
        return BlockedError(message)
    if last.status in {requests.codes.unauthorized, requests.codes.forbidden}:
        return AuthError(str(last))
    if last.status == requests.codes.not_found or str(last.status).startswith("3"):
        return NotFoundError(str(last))
    return BadRequestError(str(last))


def _plainly(error: Exception) -> str:
    """A connection's failure in words; its own text may hold addresses, so it is not used."""
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
