"""Measuring: a formula on a case by a ledger, with the figures it was made of or what is missing.

All terms of one level come from one source; only where none has all a share needs is it composed
of two (``composing``), and says so. A change may have one source for each year, and a comparison of
two countries' own reports one for each side; the measurement names them all.
"""

from collections.abc import Hashable, Iterable
from typing import Any, Final, Literal, NamedTuple, Protocol

from dashboard.measures.evidence import Evidence, Unit, weakest
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import WHOLE, Lens
from dashboard.measures.missing import Missing, nowhere
from etl.schema import STATUSES

COMPOSED: Final = "composed"
"""In a source's or a status's place: the parts of a number come from several sources."""

Report = Literal["reporter", "partner"]


class Case(NamedTuple):
    """What is measured: whose trade with whom and when, through which lens, by which report.

    Where the lens asks no publisher alone, the first in precedence that has all that is needed is,
    which a formula then finds in ``asked``. ``report`` partner measures the same trade by the other
    side's report, and ``mirror`` is the one publisher asked for that where both are compared.
    ``base`` is the earlier period of a change. ``parts`` are the sources a composed number takes
    exports, imports and the world's totals from. ``than`` is another partner it is held against.
    """

    reporter: str
    partner: str
    period: str
    lens: Lens = WHOLE
    report: Report = "reporter"
    base: str = ""
    mirror: str = ""
    asked: str = ""
    parts: tuple[str, str, str] | None = None
    than: str = ""

    @property
    def source(self) -> str:
        """The one publisher the lens asks, in every period; blank for none in particular."""
        return self.lens.source

    @property
    def only(self) -> str:
        """The one HS code or group of goods the lens looks at; blank for all goods."""
        return self.lens.only

    @property
    def without(self) -> tuple[str, ...]:
        """The HS codes the lens leaves out."""
        return self.lens.without

    @property
    def basis(self) -> str:
        """By which country the lens counts imports: ``dispatch``, or blank for the main basis."""
        return self.lens.basis

    @property
    def publisher(self) -> str:
        """Whose figures a formula takes."""
        return self.lens.source or self.asked

    @property
    def but_when(self) -> tuple[Hashable, ...]:
        """All of it but its period and base: what a series of periods has in common."""
        return (
            self.reporter, self.partner, self.lens, self.report, self.mirror, self.asked,
            self.parts, self.than,
        )  # fmt: skip

    def through(self, **changes: Any) -> "Case":  # noqa: ANN401 -- each as the lens's field
        """The same, but for some parameters of its lens."""
        return self._replace(lens=self.lens._replace(**changes))

    @property
    def swapped(self) -> "Case":
        """The same from the other side: the partner's report of its trade with the reporter."""
        return self._replace(reporter=self.partner, partner=self.reporter)

    # These are made thousands of times a page, so by hand: ``_replace`` takes thrice as long.
    def asking(self, source: str) -> "Case":
        """The same with a source found for it."""
        return Case(
            self.reporter, self.partner, self.period, self.lens, self.report, self.base,
            self.mirror, source, self.parts, self.than,
        )  # fmt: skip

    def at(self, period: str, base: str = "") -> "Case":
        """The same in another period, or of the change since a base."""
        return Case(
            self.reporter, self.partner, period, self.lens, self.report, base, self.mirror,
            self.asked, self.parts, self.than,
        )  # fmt: skip

    def composed_of(self, exports: str, imports: str, world: str) -> "Case":
        """The same with exports, imports and the world’s totals by these sources."""
        return Case(
            self.reporter, self.partner, self.period, self.lens, self.report, self.base,
            self.mirror, self.asked, (exports, imports, world), self.than,
        )  # fmt: skip

    def publisher_of(self, flow: str, *, world: bool = False) -> str:
        """Whose figure of one flow a formula takes, of the pair or of the whole world."""
        if self.parts is None:
            return self.publisher
        exports, imports, totals = self.parts
        return totals if world else exports if flow == "X" else imports


