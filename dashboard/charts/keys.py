"""The key of a chart: what the marks that are on it mean, and no others. Pure."""

from typing import Final

import pandas as pd

from dashboard.charts.marks import COMPOSED, is_composed, is_wide

_MARKS: Final = {
    "reported": "filled marks are reported",
    "reported-or-estimated": (
        "marks with a pale middle are reported or estimated (the publisher does not say which)"
    ),
    "estimate": "hollow marks on a dotted line are estimated",
    "quoted": "hollow marks with a dot are quoted",
    COMPOSED: "hollow marks with a cross are composed of two sources",
}
_LINES: Final = _MARKS | {
    "reported": "lines are reported",
    "reported-or-estimated": ("lines are reported or estimated (the publisher does not say which)"),
    "estimate": "dotted lines are estimated",
}
_BARS: Final = "upright bars show between what ends a figure is known"
_GAP: Final = "a gap is a {period} without a figure"


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
    texts = _LINES if months else _MARKS
    if months and kinds >= {"reported", "reported-or-estimated"}:
        kinds -= {"reported"}  # one line, of which it is not told
    said = [text for kind, text in texts.items() if kind in kinds]
    if any(is_wide(rows)):
        said.append(_BARS)
    if "missing" in statuses:
        said.append(_GAP.format(period="month" if months else "year"))
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}."
