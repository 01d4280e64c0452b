"""What the columns of a frame say of one number, from its value to its note. Pure."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from dashboard.measures.derived import MEASURE_OF
from dashboard.measures.evidence import Kind
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Measured
from dashboard.text import pieces
from dashboard.text.attribution import (
    agreement,
    composition,
    disagreement,
    source_column,
    years_apart,
)
from dashboard.text.ends import DIFFER, ROUNDED
from dashboard.text.language import say
from dashboard.text.missing import missing_note
from etl.schema import STATUSES, WORLD


def numbers_of(measured: Measured) -> dict[str, Any]:
    """The columns from value to note for one measurement."""
    value = measured.value
    if value is None:
        return _VOID | {"unit": measured.unit, "note": missing_note(measured.missing)}
    is_exact = value.is_exact
    kinds = {id(kind): kind for kind in [term.kind for term in measured.terms]}
    told = _told_of(tuple(kinds.values()))
    return {
        "value": float(value.low if is_exact else value.middle),
        "low": None if is_exact else float(value.low),
        "high": None if is_exact else float(value.high),
        "spread": "" if is_exact else _spread(value, measured),
        "unit": measured.unit,
        "status": measured.status,
        "statuses": told.statuses,
        "composed": "yes" if measured.composed else "",
        "source": source_column(measured),
        "edition": told.edition,
        "valuation": told.valuation,
        "partner_basis": told.partner_basis,
        "note": _note(measured, told.said_by),
    }


_VOID: Final = {
    **dict.fromkeys(("value", "low", "high")),
    **dict.fromkeys(("spread", "unit", "status", "statuses", "composed", "source"), ""),
    **dict.fromkeys(("edition", "valuation", "partner_basis", "note"), ""),
    "status": "missing",
}
"""What the columns hold where there is no number."""


class _Told(NamedTuple):
    """What columns say of the figures a number is made of."""

    statuses: str
    edition: str
    valuation: str
    partner_basis: str
    said_by: tuple[str, ...]


# Hundreds of numbers of a page are made of a few kinds of figures.
@lru_cache(maxsize=1024)
def _told_of(kinds: tuple[Kind, ...]) -> _Told:
    """Statuses the weakest first; of each flow how it is valued and, but for the world's, told.

    A statement of a share or a rank is of no flow.
    """
    statuses = sorted({kind.status for kind in kinds}, key=STATUSES.index, reverse=True)
    flows = [kind for kind in kinds if kind.flow in MEASURE_OF]
    return _Told(
        _listed(statuses),
        _listed(kind.edition for kind in kinds),
        _listed(f"{MEASURE_OF[kind.flow]} {kind.valuation}" for kind in flows),
        _listed(
            f"{MEASURE_OF[kind.flow]} {kind.partner_basis}"
            for kind in flows
            if kind.partner != WORLD
        ),
        tuple(dict.fromkeys(name for kind in kinds for name in kind.said_by)),
    )


def _note(measured: Measured, said_by: tuple[str, ...]) -> str:
    """Who has which part of a composed number, who is quoted, and who cannot be reconciled."""
    if not (said_by or measured.composed or measured.mixed or measured.disagreeing):
        return ""
    told = []
    if measured.composed or measured.mixed:
        told = [composition(measured, str), years_apart(measured, str)]
    if not any(told):
        told = [say(name) for name in said_by]
    told += [say(pieces.DIFFERS, other=other) for other in disagreement(measured, str)]
    return _listed(told)


def _spread(value: Interval, measured: Measured) -> str:
    """Why a value has two ends."""
    if value.said is None:
        return DIFFER
    return "totals that agree" if agreement(measured, str) else ROUNDED


def _listed(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(value for value in values if value))
