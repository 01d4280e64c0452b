"""Formulas of trade: small trees of frozen nodes, the only arithmetic on trade there is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from dashboard.measures.composing import agreed, composed, is_composed
from dashboard.measures.evidence import PUBLISHED, TURNOVER, Evidence, Place
from dashboard.measures.exclusions import of_goods, remainder
from dashboard.measures.group_sums import over_group
from dashboard.measures.intervals import added
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Formula, Measured, by_source, joined, with_statement
from dashboard.measures.missing import Missing
from dashboard.measures.periods import parts_of
from etl.schema import QUOTED, WORLD


@dataclass(frozen=True, slots=True)
class Flow:
    """Exports (X) or imports (M) with the partner or the whole world, US dollars."""

    flow: Literal["X", "M"]
    world: bool = False

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The figure itself, less what is left out.

        Of a span of months and of a group of countries it is the sum over all of them.
        """
        publisher = case.publisher_of(self.flow, world=self.world)
        partner = WORLD if self.world else case.partner
        place = Place(case.reporter, partner, self.flow, case.period)
        added_up = None if publisher == PUBLISHED else self._added_up(place, case, ledger)
        return added_up or self._as_told(place, publisher, case, ledger)

    def _added_up(self, place: Place, case: Case, ledger: Ledger) -> Measured | None:
        """What it comes to over months or members; None where it is a figure by itself."""
        months = parts_of(case.period)
        over = self._over(months, case, ledger) if months else None
        return over or over_group(self, place, case, ledger)

    def _as_told(self, place: Place, publisher: str, case: Case, ledger: Ledger) -> Measured:
        """The publisher's figure at a place."""
        if case.report == "partner":
            # No country mirrors the whole world, and adding up partners' reports would compose a
            # total of the world, which is never done (docs/claims.md, Readings).
            if self.world:
                return Measured(None, "USD", missing=(Missing(place, case.publisher, "no mirror"),))
            place = place.mirror
        # The world is the same by origin and by dispatch, and exports know no dispatch.
        basis = case.basis if place.flow == "M" and place.partner != WORLD else ""
        if case.only:
            return of_goods(place, case.through(basis=basis), ledger)
        if case.without:
            return remainder(place, case.through(basis=basis), ledger)
        found = ledger.find(publisher, place, basis)
        if found is None:
            gap = Missing(place, publisher, "no dispatch" if basis else "no record")
            return Measured(None, "USD", missing=(gap,))
        # Composed parts lack a total by their own publisher: all that agree count (decision 011).
        if case.parts and self.world:
            return agreed(found, ledger)
        return Measured(found.value, "USD", (found,), sources=(publisher,))

    def _over(self, months: Sequence[str], case: Case, ledger: Ledger) -> Measured | None:
        """Their sum, or which of them lack; None where all do."""
        parts = [by_source(self, case.at(month), ledger) for month in months]
        values = [part.value for part in parts if part.value is not None]
        if not values:
            return None
        # One month less would look like a fall (docs/sources.md, 1.11).
        whole = added(values) if len(values) == len(parts) else None
        return joined(whole, "USD", parts)


# Made once, as whatever has both flows is measured thousands of times a page.
BOTH: Final = {world: {flow: Flow(flow, world) for flow in ("X", "M")} for world in (False, True)}
"""Exports and imports of the pair or, by True, of the world."""


