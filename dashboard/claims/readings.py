"""Every defensible reading of a claim, measured: what each gives, and how many bear it out. Pure.

A reading fixes all that a sentence leaves open: whose report, which publisher, which goods, which
of the measures the words may mean, which year where the claim's own cannot be computed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from dashboard.claims.model import NEWEST, Claim, Statement
from dashboard.claims.rule import Verdict, judge, overall
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import Operation
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import LEFT_OUT, WHOLE, Lens
from dashboard.measures.measuring import COMPOSED, Case, Measured, measure, speakers
from dashboard.measures.periods import is_of_years, shifted, year_of
from etl.schema import DISPATCH, QUOTED

SCOPES: Final[tuple[tuple[str, ...], ...]] = ((), *((code,) for code in LEFT_OUT))
"""Goods left out: none; gold; precious metals and stones; oil and gas."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One full set of definitions, what it measures and the verdict on that."""

    measure: str
    case: Case
    measured: Measured
    verdict: Verdict
    operation: Operation = "level"

    @property
    def source(self) -> str:
        """Whose figures it uses; the sources asked where there are none."""
        return "; ".join(self.measured.sources) or self.case.source


@dataclass(frozen=True)
class Outcome:
    """One statement of a claim, read in every way.

    ``primary`` is the reading meant first: the claim's year, the reporter's report, all goods, the
    first source in precedence; ``asked`` is its case before a source was found. It alone is the
    verdict, so the others are read from the ledger when they are asked for.
    """

    statement: Statement
    asked: Case
    primary: Reading
    ledger: Ledger = field(repr=False, compare=False)

    @cached_property
    def years(self) -> tuple[Reading, ...]:
        """The primary reading in each year that has one."""
        return tuple(_by_year(self.statement, self.asked, self.ledger))

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Every reading, from supporting to contradicting, then those that cannot be checked."""
        found = [self.primary, *_others(self.statement, self.asked, self.primary, self.ledger)]
        if self.primary.measured.value is None and not _of_one_year(self.statement):
            found += _newest(self.statement, self.asked, self.ledger)
        # The same figures by name and by precedence are one reading; reversed, the first stays.
        unique = {(r.measure, r.case.through(source=""), r.measured): r for r in reversed(found)}
        return tuple(sorted(unique.values(), key=_order))

    @property
    def verdict(self) -> Verdict:
        """The primary reading's."""
        return self.primary.verdict

    @cached_property
    def counted(self) -> tuple[Reading, ...]:
        """The readings of the claim's own period that could be measured; other years are others."""
        own = self.primary.case
        return tuple(
            reading
            for reading in self.readings
            if reading.measured.value is not None
            and (reading.case.period, reading.case.base) == (own.period, own.base)
        )

    @property
    def supporting(self) -> int:
        """How many of those support the claim."""
        return sum(reading.verdict is Verdict.SUPPORTED for reading in self.counted)


@dataclass(frozen=True)
class Evaluation:
    """A claim with the outcome of each of its statements."""

    claim: Claim
    outcomes: tuple[Outcome, ...]

    @property
    def verdict(self) -> Verdict:
        """That of its weakest statement."""
        return overall([outcome.verdict for outcome in self.outcomes])


def evaluate(claim: Claim, ledger: Ledger, year: str = "", lens: Lens = WHOLE) -> Evaluation:
    """Measure every reading of a claim, for its own year or another, first through a lens.

    A quote from the claim's own address is no evidence for it and is left out.
    """
    others = ledger.without_quotes(claim.address) if claim.address else ledger
    outcomes = (
        _outcome(part, (claim.year, year or _year(claim, part, lens, others)), lens, others)
        for part in claim.statements
    )
    return Evaluation(claim, tuple(outcomes))


def _year(claim: Claim, statement: Statement, lens: Lens, ledger: Ledger) -> str:
    """The claim's year, or the newest one the statement can be measured in, where it asks so."""
    if claim.period != NEWEST:
        return claim.year
    first = _first(statement, lens, claim.year, statement.since)
    years = [reading.case.period for reading in _by_year(statement, first, ledger)]
    return max(years, default=claim.year)


