"""Addresses that many pages link to. Pure."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from dashboard.measures import MEASURES


def receipt_address(row: Mapping[Any, Any], ending: str = "") -> str:
    """Where a number's receipt stands; empty for what is no measure of one case.

    ``row`` has the columns of ``frames.FRAME_COLUMNS``; ``ending`` is ``.json`` for machines.
    """
    if row["measure"] not in MEASURES:
        return ""
    left_out = row["goods"].partition(" without ")[2].replace(" ", ",")
    pairs = {
        "reporter": row["reporter"],
        "partner": row["partner"],
        "measure": row["measure"],
        "period": row["period"],
        "without": left_out,
        "source": "" if "; " in row["source"] else row["source"],
        "vintage": row["vintage"],
    }
    query = urlencode({name: value for name, value in pairs.items() if value}, safe=",")
    return f"/receipt{ending}?{query}"
