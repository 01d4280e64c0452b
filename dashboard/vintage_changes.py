"""What changed from one vintage to another: figures, and verdicts that moved. Pure."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.claims.rule import Verdict
from dashboard.measures.lens import WHOLE, Lens, seen
from dashboard.snapshot import Snapshot
from etl.schema import KEY

CHANGE_COLUMNS: Final = (
    *KEY, "older_usd", "newer_usd", "change_usd", "change_percent", "older_status", "newer_status",
    "kind",
)  # fmt: skip
"""A figure's key, its values in US dollars and statuses, and whether it is changed, new or gone."""


@dataclass(frozen=True, slots=True)
class Flip:
    """A claim whose verdict is another on the newer figures."""

    claim: str
    sentence: str
    before: Verdict
    after: Verdict


def changes(older: pd.DataFrame, newer: pd.DataFrame, lens: Lens = WHOLE) -> pd.DataFrame:
    """Figures that differ: changed, gone, new, each the largest first; columns ``CHANGE_COLUMNS``.

    Both have the schema's columns; what is new or gone counts with its whole value. Figures of the
    goods a lens leaves out and of totals that hold them, of other publishers or of another basis
    than its own are not listed.
    """
    older, newer = seen(older, lens), seen(newer, lens)
    key = list(KEY)
    both = pd.concat(
        {
            "older_usd": older.set_index(key)["value_usd"],
            "newer_usd": newer.set_index(key)["value_usd"],
            "older_status": older.set_index(key)["status"],
            "newer_status": newer.set_index(key)["status"],
        },
        axis=1,
    ).reset_index()
    same = both["older_usd"].eq(both["newer_usd"]) & both["older_status"].eq(both["newer_status"])
    both = both[~same]
    kind = pd.Series("changed", index=both.index)
    kind = kind.mask(both["older_usd"].isna(), "new").mask(both["newer_usd"].isna(), "gone")
    change = both["newer_usd"].fillna(0) - both["older_usd"].fillna(0)
    percent = (100 * change / both["older_usd"]).where(both["older_usd"].gt(0) & kind.eq("changed"))
    told = both.assign(change_usd=change, change_percent=percent, kind=kind)
    # A revision says more than a year that was not there before, so those come first.
    rank = told["kind"].map({"changed": 0, "gone": 1, "new": 2})
    order = told.assign(rank=rank, size=-change.abs()).sort_values(["rank", "size"], kind="stable")
    return order[list(CHANGE_COLUMNS)].reset_index(drop=True)


def flips(older: Snapshot, newer: Snapshot, lens: Lens = WHOLE) -> list[Flip]:
    """The claims, as they stand now, whose verdict through a lens differs between both states."""
    found = []
    for claim in newer.claims:
        before, after = (state.evaluation(claim, lens=lens).verdict for state in (older, newer))
        if before is not after:
            found.append(Flip(claim.id, claim.sentence, before, after))
    return found
