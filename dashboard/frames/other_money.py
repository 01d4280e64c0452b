"""In which other money an amount that fails would be right. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.claims.rule import LIMITS, SIGNS, Assertion, Verdict, judge
from dashboard.frames.checked_text import CheckedReading
from dashboard.frames.converted import Rates, in_dollars, rate_of
from etl.rates import Rate
from etl.schema import DOLLARS


def other_money(one: CheckedReading, rates: Rates) -> Iterator[str]:
    """The currencies in which the very number would be supported, as *euros* said for dollars.

    Of a limit none: half of all numbers would do.
    """
    said, (outcome,) = one.reading.said, one.evaluation.outcomes
    found, asserted = outcome.primary.measured, outcome.statement.assertion
    if found.unit != DOLLARS or said.operation != "level" or said.value is None:
        return
    if asserted.relation in {*LIMITS, *SIGNS}:
        return
    own = said.currency or DOLLARS
    for currency in (DOLLARS, *rates):
        rate = Rate(1.0, "") if currency == DOLLARS else rate_of(currency, said.period, rates)
        if currency != own and rate and _is_right(one, rate.usd, asserted):
            yield currency


def _is_right(one: CheckedReading, rate: float, asserted: Assertion) -> bool:
    said, (outcome,) = in_dollars(one.reading.said, rate), one.evaluation.outcomes
    meant = replace(asserted, value=said.value or 0.0, precision=said.precision or 1.0)
    return judge(outcome.primary.measured.value, meant) is Verdict.SUPPORTED
