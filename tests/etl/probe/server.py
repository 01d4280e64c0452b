"""Local services that answer a probe as docs/sources.md says, all three on one port; loopback only.

A test changes single answers: ``instead`` maps a part of an address to what comes in its place, and
with ``echoes`` a key that was sent comes back.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.etl.local_server import LocalService, Reply
from tests.etl.sources.imf.server import COUNTRIES, HEADER, Imf

KEY_HEADER = "Ocp-Apim-Subscription-Key"
PARTNERS = (0, 643, 364, 826, 268, 792, 398, 795)
REPORTERS = {31, 842, 251}
ROW = {
    "typeCode": "C", "freqCode": "A", "refPeriodId": 20230101, "refYear": 2023, "refMonth": 52,
    "period": "2023", "reporterCode": 31, "reporterISO": None, "reporterDesc": None,
    "flowCode": "X", "flowDesc": None, "partnerCode": 0, "partnerISO": None, "partnerDesc": None,
    "partner2Code": 0, "partner2ISO": None, "partner2Desc": None, "classificationCode": "H6",
    "classificationSearchCode": "HS", "isOriginalClassification": True, "cmdCode": "TOTAL",
    "cmdDesc": None, "aggrLevel": None, "isLeaf": None, "customsCode": "C00", "customsDesc": None,
    "mosCode": "0", "motCode": 0, "motDesc": None, "qtyUnitCode": -1, "qtyUnitAbbr": None,
    "qty": 0.0, "isQtyEstimated": False, "altQtyUnitCode": -1, "altQtyUnitAbbr": None,
    "altQty": 0.0, "isAltQtyEstimated": False, "netWgt": None, "isNetWgtEstimated": False,
    "grossWgt": 0.0, "isGrossWgtEstimated": False, "cifvalue": None, "fobvalue": 1.5,
    "primaryValue": 1.5, "legacyEstimationFlag": 0, "isReported": False, "isAggregate": True,
}  # fmt: skip
NOTE = {
    "datasetCode": 20031202301202100, "typeCode": "C", "freqCode": "A", "period": 2023,
    "reporterCode": 31, "reporterDescription": "Somewhere", "currency": "GBP",
    "importConvFactor": "1.2431", "exportConvFactor": "1.2431", "tradeSystem": "General",
    "classificationCode": "H6", "importValuation": "CIF", "exportValuation": "FOB",
    "importPartnerCountry": "Origin", "exportPartnerCountry": "Last Known Destination",
    "importPartner2Country": "Consignment", "exportPartner2Country": "N/A",
    "publicationNote": "New Data", "publicationDate": "2024-02-22T05:18:25.78",
    "publicationDateShort": "2024-02-22",
}  # fmt: skip
REVISED = NOTE | {"publicationDateShort": "2024-06-07"}
RELEASE = {
    "reporterCode": 364, "flagCode": "XX", "datasetDesc": "Somewhere CA 2023",
    "nr": "N", "dateRelease": "2026-09-24T00:00:00",
}  # fmt: skip
LISTED = {
    "datasetCode": 1, "typeCode": "C", "freqCode": "A", "classificationCode": "H6",
    "isOriginalClassification": True, "isExtendedPartner2Code": True, "datasetChecksum": 7,
    "firstReleased": "2024-02-02T04:52:35.2166667", "lastReleased": "2024-06-07T17:13:50",
}  # fmt: skip
DETAIL = {"memberNames": ["flowCode"], "errorMessage": "The field flowCode is invalid"}
RATES = {"x-ratelimit-limit": "1", "x-ratelimit-remaining": "0"}
OPERATIONS = {"x-ratelimit-operation-limit": "60", "x-ratelimit-operation-remaining": "57"}
Asked = dict[str, str]


def envelope(data: object, count: int | None = None) -> dict[str, Any]:
    """An answer's envelope around its rows."""
    number = len(data) if isinstance(data, list) else count
    return {"elapsedTime": "0.34 secs", "count": number, "data": data, "error": ""}


def reply(body: object, status: int = 200, headers: Mapping[str, str] = RATES) -> Reply:
    """A body of JSON."""
    return status, json.dumps(body).encode(), {"Content-Type": "application/json", **headers}


