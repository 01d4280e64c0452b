"""Figures as series over years or months: which of them no neighbour bears out. Pure."""

from typing import Final

import numpy as np
import pandas as pd

from etl.alike import Mask, Numbers, Places, Rows
from etl.schema import KEY

TIMES: Final = 1_000
"""The factor between a figure and its neighbours from which on it is listed: a slip of units."""

NOTEWORTHY: Final = 1e6
"""In US dollars: where the larger side is less, leaps are the nature of small trade."""

_SERIES: Final = [column for column in KEY if column != "period"]


def out_of_step(flows: pd.DataFrame | Rows) -> Mask:
    """A mask over ``flows``: figures ``TIMES`` their neighbours, or a part of them.

    The neighbours are the periods just before and after; at an end of a series the two next to it.
    A figure without two of them is not judged, nor is anything beside a zero: trade that begins or
    ends is no slip.
    """
    rows = Rows.of(flows)
    series, periods = rows.alike(*_SERIES).of, rows.alike("period")
    place = np.array([_place(period) for (period,) in periods.each], dtype=np.float64)[periods.of]
    order = np.lexsort((place, series))
    odd = np.zeros(len(rows), dtype=np.bool_)
    odd[order] = _is_odd(series[order], place[order], rows.numbers("value_usd")[order])
    return odd


def _is_odd(series: Places, place: Numbers, value: Numbers) -> Mask:
    """The same of figures that are sorted by series and place."""

    def at(steps: int) -> Numbers:
        """The value so many periods later in the same series, NaN where there is none."""
        # Rolling crosses from one series into the next, and over gaps: neither is the next place.
        is_next = (np.roll(series, -steps) == series) & (np.roll(place, -steps) - place == steps)
        return np.where(is_next, np.roll(value, -steps), np.nan)

    # At an end the second one on the other side stands in for the one that is not there.
    before, after = at(-1), at(1)
    one = np.where(np.isnan(before), at(2), before)
    other = np.where(np.isnan(after), at(-2), after)
    high, low = np.maximum(one, other), np.minimum(one, other)
    with np.errstate(over="ignore"):
        above = (low > 0) & (value >= TIMES * high) & (value >= NOTEWORTHY)
        below = (value > 0) & (value * TIMES <= low) & (low >= NOTEWORTHY)
    return above | below


def _place(period: str) -> float:
    """Where a period stands: years by one, months by one; NaN where it is none."""
    try:
        year = int(period[:4])
        return year if len(period) == len("2020") else year * 12 + int(period[5:])
    except ValueError:
        return np.nan
