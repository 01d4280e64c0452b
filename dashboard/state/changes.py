"""What changed from one vintage to another as a lens sees it, and verdicts that moved. Pure."""

from dataclasses import dataclass

import pandas as pd

from dashboard.claims.rule import Verdict
from dashboard.measures.lens import WHOLE, Goods, Lens, seen
from dashboard.state.snapshot import Snapshot
from etl.differences import changes as all_changes


@dataclass(frozen=True, slots=True)
class Flip:
    """A claim whose verdict is another on the newer figures."""

    claim: str
    sentence: str
    before: Verdict
    after: Verdict


def changes(
    older: pd.DataFrame, newer: pd.DataFrame, lens: Lens = WHOLE, goods: Goods | None = None
) -> pd.DataFrame:
    """The figures a lens looks at that differ, as ``etl.differences.changes`` tells them.

    Figures of the goods a lens leaves out and of totals that hold them, of other publishers or of
    another basis than its own are not listed. ``goods`` are the chapters of groups of goods.
    """
    return all_changes(*(seen(flows, lens, goods or {}) for flows in (older, newer)))


def flips(older: Snapshot, newer: Snapshot, lens: Lens = WHOLE) -> list[Flip]:
    """The claims, as they stand now, whose verdict through a lens differs between both states."""
    found = []
    for claim in newer.claims:
        before, after = (state.evaluation(claim, lens=lens).verdict for state in (older, newer))
        if before is not after:
            found.append(Flip(claim.id, claim.sentence, before, after))
    return found
