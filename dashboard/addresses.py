"""Addresses that many pages link to. Pure."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from dashboard.attribution import source_ids
from dashboard.claims.model import OPERATIONS
from dashboard.claims.readings import Reading
from dashboard.measures.derived import SHOWN
from dashboard.measures.evidence import Place
from dashboard.measures.measuring import COMPOSED
from dashboard.words import FLOW_NAMES
from etl.schema import DISPATCH, TOTAL


def receipt_address(row: Mapping[Any, Any], ending: str = "") -> str:
    """Where a number's receipt stands; empty for a void and for what is no measure of one case.

    ``row`` has the columns of ``frames.FRAME_COLUMNS``; ``ending`` is ``.json`` for machines.
    """
    measure, operation = row["measure"], ""
    if measure not in SHOWN:
        measure, _, operation = measure.partition(", ")
    if row["status"] == "missing" or measure not in SHOWN or operation not in {"", *OPERATIONS}:
        return ""
    goods, _, left_out = row["goods"].partition(" without ")
    own, *others = source_ids(row["source"])
    alone = COMPOSED if row.get("composed") else "" if others else own
    compares = measure.startswith("gap")
    pairs = {
        "reporter": row["reporter"],
        "partner": row["partner"],
        "measure": measure,
        "operation": operation,
        "period": row["period"],
        "base": row["base"],
        "goods": "" if goods == TOTAL else goods,
        "without": left_out.replace(" ", ","),
        "basis": DISPATCH if f"imports {DISPATCH}" in row["partner_basis"] else "",
        "source": own if compares else alone,
        "mirror": (others or [own])[0] if compares else "",
        "vintage": row["vintage"],
    }
    return f"/receipt{ending}?{_query(pairs)}"


def figure_address(place: Place, source: str, basis: str, vintage: str) -> str:
    """Where the receipt of one publisher's figure stands; ``basis`` is how its partner is told.

    Blank for what was said of a growth, which is no figure of one year.
    """
    measure = FLOW_NAMES.get(place.flow, place.flow)
    if measure not in SHOWN:
        return ""
    pairs = {
        "reporter": place.reporter,
        "partner": place.partner,
        "measure": measure,
        "period": place.period,
        "goods": "" if place.product == TOTAL else place.product,
        "basis": DISPATCH if basis == DISPATCH else "",
        "source": source,
        "vintage": vintage,
    }
    return f"/receipt?{_query(pairs)}"


def reading_address(reading: Reading, vintage: str) -> str:
    """Where a reading's receipt stands."""
    case, unit = reading.case, reading.measured.unit
    operation = "partner over reporter" if unit == "percentage points" else ""
    if case.base:
        operation = "change" if unit == "percent" else "change in points"
    pairs = {
        "reporter": case.reporter,
        "partner": case.partner,
        "measure": reading.measure,
        "operation": operation,
        "period": case.period,
        "base": case.base,
        "report": "" if case.report == "reporter" else case.report,
        "without": ",".join(case.without),
        "basis": case.basis,
        "source": case.source,
        "vintage": vintage,
    }
    return f"/receipt?{_query(pairs)}"


def _query(pairs: dict[str, str]) -> str:
    return urlencode({name: value for name, value in pairs.items() if value}, safe=",")