class Measured(NamedTuple):
    """A value with its unit and the figures behind it; None with what is missing.

    ``composed`` of parts by two sources; ``mixed`` where two years of a change are by two;
    ``disagreeing`` are other figures of the same thing that the value cannot be reconciled with.
    """

    value: Interval | None
    unit: Unit
    terms: tuple[Evidence, ...] = ()
    missing: tuple[Missing, ...] = ()
    sources: tuple[str, ...] = ()
    composed: bool = False
    mixed: bool = False
    disagreeing: tuple[Evidence, ...] = ()

    @property
    def status(self) -> str:
        """The weakest status of what gives the value: a share of an estimate is an estimate.

        Not of another's total of the world, which agrees with the first and only widens it.
        """
        return weakest({term.place: term for term in reversed(self.terms)}.values())

    @property
    def statuses(self) -> tuple[str, ...]:
        """Every status among the figures, the weakest first."""
        found = {term.status for term in self.terms}
        return tuple(sorted(found, key=STATUSES.index, reverse=True))


class Formula(Protocol):
    """Anything that can be measured on a case by one ledger."""

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The value on the case's publisher's figures, with its terms or what is missing."""
        ...


def measure(formula: Formula, case: Case, ledger: Ledger) -> Measured:
    """The formula by ``case.source``, or by the first source in precedence that has all it needs.

    Of a change, one publisher's account of both years comes first. Where no source has all, the
    number is composed, if it may be; else the first source's account of what is missing.
    """
    if case.source:
        return by_source(formula, case, ledger)
    # The charts of a page, and pages of the same pair, have most of their numbers in common.
    return ledger.once(("found", formula, case), lambda: _found(formula, case, ledger))


def by_source(formula: Formula, case: Case, ledger: Ledger) -> Measured:
    """The formula by the source that the case asks, measured once."""
    return ledger.once((formula, case), lambda: formula.measure(case, ledger))


def _found(formula: Formula, case: Case, ledger: Ledger) -> Measured:
    """By the first source that has all, else composed, else the first source's account."""
    attempts = []
    for source in speakers(case, ledger):
        attempt = by_source(formula, case.asking(source), ledger)
        # A change whose years are by two publishers waits: one further down may have both.
        if attempt.value is not None and not attempt.mixed:
            return attempt
        attempts.append(attempt)
    told = [attempt for attempt in attempts if attempt.value is not None]
    if told:
        return told[0]
    # Last: one publisher's own account, however far down, needs no composing (decision 011).
    composed = formula.measure(case.asking(COMPOSED), ledger)
    if composed.value is not None:
        return composed
    if not attempts:
        return formula.measure(case.asking("any source"), ledger)
    return attempts[0]._replace(missing=nowhere(attempts[0].missing, ledger))


def speakers(case: Case, ledger: Ledger) -> list[str]:
    """The sources that say anything of the case's trade, in precedence."""
    if case.report == "partner":
        return ledger.speakers(case.partner, case.reporter, case.period)
    return ledger.speakers(case.reporter, case.partner, case.period)


def joined(value: Interval | None, unit: Unit, parts: Iterable[Measured]) -> Measured:
    """A value made of parts: their terms, gaps and sources, each once, in order."""
    # A ledger hands out one object a figure, so no figure is compared by all it holds: hashing
    # them took a third of the time that measuring takes.
    terms: dict[int, Evidence] = {}
    others: dict[int, Evidence] = {}
    missing: dict[Missing, None] = {}
    sources: dict[str, None] = {}
    is_composed = False
    for part in parts:
        for term in part.terms:
            terms[id(term)] = term
        for source in part.sources:
            sources[source] = None
        for gap in part.missing:
            missing[gap] = None
        for other in part.disagreeing:
            others[id(other)] = other
        is_composed = is_composed or part.composed
    return Measured(
        value, unit, tuple(terms.values()), tuple(missing), tuple(sources), is_composed,
        disagreeing=tuple(others.values()),
    )  # fmt: skip


def with_statement(found: Measured, statement: Evidence | None) -> Measured:
    """What was computed, narrowed by what somebody said of the very measure.

    Where nothing could be computed the statement stands alone; where the two have nothing in
    common, both do: the computed value, and the statement among ``disagreeing``.
    """
    if statement is None or statement.unit != found.unit:
        return found
    if found.value is None:
        return Measured(statement.value, found.unit, (statement,), sources=(statement.source,))
    met = found.value.meet(statement.value)
    if met is None:
        return found._replace(disagreeing=(*found.disagreeing, statement))
    return found._replace(value=met, terms=tuple(dict.fromkeys((*found.terms, statement))))
