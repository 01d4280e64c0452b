"""A local IMF that behaves as its service is described to, faults included; loopback only."""

import csv
import hashlib
import io
import re
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import quoteattr

from tests.etl.comtrade_server import Fault, Server

PATH = re.compile(r"/external/sdmx/2\.1/data/IMF\.STA,IMTS/([^.]*)\.([^.]*)\.([^.]*)\.([AM])")
COUNTRIES = ("AZE", "RUS", "IRN", "GBR", "TUR", "GEO", "DEU")
HEADER = (
    "DATAFLOW", "COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY", "TIME_PERIOD",
    "OBS_VALUE", "SCALE", "PRECISION", "DECIMALS_DISPLAYED", "TRADE_FLOW", "VALUATION", "UNIT",
    "DERIVATION_TYPE", "OVERLAP", "STATUS",
)  # fmt: skip
AKAMAI = (
    b"<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have "
    b"permission to access this server. Reference #18.2f1b1402.1790000000.5</BODY></HTML>"
)
GROUP_ONLY = (
    b'<?xml version="1.0"?><m:StructureSpecificData xmlns:m="urn:m"><m:DataSet>'
    b'<Group COUNTRY="AZE" INDICATOR="XG_FOB_USD"/></m:DataSet></m:StructureSpecificData>'
)
BODIES = {
    "204": (204, b""),
    "empty": (200, b""),
    "header": (200, (",".join(HEADER) + "\r\n").encode()),
    "group": (200, GROUP_ONLY),
    "html": (200, b"<html>Welcome</html>"),
    "403": (403, AKAMAI),
    "500": (500, b'{"message": "oops"}'),
}
Series = tuple[str, str, str]


@dataclass
class Imf:
    """The service's state; ``calls`` is what it was asked."""

    years: range = range(2019, 2021)
    edition: int = 1
    form: str = "csv"
    marks: dict[str, str] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    pause: float = 0.0
    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    def value(self, series: Series, period: str) -> int | None:
        """Full dollars; the world is the sum of all countries and the unallocated rest."""
        country, indicator, partner = series
        if partner == "G001":
            others = (*COUNTRIES, "TX898")
            parts = [self.value((country, indicator, other), period) for other in others]
            return sum(part or 0 for part in parts)
        if partner == country or indicator == "MG_FOB_USD":
            return None
        seed = f"{country} {indicator} {partner} {period} {self.edition}"
        return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4])

    def series(self, key: tuple[str, str, str, str]) -> dict[Series, dict[str, int]]:
        """What a key asks for; a silent partner is a series without observations."""
        country, indicators, partners, freq = key
        months = [f"-M{month:02}" for month in range(1, 13)] if freq == "M" else [""]
        periods = [f"{year}{month}" for year in self.years for month in months]
        listed = partners.split("+") if partners else [*COUNTRIES, "TX898", "G001", "GX170", "ABW"]
        found: dict[Series, dict[str, int]] = {}
        for indicator in indicators.split("+"):
            for partner in listed:
                series = (country, indicator, partner)
                values = {period: self.value(series, period) for period in periods}
                if partner != "ABW":
                    found[series] = {p: v for p, v in values.items() if v is not None}
                else:
                    found[series] = {}
        return found

    def body(self, key: tuple[str, str, str, str], since: str) -> bytes:
        """The answer to a key."""
        found = {
            series: {period: value for period, value in values.items() if period[:4] >= since}
            for series, values in self.series(key).items()
        }
        return self._xml(found) if self.form == "xml" else self._csv(found, key[3])

    def _csv(self, found: dict[Series, dict[str, int]], freq: str) -> bytes:
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(HEADER)
        for (country, indicator, partner), values in found.items():
            for period, value in values.items():
                mark = self.marks.get(country, "O")
                writer.writerow([
                    "IMF.STA:IMTS(1.0.0)", country, indicator, partner, freq, period, value, 6,
                    "", "", indicator[:2], indicator[3:6], "USD", mark, "OL", "",
                ])  # fmt: skip
        return "".join([text.getvalue(), *(f"{line}\r\n" for line in self.extra)]).encode()

    def _xml(self, found: dict[Series, dict[str, int]]) -> bytes:
        lines = []
        for (country, indicator, partner), values in found.items():
            marks = quoteattr(self.marks.get(country, "O"))
            observed = "".join(
                f'<Obs TIME_PERIOD="{period}" OBS_VALUE="{value}" DERIVATION_TYPE={marks}/>'
                for period, value in values.items()
            )
            lines.append(
                f'<Series COUNTRY="{country}" INDICATOR="{indicator}" SCALE="6" '
                f'COUNTERPART_COUNTRY="{partner}">{observed}</Series>'
            )
        return (
            '<?xml version="1.0"?><m:StructureSpecificData xmlns:m="urn:m">'
            f"<m:Header><m:ID>{time.monotonic_ns()}</m:ID></m:Header>"
            '<m:DataSet UPDATE_DATE="2026-08-31T16:29:47.3Z">'
            f"{''.join(lines)}</m:DataSet></m:StructureSpecificData>"
        ).encode()


class ImfHandler(BaseHTTPRequestHandler):
    """Answers one request; its class attribute ``service`` is what it speaks for."""

    service: Imf
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer, or fail as scheduled."""
        service = self.service
        service.calls.append((self.path, dict(self.headers)))
        struck = [fault.kind for fault in service.faults if fault.strikes(self.path)]
        time.sleep(service.pause)
        parts = urlsplit(self.path)
        found = PATH.fullmatch(unquote(parts.path))
        if struck:
            self._send(*BODIES[struck[0]])
        elif not found:
            self._send(204, b"")
        else:
            since = parse_qs(parts.query).get("startPeriod", [""])[0]
            key = (found[1], found[2], found[3], found[4])
            self._send(200, service.body(key, since))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- http.server's name
        """Keep quiet."""

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def imf_server(service: Imf) -> Server[Imf]:
    """The service on a loopback port while a ``with`` lasts."""
    return Server(service, handler=ImfHandler)
