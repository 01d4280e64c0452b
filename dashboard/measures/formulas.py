"""Formulas of trade: small trees of frozen nodes, the only arithmetic on trade there is. Pure."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from dashboard.measures.evidence import PUBLISHED, TURNOVER, Ledger, Place
from dashboard.measures.exclusions import remainder
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import (
    Case,
    Formula,
    Measured,
    Missing,
    Reason,
    Unit,
    joined,
    measure,
)
from etl.schema import TOTAL, UNALLOCATED, WORLD

_OPPOSITE: Final = {"X": "M", "M": "X"}


@dataclass(frozen=True, slots=True)
class Flow:
    """Exports (X) or imports (M) with the partner or the whole world, of all goods, US dollars.

    ``product`` names one HS code instead, as its publisher has it.
    """

    flow: Literal["X", "M"]
    world: bool = False
    product: str = TOTAL

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The figure itself, less what is left out."""
        place = Place(case.reporter, WORLD if self.world else case.partner, self.flow, case.period)
        if case.report == "partner":
            if self.world:
                return Measured(None, "USD", missing=(Missing(place, case.publisher, "no mirror"),))
            place = Place(case.partner, case.reporter, _OPPOSITE[self.flow], case.period)
        place = place._replace(product=self.product)
        # The world is the same by origin and by dispatch, and exports know no dispatch.
        basis = case.basis if place.flow == "M" and place.partner != WORLD else ""
        if case.without and self.product == TOTAL:
            return remainder(place, replace(case, basis=basis), ledger)
        found = ledger.find(case.publisher, place, basis)
        if found is None:
            gap = Missing(place, case.publisher, "no dispatch" if basis else "no record")
            return Measured(None, "USD", missing=(gap,))
        return Measured(found.value, "USD", (found,), sources=(case.publisher,))


@dataclass(frozen=True, slots=True)
class Turnover:
    """Exports plus imports, US dollars; a turnover quoted as one figure where parts are not."""

    world: bool = False

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The sum of both flows, never of one alone."""
        parts = [Flow(flow, self.world).measure(case, ledger) for flow in ("X", "M")]
        values = [part.value for part in parts]
        if values[0] is not None and values[1] is not None:
            return joined(values[0] + values[1], "USD", parts)
        partner = WORLD if self.world else case.partner
        place = Place(case.reporter, partner, TURNOVER, case.period)
        if case.report == "partner" and not self.world:
            place = Place(case.partner, case.reporter, TURNOVER, case.period)
        told = not case.without and (self.world or not case.basis)
        quoted = ledger.find(case.publisher, place) if told else None
        if quoted is not None:
            return Measured(quoted.value, "USD", (quoted,), sources=(case.publisher,))
        return joined(None, "USD", parts)


@dataclass(frozen=True, slots=True)
class Balance:
    """Exports less imports, US dollars."""

    world: bool = False

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """Positive where the reporter sells more than it buys."""
        exports, imports = (Flow(flow, self.world).measure(case, ledger) for flow in ("X", "M"))
        value = None
        if exports.value is not None and imports.value is not None:
            value = exports.value - imports.value
        return joined(value, "USD", (exports, imports))


@dataclass(frozen=True, slots=True)
class Share:
    """One measure as a percentage of another."""

    part: Formula
    whole: Formula

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """100 x part / whole; missing where the whole is zero."""
        part, whole = self.part.measure(case, ledger), self.whole.measure(case, ledger)
        if part.value is None or whole.value is None:
            return joined(None, "percent", (part, whole))
        quotient = part.value.over(whole.value)
        if quotient is None:
            return of_nothing(case, (part, whole))
        return joined(quotient.scaled(100), "percent", (part, whole))


@dataclass(frozen=True, slots=True)
class Fraction:
    """One flow as a percentage of both flows of the pair."""

    part: Formula
    rest: Formula

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """100 x part / (part + rest)."""
        part, rest = self.part.measure(case, ledger), self.rest.measure(case, ledger)
        if part.value is None or rest.value is None:
            return joined(None, "percent", (part, rest))
        fraction = part.value.part_of_sum(rest.value)
        if fraction is None:
            return of_nothing(case, (part, rest))
        return joined(fraction.scaled(100), "percent", (part, rest))


@dataclass(frozen=True, slots=True)
class Rank:
    """The partner's place among all countries by its trade in the given flows, 1 the largest."""

    flows: tuple[Literal["X", "M"], ...]

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """One more than the countries that are larger; equal values share the better place.

        A flow without a record counts as nothing, since partners add up to the world. Where those
        listed leave so much of the world that a larger country may be among the rest, there is
        no rank.
        """
        parts = [Flow(flow).measure(case, ledger) for flow in self.flows]
        worlds = [Flow(flow, world=True).measure(case, ledger) for flow in self.flows]
        complete = all(part.value is not None for part in (*parts, *worlds))
        if not complete or case.report == "partner":
            return joined(None, "rank", (*parts, *worlds))
        values = self._recorded(case, ledger)
        own = values.get(case.partner, 0.0)
        world = sum(part.value.high for part in worlds if part.value is not None)
        above = sum(value > own for value in values.values())
        if not own or world - sum(values.values()) >= own:
            place = Place(case.reporter, case.partner, self.flows[0], case.period)
            gap = Measured(None, "rank", missing=(Missing(place, case.publisher, "partial list"),))
            return joined(None, "rank", (*parts, gap))
        return joined(Interval.exactly(1 + above), "rank", parts)

    def _recorded(self, case: Case, ledger: Ledger) -> dict[str, float]:
        """What each country's recorded flows add up to, US dollars."""
        listed = ledger.totals(case.publisher, case.reporter, case.period)
        others = {name for name in listed if name not in {case.reporter, WORLD, UNALLOCATED}}
        if not case.without and not case.basis:
            return {o: sum(listed[o].get(flow, 0.0) for flow in self.flows) for o in others}
        found = {}
        for other in others:
            seen = replace(case, partner=other)
            parts = [Flow(flow).measure(seen, ledger) for flow in self.flows]
            found[other] = sum(part.value.middle for part in parts if part.value is not None)
        return found


