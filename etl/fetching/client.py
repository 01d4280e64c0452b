"""Asks one service politely: waits, asks again, and says in words why there is no answer.

Waits, tries and errors follow docs/sources.md, 1.7 and 1.8: back-off with jitter, ``Retry-After``
obeyed, every try judged afresh, the key in a header and nowhere else.
"""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Final

from etl.fetching.call_ledger import CallLedger
from etl.fetching.exchange import Came, Connection, NothingCameError
from etl.fetching.failures import (
    ClockError,
    QuotaError,
    TooLongError,
    UnreachableError,
    WaitError,
    final_failure,
)
from etl.fetching.http_refusal import Refusal, rate_pause, read_refusal
from etl.fetching.patience import told_while_slow
from etl.questions import Exchange, NotAnAnswerError, Pace
from etl.vintage_time import FORMAT, is_far_ahead, service_time

# Comtrade takes no more, and says so in several ways (docs/sources.md, 1.7 and 1.8).
LONGEST_ADDRESS: Final = 4096
_LONG: Final = 1500  # an HTML 404 on a shorter address means a wrong path, not a long one
_LONGEST_BACK_OFF: Final = 60.0
# None stands for no usable answer, dropped or garbled: it passes as a 5xx does.
_TRANSIENT: Final = frozenset({None, 408, 425, 429, *range(500, 600)})
_OPEN: Final = "accept"  # a header that is sent and no secret
# What a probe keeps is sent along, so no cookie may be in it (decision 010).
_PRIVATE: Final = frozenset({"set-cookie", "set-cookie2"})


@dataclass(frozen=True)
class Tools:
    """Time and chance, passed in so that a test can hold them; ``stop`` ends every wait.

    A wait of more than ``patience`` seconds is told.
    """

    clock: Callable[[], float] = time.monotonic
    random: Callable[[], float] = random.random
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    stop: threading.Event = field(default_factory=threading.Event)
    sleep: Callable[[float], object] | None = None
    patience: float = 10.0

    def wait(self, seconds: float) -> None:
        """Let time pass. Raises UnreachableError once the run is stopped."""
        (self.sleep or self.stop.wait)(seconds)
        if self.stop.is_set():
            message = "stopped"
            raise UnreachableError(message)


@dataclass(frozen=True, slots=True)
class Answer:
    """A body as it came, and when (UTC text); ``tries`` is how often it was asked for."""

    content: bytes
    retrieved: str
    tries: int = 1


