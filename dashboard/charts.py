"""Charts: a view's frame to a plotly figure. Pure; no Dash, no reading, no measuring.

Numbers drawn are the frame's, unscaled, so that a chart and its CSV cannot differ.
"""

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.theme import MEASURE_MARKS, PLAIN_MARK, STATUS_MARKS, TEMPLATE
from dashboard.words import MEASURE_NAMES

_AXIS_TITLES: Final = {
    "USD": "US dollars, current prices",
    "percent": "Percent",
    "percentage points": "Percentage points",
    "rank": "Rank (1 is the largest)",
}
_HOVER: Final = {"USD": "US$ %{y:,.0f}", "percent": "%{y:.2f}%", "rank": "%{y:.0f}"}
_SOLID: Final = ("reported", "reported-or-estimated", "missing")


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the lines: the years of the axis and the range of values, None for its own."""

    since: int
    until: int
    values: tuple[float, float] | None = None


def lines(frame: pd.DataFrame, colours: dict[str, str], around: Frame) -> go.Figure:
    """Measures of one unit by year, one line each; columns as ``frames.FRAME_COLUMNS``.

    Reported figures make a line that breaks where a year is missing; estimates are hollow marks on
    a dotted line; quotes are hollow diamonds with none. ``colours`` by partner code.
    """
    figure = go.Figure(layout={"template": TEMPLATE})
    unit = str(frame["unit"].iloc[0])
    for (partner, name), rows in frame.groupby(["partner", "measure"], sort=False):
        style = MEASURE_MARKS.get(str(name), PLAIN_MARK)
        for status, part in _parts(rows):
            figure.add_trace(_trace(part, status, style, colours[str(partner)], unit))
        _label(figure, rows, str(name), colours[str(partner)])
    figure.update_xaxes(
        range=[around.since - 0.6, around.until + 0.6], dtick=_step(around), tickformat="d"
    )
    figure.update_yaxes(title_text=_AXIS_TITLES[unit], range=around.values)
    if unit == "rank":
        figure.update_yaxes(autorange="reversed", range=None)
    elif around.values is None and float(frame["value"].min() or 0) >= 0:
        figure.update_yaxes(rangemode="tozero")
    return figure


def value_range(frame: pd.DataFrame) -> tuple[float, float] | None:
    """One range for all charts of a frame, from zero, with room above; None without values."""
    high, low = frame["value"].max(), min(0.0, float(frame["value"].min()))
    return None if pd.isna(high) else (low * 1.08, float(high) * 1.08)


def _parts(rows: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Reported figures with their gaps, then what is only estimated, then what is only quoted."""
    reported = rows.assign(value=rows["value"].where(rows["status"].isin(_SOLID)))
    parts = [("reported", reported)] if reported["value"].notna().any() else []
    for status in ("estimate", "quoted"):
        some = rows[rows["status"].eq(status)]
        if len(some):
            parts.append((status, some))
    return parts


def _trace(
    rows: pd.DataFrame, status: str, style: dict[str, Any], colour: str, unit: str
) -> go.Scatter:
    name = MEASURE_NAMES[str(rows["measure"].iloc[0])]
    mark = STATUS_MARKS[status]
    symbol = mark if mark.startswith("diamond") else f"{style['symbol']}{mark}"
    return go.Scatter(
        x=[int(period) for period in rows["period"]],
        y=rows["value"].tolist(),
        name=name if status == "reported" else f"{name} ({status})",
        mode="markers" if status == "quoted" else "lines+markers",
        connectgaps=False,
        line={
            "color": colour,
            "width": style["width"] if status == "reported" else 1.2,
            "dash": style["dash"] if status == "reported" else "dot",
        },
        marker={
            "symbol": symbol,
            "size": 11 if status == "quoted" else 6,
            "color": colour,
            "line": {"width": 2, "color": colour} if mark else {"width": 0},
        },
        customdata=rows["source"].tolist(),
        hovertemplate=f"{_HOVER.get(unit, '%{y:.2f}')} %{{customdata}}",
    )


def _label(figure: go.Figure, rows: pd.DataFrame, name: str, colour: str) -> None:
    """The line's name at its last reported point, so that no legend need be looked up."""
    known = rows[rows["status"].isin(_SOLID)].dropna(subset=["value"])
    last = (known if len(known) else rows.dropna(subset=["value"])).tail(1)
    for point in last.to_dict("records"):
        figure.add_annotation(
            x=int(point["period"]),
            y=point["value"],
            text=MEASURE_NAMES[name],
            showarrow=False,
            xanchor="right" if len(known) else "center",
            yanchor="bottom",
            yshift=5,
            font={"color": colour, "size": 12},
        )


def _step(around: Frame) -> int:
    years = around.until - around.since
    return next((step for step in (1, 2, 5) if years / step <= 8), 10)  # noqa: PLR2004 -- labels that fit a phone
