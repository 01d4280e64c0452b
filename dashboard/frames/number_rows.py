"""The frame behind a chart: one row a number, with all that is needed to cite it. Pure.

Figure, table and CSV are made of the same frame; nothing else reaches the screen.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

import pandas as pd

from dashboard.address.links import Receipts
from dashboard.address.refusing import SelectionError
from dashboard.address.selection import Selection, written
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import Operation
from dashboard.measures.derived import MEASURE_OF, operated_name
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import WHOLE
from dashboard.measures.measuring import Case, Measured, measure
from dashboard.text import pieces
from dashboard.text.attribution import (
    agreement,
    composition,
    disagreement,
    source_column,
    years_apart,
)
from dashboard.text.ends import DIFFER
from dashboard.text.goods import WITHOUT
from dashboard.text.language import say
from dashboard.text.missing import missing_note
from dashboard.text.refusals import NO_CHART
from dashboard.text.rows import Row, having
from etl.reference.misfits import Misfit
from etl.schema import TOTAL, WORLD

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
    "composed": "yes where parts of the number come from two sources, joined by + in source",
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
    receipts = Receipts(vintage)
    return {
        "reporter": case.reporter,
        "partner": case.partner,
        "period": case.period,
        "base": case.base,
        "measure": operated_name(name, operation),
        "goods": goods_name(case.without, goods or TOTAL),
        "chosen": chosen_of(case),
        **numbers_of(measured),
        "receipt": receipts.number(name, case, measured, operation=operation, goods=goods),
        "vintage": vintage,
    }


def chosen_of(case: Case) -> str:
    """What of a case is a reader's choice, in the words of the address; blank for nothing."""
    if case.lens is WHOLE and not case.mirror:
        return ""
    choices = {**case.lens.figures, "mirror": case.mirror}
    return " ".join(f"{name}={written(value)}" for name, value in choices.items() if value)


def goods_name(without: Iterable[str], goods: str = TOTAL) -> str:
    """``TOTAL`` or a group of goods; ``TOTAL without 71`` for what is left out."""
    left_out = " ".join(without)
    return f"{goods}{WITHOUT}{left_out}" if left_out else goods


def as_frame(rows: Sequence[Mapping[str, object]], *first: str) -> pd.DataFrame:
    """The rows as a frame, with numbers as numbers; columns ``first``, then ``FRAME_COLUMNS``."""
    numbers = dict.fromkeys(("value", "low", "high"), "float64")
    return pd.DataFrame(rows, columns=[*first, *FRAME_COLUMNS]).astype(numbers)


def numbers_of(measured: Measured) -> dict[str, Any]:
    """The columns from value to note for one measurement."""
    value = measured.value
    if value is None:
        return _VOID | {"unit": measured.unit, "note": missing_note(measured.missing)}
    ends = (None, None) if value.is_exact else (float(value.low), float(value.high))
    kinds = tuple(dict.fromkeys(map(_kind, measured.terms)))
    return {
        "value": float(value.middle),
        "low": ends[0],
        "high": ends[1],
        "spread": _spread(measured),
        "unit": measured.unit,
        "status": measured.status,
        "statuses": _listed(measured.statuses),
        "composed": "yes" if measured.composed else "",
        "source": source_column(measured),
        **_told_of(kinds),
        "note": _note(measured),
    }


_VOID: Final = {
    **dict.fromkeys(NUMBER_COLUMNS[: NUMBER_COLUMNS.index("receipt")], ""),
    **dict.fromkeys(("value", "low", "high")),
    "status": "missing",
}
"""What the columns hold where there is no number."""

_Kind = tuple[str, str, str, str, str]
"""A figure’s flow, partner, edition, valuation and partner basis."""

_kind: Final = attrgetter("place.flow", "place.partner", "edition", "valuation", "partner_basis")


# Hundreds of numbers of a page are made of a few kinds of figures.
@lru_cache(maxsize=1024)
def _told_of(kinds: tuple[_Kind, ...]) -> dict[str, str]:
    """Edition, and for each flow its valuation and how its partner is told, the world left out.

    A statement of a share or a rank is of no flow.
    """
    flows = [kind for kind in kinds if kind[0] in MEASURE_OF]
    return {
        "edition": _listed(edition for _, _, edition, *_ in kinds),
        "valuation": _listed(f"{MEASURE_OF[flow]} {how}" for flow, _, _, how, _ in flows),
        "partner_basis": _listed(
            f"{MEASURE_OF[flow]} {by}" for flow, partner, *_, by in flows if partner != WORLD
        ),
    }


def _note(measured: Measured) -> str:
    """Who has which part of a composed number, who is quoted, and who cannot be reconciled."""
    told = [composition(measured, str), years_apart(measured, str)]
    if not any(told):
        told = [_listed(name for term in measured.terms for name in term.said_by)]
    told += [say(pieces.DIFFERS, other=other) for other in disagreement(measured, str)]
    return _listed(told)


def _spread(measured: Measured) -> str:
    """Why a value has two ends; blank where it has none."""
    if measured.value is None or measured.value.is_exact:
        return ""
    if measured.value.said is None:
        return DIFFER
    return "totals that agree" if agreement(measured, str) else "rounded"


def _listed(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(value for value in values if value))


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
