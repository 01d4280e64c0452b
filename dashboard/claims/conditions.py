"""What would have to be true: the range of each term in which a claim holds, all else as measured.

For a share s = part / whole with s between a and b percent: part lies between a and b percent of
the whole, the whole between part / b and part / a; what is missing in a sum is the range of the
sum less what is known of it. Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.claims.readings import Outcome
from dashboard.claims.rule import SIGNS
from dashboard.measures.comparisons import Change
from dashboard.measures.evidence import Unit
from dashboard.measures.formulas import Flow, Fraction, Share, Turnover
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Formula, measure
from etl.schema import WORLD


@dataclass(frozen=True, slots=True)
class Condition:
    """A term, the range in which the claim holds, and its value where it is known.

    ``unit`` is that of the term. ``given`` is the other part of a sum, known, from which the range
    of this part follows.
    """

    term: Formula
    case: Case
    holds: Interval
    known: Interval | None
    unit: Unit = "USD"
    given: Formula | None = None
    given_value: Interval | None = None


def conditions(outcome: Outcome, ledger: Ledger) -> list[Condition]:
    """The range of each term of the primary reading; empty where there is nothing to solve."""
    statement, case = outcome.statement, outcome.primary.case
    band = statement.assertion.band
    finite = float("-inf") < band.low <= band.high < float("inf")
    if statement.assertion.relation in SIGNS or not finite:
        return []
    return list(_solve(statement.formula(), case, band, ledger))


def _solve(formula: Formula, case: Case, band: Interval, ledger: Ledger) -> Iterable[Condition]:
    percent = band.scaled(0.01)
    # A share that may be zero leaves the whole without an upper end.
    if isinstance(formula, Share) and percent.low > 0:
        part, whole = _value(formula.part, case, ledger), _value(formula.whole, case, ledger)
        if whole is not None:
            yield Condition(formula.part, case, _times(whole, percent), part)
        if part is not None:
            total = Interval(part.low / percent.high, part.high / percent.low)
            yield Condition(formula.whole, case, total, whole)
            yield from _rest_of_sum(formula.whole, case, total, ledger)
    elif isinstance(formula, Fraction) and percent.low > 0 and percent.high < 1:
        part, rest = _value(formula.part, case, ledger), _value(formula.rest, case, ledger)
        if rest is not None:
            # Solved for the part, as the part stands in the whole too.
            odds = Interval(percent.low / (1 - percent.low), percent.high / (1 - percent.high))
            yield Condition(formula.part, case, _times(rest, odds), part)
    elif isinstance(formula, Change) and not formula.points:
        earlier = case.at(case.base)
        base, later = _value(formula.of, earlier, ledger), _value(formula.of, case, ledger)
        if base is not None and base.low > 0 and band.low > -100:  # noqa: PLR2004 -- nothing falls by more than all
            factor = Interval(1 + percent.low, 1 + percent.high)
            unit = measure(formula.of, earlier, ledger).unit
            yield Condition(formula.of, case, _times(base, factor), later, unit)


def _rest_of_sum(
    whole: Formula, case: Case, total: Interval, ledger: Ledger
) -> Iterable[Condition]:
    """Where one flow of a total turnover is known and the other is not: the range of the other."""
    if not isinstance(whole, Turnover):
        return
    flows = (Flow("X", whole.world), Flow("M", whole.world))
    values = [_value(flow, case, ledger) for flow in flows]
    for known, other in ((0, 1), (1, 0)):
        have = values[known]
        if have is not None and values[other] is None and total.high > have.low:
            needed = Interval(max(0.0, total.low - have.high), total.high - have.low)
            yield Condition(flows[other], case, needed, None, given=flows[known], given_value=have)


def _value(formula: Formula, case: Case, ledger: Ledger) -> Interval | None:
    """A term by whoever has it: the world's totals also by those who say nothing of the pair."""
    if isinstance(formula, Flow | Turnover) and formula.world:
        case = case._replace(partner=WORLD)
    return measure(formula, case, ledger).value


def _times(one: Interval, other: Interval) -> Interval:
    """The product of two intervals that are not below zero."""
    return Interval(one.low * other.low, one.high * other.high)
