"""A number with a pair's imports by country of dispatch, where they are told by both rules. Pure.

The world's totals are the same by either rule, so a share moves with the pair's imports alone.
"""

from collections.abc import Callable, Mapping
from typing import Final

from dashboard.measures.disagreement import TIMES
from dashboard.measures.evidence import Evidence, Place
from dashboard.measures.formulas import Turnover
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Measured, measure
from etl.schema import DISPATCH

_MOVED: Final[Mapping[str, Callable[[float, float, float], float]]] = {
    "imports": lambda value, more, _turnover: value + more,
    "turnover": lambda value, more, _turnover: value + more,
    "share of turnover": lambda value, more, turnover: value * (1 + more / turnover),
}
"""A measure's value with so many dollars more of imports, by its name."""


def by_dispatch(name: str, measured: Measured, case: Case, ledger: Ledger) -> float | None:
    """What a number by country of origin is about by country of dispatch.

    None where it is not more than twice as much, or not told by both rules.
    """
    found = _both(measured, case, ledger)
    turnover = measure(Turnover(), case, ledger).value
    if found is None or name not in _MOVED or measured.value is None or not turnover:
        return None
    origin, dispatch = (one.value.middle for one in found)
    value = measured.value.middle
    moved = _MOVED[name](value, dispatch - origin, turnover.middle)
    return moved if max(moved, value) > TIMES * min(moved, value) else None


def _both(measured: Measured, case: Case, ledger: Ledger) -> tuple[Evidence, Evidence] | None:
    """The imports that a number has, and what their publisher counts by country of dispatch."""
    place = Place(case.reporter, case.partner, "M", case.period)
    for term in measured.terms:
        if term.place == place and term.partner_basis != DISPATCH:
            dispatch = ledger.find(term.source, place, DISPATCH)
            return (term, dispatch) if dispatch else None
    return None
