"""Measuring: a formula on a case by a ledger, with the figures it was made of or what is missing.

All terms of one level come from one source. A change may have one source for each year, and a
comparison of two countries' own reports one for each side; the measurement names them all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from dashboard.measures.evidence import Evidence, Ledger, Place, weakest
from dashboard.measures.intervals import Interval

Unit = Literal["USD", "percent", "percentage points", "rank"]
Report = Literal["reporter", "partner"]
Reason = Literal[
    "no record", "no dispatch", "no chapters", "no heading", "no mirror", "partial list", "zero",
    "zero base", "negative base",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """What is measured: whose trade with whom and when, by which report and source, of what.

    ``source`` is the one publisher asked, in every period; blank, the first in precedence that has
    all that is needed, which a formula then finds in ``asked``. ``report`` partner measures the
    same trade by the other side's report, and ``mirror`` is the one publisher asked for that where
    both are compared. ``without`` lists HS codes left out; ``basis`` dispatch counts imports by the
    country they were sent from. ``base`` is the earlier period of a change.
    """

    reporter: str
    partner: str
    period: str
    source: str = ""
    report: Report = "reporter"
    without: tuple[str, ...] = ()
    basis: str = ""
    base: str = ""
    mirror: str = ""
    asked: str = ""

    @property
    def publisher(self) -> str:
        """Whose figures a formula takes."""
        return self.source or self.asked


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure that a measurement needs and a source does not have."""

    place: Place
    source: str
    reason: Reason = "no record"


@dataclass(frozen=True, slots=True)
class Measured:
    """A value with its unit and the figures behind it; None with what is missing."""

    value: Interval | None
    unit: Unit
    terms: tuple[Evidence, ...] = ()
    missing: tuple[Missing, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def status(self) -> str:
        """The weakest status among the figures: a share of an estimate is an estimate."""
        return weakest(self.terms)


class Formula(Protocol):
    """Anything that can be measured on a case by one ledger."""

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The value on the case's publisher's figures, with its terms or what is missing."""
        ...


def measure(formula: Formula, case: Case, ledger: Ledger) -> Measured:
    """The formula by ``case.source``, or by the first source in precedence that has all it needs.

    Where none has, the first source's account of what is missing.
    """
    if case.source:
        return formula.measure(case, ledger)
    attempts = [
        formula.measure(replace(case, asked=source), ledger) for source in speakers(case, ledger)
    ]
    for attempt in attempts:
        if attempt.value is not None:
            return attempt
    if attempts:
        return attempts[0]
    return formula.measure(replace(case, asked="any source"), ledger)


def speakers(case: Case, ledger: Ledger) -> list[str]:
    """The sources that say anything of the case's trade, in precedence."""
    if case.report == "partner":
        return ledger.speakers(case.partner, case.reporter, case.period)
    return ledger.speakers(case.reporter, case.partner, case.period)


def joined(value: Interval | None, unit: Unit, parts: Iterable[Measured]) -> Measured:
    """A value made of parts: their terms, gaps and sources, each once, in order."""
    parts = tuple(parts)
    return Measured(
        value,
        unit,
        tuple(dict.fromkeys(term for part in parts for term in part.terms)),
        tuple(dict.fromkeys(gap for part in parts for gap in part.missing)),
        tuple(dict.fromkeys(source for part in parts for source in part.sources)),
    )
