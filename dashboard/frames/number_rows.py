"""The frame behind a chart: one row a number, with all that is needed to cite it. Pure.

Figure, table and CSV are made of the same frame; nothing else reaches the screen.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import pandas as pd

from dashboard.address.links import Receipts
from dashboard.address.refusing import SelectionError
from dashboard.address.selection import Selection, written
from dashboard.frames.one_number import numbers_of
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import Operation
from dashboard.measures.derived import operated_name
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import Lens
from dashboard.measures.measuring import Case, Measured, measure
from dashboard.text.goods import WITHOUT
from dashboard.text.refusals import NO_CHART
from dashboard.text.rows import Row, having
from etl.reference.misfits import Misfit
from etl.schema import TOTAL

FRAME_COLUMNS: Final = {
    "reporter": "whose customs counted, ISO 3166 alpha-3",
    "partner": "the other country, alpha-3",
    "period": "year, or month as 2021-05",
    "base": "the earlier period of a change",
    "measure": "what the number is, a name of docs/claims.md",
    "goods": "TOTAL, what is left out of it, or a group of HS chapters",
    "chosen": "what the reader chose: goods left out, dispatch, one publisher alone",
    "value": "the number; empty where missing",
    "low": "the least it may be, where it was published rounded or sources differ",
    "high": "the most it may be",
    "spread": (
        "why low and high differ: rounded, as published; totals that agree, within 2%; or "
        "statements differ, and then value is only their middle, which nobody said"
    ),
    "unit": "USD (whole dollars, current prices), percent, percentage points or rank",
    "status": "reported, reported-or-estimated, estimate, quoted or missing: the weakest there is",
    "statuses": "every status among its figures, the weakest first",
    "composed": "yes where parts of the number come from several sources, joined by + in source",
    "source": "whose figures: ids of data/reference/sources.toml, or published for quotes",
    "edition": "the publisher's release",
    "valuation": "FOB or CIF of each figure used, or unknown",
    "partner_basis": "how each flow's partner is told: origin, dispatch, destination or unknown",
    "note": "who is quoted, or why the number is missing; whether accounts of the trade differ",
    "receipt": "the address of the number’s receipt on this site; empty where missing",
    "vintage": "the state of this product's data the number comes from",
}
"""The columns of every view's CSV; views of several charts begin with the column ``chart``."""


NUMBER_COLUMNS: Final = tuple(FRAME_COLUMNS)[tuple(FRAME_COLUMNS).index("value") :]
"""Those that tell of the number itself, from value to vintage."""


def measure_rows(
    ledger: Ledger, selection: Selection, measures: Iterable[str], vintage: str
) -> list[Row]:
    """Every measure for every partner and year selected; columns ``FRAME_COLUMNS``.

    A number that cannot be computed is a row without a value whose note says why.
    """
    names = tuple(measures)
    cases = [
        selection.case(partner, str(year))
        for partner in selection.partner
        for year in range(selection.since, selection.until + 1)
    ]
    return [
        number_row(name, case, measure(MEASURES[name].formula, case, ledger), vintage)
        for partner in selection.partner
        for name in names
        for case in cases
        if case.partner == partner
    ]


def number_row(  # noqa: PLR0913 -- a number and what was done to get it
    name: str,
    case: Case,
    measured: Measured,
    vintage: str,
    *,
    operation: Operation = "level",
    goods: str = "",
) -> Row:
    """One row of a frame: whose trade, when and of what, then the number and its receipt.

    ``goods`` is one group of them, blank for all.
    """
    return {
        "reporter": case.reporter,
        "partner": case.partner,
        "period": case.period,
        "base": case.base,
        "measure": operated_name(name, operation),
        "goods": goods_name(case.without, goods or case.only or TOTAL),
        "chosen": chosen_of(case),
        **numbers_of(measured),
        "receipt": _receipts(vintage).number(
            name, case, measured, operation=operation, goods=goods
        ),
        "vintage": vintage,
    }


@lru_cache(maxsize=8)
def _receipts(vintage: str) -> Receipts:
    return Receipts(vintage)


def chosen_of(case: Case) -> str:
    """What of a case is a reader's choice, in the words of the address; blank for nothing."""
    return _chosen(case.lens, case.mirror)


@lru_cache(maxsize=64)
def _chosen(lens: Lens, mirror: str) -> str:
    choices = {**lens.figures, "mirror": mirror}
    return " ".join(f"{name}={written(value)}" for name, value in choices.items() if value)


def goods_name(without: Iterable[str], goods: str = TOTAL) -> str:
    """``TOTAL`` or a group of goods; ``TOTAL without 71`` for what is left out."""
    left_out = " ".join(without)
    return f"{goods}{WITHOUT}{left_out}" if left_out else goods


def as_frame(rows: Sequence[Mapping[str, object]], *first: str) -> pd.DataFrame:
    """The rows as a frame, with numbers as numbers; columns ``first``, then ``FRAME_COLUMNS``."""
    numbers = dict.fromkeys(("value", "low", "high"), "float64")
    return pd.DataFrame(rows, columns=[*first, *FRAME_COLUMNS]).astype(numbers)


def charted(rows: Sequence[Row], chart: str) -> list[Row]:
    """The rows of one chart, by column ``chart``; all where none is asked for.

    Raises SelectionError where there is no such chart.
    """
    if not chart:
        return list(rows)
    found = having(rows, "chart", chart)
    if not found:
        known = tuple(dict.fromkeys(row["chart"] for row in rows))
        raise SelectionError(Misfit("chart", NO_CHART, repr(chart), known))
    return found


def plain_rows(frame: pd.DataFrame) -> dict[str, Any]:
    """The rows of a frame as plain values for JSON, None where there is none."""
    return {
        "rows": [
            # Nothing but NaN differs from itself.
            {name: cell if cell == cell else None for name, cell in row.items()}  # noqa: PLR0124
            for row in frame.to_dict("records")
        ]
    }