@dataclass
class Client:
    """Asks one service, one question at a time; made per source and used by one thread.

    ``headers`` are sent along and their values shown nowhere; in ``ledger`` each call is written
    down. ``tell`` hears of failures and waits as they come. ``calls`` counts every request that was
    made, repeats included, and ``met`` what those that failed were answered.
    """

    pace: Pace
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    tools: Tools = field(default_factory=Tools)
    ledger: CallLedger | None = None
    tell: Callable[[str], None] = lambda _: None
    calls: int = field(init=False, default=0)
    met: Counter[str] = field(init=False, default_factory=Counter)
    _connection: Connection = field(init=False, repr=False)
    _next: float = field(init=False, repr=False, default=0.0)

    def __post_init__(self) -> None:
        self._connection = Connection(self.pace, self.headers, self.tools.clock)

    def close(self) -> None:
        """Let the connections go."""
        self._connection.close()

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
                return replace(outcome, tries=len(refusals) + 1)
            refusals.append(outcome)
            self.met[str(outcome)] += 1
            self._judge(refusals, long=len(address) > _LONG)
            wait = self._wait(refusals)
            if self.tools.clock() + wait >= end:
                message = f"no answer within {self.pace.in_all:,.0f} seconds: {outcome}"
                raise UnreachableError(message)
            when = f" in {wait:,.0f} s" if wait >= 1 else ""
            what = f"{str(outcome).rstrip('.')}. Asking again{when}"
            self.tell(f"{what}, try {len(refusals) + 1} of {self.pace.tries}.")
            self.tools.wait(wait)

    def exchange(self, address: str, within: float) -> Exchange:
        """One request and what it brought, whatever the status; judged by whoever asks.

        It takes ``within`` seconds at most, beside the pause before it. Raises UnreachableError
        where nothing whole came.
        """
        self._pause(address)
        try:
            came = self._connection.get(address, self.tools.clock() + within)
        except NothingCameError as error:
            raise UnreachableError(str(error)) from error
        headers = {
            name.casefold(): self._redact(value)
            for name, value in came.headers.items()
            if name.casefold() not in _PRIVATE
        }
        # A service may say the key back, as in a refusal.
        body = came.body
        for secret in self._secrets():
            body = body.replace(secret.encode(), b"[redacted]")
        now = self.tools.now().strftime(FORMAT)
        return Exchange(address, came.status, headers, body, now)

    def _try(self, address: str, accept: Callable[[bytes], None], end: float) -> Answer | Refusal:
        self._pause(address)
        self.calls += 1
        try:
            with told_while_slow(self.tell, self.tools.patience):
                came = self._connection.get(address, end)
            # Whatever our own pace: a service that says no call is left is asked no sooner.
            self._next = max(self._next, self.tools.clock() + rate_pause(came.headers))
            # ``accept`` refuses the empty body of a 204, the IMF's answer to an unknown data set
            # (docs/sources.md, 2.2).
            if came.status not in {HTTPStatus.OK, HTTPStatus.NO_CONTENT}:
                return self._refusal(came)
            accept(came.body)
            # Only now: what is not the service's own answer may have any clock.
            self._hold_against(came.headers)
        except NotAnAnswerError as error:
            return Refusal(None, self._redact(f"the answer cannot be used ({error})"))
        except NothingCameError as error:
            return Refusal(None, str(error))
        return Answer(came.body, self.tools.now().strftime(FORMAT))

    def _refusal(self, came: Came) -> Refusal:
        """What a status that is no answer means, without secrets."""
        found = read_refusal(came.status, came.headers, came.body, self.tools.now())
        return Refusal(found.status, self._redact(found.text), found.page, found.wait)

    def _hold_against(self, headers: Mapping[str, str]) -> None:
        """Raise ClockError where a service that answers says this machine's clock is far ahead."""
        now, said = self.tools.now(), service_time(headers)
        if said and is_far_ahead(now, said):
            message = (
                f"this machine's clock says {now:%Y-%m-%d}, the service's {said:%Y-%m-%d}, and "
                "figures would be dated wrong for good; set the clock and repeat"
            )
            raise ClockError(message)

    def _pause(self, address: str) -> None:
        """Keep the distance to the call before, and write this one down. Raises QuotaError."""
        now = self.tools.clock()
        if self._next - now > self.tools.patience:
            wait = f"{self._next - now:,.0f} s"
            self.tell(f"the service takes no more calls for now. Going on in {wait}.")
        self.tools.wait(max(self._next - now, 0.0))
        self._next = max(now, self._next) + self.pace.interval
        if self.ledger:
            self.ledger.write(address)

    def _judge(self, refusals: list[Refusal], *, long: bool) -> None:
        """Raise the error the last refusal means, or return where another try may help."""
        last = refusals[-1]
        if last.is_quota:
            if sum(refusal.is_quota for refusal in refusals) >= self.pace.quota_tries:
                raise self._to_wait(last)
        elif last.status not in _TRANSIENT:
            raise final_failure(last, long=long)
        # Longer than anybody waits at a terminal: better to end, and say when to repeat.
        elif (last.wait or 0) > self.pace.longest_wait:
            raise self._to_wait(last)
        if len(refusals) >= self.pace.tries:
            message = f"no answer after {len(refusals)} tries: {last}"
            raise UnreachableError(message)

    def _to_wait(self, last: Refusal) -> WaitError:
        """Why the run ends and when to repeat it, if that was said."""
        resume = None
        if last.wait is not None:
            resume = self.tools.now() + timedelta(seconds=last.wait)
        when = f". Repeat after {resume:%Y-%m-%d %H:%M:%S} UTC" if resume else ""
        said = str(last).rstrip(".") if when else str(last)
        if last.is_quota or last.is_of_calls:
            return QuotaError(f"the quota of calls is used up: {said}{when}", resume)
        wait = f"{last.wait or 0:,.0f} seconds"
        return WaitError(f"the service asks to wait {wait}: {said}{when}", resume)

    def _wait(self, refusals: list[Refusal]) -> float:
        """Seconds to the next try: what was asked for plus jitter, or a back-off that doubles."""
        last = refusals[-1]
        chance = self.tools.random()
        # A quota said once may be a gateway's whim (docs/sources.md, 1.8): its hours are not waited
        # for, the call is repeated soon.
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
