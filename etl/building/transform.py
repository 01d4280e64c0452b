"""From answers' frames to the one tidy table. Pure: the order of rows in never matters."""

from collections.abc import Iterable
from typing import Final

import pandas as pd

from etl.alike import Rows
from etl.parts.layout import rows_in_order
from etl.schema import AS_PUBLISHED, FLOW_COLUMNS, NUMBERS
from etl.scope import Scope, covered

_TYPES: Final = {name: "float64" if name in NUMBERS else "str" for name in FLOW_COLUMNS}


def tidy(flows: pd.DataFrame) -> pd.DataFrame:
    """The schema's columns and rows in the order of a vintage, a fresh index. Idempotent.

    Figures without currency and rate were published in dollars.
    """
    return tidy_rows(flows).frame


def tidy_rows(flows: pd.DataFrame | Rows) -> Rows:
    """The same as rows of a frame of their own; rows that are given are all of theirs."""
    given = Rows.of(flows)
    whole = given.frame
    for name, value in AS_PUBLISHED.items():
        if name not in whole or whole[name].hasnans:
            told = whole[name].fillna(value) if name in whole else value
            given = given.assigned(**{name: told})
    whole = given.frame
    kinds = whole.dtypes
    # Most have their type already, and to be told so again takes a look at every cell.
    odd = {name: kind for name, kind in _TYPES.items() if kinds[name] != kind}
    typed = (whole.astype(odd) if odd else whole)[list(FLOW_COLUMNS)]
    return rows_in_order(given.within(typed))


NO_FLOWS: Final = tidy(pd.DataFrame({name: [] for name in FLOW_COLUMNS}))
"""The schema's columns and no rows."""


def merge(held: pd.DataFrame | Rows, fresh: pd.DataFrame, scopes: Iterable[Scope]) -> pd.DataFrame:
    """``held`` with what the scopes speak for replaced by ``fresh``; the rest is carried over."""
    rows = Rows.of(held)
    kept = rows[~covered(rows, scopes)].taken()
    return tidy(pd.concat([kept, fresh], ignore_index=True) if len(kept) else fresh)
