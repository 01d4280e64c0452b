"""Judges of UN Comtrade's answers: each says whether one thing is as assumed, and what came. Pure.

They read answers by themselves, not through the source: that one is content with names in any case
of letters and with fields that are new, while here exactly that is the question.
"""

import math
import re
from typing import Final

from etl.probe.assumptions import (
    OK,
    Finding,
    Judge,
    Row,
    came,
    fields,
    is_a,
    many,
    names,
    number,
    on_rows,
    rows,
    scalar,
    shown,
)
from etl.questions import Exchange

NAMES: Final = frozenset({
    "typeCode", "freqCode", "refPeriodId", "refYear", "refMonth", "period",
    "reporterCode", "reporterISO", "reporterDesc", "flowCode", "flowDesc",
    "partnerCode", "partnerISO", "partnerDesc", "partner2Code", "partner2ISO", "partner2Desc",
    "classificationCode", "classificationSearchCode", "isOriginalClassification",
    "cmdCode", "cmdDesc", "aggrLevel", "isLeaf", "customsCode", "customsDesc",
    "mosCode", "motCode", "motDesc", "qtyUnitCode", "qtyUnitAbbr", "qty", "isQtyEstimated",
    "altQtyUnitCode", "altQtyUnitAbbr", "altQty", "isAltQtyEstimated",
    "netWgt", "isNetWgtEstimated", "grossWgt", "isGrossWgtEstimated",
    "cifvalue", "fobvalue", "primaryValue", "legacyEstimationFlag", "isReported", "isAggregate",
})  # fmt: skip
"""A row of figures, as recorded."""

_ENVELOPE: Final = frozenset({"elapsedTime", "count", "data", "error"})
_REFUSAL: Final = frozenset({"error", "details"})
_DETAIL: Final = frozenset({"memberNames", "errorMessage"})
# That of the checks before publishing (docs/sources.md, 5, rule 6).
_TOLERANCE: Final = 1e-3
_BAD_REQUEST: Final = 400
_SERVER_ERROR: Final = 500
_TYPES: Final[dict[str, type | tuple[type, ...]]] = {
    "period": str,
    "cmdCode": str,
    "flowCode": str,
    "classificationCode": str,
    "customsCode": str,
    "reporterCode": int,
    "partnerCode": int,
    "partner2Code": int,
    "motCode": int,
    "primaryValue": (int, float),
    "isOriginalClassification": bool,
}


def envelope(exchange: Exchange) -> Finding:
    """Whether the body has the envelope's names, a list of rows and their number."""
    found = rows(exchange)
    if exchange.status != OK or found is None:
        return Finding(holds=False, came=came(exchange))
    body = fields(exchange)
    spelt = names(body, _ENVELOPE, exactly=True)
    fits = spelt.holds and body["count"] == len(found) and body["error"] == ""
    told = f"count {scalar(body.get('count'))}, error {scalar(body.get('error'))!r}"
    return Finding(fits, shown(f"{told}, {spelt.came}"))


def refusal(exchange: Exchange) -> Finding:
    """Whether a 400 has the names recorded."""
    body = fields(exchange)
    if exchange.status == OK or not body:
        return Finding(holds=False, came=came(exchange))
    return names(body, _REFUSAL, exactly=True)


def details(exchange: Exchange) -> Finding:
    """Whether a 400 lists what was wrong, in the names recorded."""
    found = rows(exchange, "details")
    if exchange.status != _BAD_REQUEST or not found:
        return Finding(holds=False, came=came(exchange))
    spelt = names(found[0], _DETAIL, exactly=True)
    said = scalar(found[0].get("errorMessage"))
    return Finding(spelt.holds, shown(said if spelt.holds else spelt.came))


def exactly(wanted: int) -> Judge:
    """A judge of how many rows came, and of ``count`` being that number."""

    def judged(exchange: Exchange) -> Finding:
        found = rows(exchange)
        told = f", count {scalar(fields(exchange).get('count'))}" if found is not None else ""
        fits = exchange.status == OK and found is not None and len(found) == wanted
        fits = fits and fields(exchange).get("count") == wanted
        return Finding(fits, shown(came(exchange) + told))

    return judged


def several(exchange: Exchange) -> Finding:
    """Whether more than one row came."""
    found = rows(exchange) or []
    return Finding(exchange.status == OK and len(found) > 1, came(exchange))


def nothing(exchange: Exchange) -> Finding:
    """Whether an empty list came, without an error."""
    silent = fields(exchange).get("error") == ""
    return Finding(exchange.status == OK and rows(exchange) == [] and silent, came(exchange))


