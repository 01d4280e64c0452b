"""What is held, as a picture and a table: a row a source and reporter, a mark a year. Pure.

The countries of the corridors stand by themselves; whatever else a source has stands together, as
two hundred rows would tell nobody more. The CSV has each by itself.
"""

import math
from collections.abc import Callable, Collection
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import INK, PALETTE, TEMPLATE
from dashboard.text import charts as texts
from dashboard.text.language import in_digits, say, say_many
from dashboard.text.summaries import spans
from dashboard.text.words import status_word

MARKS: Final = {
    "reported": ("square", PALETTE[0]),
    "reported-or-estimated": ("diamond", PALETTE[4]),
    "estimate": ("square-open", PALETTE[2]),
}
"""The symbol and colour of a status in the picture of what is held."""

OTHERS: Final = "others"
"""What stands in a reporter's place for all that are not named."""

_MOST_YEARS: Final = 40  # that a phone has room to mark by fives
_ROW: Final = ["source", "reporter", "freq"]


def gathered(held: pd.DataFrame, near: Collection[str]) -> pd.DataFrame:
    """What is held with the reporters not ``near`` put together, by source, year and status.

    Columns source, reporter, freq, period, status, figures, and reporters: how many they are. One
    that is alone at its source stands by itself.
    """
    alone = held.groupby(["source", "freq"])["reporter"].transform("nunique").eq(1)
    named = held["reporter"].where(held["reporter"].isin(near) | alone, OTHERS)
    return (
        held.assign(own=held["reporter"], reporter=named)
        .groupby([*_ROW, "period", "status"])
        .agg(figures=("figures", "sum"), reporters=("own", "nunique"))
        .reset_index()
    )


def picture(rows: pd.DataFrame, name_of: Callable[[str, str, str], str]) -> go.Figure:
    """A figure of ``gathered`` rows; ``name_of`` names a row by source, reporter, frequency."""
    keys = list(rows[_ROW].itertuples(index=False, name=None))
    named = rows.assign(row=[name_of(*key) for key in keys])
    names = list(dict.fromkeys(named.sort_values(_ROW)["row"]))
    traces = [_marks(str(status), part) for status, part in named.groupby("status", sort=False)]
    years = rows["period"].astype(int)
    first, last = int(years.min()), int(years.max())
    step = 5 * math.ceil((last - first + 1) / _MOST_YEARS)
    # Above its row inside the picture, a name leaves a phone room for the marks.
    place = {"x": 0, "xref": "paper", "xanchor": "left", "yshift": 12, "showarrow": False}
    return go.Figure(
        traces,
        layout={
            "template": TEMPLATE,
            "separators": in_digits(".,"),
            "hovermode": "closest",
            "margin": {"r": 8},
            "annotations": [{"text": name, "y": name, **place} for name in names],
            "xaxis": {"tickangle": 0, "range": [first - 1, last + 1], "tick0": 0, "dtick": step},
            "yaxis": {
                "categoryorder": "array",
                "categoryarray": names[::-1],
                "range": [-0.5, len(names) - 0.3],
                "showticklabels": False,
                "ticks": "",
            },
        },
    )


def _marks(status: str, rows: pd.DataFrame) -> go.Scatter:
    """A mark a year, its form and colour by status."""
    symbol, colour = MARKS.get(status, ("diamond-open", INK))
    return go.Scatter(
        x=rows["period"].astype(int).tolist(),
        y=rows["row"].tolist(),
        mode="markers",
        name=status_word(status),
        marker={"symbol": symbol, "color": colour, "size": 6},
        customdata=[
            say_many(texts.HELD_IN[status], figures, year=year)
            for year, figures in zip(rows["period"], rows["figures"], strict=True)
        ],
        hovertemplate="%{customdata}",
    )


def rows_of(rows: pd.DataFrame) -> int:
    """How many rows the picture has."""
    return len(rows[_ROW].drop_duplicates())


def key(rows: pd.DataFrame) -> str:
    """What the marks in the picture mean, of those that are in it."""
    shown = set(rows["status"])
    told = [text for status, text in texts.SHAPES.items() if status in shown]
    return " ".join(map(say, (texts.HELD, *told)))


def table(rows: pd.DataFrame, name_of: Callable[[str, str, str], str]) -> pd.DataFrame:
    """The rows as years in runs: columns what, years, status, figures."""
    lines = [
        {
            "what": name_of(str(source), str(reporter), str(freq)),
            "years": spans(sorted(set(part["period"]))),
            "status": status_word(str(status)),
            "figures": int(part["figures"].sum()),
        }
        for (source, reporter, freq, status), part in rows.groupby([*_ROW, "status"])
    ]
    return pd.DataFrame(lines, columns=["what", "years", "status", "figures"])
