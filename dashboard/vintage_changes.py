"""What changed from one vintage to another as a lens sees it, and verdicts that moved. Pure."""

from dataclasses import dataclass

import pandas as pd

from dashboard.claims.readings import WHOLE, Lens
from dashboard.claims.rule import Verdict
from dashboard.snapshot import Snapshot
from etl.differences import changes as all_changes
from etl.schema import TOTAL, WORLD


@dataclass(frozen=True, slots=True)
class Flip:
    """A claim whose verdict is another on the newer figures."""

    claim: str
    sentence: str
    before: Verdict
    after: Verdict


def changes(older: pd.DataFrame, newer: pd.DataFrame, lens: Lens = WHOLE) -> pd.DataFrame:
    """The figures a lens looks at that differ, as ``etl.differences.changes`` tells them.

    Figures of the goods a lens leaves out and of totals that hold them, of other publishers or of
    another basis than its own are not listed.
    """
    return all_changes(seen(older, lens), seen(newer, lens))


def seen(flows: pd.DataFrame, lens: Lens) -> pd.DataFrame:
    """The figures a lens looks at; exports and the world's imports are of either basis."""
    if lens.without:
        flows = flows[~flows["product"].str.startswith((TOTAL, *lens.without))]
    if lens.source:
        flows = flows[flows["source"].eq(lens.source)]
    if lens.basis:
        imports = flows["flow"].eq("M") & flows["partner"].ne(WORLD)
        flows = flows[~imports | flows["partner_basis"].eq(lens.basis)]
    return flows


def flips(older: Snapshot, newer: Snapshot, lens: Lens = WHOLE) -> list[Flip]:
    """The claims, as they stand now, whose verdict through a lens differs between both states."""
    found = []
    for claim in newer.claims:
        before, after = (state.evaluation(claim, lens=lens).verdict for state in (older, newer))
        if before is not after:
            found.append(Flip(claim.id, claim.sentence, before, after))
    return found
