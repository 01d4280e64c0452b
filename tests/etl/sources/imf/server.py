"""A local IMF that behaves as its service is described to, faults included; loopback only."""

import csv
import hashlib
import io
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import quoteattr

from tests.etl.local_server import LocalService, Reply, Server

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
class Imf(LocalService):
    """The service's state: its years and countries, and how reporters' figures are marked.

    Partners that are ``lost`` are part of the world, but their own figures do not come.
    """

    years: range = range(2019, 2021)
    countries: tuple[str, ...] = COUNTRIES
    edition: int = 1
    form: str = "csv"
    marks: dict[str, str] = field(default_factory=dict)
    lost: tuple[str, ...] = ()

    def reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        """Figures, or 204 where the path is none it knows."""
        del headers
        parts = urlsplit(path)
        found = PATH.fullmatch(unquote(parts.path))
        if not found:
            return 204, b"", {}
        since = parse_qs(parts.query).get("startPeriod", [""])[0]
        return 200, self.body((found[1], found[2], found[3], found[4]), since), {}

    def failure(self, kind: str, headers: Mapping[str, str]) -> Reply:
        """One of ``BODIES``."""
        del headers
        return *BODIES[kind], {}

    def value(self, series: Series, period: str) -> int | None:
        """Full dollars; the world is the sum of all countries and the unallocated rest."""
        country, indicator, partner = series
        if partner == "G001":
            others = (*self.countries, "TX898")
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
        everyone = [*self.countries, "TX898", "G001", "GX170", "ABW"]
        listed = partners.split("+") if partners else everyone
        found: dict[Series, dict[str, int]] = {}
        for indicator in indicators.split("+"):
            for partner in listed:
                series = (country, indicator, partner)
                values = {period: self.value(series, period) for period in periods}
                if partner not in {"ABW", *self.lost}:
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
        return text.getvalue().encode()

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
            f"<m:Header><m:Prepared>{time.time_ns()}</m:Prepared></m:Header>"
            '<m:DataSet UPDATE_DATE="2026-08-31T16:29:47.3Z">'
            f"{''.join(lines)}</m:DataSet></m:StructureSpecificData>"
        ).encode()


def imf_server(service: Imf) -> Server[Imf]:
    """The service on a loopback port while a ``with`` lasts."""
    return Server(service)
