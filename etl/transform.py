"""From answers' frames to the one tidy table. Pure: the order of rows in never matters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pandas as pd

from etl.schema import AS_PUBLISHED, COLUMNS, DISPATCH, FLOW_COLUMNS, KEY, NUMBERS


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


def tidy(flows: pd.DataFrame) -> pd.DataFrame:
    """The schema's columns in order, rows sorted by key, a fresh index. Idempotent.

    Figures without currency and rate were published in dollars.
    """
    told = {
        name: flows[name].fillna(value) if name in flows else value
        for name, value in AS_PUBLISHED.items()
    }
    typed = (
        flows.assign(**told)
        .loc[:, list(FLOW_COLUMNS)]
        .astype({c.name: "float64" if c.name in NUMBERS else "str" for c in COLUMNS})
    )
    # A column with one value orders nothing, and most have one.
    keys = [name for name in KEY if len(typed[name].unique()) > 1]
    return typed.sort_values([*keys, "value_usd"], kind="stable").reset_index(drop=True)


NO_FLOWS: Final = tidy(pd.DataFrame({name: [] for name in FLOW_COLUMNS}))
"""The schema's columns and no rows."""


def covered(flows: pd.DataFrame, scopes: Iterable[Scope]) -> pd.Series:
    """A mask over ``flows``: the rows any of the scopes speaks for."""
    mask = pd.Series(data=False, index=flows.index)
    for scope in scopes:
        mask |= scope.covers(flows)
    return mask


def merge(held: pd.DataFrame, fresh: pd.DataFrame, scopes: Iterable[Scope]) -> pd.DataFrame:
    """``held`` with what the scopes speak for replaced by ``fresh``; the rest is carried over."""
    kept = held[~covered(held, scopes)]
    return tidy(pd.concat([kept, fresh], ignore_index=True) if len(kept) else fresh)
