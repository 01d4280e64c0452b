"""Amounts said in another currency, in US dollars at the rates of their period. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from statistics import fmean

from dashboard.claims.said import Said
from dashboard.measures.periods import is_month, is_year, months_to, parts_of
from etl.rates import Rate

Rates = Mapping[str, Mapping[str, Rate]]
"""Those of each currency, by month."""


def rate_of(currency: str, period: str, rates: Rates) -> Rate | None:
    """The mean of a period's monthly rates; None where one of them is not held."""
    held = rates.get(currency, {})
    months = [*chain.from_iterable(map(_months, parts_of(period) or (period,)))]
    found = [held[month] for month in months if month in held]
    if not found or len(found) < len(months):
        return None
    sources = dict.fromkeys(rate.source for rate in found)
    return Rate(fmean(rate.usd for rate in found), "; ".join(sources))


def is_clear(said: Said, called: Mapping[str, str], territories: Mapping[str, str]) -> bool:
    """Whether money is its country's, and not of one whose own is ``called`` by the same name.

    So many pounds of Egypt's trade are Egypt's, unless it is with the United Kingdom: the two
    letters of ISO 3166 that ``territories`` gives a country begin the code of its currency.
    """
    two = (said.reporter, said.partner)
    is_own = any(territories.get(code) == said.currency[:2] for code in two)
    return is_own or all(called.get(code) != said.currency for code in two)


def in_dollars(said: Said, rate: float) -> Said:
    """The same amount, as wide as it was rounded, in US dollars at a rate."""
    value = None if said.value is None else said.value * rate
    precision = None if said.precision is None else said.precision * rate
    return replace(said, value=value, precision=precision, currency="")


def _months(period: str) -> tuple[str, ...]:
    if is_year(period):
        return months_to(f"{period}-12", 12)
    return (period,) if is_month(period) else ()
