"""What an answered question speaks for among the figures. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from etl.schema import DISPATCH


@dataclass(frozen=True, slots=True)
class Scope:
    """What one answered question speaks for: rows held inside it are replaced, all others stay.

    ``partners`` and ``products`` of None mean all; products may name HS levels as ``AG2``. Imports
    ``by_dispatch`` are a second telling of the same goods, spoken for by questions of their own.
    """

    source: str
    reporters: tuple[str, ...]
    freq: str
    periods: tuple[str, ...]
    flows: tuple[str, ...]
    partners: tuple[str, ...] | None
    products: tuple[str, ...] | None
    by_dispatch: bool = False

    def covers(self, flows: pd.DataFrame) -> pd.Series:
        """A mask over ``flows`` (columns of the schema): the rows this scope speaks for."""
        mask = (
            flows["source"].eq(self.source)
            & flows["reporter"].isin(self.reporters)
            & flows["freq"].eq(self.freq)
            & flows["period"].isin(self.periods)
            & flows["flow"].isin(self.flows)
            # Not the basis itself: metadata may fill it later, and the figure is the same one.
            & flows["partner_basis"].eq(DISPATCH).eq(self.by_dispatch)
        )
        if self.partners is not None:
            mask &= flows["partner"].isin(self.partners)
        if self.products is not None:
            mask &= _in_products(flows["product"], self.products)
        return mask


def _in_products(product: pd.Series, products: tuple[str, ...]) -> pd.Series:
    mask = product.isin(products)
    for level in products:
        if level.startswith("AG"):
            mask |= product.str.fullmatch(rf"\d{{{int(level[2:])}}}")
    return mask


def covered(flows: pd.DataFrame, scopes: Iterable[Scope]) -> pd.Series:
    """A mask over ``flows``: the rows any of the scopes speaks for."""
    mask = pd.Series(data=False, index=flows.index)
    for scope in scopes:
        mask |= scope.covers(flows)
    return mask
