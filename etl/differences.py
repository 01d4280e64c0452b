"""What differs between two states of the figures: the one answer to that for all who ask. Pure.

A figure is what its key names (``schema.KEY``). It is changed where its value is another, or
anything else that is said of it: status, classification, valuation, currency or rate, since each of
them changes what it is worth as evidence. Its edition and input alone are no change: they tell
where it was read, and a publisher who releases the same figure again has not revised it.
"""

from collections.abc import Hashable, Mapping
from typing import Any, Final

import pandas as pd

from etl.alike import Rows
from etl.schema import KEY, NUMBERS, TOLD_COLUMNS
from etl.vintage import Vintage

_FIRST: Final = ("value_usd", "status")
_COMPARED: Final = (
    *_FIRST,
    *(name for name in TOLD_COLUMNS if name not in {*KEY, *_FIRST}),
)
_OTHERS: Final = _COMPARED[1:]

NAMES: Final = ("value", *_OTHERS)
"""What a figure may change in, the weightiest first."""

CHANGE_COLUMNS: Final = (
    *KEY,
    "older_usd",
    "newer_usd",
    "change_usd",
    "change_percent",
    *(f"{side}_{name}" for name in _OTHERS for side in ("older", "newer")),
    "kind",
    "changed",
)
"""A figure's key, its values in US dollars, all else that is said of it before and after.

``kind`` is changed, new or gone; ``changed`` says in what, as in ``value, status``.
"""


def apart(older: Vintage, newer: Vintage) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figures of each that may differ from the other's: those of parts that both share do not.

    Columns of the schema. Raises DataError.
    """
    shared = {part.sha256 for part in older.held.parts} & {p.sha256 for p in newer.held.parts}
    return older.held.whole(shared), newer.held.whole(shared)


def changes(older: pd.DataFrame, newer: pd.DataFrame) -> pd.DataFrame:
    """Figures that differ: changed, gone, new, each the largest first; columns ``CHANGE_COLUMNS``.

    Both have the schema's columns. What is new or gone counts with its whole value, and lacks what
    the other side would say. The percentage is of the older value, for what changed from above 0.
    """
    both = _side_by_side(older, newer)
    # As text: merge's marker is a category, which takes no other words.
    kind = both["side"].astype("str")
    kind = kind.replace({"both": "changed", "left_only": "gone", "right_only": "new"})
    change = both["newer_usd"].fillna(0) - both["older_usd"].fillna(0)
    percent = (100 * change / both["older_usd"]).where(both["older_usd"].gt(0) & kind.eq("changed"))
    found = both.assign(
        change_usd=change, change_percent=percent, kind=kind, changed=_in_what(both, kind)
    )
    # A revision says more than a year that was not there before, so those come first.
    rank = kind.map({"changed": 0, "gone": 1, "new": 2})
    order = found.assign(rank=rank, size=-change.abs()).sort_values(["rank", "size"], kind="stable")
    return order[list(CHANGE_COLUMNS)].reset_index(drop=True)


def differing(older: pd.DataFrame, newer: pd.DataFrame) -> pd.DataFrame:
    """What each says that the other does not, a row each; those from ``len(older)`` on are newer.

    Both have the schema's columns; the result has those of a figure's key and of what is compared.
    """
    columns = [*KEY, *_COMPARED]
    rows = Rows.of(pd.concat([older[columns], newer[columns]], ignore_index=True))
    said = (rows.numbers(name) if name in NUMBERS else name for name in columns)
    # Nearly all are the same, and telling rows apart is quicker than joining them.
    # No figure stands twice in a vintage (``KEY``), so two alike are one of each.
    return rows[rows.alike(*said).times == 1].taken()


def others_changed(row: Mapping[Hashable, Any]) -> list[tuple[str, Any, Any]]:
    """What changed of a figure beside its value: name, before and after; ``row`` of ``changes``."""
    names = row["changed"].split(", ")
    return [(name, row[f"older_{name}"], row[f"newer_{name}"]) for name in _OTHERS if name in names]


def _side_by_side(older: pd.DataFrame, newer: pd.DataFrame) -> pd.DataFrame:
    """The figures that are not the same in both, one a row, in the order of their keys."""
    others = differing(older, newer).rename(columns={"value_usd": "usd"})
    is_newer = others.index >= len(older)
    before, after = (
        side.set_index(list(KEY)).add_prefix(prefix).reset_index()
        for prefix, side in (("older_", others[~is_newer]), ("newer_", others[is_newer]))
    )
    return before.merge(after, on=list(KEY), how="outer", indicator="side")


def _in_what(both: pd.DataFrame, kind: pd.Series) -> pd.Series:
    """The names of what differs in each figure that changed, in one text."""
    said = pd.Series("", index=both.index, dtype="str")
    for name in NAMES:
        column = "usd" if name == "value" else name
        is_other = kind.eq("changed") & both[f"older_{column}"].ne(both[f"newer_{column}"])
        said = said.mask(is_other, said.where(said.eq(""), said + ", ") + name)
    return said
