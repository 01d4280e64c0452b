"""Figures as series over years or months: which of them no neighbour bears out. Pure."""

from typing import Final

import pandas as pd

from etl.schema import KEY

TIMES: Final = 1_000
"""The factor between a figure and its neighbours from which on it is listed: a slip of units."""

NOTEWORTHY: Final = 1e6
"""In US dollars: where the larger side is less, leaps are the nature of small trade."""

_SERIES: Final = [column for column in KEY if column != "period"]


def out_of_step(flows: pd.DataFrame) -> "pd.Series[bool]":
    """A mask over ``flows`` (unique index): figures ``TIMES`` their neighbours, or a part of them.

    The neighbours are the periods just before and after; at an end of a series the two next to it.
    A figure without two of them is not judged, nor is anything beside a zero: trade that begins or
    ends is no slip.
    """
    value = flows["value_usd"]
    near = _neighbours(flows)
    high, low = near.max(axis=1, skipna=False), near.min(axis=1, skipna=False)
    above = (low > 0) & (value >= TIMES * high) & (value >= NOTEWORTHY)
    below = (value > 0) & (value * TIMES <= low) & (low >= NOTEWORTHY)
    return above | below


def _neighbours(flows: pd.DataFrame) -> pd.DataFrame:
    """The values of each figure's two neighbours, missing where it does not have two."""
    cells = pd.DataFrame({
        "series": flows.groupby(_SERIES, sort=False).ngroup(),
        "place": _place(flows["period"]),
        "value": flows["value_usd"],
    }).sort_values(["series", "place"])  # fmt: skip
    before2, before, after, after2 = (_at(cells, steps) for steps in (-2, -1, 1, 2))
    # At an end the second one on the other side stands in for the one that is not there.
    pair = {"one": before.fillna(after2), "other": after.fillna(before2)}
    return pd.DataFrame(pair).reindex(flows.index)


def _at(cells: pd.DataFrame, steps: int) -> "pd.Series[float]":
    """The value so many periods later in the same series, missing where there is none."""
    # Shifting crosses from one series into the next, and over gaps: both are sorted out below.
    other = cells.shift(-steps)
    same = other["series"].eq(cells["series"]) & (other["place"] - cells["place"]).eq(steps)
    return other["value"].where(same)


def _place(period: pd.Series) -> "pd.Series[float]":
    """Where a period stands: years by one, months by one; missing where it is none."""
    # Each period is looked at once, not once a row.
    codes, each = pd.factorize(period)
    year, month = (
        pd.to_numeric(pd.Series(part), errors="coerce") for part in (each.str[:4], each.str[5:])
    )
    place = year.where(pd.Series(each.str.len()).eq(4), year * 12 + month)
    return pd.Series(place.to_numpy(dtype="float64")[codes], index=period.index)
