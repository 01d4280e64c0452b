"""A local HMRC that behaves as its service is described to, faults included; loopback only."""

import json
import re
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.etl.comtrade_server import Fault, Server

COUNTRY = re.compile(r"CountryCodeAlpha eq '([A-Z]{2})'")
APPLY = re.compile(
    r"filter\(CountryId eq (\d+) and MonthId ge (\d{6}) and MonthId le (\d{6})"
    r"( and CommodityId lt 0)?\)"
    r"/groupby\(\(MonthId,FlowTypeId,SuppressionIndex\),aggregate\(Value with sum as V\)\)"
)
NUMBERS = {"AZ": 78, "GE": 77}
Row = tuple[int, int, int, int, float]


def factors(*months: int, **other: object) -> list[dict[str, Any]]:
    """Comtrade's metadata for the United Kingdom, an older publication of each month included."""
    note: dict[str, Any] = {"reporterCode": 826, "currency": "GBP", "isLatestPublication": True}
    notes = [
        {**note, "period": str(m), "importConvFactor": 1.25, "exportConvFactor": 1.5} | other
        for m in months
    ]
    older = [one | {"isLatestPublication": False, "exportConvFactor": 9.0} for one in notes]
    return [{"reporterCode": 826, "notes": [*notes, *older]}]


@dataclass
class Hmrc:
    """The service's state; ``rows`` with Azerbaijan: month, flow, suppression, goods, pounds."""

    rows: list[Row] = field(default_factory=list)
    page: int = 3
    host: str = "https://api.uktradeinfo.com"
    faults: list[Fault] = field(default_factory=list)
    pause: float = 0.0
    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    def sums(self, question: re.Match[str]) -> list[dict[str, Any]]:
        """Sums by month, flow and suppression, as the service makes them."""
        number, first, last, estimates = question.groups()
        found: dict[tuple[int, int, int], float] = {}
        for month, flow, suppression, goods, pounds in self.rows:
            asked = int(number) == NUMBERS["AZ"] and int(first) <= month <= int(last)
            if asked and (goods < 0 or not estimates):
                key = (month, flow, suppression)
                found[key] = found.get(key, 0) + pounds
        return [
            {"MonthId": month, "FlowTypeId": flow, "SuppressionIndex": suppression, "V": value}
            for (month, flow, suppression), value in found.items()
        ]


class HmrcHandler(BaseHTTPRequestHandler):
    """Answers one request; its class attribute ``service`` is what it speaks for."""

    service: Hmrc
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer, or fail as scheduled."""
        service = self.service
        service.calls.append((self.path, dict(self.headers)))
        struck = [fault.kind for fault in service.faults if fault.strikes(self.path)]
        time.sleep(service.pause)
        parts = urlsplit(self.path)
        query = {name: value[0] for name, value in parse_qs(parts.query).items()}
        if struck:
            self._send(int(struck[0]) if struck[0].isdecimal() else 200, b"<html>Sorry</html>")
        elif parts.path == "/Country":
            found = COUNTRY.fullmatch(query.get("$filter", ""))
            number = NUMBERS.get(found[1]) if found else None
            self._answer([{"CountryId": number, "CountryCodeAlpha": "AZ"}] if number else [], 0)
        elif parts.path == "/OTS" and (question := APPLY.fullmatch(query.get("$apply", ""))):
            self._answer(service.sums(question), int(query.get("$skip", "0")))
        else:
            self._send(400, b'{"error": "bad query"}')

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- http.server's name
        """Keep quiet."""

    def _answer(self, rows: list[dict[str, Any]], skip: int) -> None:
        page = rows[skip : skip + self.service.page]
        body: dict[str, Any] = {"@odata.context": "x", "value": page}
        if skip + len(page) < len(rows):
            path = re.sub(r"&\$skip=\d+", "", self.path)
            body["@odata.nextLink"] = f"{self.service.host}{path}&$skip={skip + len(page)}"
        self._send(200, json.dumps(body, indent=1).encode())

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def hmrc_server(service: Hmrc) -> Server[Hmrc]:
    """The service on a loopback port while a ``with`` lasts."""
    return Server(service, handler=HmrcHandler)
