"""Both sides of one trade: what the partner reports of it, and the gap between the two. Pure.

What one country exports the other imports, so each trade is counted twice. The two differ by
valuation (imports usually CIF, exports FOB), by timing and by what is taken for the partner; the
gap is shown as it is, and no factor is applied to either side unless the reader asks.
"""

from dataclasses import dataclass
from typing import Final, Literal

from dashboard.measures.formulas import Flow, of_nothing
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Formula, Measured, joined, measure

FREIGHT: Final = (6, 10)
"""Usual margins of CIF over FOB in percent, as offered on screen: an adjustment, never a fact."""


@dataclass(frozen=True, slots=True)
class Mirrored:
    """The partner's report of a flow, US dollars."""

    flow: Literal["X", "M"]

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The partner's figure, by the case's ``mirror`` or the first source that has one."""
        # The partner's side has a choice of its own; the lens's publisher may not have it
        # (decision 006).
        seen = case._replace(report="partner", asked="").through(source=case.mirror)
        return measure(Flow(self.flow), seen, ledger)


@dataclass(frozen=True, slots=True)
class Raised:
    """A measure raised by some percent: FOB exports, to be held against CIF imports."""

    of: Formula
    percent: float

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The value x (1 + percent / 100); its figures stay as they are."""
        found = self.of.measure(case, ledger)
        if found.value is None:
            return found
        return found._replace(value=found.value.scaled(1 + self.percent / 100))


@dataclass(frozen=True, slots=True)
class Gap:
    """The reporter's figure less the partner's, US dollars: positive where the reporter has more.

    From the other side the same gap has the other sign.
    """

    flow: Literal["X", "M"]
    percent: float = 0

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The difference of both reports; missing where either side is silent."""
        own, mirror = _reports(self.flow, self.percent, case, ledger)
        value = None
        if own.value is not None and mirror.value is not None:
            value = own.value - mirror.value
        return joined(value, "USD", (own, mirror))


@dataclass(frozen=True, slots=True)
class GapShare:
    """The gap in percent of the mean of both reports, so that neither side is the measure.

    100 x (own - mirror) / ((own + mirror) / 2), between -200 and 200.
    """

    flow: Literal["X", "M"]
    percent: float = 0

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The symmetric difference; missing where either side is silent or both say nothing."""
        own, mirror = _reports(self.flow, self.percent, case, ledger)
        if own.value is None or mirror.value is None:
            return joined(None, "percent", (own, mirror))
        part = own.value.part_of_sum(mirror.value)
        if part is None:
            return of_nothing(case, (own, mirror))
        # (a - b) / ((a + b) / 2) = 4 a / (a + b) - 2, which holds each figure once.
        value = part.scaled(400) - Interval.exactly(200)
        return joined(value, "percent", (own, mirror))


def reports(flow: Literal["X", "M"], percent: float) -> tuple[Formula, Formula]:
    """The reporter's report of a flow and the partner's, the exports raised by some percent."""
    own, mirror = Flow(flow), Mirrored(flow)
    if not percent:
        return own, mirror
    return (Raised(own, percent), mirror) if flow == "X" else (own, Raised(mirror, percent))


def _reports(
    flow: Literal["X", "M"], percent: float, case: Case, ledger: Ledger
) -> tuple[Measured, Measured]:
    """Both figures."""
    own, mirror = reports(flow, percent)
    return own.measure(case, ledger), mirror.measure(case, ledger)


@dataclass(frozen=True, slots=True)
class OtherSide:
    """A measure seen from the partner: its report, its trade with the world."""

    of: Formula

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The same formula with reporter and partner changed about."""
        # Asked anew: the partner's account may have another publisher than the reporter's.
        return measure(self.of, case.swapped, ledger)
