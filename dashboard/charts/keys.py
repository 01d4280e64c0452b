"""The key of a chart: what the marks that are on it mean, and no others. Pure."""

import pandas as pd

from dashboard.charts.marks import COMPOSED, is_composed, is_wide
from dashboard.text import charts as texts
from dashboard.text.language import say


def key_of(rows: pd.DataFrame) -> str:
    """The key of a chart's rows, columns ``frames.FRAME_COLUMNS``; blank without a value."""
    statuses = rows["status"].tolist()
    kinds = {
        COMPOSED if composed else status
        for status, composed in zip(statuses, is_composed(rows), strict=True)
    } - {"missing"}
    if not kinds:
        return ""
    months = any(len(period) > len("2024") for period in rows["period"].tolist())
    meanings = texts.LINES if months else texts.MARKS
    if months and kinds >= {"reported", "reported-or-estimated"}:
        kinds -= {"reported"}  # one line, of which it is not told
    told = [text for kind, text in meanings.items() if kind in kinds]
    if any(is_wide(rows)):
        told.append(texts.BARS)
    if "missing" in statuses:
        told.append(texts.GAP_OF_MONTH if months else texts.GAP_OF_YEAR)
    return " ".join(map(say, told))
