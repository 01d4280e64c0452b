"""Addresses that many pages link to. Pure."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from dashboard.claims.readings import Reading
from dashboard.measures.derived import SHOWN
from etl.schema import TOTAL


def receipt_address(row: Mapping[Any, Any], ending: str = "") -> str:
    """Where a number's receipt stands; empty for what is no measure of one case.

    ``row`` has the columns of ``frames.FRAME_COLUMNS``; ``ending`` is ``.json`` for machines.
    """
    total, _, left_out = row["goods"].partition(" without ")
    if row["measure"] not in SHOWN:
        return ""
    pairs = {
        "reporter": row["reporter"],
        "partner": row["partner"],
        "measure": row["measure"],
        "period": row["period"],
        "goods": "" if total == TOTAL else row["goods"],
        "without": left_out.replace(" ", ","),
        "source": "" if "; " in row["source"] else row["source"],
        "vintage": row["vintage"],
    }
    return f"/receipt{ending}?{_query(pairs)}"


def reading_address(reading: Reading, vintage: str) -> str:
    """Where a reading's receipt stands; empty where it has none of its own.

    A comparison of both sides has two, and one by country of dispatch is of another telling.
    """
    case, unit = reading.case, reading.measured.unit
    two_sides = not case.base and unit == "percentage points"
    if two_sides or case.basis:
        return ""
    operation = ""
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
        "source": case.source,
        "vintage": vintage,
    }
    return f"/receipt?{_query(pairs)}"


def _query(pairs: dict[str, str]) -> str:
    return urlencode({name: value for name, value in pairs.items() if value}, safe=",")
