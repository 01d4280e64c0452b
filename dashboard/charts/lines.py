"""Charts: a view's frame to a plotly figure. Pure; no Dash, no reading, no measuring.

Numbers drawn are the frame's, unscaled, so that a chart and its CSV cannot differ.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.marks import parts, trace
from dashboard.charts.theme import BAND, INK, blank
from dashboard.measures.intervals import Interval
from dashboard.text.charts import AXES, VOID
from dashboard.text.language import say
from dashboard.text.words import measure_short, measure_title

_SENTENCE_END: Final = re.compile(r"(?<=\.) ")
_LINE: Final = 60  # characters of a hover's line
_LABEL_HEIGHT: Final = 0.075  # of the axis: one line of text in the lowest chart
_WIDE: Final = 12  # years: a void with room for its label from left to right
_ROOM: Final = 0.08  # of the range, beyond the outermost values

Key = tuple[str, str, str]
"""Reporter, partner and measure: what tells one line of a chart from another."""


@dataclass(frozen=True, slots=True)
class Axes:
    """What surrounds the lines: the years of the axis and the range of values, None for its own.

    ``band`` is the strip of values that bear a claim out; ``colour_by`` the column whose code has
    the line's colour; ``labels`` names lines otherwise than by their measure, a blank one not at
    all; ``silent`` are years in which somebody does not report, with who.
    """

    since: int
    until: int
    values: tuple[float, float] | None = None
    band: Interval | None = None
    colour_by: str = "partner"
    labels: Mapping[Key, str] = field(default_factory=dict)
    silent: tuple[tuple[int, int, str], ...] = ()


def lines(frame: pd.DataFrame, colours: Mapping[str, str], axes: Axes) -> go.Figure:
    """Measures of one unit by year or month, one line each; columns as ``frames.FRAME_COLUMNS``.

    Reported figures make a line that breaks where a year is missing; what is not reported, or not
    by one source, stands apart from it, as ``marks`` has it.
    """
    figure = blank()
    unit = str(frame["unit"].iloc[0])
    for key, rows in frame.groupby(["reporter", "partner", "measure"], sort=False):
        colour = colours[str(rows[axes.colour_by].iloc[0])]
        measure = str(key[2])
        name = _name((str(key[0]), str(key[1]), measure), axes)
        name = name or measure_title(measure)
        for kind, part in parts(rows):
            figure.add_trace(trace(part, name, kind, colour))
    values = axes.values or value_range(frame)
    if figure.data:
        figure.add_trace(voids(frame, values[0] if values else 0.0))
    if values is not None:
        _strip(figure, axes, values)
        _silence(figure, frame, axes, values)
    set_axes(figure, frame, axes)
    figure.update_yaxes(title_text=say(AXES[unit]), range=values)
    if unit == "rank":
        figure.update_yaxes(autorange="reversed", range=None)
    _labels(figure, frame, colours, axes, values[1] - values[0] if values else 1.0)
    return figure


def voids(frame: pd.DataFrame, floor: float) -> go.Scatter:
    """What is said at years or months without a figure: an unseen mark at the axis with the why."""
    missing = frame[frame["value"].isna()]
    reasons = {
        str(period): " ".join(dict.fromkeys(_SENTENCE_END.split(" ".join(rows["note"]))))
        for period, rows in missing.groupby("period")
    }
    months = frame["period"].str.len().gt(4).any()
    return go.Scatter(
        x=[f"{period}-01" if months else int(period) for period in reasons],
        y=[floor] * len(reasons),
        name=say(VOID),
        mode="markers",
        marker={"opacity": 0, "color": INK},
        customdata=[["<br>".join(wrap(reason, _LINE)), ""] for reason in reasons.values()],
        hovertemplate="%{customdata[0]}",
    )


def value_range(frame: pd.DataFrame) -> tuple[float, float] | None:
    """One range for all charts of a frame, from zero, with room above; None without values.

    The ends of what is known only between two are in it too.
    """
    if frame["value"].isna().all():
        return None
    values = frame[["value", "low", "high"]]
    low, high = min(0.0, float(values.min().min())), max(0.0, float(values.max().max()))
    room = (high - low) * _ROOM
    return low - room if low < 0 else 0.0, high + room if high > 0 else 0.0


def set_axes(figure: go.Figure, frame: pd.DataFrame, axes: Axes) -> None:
    """Years as numbers, or months as dates, as many marked as there is room for."""
    # Not more marks than a phone has room for.
    if frame["period"].str.len().eq(4).all():
        years = [axes.since - 0.6, axes.until + 0.6]
        figure.update_xaxes(tickangle=0, range=years, tickformat="d")
    else:
        days = [f"{axes.since}-01-01", f"{axes.until}-12-31"]
        figure.update_xaxes(nticks=5, tickangle=0, range=days, tickformat="%b\n%Y")


def _strip(figure: go.Figure, axes: Axes, values: tuple[float, float]) -> None:
    """The claimed band across the chart; an end without a bound is the edge."""
    if axes.band is None:
        return
    low, high = max(axes.band.low, values[0]), min(axes.band.high, values[1])
    if low < high:
        figure.add_hrect(y0=low, y1=high, fillcolor=BAND, line_width=0, layer="below")


def _silence(
    figure: go.Figure, frame: pd.DataFrame, axes: Axes, values: tuple[float, float]
) -> None:
    """Years in which a side does not report, as a void labelled where fewer numbers are."""
    low, high = values
    for first, last, text in axes.silent:
        figure.add_vrect(
            x0=first - 0.5,
            x1=last + 0.5,
            fillcolor="rgba(128,128,128,0.16)",
            line_width=0,
            layer="below",
        )
        near = frame["period"].astype(int).between(first - 1, last + 1)
        wide = last - first > _WIDE
        # Of no values the largest is no number, and not greater than any.
        on_top = wide or not frame.loc[near, "value"].max() > (low + high) / 2
        if text:
            figure.add_annotation(
                x=first - 0.4 if wide else (first + last) / 2,
                y=high if on_top else low,
                text=text,
                showarrow=False,
                align="left",
                xanchor="left" if wide else "center",
                yanchor="top" if on_top else "bottom",
                textangle=0 if wide else -90,
                font={"size": 11},
            )


def _labels(
    figure: go.Figure,
    frame: pd.DataFrame,
    colours: Mapping[str, str],
    axes: Axes,
    height: float,
) -> None:
    """Each line's name at the right, at the height of its last value, so that none is looked up.

    Names that would overlap are moved apart; ``height`` is that of the value axis.
    """
    known = frame.dropna(subset=["value"])
    lasts = known.groupby(["reporter", "partner", "measure"], sort=False).tail(1)
    keys = zip(lasts["reporter"], lasts["partner"], lasts["measure"], strict=True)
    lasts = lasts.loc[[axes.labels.get(key) != "" for key in keys]]
    names = [
        _name((row["reporter"], row["partner"], row["measure"]), axes, short=True)
        for row in lasts.to_dict("records")
    ]
    figure.update_layout(margin={"r": 16 + 7 * max(map(len, names), default=0)})
    free = float("-inf")
    for point in lasts.sort_values("value").to_dict("records"):
        free = max(float(point["value"]), free + height * _LABEL_HEIGHT)
        figure.add_annotation(
            x=1.01,
            xref="paper",
            y=free,
            text=_name((point["reporter"], point["partner"], point["measure"]), axes, short=True),
            showarrow=False,
            xanchor="left",
            font={"color": colours[point[axes.colour_by]], "size": 12},
        )


def _name(key: Key, axes: Axes, *, short: bool = False) -> str:
    if key in axes.labels:
        return axes.labels[key]
    if not short:
        return measure_title(key[2])
    return measure_short(key[2])
