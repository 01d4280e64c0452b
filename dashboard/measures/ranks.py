"""A partner's place among all partners of a reporter. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dashboard.measures.composing import composed, is_composed
from dashboard.measures.evidence import PUBLISHED, Place
from dashboard.measures.formulas import BOTH, Flow, as_stated
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Measured, joined
from dashboard.measures.missing import Missing
from etl.schema import UNALLOCATED, WORLD


@dataclass(frozen=True, slots=True)
class Rank:
    """The partner's place among all countries by its trade in the given flows, 1 the largest."""

    flows: tuple[Literal["X", "M"], ...]
    stated: str = ""

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """One more than the countries that are larger; equal values share the better place.

        A flow without a record counts as nothing, since partners add up to the world. Where those
        listed leave so much of the world that a larger country may be among the rest, there is
        no rank.
        """
        if case.partner in ledger.groups:
            place = Place(case.reporter, case.partner, self.flows[0], case.period)
            return Measured(None, "rank", missing=(Missing(place, case.publisher, "group rank"),))
        if is_composed(case):
            return composed(self, case, ledger)
        parts = [BOTH[False][flow].measure(case, ledger) for flow in self.flows]
        worlds = [BOTH[True][flow].measure(case, ledger) for flow in self.flows]
        complete = all(part.value is not None for part in (*parts, *worlds))
        # Countries are compared by one list, which a statement is not.
        listed = {case.publisher_of(flow) for flow in self.flows}
        if not complete or case.report == "partner":
            return as_stated(joined(None, "rank", (*parts, *worlds)), self.stated, case, ledger)
        if len(listed) > 1 or PUBLISHED in listed:
            return as_stated(self._unlisted(case, parts), self.stated, case, ledger)
        values = self.listed(case, ledger)
        own = values.get(case.partner, 0.0)
        # The high end, so that the rank holds wherever the total lies.
        world = sum(part.value.high for part in worlds if part.value is not None)
        above = len([value for value in values.values() if value > own])
        # A rest as large as the partner may hide a larger country: no rank, not a worse one.
        if not own or world - sum(values.values()) >= own:
            return self._unlisted(case, parts)
        # The total only tells that nobody is missing: a source of the rank, and no term of it.
        found = joined(Interval.exactly(1 + above), "rank", parts)
        sources = dict.fromkeys(name for part in (*parts, *worlds) for name in part.sources)
        return found._replace(sources=tuple(sources))

    def _unlisted(self, case: Case, parts: Iterable[Measured]) -> Measured:
        """No rank, as too few partners are listed."""
        place = Place(case.reporter, case.partner, self.flows[0], case.period)
        gap = Measured(None, "rank", missing=(Missing(place, case.publisher, "partial list"),))
        return joined(None, "rank", (*parts, gap))

    def listed(self, case: Case, ledger: Ledger) -> dict[str, float]:
        """What each country's recorded flows add up to by the case's publisher, US dollars."""
        publisher = case.publisher_of(self.flows[0])
        # The same for each partner that is ranked.
        what = ("ranked", self.flows, publisher, case.reporter, case.period, case.lens)
        return ledger.once_large(what, lambda: self._recorded(publisher, case, ledger))

    def _recorded(self, publisher: str, case: Case, ledger: Ledger) -> dict[str, float]:
        if not (case.only or case.without or case.basis):
            return self._listed(publisher, case, ledger)
        found = {}
        for other in ledger.totals(publisher, case.reporter, case.period).keys() - _apart(case):
            seen = case._replace(partner=other)
            parts = [Flow(flow).measure(seen, ledger) for flow in self.flows]
            found[other] = sum(part.value.middle for part in parts if part.value is not None)
        return found

    def _listed(self, publisher: str, case: Case, ledger: Ledger) -> dict[str, float]:
        """Read off the list: to measure some 200 partners one by one made claims slow."""
        apart, (first, *others) = _apart(case), self.flows
        told = ledger.totals(publisher, case.reporter, case.period)
        found = {name: flows.get(first, 0.0) for name, flows in told.items() if name not in apart}
        for flow in others:
            for name in found:
                found[name] += told[name].get(flow, 0.0)
        return found


def _apart(case: Case) -> set[str]:
    """Goods that come back and the unallocated rest, trade with no country to rank."""
    return {case.reporter, WORLD, UNALLOCATED}
