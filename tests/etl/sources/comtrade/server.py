"""A local service that behaves as UN Comtrade's is described to, faults included; loopback only.

By hand: ``python -m tests.etl.sources.comtrade.server --port 8099 --pause 0.3 --fault 429@3``, then
``python -m etl refresh --data /tmp/trial --base-url un-comtrade=http://127.0.0.1:8099``.
"""

import argparse
import json
import math
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.etl.local_server import CONNECTION_FAULTS, Fault, LocalService, Reply, Server
from tests.etl.sources.comtrade.world import CHAPTERS, NO_ROW, Asked, Trade

PREVIEW = "/public/v1/preview/C/A/HS"
KEYED = "/data/v1/get/C/A/HS"
AVAILABILITY = "/public/v1/getDA/C/A/HS"
RELEASES = "/public/v1/getComtradeReleases"
METADATA = "/public/v1/getMetadata/C/M/HS"
KEY_HEADER = "Ocp-Apim-Subscription-Key"
QUOTA_TEXT = "Out of call volume quota. Quota will be replenished in 03:14:17."


def _message(status: int, message: str) -> bytes:
    return json.dumps({"statusCode": status, "message": message}).encode()


def refusal(error: str, *details: dict[str, Any]) -> Reply:
    """A 400 as recorded in October 2026."""
    return 400, json.dumps({"error": error, "details": list(details) or None}).encode(), {}


_DETAIL = {"memberNames": ["period"], "errorMessage": "The field period is invalid"}
BODIES: dict[str, Reply] = {
    "400": refusal("Invalid parameter value", _DETAIL),
    "one-period": refusal("Maximum number of periods is 1"),
    "401": (401, _message(401, "Access denied due to invalid subscription key."), {}),
    "403": (403, _message(403, QUOTA_TEXT), {"Retry-After": "11657"}),
    "404": (404, _message(404, "Resource not found"), {}),
    "404-html": (404, b"<html>The resource you are looking for has been removed</html>", {}),
    "414": (414, b"<html><title>Request URL Too Long</title></html>", {}),
    "429": (429, _message(429, "Rate limit is exceeded. Try again in 1 seconds."), {}),
    "500": (500, b'{"error":"Something went wrong. Please try again.","details":null}', {}),
    "503-html": (503, b"<html><h1>Service Unavailable</h1></html>", {}),
    "302": (302, b"", {"Location": "http://127.0.0.1:9/elsewhere"}),
    "html": (200, b"<html>Welcome to the portal</html>", {}),
    "garbage": (200, b'{"statusCode": 200, "message": "hello"}', {}),
    "error-200": (200, b'{"count": 0, "data": [], "error": "Something went wrong"}', {}),
}
FAULTS = (*BODIES, "empty", "echo", *CONNECTION_FAULTS)


