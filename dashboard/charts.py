"""Charts: a view's frame to a plotly figure. Pure; no Dash, no reading, no measuring.

Numbers drawn are the frame's, unscaled, so that a chart and its CSV cannot differ.
"""

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.measures.intervals import Interval
from dashboard.theme import BAND, MEASURE_MARKS, PLAIN_MARK, STATUS_MARKS, TEMPLATE
from dashboard.words import MEASURE_NAMES

_AXIS_TITLES: Final = {
    "USD": "US dollars, current prices",
    "percent": "Percent",
    "percentage points": "Percentage points",
    "rank": "Rank (1 is the largest)",
}
_HOVER: Final = {"USD": "US$ %{y:,.0f}", "percent": "%{y:.2f}%", "rank": "%{y:.0f}"}
_SHORT: Final = {
    "share of turnover": "of turnover",
    "share of imports": "of imports",
    "share of exports": "of exports",
    "imports in the pair": "Imports",
    "exports in the pair": "Exports",
    "rank by turnover": "by turnover",
    "rank by imports": "by imports",
    "rank by exports": "by exports",
}
_LABEL_HEIGHT: Final = 0.075  # of the axis: one line of text in the lowest chart
_SOLID: Final = ("reported", "reported-or-estimated", "missing")


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the lines: the years of the axis and the range of values, None for its own.

    ``band`` is the strip of values that bear a claim out.
    """

    since: int
    until: int
    values: tuple[float, float] | None = None
    band: Interval | None = None


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
    figure.update_xaxes(
        range=[around.since - 0.6, around.until + 0.6], nticks=8, tickangle=0, tickformat="d"
    )
    values = around.values or value_range(frame)
    if around.band is not None and values is not None:
        _strip(figure, around.band, values)
    figure.update_yaxes(title_text=_AXIS_TITLES[unit], range=values)
    if unit == "rank":
        figure.update_yaxes(autorange="reversed", range=None)
    _labels(figure, frame, colours, values[1] - values[0] if values else 1.0)
    return figure


def _strip(figure: go.Figure, band: Interval, values: tuple[float, float]) -> None:
    """The claimed band across the chart; an end without a bound is the edge."""
    low, high = max(band.low, values[0]), min(band.high, values[1])
    if low < high:
        figure.add_hrect(y0=low, y1=high, fillcolor=BAND, line_width=0, layer="below")


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
    symbol = f"{style['symbol']}{mark}"
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
            "size": 10 if status == "quoted" else 6,
            "color": colour,
            "line": {"width": 2, "color": colour} if mark else {"width": 0},
        },
        customdata=rows["source"].tolist(),
        hovertemplate=f"{_HOVER.get(unit, '%{y:.2f}')} %{{customdata}}",
    )


def _labels(figure: go.Figure, frame: pd.DataFrame, colours: dict[str, str], top: float) -> None:
    """Each line's name at the right, at the height of its last value, so that none is looked up.

    Names that would overlap are moved apart; ``top`` is the upper end of the value axis.
    """
    known = frame.dropna(subset=["value"])
    lasts = known.groupby(["partner", "measure"], sort=False).tail(1)
    height, free = top * _LABEL_HEIGHT, float("-inf")
    for point in lasts.sort_values("value").to_dict("records"):
        free = max(float(point["value"]), free + height)
        figure.add_annotation(
            x=1.01,
            xref="paper",
            y=free,
            text=_SHORT.get(point["measure"], MEASURE_NAMES[point["measure"]]),
            showarrow=False,
            xanchor="left",
            font={"color": colours[str(point["partner"])], "size": 12},
        )
