"""What is done with a measure: its change, the same from the other side, the excess. Pure."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from dashboard.measures.composing import is_composed
from dashboard.measures.evidence import PUBLISHED, TURNOVER, Place, Unit
from dashboard.measures.formulas import as_stated
from dashboard.measures.intervals import Interval, extreme
from dashboard.measures.ledger import Ledger
from dashboard.measures.means import MEAN, Mean
from dashboard.measures.measuring import Case, Formula, Measured, by_source, joined, measure
from dashboard.measures.mirror import OtherSide
from dashboard.measures.missing import Missing, Reason
from dashboard.measures.periods import is_month, months_from, months_to, shifted, year_of

Operation = Literal[
    "level", "change", "change in points", "over the highest", "over the lowest", "over another",
    "partner over reporter", "mean",
]  # fmt: skip
OPERATIONS: Final[tuple[Operation, ...]] = get_args(Operation)
"""What may be done with a measure."""

OVER_ANOTHER: Final[Operation] = "over another"
"""How far a measure is above the same with another partner; a rank has no such."""

BOTH_SIDES: Final[Operation] = "partner over reporter"
"""A share set against the same seen from the partner."""

BEYOND: Final[tuple[Operation, ...]] = ("over the highest", "over the lowest")
"""How far a measure is beyond those of the periods before; a rank has none."""


def operated(named: Formula, operation: Operation, name: str = "") -> Formula:
    """What an operation makes of a measure; by its ``name`` statements of growth are found."""
    if operation == BOTH_SIDES:
        return Excess(OtherSide(named), named)
    if operation == "level":
        return named
    if operation == MEAN:
        return Mean(named)
    if operation == OVER_ANOTHER:
        return OverAnother(named)
    if operation in BEYOND:
        return Beyond(named, highest=operation == "over the highest")
    return Change(named, points=operation == "change in points", stated=name)


def growth(name: str) -> str:
    """What statements of a measure's change on the year before call it."""
    return f"change of {name}"


@dataclass(frozen=True, slots=True)
class Change:
    """How a measure changed from the case's base period to its period.

    Amounts and percentages change in percent of the earlier value, or in ``points``: percentage
    points for a share, dollars for an amount. ``stated`` names the measure, for what was said of
    its growth.
    """

    of: Formula
    points: bool = False
    stated: str = ""

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """100 x (later - earlier) / earlier, or later - earlier; both by one publisher if it can.

        In percent only from a base above zero: of nothing there is none, and of a deficit it would
        call a greater one a rise.
        """
        later, earlier = _both_years(self.of, case, ledger)
        found = self._of(later, earlier, case)
        mixed = found.value is not None and not _by_one(later, earlier)
        stated = growth(self.stated) if self._is_stated(case) else ""
        told = as_stated(found, stated, case, ledger)
        return told._replace(mixed=True) if mixed else told

    def _of(self, later: Measured, earlier: Measured, case: Case) -> Measured:
        if self.points:
            return _less(later, earlier)
        if later.value is None or earlier.value is None:
            return joined(None, "percent", (later, earlier))
        if earlier.value.low <= 0:
            return joined(None, "percent", (later, earlier, _no_base(case, earlier.value)))
        # In (later - earlier) / earlier the base would stand twice and make the interval too wide
        # (decision 003).
        ratio = later.value.over(earlier.value)
        value = (ratio - Interval.exactly(1)).scaled(100) if ratio else None
        return joined(value, "percent", (later, earlier))

    def _is_stated(self, case: Case) -> bool:
        """Whether statements of growth are of this: in percent, on the year before."""
        return not self.points and shifted(case.base, 1) == case.period


@dataclass(frozen=True, slots=True)
class Beyond:
    """By how much a measure is above the highest, or the lowest, of those since the case's base.

    The base itself is left out: since 2016 is of 2017 and later. In percentage points for a share,
    in dollars for an amount.
    """

    of: Formula
    highest: bool

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The period's less the extreme of all between; missing where one of them is."""
        own = by_source(self.of, case.at(case.period), ledger)
        parts = [measure(self.of, case.at(one).asking(""), ledger) for one in between(case)]
        values = [part.value for part in parts if part.value is not None]
        unit = _unit_of_difference(own.unit)
        if own.value is None or not values or len(values) < len(parts):
            return joined(None, unit, (own, *parts))
        return joined(own.value - extreme(values, highest=self.highest), unit, (own, *parts))


