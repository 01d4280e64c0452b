"""A local HMRC that behaves as its service is described to, faults included; loopback only."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.etl.local_server import LocalService, Reply, Server

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


def recorded_factors(*months: int) -> list[dict[str, Any]]:
    """The same in the form recorded in October 2026: text, dates, and no mark of the latest."""
    (row,) = factors(*months)
    notes = [
        {name: value for name, value in note.items() if name != "isLatestPublication"}
        | {
            "importConvFactor": str(note["importConvFactor"]),
            "exportConvFactor": str(note["exportConvFactor"]),
            "publicationDate": f"202{8 if note['isLatestPublication'] else 5}-01-02T17:58:13.15",
        }
        for note in row["notes"]
    ]
    return [row | {"notes": notes}]


@dataclass
class Hmrc(LocalService):
    """The service's state; ``rows`` with Azerbaijan: month, flow, suppression, goods, pounds.

    ``others`` are those with other countries.
    """

    rows: list[Row] = field(default_factory=list)
    others: dict[str, list[Row]] = field(default_factory=dict)
    page: int = 3
    host: str = "https://api.uktradeinfo.com"

    def sums(self, question: re.Match[str]) -> list[dict[str, Any]]:
        """Sums by month, flow and suppression, as the service makes them."""
        number, first, last, estimates = question.groups()
        found: dict[tuple[int, int, int], float] = {}
        by_number = {
            NUMBERS[code]: rows for code, rows in ({"AZ": self.rows} | self.others).items()
        }
        for month, flow, suppression, goods, pounds in by_number.get(int(number), []):
            asked = int(first) <= month <= int(last)
            if asked and (goods < 0 or not estimates):
                key = (month, flow, suppression)
                found[key] = found.get(key, 0) + pounds
        return [
            {"MonthId": month, "FlowTypeId": flow, "SuppressionIndex": suppression, "V": value}
            for (month, flow, suppression), value in found.items()
        ]

    def reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        """A country's number, or a page of sums."""
        del headers
        parts = urlsplit(path)
        query = {name: value[0] for name, value in parse_qs(parts.query).items()}
        if parts.path == "/Country":
            found = COUNTRY.fullmatch(query.get("$filter", ""))
            number = NUMBERS.get(found[1]) if found else None
            return self._page([{"CountryId": number, "CountryCodeAlpha": "AZ"}] if number else [])
        if parts.path == "/OTS" and (question := APPLY.fullmatch(query.get("$apply", ""))):
            return self._page(self.sums(question), int(query.get("$skip", "0")), path)
        return 400, b'{"error": "bad query"}', {}

    def failure(self, kind: str, headers: Mapping[str, str]) -> Reply:
        """A page for people, under that status where the kind is one."""
        del headers
        return int(kind) if kind.isdecimal() else 200, b"<html>Sorry</html>", {}

    def _page(self, rows: list[dict[str, Any]], skip: int = 0, path: str = "") -> Reply:
        page = rows[skip : skip + self.page]
        body: dict[str, Any] = {"@odata.context": "x", "value": page}
        if skip + len(page) < len(rows):
            address = re.sub(r"&\$skip=\d+", "", path)
            body["@odata.nextLink"] = f"{self.host}{address}&$skip={skip + len(page)}"
        return 200, json.dumps(body, indent=1).encode(), {}


def hmrc_server(service: Hmrc) -> Server[Hmrc]:
    """The service on a loopback port while a ``with`` lasts."""
    return Server(service)