@dataclass(frozen=True, slots=True)
class Turnover:
    """Exports plus imports, US dollars; a turnover quoted as one figure where parts are not."""

    world: bool = False

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The sum of both flows, never of one alone; what was said of it narrows quoted parts."""
        if is_composed(case) and not self.world:
            return composed(self, case, ledger, of_world=False)
        parts = [flow.measure(case, ledger) for flow in BOTH[self.world].values()]
        exports, imports = (part.value for part in parts)
        both = exports + imports if exports is not None and imports is not None else None
        found = joined(both, "USD", parts)
        if both is not None and QUOTED not in found.statuses:
            return found
        alone = case.publisher_of("X", world=self.world)
        # A publisher's one flow beside a quoted sum would be two sources that nobody composed: a
        # sum without its parts speaks only where quotes are asked.
        if both is None and (
            alone != PUBLISHED or alone != case.publisher_of("M", world=self.world)
        ):
            return found
        return with_statement(found, self._stated(case, ledger))

    def _stated(self, case: Case, ledger: Ledger) -> Evidence | None:
        """What somebody said of the sum, where it is of the goods and the basis asked for."""
        # Nobody says how the imports in a quoted sum were counted (decision 006).
        if case.only or case.without or (case.basis and not self.world):
            return None
        place = Place(case.reporter, WORLD if self.world else case.partner, TURNOVER, case.period)
        if case.report == "partner" and not self.world:
            place = Place(case.partner, case.reporter, TURNOVER, case.period)
        return ledger.find(PUBLISHED, place)


@dataclass(frozen=True, slots=True)
class Balance:
    """Exports less imports, US dollars."""

    world: bool = False

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """Positive where the reporter sells more than it buys."""
        if is_composed(case) and not self.world:
            return composed(self, case, ledger, of_world=False)
        exports, imports = (flow.measure(case, ledger) for flow in BOTH[self.world].values())
        value = None
        if exports.value is not None and imports.value is not None:
            value = exports.value - imports.value
        return joined(value, "USD", (exports, imports))


@dataclass(frozen=True, slots=True)
class Share:
    """One measure as a percentage of another; ``stated`` is what statements of it call it."""

    part: Formula
    whole: Formula
    stated: str = ""

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """100 x part / whole; missing where the whole is zero."""
        if is_composed(case):
            return composed(self, case, ledger)
        # Most pages show the part by itself too, and the whole is that of several shares.
        part, whole = (by_source(one, case, ledger) for one in (self.part, self.whole))
        if part.value is None or whole.value is None:
            return as_stated(joined(None, "percent", (part, whole)), self.stated, case, ledger)
        quotient = part.value.over(whole.value)
        if quotient is None:
            return of_nothing(case, (part, whole))
        found = joined(quotient.scaled(100), "percent", (part, whole))
        return as_stated(found, self.stated, case, ledger)


@dataclass(frozen=True, slots=True)
class PartOfGoods:
    """A flow of the goods looked at as a percentage of the same flow of all goods."""

    flow: Formula

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """100 x that of the goods / that of all goods; all of it where all goods are looked at."""
        if is_composed(case):
            return composed(self, case, ledger, of_world=False)
        part = by_source(self.flow, case, ledger)
        whole = by_source(self.flow, case.through(only=""), ledger)
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
        if is_composed(case):
            return composed(self, case, ledger, of_world=False)
        part, rest = self.part.measure(case, ledger), self.rest.measure(case, ledger)
        if part.value is None or rest.value is None:
            return joined(None, "percent", (part, rest))
        # The plain quotient has the part twice and would be too wide (decision 003).
        fraction = part.value.part_of_sum(rest.value)
        if fraction is None:
            return of_nothing(case, (part, rest))
        return joined(fraction.scaled(100), "percent", (part, rest))


def as_stated(found: Measured, name: str, case: Case, ledger: Ledger) -> Measured:
    """A measurement with what somebody said of the measure ``name``, where quotes are asked.

    That is where the table of quotes is the source, or where a quote is among the figures.
    """
    asked = case.publisher == PUBLISHED or (found.value is not None and QUOTED in found.statuses)
    # A quote speaks of all goods as the speaker counts them; of a lens it says nothing.
    as_usual = not (case.only or case.without or case.basis) and case.report == "reporter"
    if not name or not asked or not as_usual:
        return found
    place = Place(case.reporter, case.partner, name, case.period)
    return with_statement(found, ledger.find(PUBLISHED, place))


def of_nothing(case: Case, parts: tuple[Measured, ...]) -> Measured:
    """A share whose whole is zero, or may be."""
    place = Place(case.reporter, case.partner, TURNOVER, case.period)
    gap = Measured(None, "percent", missing=(Missing(place, case.publisher, "zero"),))
    return joined(None, "percent", (*parts, gap))