@dataclass
class Service(LocalService):
    """The service's state; a test changes it between calls.

    ``most`` is what the keyless route takes of each, as published, ``most_keyed`` the other one;
    ``levels`` tells whether ``AG2`` is one code there, which is not published. ``remaining`` are
    the calls its headers say are left of this second, ``interval`` the seconds between calls below
    which it answers 429.
    """

    trade: Trade
    key: str | None = None
    quota: int | None = None
    cap: int = 500
    cap_keyed: int = 100_000
    longest: int = 4096
    retry_after: str = "0"
    edit: Callable[[list[dict[str, Any]]], list[dict[str, Any]]] = lambda rows: rows
    metadata: list[dict[str, Any]] = field(default_factory=list)
    most: dict[str, int] = field(default_factory=lambda: {"periods": 1, "commodity codes": 1})
    most_keyed: dict[str, int] = field(default_factory=lambda: {"periods": 12})
    levels: bool = True
    remaining: str = "1"
    interval: float = 0.0
    last: float = -math.inf

    def reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        """Metadata, what is published, or figures by either route; with the rate's headers."""
        with self.asked:
            soon, self.last = time.monotonic() - self.last < self.interval, time.monotonic()
        if soon:
            return self.failure("429", headers)
        status, body, said = self._reply(path, headers)
        rate = {"x-ratelimit-remaining": self.remaining, "x-ratelimit-limit": "1"}
        return status, body, said | ({} if status == 401 else rate)

    def _reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        if len(path) > self.longest:
            return BODIES["414"]
        parts = urlsplit(path)
        question = asked(parse_qs(parts.query, keep_blank_values=True))
        route = parts.path.replace("/C/M/", "/C/A/")
        if route.endswith("/H6"):
            return BODIES["500"]
        # Every reporter's row comes, whatever filters were sent: none is documented.
        listed: dict[str, Callable[[], list[dict[str, Any]]]] = {
            METADATA.replace("/C/M/", "/C/A/"): lambda: self.metadata,
            RELEASES: self.trade.recent,
            AVAILABILITY: lambda: self.trade.availability(monthly=route != parts.path),
        }
        if route in listed:
            return _envelope(listed[route]())
        if route == PREVIEW:
            return self._figures(question, self.most, cap=self.cap)
        if route == KEYED and self.key and headers.get(KEY_HEADER) == self.key:
            return self._figures(question, self.most_keyed, cap=self.cap_keyed)
        return BODIES["401" if route == KEYED else "404"]

    def failure(self, kind: str, headers: Mapping[str, str]) -> Reply:
        """One of ``BODIES``, an empty answer, or one that shows the key it was sent."""
        if kind == "empty":
            return _envelope([])
        if kind == "echo":
            return 400, f"your key {headers.get(KEY_HEADER)} is not welcome".encode(), {}
        status, body, said = BODIES[kind]
        return status, body, said | ({"Retry-After": self.retry_after} if status == 429 else {})

    def _figures(self, question: Asked, most: dict[str, int], cap: int) -> Reply:
        with self.asked:
            if self.quota is not None and self.quota <= 0:
                return BODIES["403"]
            self.quota = None if self.quota is None else self.quota - 1
        codes = question.products if question.level and not self.levels else question.codes
        counted = {
            "periods": len(question.years),
            "commodity codes": len(codes),
            "partners": len(question.partners or ()),
        }
        for what, number in counted.items():
            if number > most.get(what, number):
                return refusal(f"Maximum number of {what} is {most[what]}")
        rows = self.edit(self.trade.rows(question))
        return _counted(rows) if question.count_only else _envelope(rows[:cap])


def _counted(rows: list[dict[str, Any]]) -> Reply:
    """The answer to ``countOnly``: how many rows, and one object without any value."""
    none = {name: 0 if isinstance(value, int) else None for name, value in NO_ROW.items()}
    body = {"elapsedTime": "0.38 secs", "count": len(rows), "data": none, "error": ""}
    return 200, json.dumps(body).encode(), {}


def _envelope(rows: list[dict[str, Any]]) -> Reply:
    body = {"elapsedTime": "0.21 secs", "count": len(rows), "data": rows, "error": ""}
    return 200, json.dumps(body).encode(), {}


def asked(parameters: dict[str, list[str]]) -> Asked:
    """The question in a query string."""

    def listed(name: str) -> list[str]:
        return parameters.get(name, [""])[0].split(",") if parameters.get(name) else []

    products = [
        one for code in listed("cmdCode") for one in (CHAPTERS if code == "AG2" else (code,))
    ]
    pins = {"partner2Code": ["0"], "customsCode": ["C00"], "motCode": ["0"]}
    # Left out, the mode is "plus": a cross product, which all three pins narrow to its total.
    classic = parameters.get("breakdownMode") == ["classic"]
    return Asked(
        tuple(map(int, listed("reporterCode"))),
        tuple(map(int, listed("period"))),
        tuple(listed("flowCode")),
        tuple(map(int, listed("partnerCode"))) or None,
        tuple(products),
        pinned=classic or all(parameters.get(name) == value for name, value in pins.items()),
        second=tuple(map(int, listed("partner2Code"))),
        codes=tuple(listed("cmdCode")),
        count_only=parameters.get("countOnly") == ["true"],
    )


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
    parser.add_argument("--interval", type=float, default=0, help="a call sooner gets 429")
    parser.add_argument("--since", type=int, default=2012)
    parser.add_argument("--seconds", type=float, default=600, help="then it stops by itself")
    parser.add_argument("--fault", type=_fault, action="append", default=[], metavar="KIND[@N[-M]]")
    options = parser.parse_args()
    trade = Trade.of((31, 826, 364), range(options.since, 2025))
    # As the real one: nothing of this reporter after 2021.
    trade.releases |= {(643, year): 1 for year in range(options.since, 2022)}
    service = Service(
        trade, options.key, options.quota, pause=options.pause, faults=options.fault,
        remaining="0", interval=options.interval,
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
