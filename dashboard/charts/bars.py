"""Charts of goods: a trade by group and year, and what adds to a change. Pure, as ``charts``."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.lines import Axes, set_axes, voids
from dashboard.charts.marks import custom
from dashboard.charts.theme import PALETTE, blank
from dashboard.text import charts as texts
from dashboard.text import labels
from dashboard.text.language import say


def bars(frame: pd.DataFrame, axes: Axes) -> go.Figure:
    """Groups of goods by year, stacked from zero; a year without complete chapters is a void."""
    figure = blank()
    order = frame.groupby("goods")["value"].sum().sort_values(ascending=False, kind="stable").index
    known = frame.dropna(subset=["value"])
    for number, goods in enumerate(name for name in order if name in set(known["goods"])):
        rows = known[known["goods"].eq(goods)]
        figure.add_trace(
            go.Bar(
                x=[int(period) for period in rows["period"]],
                y=rows["value"].tolist(),
                name=say(str(goods)),
                marker={
                    "color": PALETTE[number % len(PALETTE)],
                    "pattern": {
                        "shape": ("", "/", "x")[number // len(PALETTE) % 3],
                        "fillmode": "overlay",
                        "fgcolor": "rgba(255,255,255,0.75)",
                        "size": 6,
                    },
                },
                customdata=custom(rows),
                hovertemplate=say(texts.DOLLARS_UP),
            )
        )
    if figure.data:
        figure.add_trace(voids(frame, 0.0).update(showlegend=False))
    set_axes(figure, frame, axes)
    figure.update_layout(
        barmode="relative",
        bargap=0.25,
        showlegend=True,
        legend={"orientation": "h", "y": -0.12, "x": 0, "traceorder": "normal", "maxheight": 0.65},
        margin={"r": 8},
    )
    figure.update_yaxes(title_text=say(texts.AXES["USD"]), range=axes.values)
    return figure


def ranked(frame: pd.DataFrame, colour: str) -> go.Figure:
    """What adds to a change, the largest on top: bars from zero to either side."""
    figure = blank()
    known = frame.dropna(subset=["value"])[::-1]
    figure.add_trace(
        go.Bar(
            x=known["value"].tolist(),
            y=[say(goods) for goods in known["goods"]],
            orientation="h",
            marker={"color": colour},
            customdata=custom(known),
            hovertemplate=say(texts.DOLLARS_ACROSS),
            name=say(labels.CHANGE),
        )
    )
    figure.update_layout(hovermode="closest", margin={"r": 8})
    figure.update_xaxes(title_text=say(texts.CHANGE_AXIS), zeroline=True)
    return figure
