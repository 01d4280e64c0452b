"""World figures against what partners add up to. Pure."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from etl.alike import Rows
from etl.problems import Problem
from etl.schema import DISPATCH, TOTAL, WORLD, DataSet

WHOLE_FROM: Final = 30
"""A data set with at least this many partners is taken to list them all."""

DOLLAR: Final = 1.0
"""Differences up to a dollar are rounding (Comtrade rounds to three decimals)."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far one source's world figure may be from the sum of its partners, and what then.

    ``share`` is a fraction of the world figure; ``refuse`` tells an error from a note.
    ``without_world`` are editions that came without their world figure, which is then a note.
    """

    share: float
    refuse: bool
    without_world: frozenset[str] = frozenset()


UNLISTED: Final = Tolerance(0.001, refuse=True)
"""That of a source ``sources.toml`` does not list: rule 6 of docs/sources.md, section 5."""


def world_sums(flows: pd.DataFrame | Rows) -> pd.DataFrame:
    """The totals with the world and with partners: a row a source, reporter, period and flow.

    ``world`` is the world figure in US dollars, missing where none is told; ``sum`` is what the
    partners add up to, ``size`` how many they are, ``edition`` that of one of them. Imports
    ``by_dispatch`` are the same goods told a second time, and so a row of their own.
    """
    rows = Rows.of(flows)
    totals = rows[rows.say("product", TOTAL)]
    is_world, value = totals.say("partner", WORLD), totals.numbers("value_usd")
    by = ("source", "reporter", "freq", "period", "flow")
    cells = totals.alike(*by, totals.say("partner_basis", DISPATCH))
    world = cells.sum(np.where(is_world, value, 0.0))
    told = pd.DataFrame(cells.each, columns=[*by, "by_dispatch"]).astype({"by_dispatch": "bool"})
    return told.assign(
        world=np.where(cells.count(is_world) > 0, world, np.nan),
        sum=cells.sum(np.where(is_world, 0.0, value)),
        size=cells.count(~is_world),
        edition=totals.texts("edition")[cells.last],
    )


def world_gaps(rows: Rows, tolerances: dict[str, Tolerance]) -> list[Problem]:
    """World against the sum of partners, where the data set lists all partners."""
    # A country's trade with itself (goods come back) is a partner row and part of its world figure.
    sums = world_sums(rows)
    problems = []
    # By dispatch there is no world figure to hold partners against.
    for row in sums[~sums["by_dispatch"] & (sums["size"] > 0)].to_dict("records"):
        tolerance = tolerances.get(row["source"], UNLISTED)
        problems += _world_gap(row, tolerance)
    return problems


def _world_gap(row: dict[Any, Any], tolerance: Tolerance) -> list[Problem]:
    data_set = DataSet(row["source"], row["reporter"], row["period"][:4])
    whole = row["size"] >= WHOLE_FROM
    what = f"{'exports' if row['flow'] == 'X' else 'imports'} {row['period']}"
    if pd.isna(row["world"]):
        if not whole:
            return []
        if row["edition"] in tolerance.without_world:
            message = f"{what}: {row['size']} partners; this edition came without a world figure"
            return [Problem("note", "world row", data_set, message)]
        message = f"{what}: {row['size']} partners but no world figure, half a data set"
        return [Problem("error", "world row", data_set, message)]
    gap = row["sum"] - row["world"]
    allowed = max(tolerance.share * row["world"], DOLLAR)
    # A few partners may be less than the world, never more.
    if gap <= allowed and (not whole or gap >= -allowed):
        return []
    relative = f"{gap / row['world']:+.2%}" if row["world"] else "without a world figure"
    message = f"{what}: partners add up to {row['sum']:,.0f} USD, {relative} from the world figure"
    return [Problem("error" if tolerance.refuse else "note", "world sum", data_set, message)]