@dataclass(frozen=True, slots=True)
class OverAnother:
    """By how much a measure exceeds the same with the case's other partner, ``than``.

    In percentage points for a share, in dollars for an amount.
    """

    of: Formula

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """First less second, each by one publisher where one has both."""
        first = by_source(self.of, case, ledger)
        second = by_source(self.of, with_another(case), ledger)
        if second.value is None and not case.source:
            second = measure(self.of, with_another(case).asking(""), ledger)
        return _less(first, second)


def with_another(case: Case) -> Case:
    """The case of the other partner."""
    return case._replace(partner=case.than)


def between(case: Case) -> list[str]:
    """The periods after a case's base and before its own: each month, else a year apart."""
    if is_month(case.period) and is_month(case.base):
        return [*months_to(case.period, months_from(case.base, case.period) - 1)[:-1]]
    years = year_of(case.period) - year_of(case.base) if case.base else 0
    return [shifted(case.base, later) for later in range(1, years)]


@dataclass(frozen=True, slots=True)
class Index:
    """A measure in percent of what it was in the case's base period, earlier or later."""

    of: Formula

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """100 x value / base, so 100 in the base period; both by one publisher if it can.

        Only of a base above zero, as a change in percent is.
        """
        value, base = _both_years(self.of, case, ledger)
        if value.value is None or base.value is None:
            return joined(None, "percent", (value, base))
        if base.value.low <= 0:
            return joined(None, "percent", (value, base, _no_base(case, base.value)))
        if case.period == case.base:
            # The base is 100 however well it is known (decision 003).
            whole = value.value.part_of_sum(Interval.exactly(0))
        else:
            whole = value.value.over(base.value)
        found = joined(whole.scaled(100) if whole else None, "percent", (value, base))
        return found if _by_one(value, base) else found._replace(mixed=True)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A measure on what officials and agencies said of it, whoever else speaks."""

    of: Formula

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The same formula by published statements alone."""
        return self.of.measure(case.through(source=PUBLISHED), ledger)


@dataclass(frozen=True, slots=True)
class Excess:
    """By how much one share exceeds another, percentage points."""

    of: Formula
    over: Formula

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """First less second; negative where the second is larger."""
        first, second = self.of.measure(case, ledger), self.over.measure(case, ledger)
        return _less(first, second)


def _less(first: Measured, second: Measured) -> Measured:
    """One less the other; missing where either is."""
    value = None
    if first.value is not None and second.value is not None:
        value = first.value - second.value
    return joined(value, _unit_of_difference(first.unit), (first, second))


def _unit_of_difference(unit: Unit) -> Unit:
    """What percentages differ by are percentage points; dollars differ by dollars."""
    return "percentage points" if unit == "percent" else unit


def _both_years(of: Formula, case: Case, ledger: Ledger) -> tuple[Measured, Measured]:
    """A measure in the case's period and in its base, by one publisher if it can."""
    before = case.at(case.base)
    later, earlier = (by_source(of, one, ledger) for one in (case.at(case.period), before))
    # Publishers' levels may differ by more than trade did, so one of both years comes first;
    # an earlier year by another is better than none, and is named (docs/claims.md, Growth).
    if earlier.value is None or is_composed(case) or not _by_one(later, earlier):
        earlier = measure(of, before.asking(""), ledger)
    return later, earlier


def _no_base(case: Case, base: Interval) -> Measured:
    """A change in percent whose base is below zero, or is zero or may be."""
    place = Place(case.reporter, case.partner, TURNOVER, case.base)
    reason: Reason = "negative base" if base.high < 0 else "zero base"
    return Measured(None, "percent", missing=(Missing(place, case.publisher, reason),))


def _by_one(later: Measured, earlier: Measured) -> bool:
    """Whether one publisher tells both years; of statements, one address."""
    if later.sources != earlier.sources or len(later.sources) != 1:
        return False
    # All quotes have one source name; it is the address that tells one account from another.
    if later.sources == (PUBLISHED,):
        return bool(_addresses(later) & _addresses(earlier))
    return True


def _addresses(measured: Measured) -> set[str]:
    return {address for term in measured.terms for address in term.inputs}
