"""A rate of exchange, as a reference table tells it. Pure."""

from typing import NamedTuple


class Rate(NamedTuple):
    """US dollars a unit of a currency, and whose rate that is."""

    usd: float
    source: str