def broken(exchange: Exchange) -> Finding:
    """Whether the service fails, as it did whenever it was recorded."""
    return Finding(exchange.status == _SERVER_ERROR, came(exchange))


def counted_only(exchange: Exchange) -> Finding:
    """Whether ``data`` is one object without figures, and ``count`` a number above 0."""
    body = fields(exchange)
    data, count = body.get("data"), number(body.get("count"))
    if exchange.status != OK or data is None:
        return Finding(holds=False, came=came(exchange))
    kind = "an object" if isinstance(data, dict) else f"a {type(data).__name__}"
    void = isinstance(data, dict) and data.get("cmdCode", "") is None
    told = f"count {scalar(body.get('count'))}, data is {kind}{' of nulls' if void else ''}"
    return Finding(void and (count or 0) > 0, shown(told))


def headers(*wanted: str) -> Judge:
    """A judge of headers that must be there."""

    def judged(exchange: Exchange) -> Finding:
        rates = {k: v for k, v in exchange.headers.items() if k.startswith("x-ratelimit")}
        told = ", ".join(f"{name}: {value}" for name, value in sorted(rates.items()))
        return Finding(all(name in rates for name in wanted), shown(told or "no such header"))

    return judged


@on_rows
def types(found: list[Row]) -> Finding:
    """Whether the values of the first row are of the kinds recorded."""
    odd = [
        f"{name} is {type(found[0].get(name)).__name__}"
        for name, kind in _TYPES.items()
        if not is_a(found[0].get(name), kind)
    ]
    return Finding(not odd, shown(", ".join(odd) or f"{len(_TYPES)} values as recorded"))


def _only(name: str, wanted: frozenset[str], *, all_of_them: bool) -> Judge:
    """A judge of one column: of the wanted values some or all come, and no other."""

    def judged(found: list[Row]) -> Finding:
        values = {scalar(row.get(name)) for row in found}
        fits = values <= wanted and (values == wanted or not all_of_them)
        return Finding(fits, shown(f"{name} {', '.join(sorted(values))}"))

    return on_rows(judged)


def within(periods: frozenset[str]) -> Judge:
    """A judge of the rows' periods: some of those asked for, and text."""
    return _only("period", periods, all_of_them=False)


def products(*wanted: str) -> Judge:
    """A judge of the rows' products: some of those asked for."""
    return _only("cmdCode", frozenset(wanted), all_of_them=False)


def flows(wanted: tuple[str, ...]) -> Judge:
    """A judge of the rows' flows: all of those asked for."""
    return _only("flowCode", frozenset(wanted), all_of_them=True)


def reporters(*wanted: int) -> Judge:
    """A judge of the rows' reporters: all of those asked for."""
    return _only("reporterCode", frozenset(map(str, wanted)), all_of_them=True)


def partners(*wanted: int) -> Judge:
    """A judge of the rows' partners: all of those asked for."""
    return _only("partnerCode", frozenset(map(str, wanted)), all_of_them=True)


def second_partner(wanted: int) -> Judge:
    """A judge of the rows' second partners: the one asked for."""
    return _only("partner2Code", frozenset({str(wanted)}), all_of_them=True)


@on_rows
def chapters(found: list[Row]) -> Finding:
    """Whether the products are chapters, and several."""
    codes = {scalar(row.get("cmdCode")) for row in found}
    fits = len(codes) > 1 and all(re.fullmatch(r"[0-9]{2}", code) for code in codes)
    return Finding(fits, shown(f"{many(len(found), 'row')} of {many(len(codes), 'product')}"))


@on_rows
def world(found: list[Row]) -> Finding:
    """Whether one row is of the world, and others are not."""
    whole = sum(row.get("partnerCode") == 0 for row in found)
    return Finding(whole == 1 < len(found), f"{whole} of {len(found)} rows")


@on_rows
def world_sum(found: list[Row]) -> Finding:
    """Whether the world's value is the sum of the others', to a thousandth."""
    values = [(row.get("partnerCode") == 0, number(row.get("primaryValue"))) for row in found]
    whole = math.fsum(value or 0 for is_world, value in values if is_world)
    parts = math.fsum(value or 0 for is_world, value in values if not is_world)
    fits = whole > 0 and abs(parts - whole) <= _TOLERANCE * whole
    return Finding(fits, shown(f"partners {parts:,.0f}, world {whole:,.0f}"))
