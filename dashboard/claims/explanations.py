"""How a claimed figure could have arisen: what else on record rounds to it. Pure.

A figure that a claim's own reading does not give often belongs to another measure, another year,
or was counted from the other end: 487 to 647 is +32.9% of the first and 24.7% of the second.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from dashboard.claims.legality import is_share
from dashboard.claims.model import Statement
from dashboard.claims.readings import Outcome, Reading
from dashboard.claims.rule import LIMITS, SIGNS, Verdict, judge
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import BOTH_SIDES
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Measured, measure
from dashboard.measures.periods import is_year

Kind = Literal[
    "other measure", "other year", "other base", "points", "other report", "other side",
    "part of the year", "too large", "too small",
]  # fmt: skip

_THOUSAND: Final = 1_000.0
_MONTHS: Final = range(1, 12)
"""Of a year, so many from its first on."""


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
        return "" if self.kind in {"other base", "points"} else self.case.base


def explanations(outcome: Outcome, ledger: Ledger) -> list[Explanation]:
    """All that rounds to the figure at its own precision, other than the primary reading."""
    statement = outcome.statement
    if statement.assertion.relation in {*SIGNS, *LIMITS}:
        # Half of all numbers are above, or below: that explains nothing.
        return []
    # Another measure may be by another publisher, so the one found for the primary is let go.
    case = outcome.primary.case.through(source=outcome.asked.source)
    found = [
        *_other_measures(statement, case, ledger),
        *_other_base(statement, case, ledger),
        *_other_side(statement, case, ledger),
        *_parts_of_the_year(statement, case, ledger),
    ]
    years = [year for year in outcome.years if year.case.period != case.period]
    found += [Explanation("other year", year.measure, year.case, year.measured) for year in years]
    supported = [item for item in found if _gives(item.measured.value, statement)]
    return [*_other_unit(statement, outcome.primary), *supported]


def _gives(value: Interval | None, statement: Statement) -> bool:
    return judge(value, statement.assertion) is Verdict.SUPPORTED


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


def _other_side(statement: Statement, case: Case, ledger: Ledger) -> Iterable[Explanation]:
    """The partner's report of the same trade, and the same measure of the partner's own trade."""
    if statement.operation == BOTH_SIDES:
        return
    formula, name = statement.formula(), statement.measure
    mirrored = case._replace(report="partner").through(source="")
    yield Explanation("other report", name, mirrored, measure(formula, mirrored, ledger))
    if is_share(name):
        swapped = case.swapped.through(source="")
        yield Explanation("other side", name, swapped, measure(formula, swapped, ledger))


def _parts_of_the_year(statement: Statement, case: Case, ledger: Ledger) -> Iterable[Explanation]:
    """The same of the year's first months: what was known of it when something was said."""
    if not is_year(case.period) or statement.operation == BOTH_SIDES:
        return
    formula = statement.formula()
    for last in _MONTHS:
        part = "-01" if last == 1 else f"-01/{{}}-{last:02}"
        period, base = (year and f"{year}{part.format(year)}" for year in (case.period, case.base))
        at = case.at(period, base)
        measured = measure(formula, at, ledger)
        if measured.value is not None:
            yield Explanation("part of the year", statement.measure, at, measured)


def _other_unit(statement: Statement, primary: Reading) -> Iterable[Explanation]:
    """The very figure, where the number said is a thousand times it: billion for million."""
    value, said = primary.measured.value, statement.assertion
    if value is None or statement.operation != "level" or primary.measured.unit != "USD":
        return
    # Of anything a thousandth rounds to nothing.
    if abs(said.value) <= said.precision:
        return
    kinds: tuple[tuple[Kind, float], ...] = (("too large", _THOUSAND), ("too small", 1 / _THOUSAND))
    for kind, times in kinds:
        if _gives(value.scaled(times), statement):
            yield Explanation(kind, primary.measure, primary.case, primary.measured)