@dataclass(frozen=True, slots=True)
class Change:
    """How a measure changed from the case's base period to its period.

    Amounts and percentages change in percent of the earlier value, or in ``points``: percentage
    points for a share, dollars for an amount.
    """

    of: Formula
    points: bool = False

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """100 x (later - earlier) / earlier, or later - earlier.

        In percent only from a base above zero: of nothing there is none, and of a deficit it would
        call a greater one a rise.
        """
        later = self.of.measure(case, ledger)
        earlier = measure(self.of, replace(case, period=case.base, base=""), ledger)
        unit: Unit = "percent"
        if self.points:
            unit = "percentage points" if later.unit == "percent" else later.unit
        if later.value is None or earlier.value is None:
            return joined(None, unit, (later, earlier))
        if self.points:
            return joined(later.value - earlier.value, unit, (later, earlier))
        if earlier.value.low <= 0:
            return joined(None, unit, (later, earlier, _no_base(case, earlier.value)))
        ratio = later.value.over(earlier.value)
        value = (ratio - Interval.exactly(1)).scaled(100) if ratio else None
        return joined(value, unit, (later, earlier))


@dataclass(frozen=True, slots=True)
class OtherSide:
    """A measure seen from the partner: its report, its trade with the world."""

    of: Formula

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The same formula with reporter and partner changed about."""
        swapped = replace(case, reporter=case.partner, partner=case.reporter)
        return measure(self.of, swapped, ledger)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A measure on what officials and agencies said of it, whoever else speaks."""

    of: Formula

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The same formula by published statements alone."""
        return self.of.measure(replace(case, source=PUBLISHED), ledger)


@dataclass(frozen=True, slots=True)
class Excess:
    """By how much one share exceeds another, percentage points."""

    of: Formula
    over: Formula

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """First less second; negative where the second is larger."""
        first, second = self.of.measure(case, ledger), self.over.measure(case, ledger)
        value = None
        if first.value is not None and second.value is not None:
            value = first.value - second.value
        return joined(value, "percentage points", (first, second))


def of_nothing(case: Case, parts: tuple[Measured, ...]) -> Measured:
    """A share whose whole is zero, or may be."""
    place = Place(case.reporter, case.partner, TURNOVER, case.period)
    gap = Measured(None, "percent", missing=(Missing(place, case.publisher, "zero"),))
    return joined(None, "percent", (*parts, gap))


def _no_base(case: Case, base: Interval) -> Measured:
    """A change in percent whose base is below zero, or is zero or may be."""
    place = Place(case.reporter, case.partner, TURNOVER, case.base)
    reason: Reason = "negative base" if base.high < 0 else "zero base"
    return Measured(None, "percent", missing=(Missing(place, case.publisher, reason),))
