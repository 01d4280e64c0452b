"""What an answered question speaks for among the figures. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from etl.alike import Mask, Rows
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

    def covers(self, flows: pd.DataFrame | Rows) -> Mask:
        """A mask over ``flows`` (columns of the schema): the rows this scope speaks for."""
        rows = Rows.of(flows)
        wanted = {
            "source": (self.source,),
            "reporter": self.reporters,
            "freq": (self.freq,),
            "period": self.periods,
            "flow": self.flows,
            "partner": self.partners,
        }
        # Not the basis itself: metadata may fill it later, and the figure is the same one.
        mask: Mask = rows.say("partner_basis", DISPATCH) == self.by_dispatch
        for name, texts in wanted.items():
            if texts is not None:
                mask &= rows.where(name, texts.__contains__)
        products = self.products
        if products is not None:
            mask &= rows.where("product", lambda code: is_among(code, products))
        return mask


def is_among(product: str, products: tuple[str, ...]) -> bool:
    """Whether a product, or the level it is of, is one of the products."""
    return product in products or (product.isdecimal() and f"AG{len(product)}" in products)


def covered(flows: pd.DataFrame | Rows, scopes: Iterable[Scope]) -> Mask:
    """A mask over ``flows``: the rows any of the scopes speaks for."""
    rows = Rows.of(flows)
    mask = np.zeros(len(rows), dtype=np.bool_)
    for scope in scopes:
        mask |= scope.covers(rows)
    return mask
