"""The key of a chart: what the marks that are on it mean, and no others. Pure."""

from collections.abc import Sequence
from itertools import pairwise

from dashboard.charts.marks import is_break, is_composed, is_monthly, is_wide
from dashboard.measures.measuring import COMPOSED
from dashboard.text import charts as texts
from dashboard.text.language import say
from dashboard.text.rows import Row
from etl.schema import REPORTED, UNSURE


def key_of(rows: Sequence[Row]) -> str:
    """The key of a chart's rows, columns ``number_rows.FRAME_COLUMNS``; blank without a value."""
    statuses = {row["status"] for row in rows}
    kinds = {COMPOSED if is_composed(row) else row["status"] for row in rows} - {"missing"}
    if not kinds:
        return ""
    months = any(map(is_monthly, rows))
    meanings = texts.LINES if months else texts.MARKS
    if months and kinds >= {REPORTED, UNSURE}:
        kinds -= {REPORTED}  # one line, of which it is not told
    told = [text for kind, text in meanings.items() if kind in kinds]
    if any(map(is_wide, rows)):
        told.append(texts.BARS)
    if any(is_break(last, row) for last, row in pairwise(rows) if _are_of_a_line(last, row)):
        told.append(texts.BREAK)
    if "missing" in statuses:
        told.append(texts.GAP_OF_MONTH if months else texts.GAP_OF_YEAR)
    return " ".join(map(say, told))


def _are_of_a_line(one: Row, other: Row) -> bool:
    return all(one[name] == other[name] for name in ("reporter", "partner", "measure"))