def _outcome(
    statement: Statement, years_asked: tuple[str, str], lens: Lens, ledger: Ledger
) -> Outcome:
    """The claim's own year and the one asked for; a change keeps its number of years."""
    said, year = years_asked
    later = year_of(year) - year_of(said)
    base = statement.since and shifted(statement.since, later)
    first = _first(statement, lens, shifted(said, later), base)
    primary = _read(statement, statement.measure, first, ledger)
    return Outcome(statement, first, primary, ledger)


def _first(statement: Statement, lens: Lens, year: str, base: str) -> Case:
    """What is read first, through a lens; the goods that a statement names are its own."""
    seen = lens._replace(only=statement.only) if statement.only else lens
    return Case(statement.reporter, statement.partner, year, seen, base=base, than=statement.than)


def _read(statement: Statement, name: str, case: Case, ledger: Ledger) -> Reading:
    measured = measure(statement.formula(name), case, ledger)
    spoken = measured.sources if measured.value is not None else ()
    # The receipt of a reading recomputes its very number, so it names the one source found.
    settled = case.through(source=spoken[0]) if len(spoken) == 1 else case
    return Reading(
        name, settled, measured, judge(measured.value, statement.assertion), statement.operation
    )


def _others(
    statement: Statement, case: Case, primary: Reading, ledger: Ledger
) -> Iterable[Reading]:
    """The same sentence with one definition changed at a time."""
    name = statement.measure
    for source in speakers(case.through(source=""), ledger):
        if source != primary.case.source:
            yield _read(statement, name, case.through(source=source), ledger)
    yield from _composed(statement, case, primary, ledger)
    # A comparison of both sides has the partner's report in it already.
    if statement.operation != "partner over reporter":
        yield _read(statement, name, case._replace(report="partner"), ledger)
    for scope in SCOPES:
        if scope == case.without or case.only:
            continue
        yield _read(statement, name, case.through(without=scope), ledger)
    reading = _read(statement, name, case.through(basis=_OTHER_BASIS[case.basis]), ledger)
    # Without figures by dispatch on either side it would be the same trade read twice, or a void.
    both = (*primary.measured.terms, *reading.measured.terms)
    if any(term.partner_basis == DISPATCH for term in both):
        yield reading
    for other in statement.also:
        reading = _read(statement, other, case, ledger)
        yield reading
        if reading.measured.value is None and not _of_one_year(statement):
            yield from _newest(replace(statement, measure=other), case, ledger)


def _composed(
    statement: Statement, case: Case, primary: Reading, ledger: Ledger
) -> Iterable[Reading]:
    """Parts by publishers together, where by one source the number is only quoted."""
    if QUOTED in primary.measured.statuses and not primary.measured.composed:
        name = statement.measure
        reading = _read(statement, name, case.through(source=COMPOSED), ledger)
        if reading.measured.value is not None:
            yield reading


def _by_year(statement: Statement, case: Case, ledger: Ledger) -> Iterable[Reading]:
    """The primary reading in every year on record, or in the same months of it.

    A change keeps its number of years.
    """
    freq = "A" if is_of_years(case.period) else "M"
    told = ledger.periods(case.reporter, case.partner, freq)
    for year in dict.fromkeys(map(year_of, (*told, case.period))):
        later = year - year_of(case.period)
        at = case.at(shifted(case.period, later), case.base and shifted(case.base, later))
        reading = _read(statement, statement.measure, at, ledger)
        if reading.measured.value is not None:
            yield reading


def _newest(statement: Statement, case: Case, ledger: Ledger) -> list[Reading]:
    """The newest year in which publishers' own figures give the measure, if there is one."""
    years = _by_year(statement, case, ledger)
    return [reading for reading in years if QUOTED not in reading.measured.statuses][-1:]


def _of_one_year(statement: Statement) -> bool:
    """Whether another year says nothing of this one: an amount, or a change, unlike a share."""
    return statement.operation.startswith("change") or MEASURES[statement.measure].is_amount


_OTHER_BASIS: Final = {"": DISPATCH, DISPATCH: ""}

_RANKS: Final = {
    Verdict.SUPPORTED: 0,
    Verdict.CLOSE: 1,
    Verdict.NOT_SUPPORTED: 2,
    Verdict.UNCHECKED: 3,
}


def _order(reading: Reading) -> tuple[int, str, str, tuple[str, ...], str]:
    case = reading.case
    return (_RANKS[reading.verdict], reading.measure, case.period, case.without, case.source)
