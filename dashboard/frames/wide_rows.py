"""A view's numbers as a table to read: a row a period, a column a series, names for codes. Pure."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from dashboard.measures.derived import operated_name
from dashboard.state.snapshot import Snapshot
from dashboard.text.goods import goods_title
from dashboard.text.names import country_label
from dashboard.text.words import measure_title
from etl.schema import DOLLARS, TOTAL

_UNITS: Final = {DOLLARS: "US$"}
"""What units are called in a heading, where that is not their own name."""


def wide(frame: pd.DataFrame, snapshot: Snapshot) -> pd.DataFrame:
    """Periods in order, each series' numbers, then each series' statuses; blank where missing.

    Of a claim the first reading by year; a frame without numbers of trade stays as it is.
    """
    if "value" not in frame:
        return frame
    rows = frame[frame["kind"].eq("year")] if "kind" in frame else frame
    values: dict[str, dict[str, Any]] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for row in rows.to_dict("records"):
        name, period = _heading(row, snapshot), row["period"]
        # Where several sources tell the same, as in a receipt, each has a column of its own.
        seen[name, period] += 1
        if seen[name, period] > 1:
            name = f"{name} ({seen[name, period]})"
        values.setdefault(name, {})[period] = row["value"], row["status"]
    periods = sorted({period for told in values.values() for period in told})
    blank = (float("nan"), "")
    columns = {
        name: [told.get(period, blank)[0] for period in periods] for name, told in values.items()
    }
    statuses = {
        f"{name}: status": [told.get(period, blank)[1] for period in periods]
        for name, told in values.items()
    }
    return pd.DataFrame({"period": periods, **columns, **statuses})


def _heading(row: Mapping[Any, Any], snapshot: Snapshot) -> str:
    """Whose trade with whom, what of it, of which goods, since when, and in which unit."""
    goods = row.get("goods") or TOTAL
    title = measure_title(_measure(row))
    told = [
        title,
        goods_title(goods) if goods != TOTAL else "",
        f"since {row['base']}" if row["base"] else "",
        _UNITS.get(row["unit"], row["unit"]),
    ]
    pair = " – ".join(country_label(snapshot, row[side]) for side in ("reporter", "partner"))
    claim = f"{row['claim']}, {row['statement']}: " if "claim" in row else ""
    return f"{claim}{pair}: {', '.join(filter(None, told))}"


def _measure(row: Mapping[Any, Any]) -> str:
    """The measure with what is done with it, which a claim's readings have in another column."""
    return operated_name(row["measure"], row.get("operation", "level"))