@dataclass
class Live(LocalService):
    """The three services; ``instead`` has other answers by a part of the address."""

    instead: dict[str, Reply] = field(default_factory=dict)
    echoes: bool = False
    imf: Imf = field(default_factory=lambda: Imf(years=range(2019, 2031)))

    def reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        """What docs/sources.md says, or what the test says instead."""
        plain = unquote(path)
        for part, other in self.instead.items():
            if part in plain:
                return other
        parts = urlsplit(path)
        query = {name: value[0] for name, value in parse_qs(parts.query).items()}
        if parts.path.startswith("/external/"):
            found = re.search(r"IMTS/([^.]*)\.", plain)
            known = not found or found[1] in COUNTRIES
            silent: Reply = (200, (",".join(HEADER) + "\r\n").encode(), {})
            return self.imf.reply(path, headers) if known else silent
        if parts.path.startswith(("/public/", "/data/")):
            return self._comtrade(parts.path, query, headers.get(KEY_HEADER))
        return self._hmrc(parts.path, query)

    def failure(self, kind: str, headers: Mapping[str, str]) -> Reply:
        """That status, and to be asked again at once."""
        del self, headers
        return reply({"statusCode": int(kind), "message": "?"}, int(kind), {"Retry-After": "0"})

    def _comtrade(self, path: str, query: Asked, key: str | None) -> Reply:
        if path.startswith("/data/") and not key:
            message = "Access denied due to missing subscription key."
            return reply({"statusCode": 401, "message": message}, 401, {})
        if key and self.echoes:
            headers = {"X-Echo": key, "Set-Cookie": "session=a-secret-session"}
            return reply({"error": f"odd {key}", "details": None}, 400, headers)
        if path.endswith("/H6"):
            return reply({"error": "Something went wrong. Please try again.", "details": None}, 500)
        if "/getComtradeReleases" in path:
            return reply(envelope([RELEASE]))
        if "/preview/" in path or "/get/" in path:
            return self._figures(query, keyed=bool(key))
        about = {"reporterCode": int(query["reporterCode"]), "period": int(query["period"])}
        more = LISTED if "/getda/" in path.casefold() else {"notes": [NOTE, REVISED]}
        return reply(envelope([about | more]))

    def _figures(self, query: Asked, *, keyed: bool) -> Reply:
        limits = {"period": ("periods", 12 if keyed else 1)}
        limits |= {} if keyed else {"cmdCode": ("commodity codes", 1)}
        for name, (words, most) in limits.items():
            if len(query[name].split(",")) > most:
                error = f"Maximum number of {words} is {most}"
                return reply({"error": error, "details": None}, 400)
        if query["flowCode"] == "Z":
            return reply({"error": "Invalid parameter value", "details": [DETAIL]}, 400)
        found = _rows(query)
        if query.get("countOnly") == "true":
            void = dict.fromkeys(ROW) | {"refYear": 0, "primaryValue": 0.0}
            return reply(envelope(void, len(found)))
        most = int(query.get("maxRecords", "100000")) if keyed else 500
        return reply(envelope(found[:most]), headers=RATES | (OPERATIONS if keyed else {}))

    def _hmrc(self, path: str, query: Asked) -> Reply:
        wanted, apply = query.get("$filter", ""), query.get("$apply", "")
        if " in (" in wanted:
            return 403, b"<html><h1>403 Forbidden</h1></html>", {}
        body: dict[str, Any] = {"@odata.context": "https://api.uktradeinfo.com/$metadata#OTS"}
        if path == "/Country":
            body["value"] = [{"CountryId": 78, "CountryCodeAlpha": "AZ"}]
        elif "CommodityId lt 0" in apply:
            body["value"] = []
        elif "CountryId eq 78 and MonthId ge" in apply:
            month = int(apply.partition("MonthId ge ")[2][:6])
            sums = {"MonthId": month, "SuppressionIndex": 0, "V": 17.5}
            body["value"] = [sums | {"FlowTypeId": flow} for flow in (3, 4)]
        else:
            month = int(wanted.rpartition(" ")[2])
            body["value"] = [{"MonthId": month}] * (1 if "$top" in query else 40)
            if "$top" not in query:
                body["@odata.nextLink"] = f"{self.url}{path}?$skip=40"
        return reply(body, headers={})


def _rows(query: Asked) -> list[dict[str, Any]]:
    """The rows a question is about; the world is the sum of its partners."""
    listed = query.get("partnerCode")
    partners = [int(code) for code in listed.split(",")] if listed else list(PARTNERS)
    chapters = tuple(f"{n:02}" for n in range(1, 98))
    codes = [
        c for one in query["cmdCode"].split(",") for c in (chapters if one == "AG2" else (one,))
    ]
    found = [
        ROW | {
            "reporterCode": reporter, "period": period, "flowCode": flow, "cmdCode": code,
            "partnerCode": partner, "partner2Code": int(query.get("partner2Code", "0")),
            "primaryValue": 100.25 * (1 if partner else len(PARTNERS) - 1),
        }
        for reporter in map(int, query["reporterCode"].split(",")) if reporter in REPORTERS
        for period in query["period"].split(",")
        for flow in query["flowCode"].split(",")
        for code in codes
        for partner in partners
    ]  # fmt: skip
    pinned = {"partner2Code", "customsCode", "motCode"} <= query.keys()
    if pinned or query.get("breakdownMode") == "classic":
        return found
    return [row | {"motCode": mode} for row in found for mode in (0, 2100, 3200)]
