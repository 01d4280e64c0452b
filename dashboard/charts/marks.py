"""The marks of one line of a chart: by what kind of figure each is, and how sure it is. Pure.

What is not reported, or not by one source, has a mark of its own and no line to what is.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import COMPOSED_MARKS, MEASURE_MARKS, PALE, STATUS_MARKS
from dashboard.measures.derived import ROWS
from dashboard.measures.evidence import PUBLISHED
from dashboard.text import charts as texts
from dashboard.text.accounts import without_accounts
from dashboard.text.attribution import COMPOSED_OF, source_ids
from dashboard.text.ends import DIFFER, row_text
from dashboard.text.language import say
from dashboard.text.words import CLAUSES, in_row

COMPOSED: Final = "composed"
"""The kind of a number whose parts come from two sources, whatever their status."""

WIDE: Final = 0.03  # of the value, to each side: what was said more exactly needs no bar

_SOLID: Final = ("reported", "reported-or-estimated", "missing")
_UNSURE: Final = "reported-or-estimated"
_LARGE: Final = ("quoted", COMPOSED)


def parts(rows: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """A line's rows by the kind of their marks: reported with gaps, estimated, composed, quoted."""
    composed, status = np.array(is_composed(rows), dtype=bool), rows["status"]
    found = []
    for kind, statuses in (("reported", _SOLID), ("estimate", ("estimate",))):
        some = rows.assign(value=rows["value"].where(status.isin(statuses) & ~composed))
        if some["value"].notna().any():
            found.append((kind, some))
    alone = ((COMPOSED, composed), ("quoted", status.eq("quoted").to_numpy() & ~composed))
    return [*found, *((kind, rows[chosen]) for kind, chosen in alone if chosen.any())]


# Plain lists, as a chart has few rows, and each call on a column costs more than all of them.
def is_composed(rows: pd.DataFrame) -> list[bool]:
    """Which rows have a number made of two sources; none where no column tells."""
    if COMPOSED not in rows:
        return [False] * len(rows)
    told = zip(rows[COMPOSED].tolist(), rows["status"].tolist(), strict=True)
    return [composed == "yes" and status != "missing" for composed, status in told]


def is_wide(rows: pd.DataFrame) -> list[bool]:
    """Which rows are known only within more than a few percent to each side, or are disputed."""
    ends = (rows[name].tolist() for name in ("value", "low", "high"))
    return [
        disputed or (high - low) / 2 > WIDE * abs(value)  # nothing is greater than NaN
        for value, low, high, disputed in zip(*ends, _disputed(rows), strict=True)
    ]


def _disputed(rows: pd.DataFrame) -> list[bool]:
    """Of which rows statements differ; of none where no column tells."""
    told = rows["spread"].tolist() if "spread" in rows else [""] * len(rows)
    return [spread == DIFFER for spread in told]


def trace(rows: pd.DataFrame, name: str, kind: str, colour: str) -> go.Scatter:
    """The marks of one kind, with the line that joins them where any does."""
    style: dict[str, Any] = MEASURE_MARKS[ROWS[str(rows["measure"].iloc[0])].mark]
    months = rows["period"].str.len().gt(4).any()
    solid = kind == "reported"
    return go.Scatter(
        x=[f"{period}-01" if months else int(period) for period in rows["period"]],
        y=rows["value"].tolist(),
        name=name if solid else say(texts.KINDS[kind], measure=name),
        mode="markers" if kind in _LARGE else "lines" if months else "lines+markers",
        connectgaps=False,
        line={
            "color": colour,
            "width": style["width"] if solid else 1.2,
            "dash": style["dash"] if solid else "dot",
        },
        marker=_marker(rows, style["symbol"], kind, colour),
        error_y=_whiskers(rows, colour),
        customdata=custom(rows),
        hovertemplate=_hover(rows),
    )


def _marker(rows: pd.DataFrame, symbol: str, kind: str, colour: str) -> dict[str, Any]:
    """Symbol, size and colour; among reported figures those that may be estimates are pale."""
    if kind == "reported":
        unsure = [status == _UNSURE for status in rows["status"].tolist()]
        plain = not any(unsure)
        return {
            "symbol": symbol,
            "size": 6,
            "color": colour if plain else [PALE if one else colour for one in unsure],
            "line": {"width": 0 if plain else [1.5 * one for one in unsure], "color": colour},
        }
    composed = COMPOSED_MARKS.get(symbol, COMPOSED_MARKS["circle"])
    return {
        "symbol": composed if kind == COMPOSED else f"{symbol}{STATUS_MARKS[kind]}",
        "size": 10 if kind in _LARGE else 6,
        "color": colour,
        "line": {"width": 2, "color": colour},
    }


def _whiskers(rows: pd.DataFrame, colour: str) -> dict[str, Any] | None:
    """Bars from the least to the most a wide figure may be."""
    wide = np.array(is_wide(rows), dtype=bool)
    if not wide.any():
        return None
    return {
        "type": "data",
        "symmetric": False,
        # Arrays, not lists: in these NaN stays NaN on the page, and a mark without a bar has none.
        "array": (rows["high"] - rows["value"]).where(wide).to_numpy(),
        "arrayminus": (rows["value"] - rows["low"]).where(wide).to_numpy(),
        "color": colour,
        "thickness": 1.5,
        "width": 4,
    }


def _hover(rows: pd.DataFrame) -> str | list[str]:
    """The value and who says it; both ends of what statements differ on."""
    plain = say(texts.HOVER[str(rows["unit"].iloc[0])])
    disputed = _disputed(rows)
    if not any(disputed):
        return plain
    return [
        say(texts.HOVER_ENDS, ends=row_text(row)) if differs else plain
        for row, differs in zip(rows.to_dict("records"), disputed, strict=True)
    ]


def custom(rows: pd.DataFrame) -> list[list[str]]:
    """What a mark carries: who says it, for the hover, and the address of its receipt."""
    return [[_who(row), row["receipt"]] for row in rows.to_dict("records")]


def _who(row: Mapping[Any, Any]) -> str:
    """The sources of a number, with who is quoted in place of the table of quotes."""
    quoted = without_accounts(str(row["note"]))
    if row.get("composed"):
        return say(COMPOSED_OF, parts=quoted)
    sources = source_ids(str(row["source"]))
    said = in_row((quoted if name == PUBLISHED else name for name in sources), CLAUSES)
    return say(texts.UNSURE, sources=said) if row["status"] == _UNSURE else said
