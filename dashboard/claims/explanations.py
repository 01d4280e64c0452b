"""How a claimed figure could have arisen: what else on record rounds to it. Pure.

A figure that a claim's own reading does not give often belongs to another measure, another year,
or was counted from the other end: 487 to 647 is +32.9% of the first and 24.7% of the second.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dashboard.claims.model import Statement
from dashboard.claims.readings import Outcome
from dashboard.claims.rule import SIGNS, Verdict, judge
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Measured, measure

Kind = Literal["other measure", "other year", "other base", "points"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One other thing that rounds to the claimed figure, and the case it was measured on."""

    kind: Kind
    measure: str
    case: Case
    measured: Measured

    @property
    def period(self) -> str:
        """Its year."""
        return self.case.period

    @property
    def base(self) -> str:
        """A change's earlier year, where it is told as that change."""
        return self.case.base if self.kind in {"other measure", "other year"} else ""


def explanations(outcome: Outcome, ledger: Ledger) -> list[Explanation]:
    """All that rounds to the figure at its own precision, other than the primary reading."""
    statement = outcome.statement
    if statement.assertion.relation in SIGNS:
        return []
    # Another measure may be by another publisher, so the one found for the primary is let go.
    case = outcome.primary.case.through(source=outcome.asked.source)
    found = [*_other_measures(statement, case, ledger), *_other_base(statement, case, ledger)]
    years = [year for year in outcome.years if year.case.period != case.period]
    found += [Explanation("other year", year.measure, year.case, year.measured) for year in years]
    return [
        item
        for item in found
        if judge(item.measured.value, statement.assertion) is Verdict.SUPPORTED
    ]


def _other_measures(statement: Statement, case: Case, ledger: Ledger) -> Iterable[Explanation]:
    """Every named measure of the same unit, for the same pair and year."""
    unit = measure(statement.formula(), case, ledger).unit
    for name in MEASURES:
        if name == statement.measure:
            continue
        measured = measure(statement.formula(name), case, ledger)
        if measured.unit == unit:
            yield Explanation("other measure", name, case, measured)


def _other_base(statement: Statement, case: Case, ledger: Ledger) -> Iterable[Explanation]:
    """A change as a percentage of the later value, and the change of a share in points."""
    if statement.operation != "change":
        return
    later = measure(MEASURES[statement.measure], case.at(case.period), ledger)
    earlier_case = case.at(case.base)
    earlier = measure(MEASURES[statement.measure], earlier_case, ledger)
    if later.value is None or earlier.value is None:
        return
    difference = later.value - earlier.value
    terms = (*later.terms, *earlier.terms)
    sources = tuple(dict.fromkeys((*later.sources, *earlier.sources)))
    kept = earlier.value.over(later.value)
    if kept is not None:
        share = (Interval.exactly(1) - kept).scaled(100)
        measured = Measured(share, "percent", terms, sources=sources)
        yield Explanation("other base", statement.measure, case, measured)
    if later.unit == "percent":
        measured = Measured(difference, "percentage points", terms, sources=sources)
        yield Explanation("points", statement.measure, case, measured)
