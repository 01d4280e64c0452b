"""From answers' frames to the one tidy table. Pure: the order of rows in never matters."""

from collections.abc import Iterable
from typing import Final

import pandas as pd

from etl.schema import AS_PUBLISHED, COLUMNS, FLOW_COLUMNS, KEY, NUMBERS
from etl.scope import Scope, covered


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
    # The value too: where a key stands twice, the order of arrival must not show.
    return typed.sort_values([*keys, "value_usd"], kind="stable").reset_index(drop=True)


NO_FLOWS: Final = tidy(pd.DataFrame({name: [] for name in FLOW_COLUMNS}))
"""The schema's columns and no rows."""


def merge(held: pd.DataFrame, fresh: pd.DataFrame, scopes: Iterable[Scope]) -> pd.DataFrame:
    """``held`` with what the scopes speak for replaced by ``fresh``; the rest is carried over."""
    kept = held[~covered(held, scopes)]
    return tidy(pd.concat([kept, fresh], ignore_index=True) if len(kept) else fresh)
