"""From amounts in a currency to US dollars by published monthly rates. Pure.

A month's amount is turned at that month's rate. A year's is turned at the rate its own months were
turned at, each weighing what was traded in it, where the same file tells all twelve; else at the
mean of the twelve rates. The rate stays beside the figure, so that the amount as published, which
is the figure over the rate, can always be had back.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import pandas as pd

from etl.rates import Rate
from etl.schema import DOLLARS, KEY

_SERIES: Final = [name for name in KEY if name not in {"freq", "period"}]


class NoRateError(ValueError):
    """A period no rate is known for; the message says which, ``line`` where it stands."""

    def __init__(self, line: object, message: str) -> None:
        super().__init__(message)
        self.line = line


def in_dollars(figures: pd.DataFrame, rates: Mapping[str, Mapping[str, Rate]]) -> pd.DataFrame:
    """``amount`` and ``currency`` as ``value_usd``, ``currency`` and ``rate``.

    ``rates`` are by currency and month (2024-05). Raises NoRateError.
    """
    known = {(DOLLARS, period): 1.0 for period in figures["period"]}
    for name, table in rates.items():
        known |= {(name, month): rate.usd for month, rate in table.items()}
    priced = figures.assign(year=figures["period"].str[:4])
    series = [name for name in _SERIES if name in figures]
    weighed = _weighed(priced, series, known)
    rate = pd.Series(
        [
            _rate(line, tuple(map(str, key)), known, weighed)
            for line, *key in priced[["currency", "period", *series]].itertuples(name=None)
        ],
        index=figures.index,
        dtype="float64",
    )
    return figures.assign(value_usd=figures["amount"] * rate, rate=rate).drop(columns="amount")


def _weighed(
    priced: pd.DataFrame, series: list[str], known: Mapping[tuple[str, str], float]
) -> dict[tuple[str, ...], float]:
    """The rate of each year all of whose months are told, by currency, year and series."""
    months = priced[priced["freq"].eq("M") & priced["currency"].ne(DOLLARS)]
    keys = zip(months["currency"], months["period"], strict=True)
    months = months.assign(dollars=[known.get(key, float("nan")) for key in keys])
    months = months.assign(dollars=months["dollars"] * months["amount"])
    return {
        tuple(map(str, key)): float(part["dollars"].sum() / part["amount"].sum())
        # A blank column is part of a series; by default pandas would drop its rows.
        for key, part in months.groupby(["currency", "year", *series], dropna=False)
        if len(part) == 12 and part["dollars"].notna().all() and part["amount"].sum() > 0  # noqa: PLR2004 -- months
    }


def _rate(
    line: object,
    key: tuple[str, ...],
    known: Mapping[tuple[str, str], float],
    weighed: Mapping[tuple[str, ...], float],
) -> float:
    """The rate of one figure, whose ``key`` is currency, period and series."""
    currency, period, *_ = key
    found = known.get((currency, period), weighed.get(key))
    if found is None:
        by_month = [known.get((currency, month)) for month in _months(period)]
        rates = [rate for rate in by_month if rate is not None]
        if len(rates) < len(by_month):
            message = f"no rate of {currency} is known for {period}"
            raise NoRateError(line, message)
        found = sum(rates) / len(rates)
    return found


def _months(period: str) -> Iterator[str]:
    """The months of a year, or the month itself."""
    if "-" in period:
        yield period
    else:
        yield from (f"{period}-{month:02}" for month in range(1, 13))
