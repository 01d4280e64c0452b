"""Asks what was planned: all services side by side, each at its own pace, within one span of time.

Touches the network through the client alone. A service that gives no answer costs the others
nothing: each is asked in a thread of its own, which is left behind when the time is over.
"""

import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from etl.fetching.client import Client, Tools
from etl.fetching.failures import UnreachableError
from etl.probe.assumptions import Assumption, Finding, refused, shown
from etl.probe.planning import Round
from etl.questions import Exchange

HOLDS: Final = "holds"
DIFFERS: Final = "differs"
NOT_ANSWERED: Final = "not answered"

_LONGEST: Final = 25.0
_TRIES: Final = 3
# A service that answers nothing is not pressed (decision 010).
_DOWN_AFTER: Final = 3
_PASSING: Final = frozenset({408, 425, 429, *range(500, 600)})
# Tells of this machine or its key, and nothing of what is assumed (decision 010).
_TURNED_AWAY: Final = frozenset({401, 403, 407})
_STOPPED: Final = "the time of the probe was over"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one assumption; ``kept_as`` names the question that brought the exchange."""

    assumption: Assumption
    verdict: str
    came: str
    exchange: Exchange | None = None
    kept_as: str = ""


def ask(planned: list[Round], tools: Tools, seconds: float) -> Iterator[Result]:
    """The result of each assumption as it comes, all of them within so many seconds."""
    end = tools.clock() + seconds
    results: queue.SimpleQueue[Result | None] = queue.SimpleQueue()
    waiting = [assumption for one in planned for assumption in one.assumptions]
    services = {one.service: [o for o in planned if o.service == one.service] for one in planned}
    for name, theirs in services.items():
        asker = _Asker(theirs, tools, end, results)
        # Daemons: one that hangs is left behind, and can neither print nor write (decision 010).
        threading.Thread(target=asker.run, name=name, daemon=True).start()
    running = len(services)
    try:
        while waiting and running:
            result = results.get(timeout=max(end - tools.clock(), 0))
            if result is None:
                running -= 1
            else:
                waiting.remove(result.assumption)
                yield result
    except queue.Empty:
        pass
    finally:
        tools.stop.set()
    for assumption in waiting:
        yield Result(assumption, NOT_ANSWERED, _STOPPED)


@dataclass
class _Asker:
    """One service's questions, in order; each address is asked once a round."""

    rounds: list[Round]
    tools: Tools
    end: float
    results: "queue.SimpleQueue[Result | None]"
    _seen: dict[str, tuple[str, Exchange | str]] = field(default_factory=dict)
    _answered: dict[str, Exchange] = field(default_factory=dict)
    _failures: int = 0

    def run(self) -> None:
        """Ask all, and say at the end that nothing more comes."""
        try:
            for one in self.rounds:
                client = Client(one.pace, one.headers, self.tools)
                # With a key the same address may answer otherwise than without.
                self._seen, self._failures = {}, 0
                try:
                    for assumption in one.assumptions:
                        self.results.put(self._result(client, assumption))
                    # The next round is a client of its own and asks the same service.
                    self.tools.wait(one.pace.interval)
                finally:
                    client.close()
        except UnreachableError:
            pass  # stopped: whoever waits says so
        finally:
            self.results.put(None)

    def _result(self, client: Client, assumption: Assumption) -> Result:
        address = self._address(assumption)
        if not address:
            why = f"not asked, as the question about its {assumption.after} brought none"
            known = assumption.after in self._answered
            return Result(assumption, DIFFERS if known else NOT_ANSWERED, why)
        if address not in self._seen:
            self._seen[address] = (assumption.id, self._asked(client, assumption, address))
        kept_as, found = self._seen[address]
        if isinstance(found, str):
            return Result(assumption, NOT_ANSWERED, found)
        why = _no_answer(assumption, found)
        if why:
            return Result(assumption, NOT_ANSWERED, why, found, kept_as)
        self._answered[assumption.id] = found
        finding = _judged(assumption, found)
        verdict = HOLDS if finding.holds else DIFFERS
        return Result(assumption, verdict, finding.came, found, kept_as)

    def _address(self, assumption: Assumption) -> str:
        """Where to ask; nothing where an earlier answer lacks what is needed for it."""
        if not assumption.after:
            return assumption.address
        earlier = self._answered.get(assumption.after)
        taken = assumption.taken(earlier) if earlier else ""
        return assumption.address.replace("{}", taken) if taken else ""

    def _asked(self, client: Client, assumption: Assumption, address: str) -> Exchange | str:
        """What came, or why nothing did; a service that is out of order is not asked for ever."""
        if self._failures >= _DOWN_AFTER:
            return f"not asked, as {_DOWN_AFTER} questions before it were not answered"
        try:
            exchange = self._patiently(client, assumption, address)
        except UnreachableError as error:
            self._failures += 1
            return str(error)
        self._failures = self._failures + 1 if _no_answer(assumption, exchange) else 0
        return exchange

    def _patiently(self, client: Client, assumption: Assumption, address: str) -> Exchange:
        """The exchange; repeated a little where the service asks to wait or stumbles."""
        for tried in range(1, _TRIES + 1):
            left = self.end - self.tools.clock()
            exchange = client.exchange(address, max(min(_LONGEST, left), 0.1))
            passing = exchange.status in _PASSING - assumption.expects
            wait = refused(exchange, self.tools.now()).wait
            wait = client.pace.back_off * tried if wait is None else wait
            if not passing or tried == _TRIES or wait > self.end - self.tools.clock():
                break
            self.tools.wait(wait)
        return exchange


def _no_answer(assumption: Assumption, exchange: Exchange) -> str:
    """Why what came answers nothing: the service is out of order, or turns this machine away."""
    if exchange.status in (_PASSING | _TURNED_AWAY) - assumption.expects:
        return shown(str(refused(exchange)))
    return ""


def _judged(assumption: Assumption, exchange: Exchange) -> Finding:
    try:
        return assumption.judge(exchange)
    except Exception as error:  # noqa: BLE001 -- a judge's own fault must not cost the other answers
        return Finding(holds=False, came=f"could not be judged ({type(error).__name__})")
