"""Measures over months: sums of twelve, and the change from a year before. Pure."""

from dataclasses import dataclass
from typing import Final

from dashboard.measures.comparisons import Change
from dashboard.measures.intervals import added
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Formula, Measured, by_source, joined
from dashboard.measures.periods import months_to

_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class TwelveMonths:
    """A measure summed over the case's month and the eleven before it; all twelve or nothing.

    In December it is the sum of the calendar year's months, which a publisher's annual figure may
    differ from.
    """

    of: Formula

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The sum, by the case's source alone."""
        # A series of such sums has each month in twelve of them.
        known: dict[str, Measured] = ledger.once((self.of, *case.but_when), dict)
        months = months_to(case.period, _YEAR)
        for month in months:
            if month not in known:
                known[month] = by_source(self.of, case.at(month), ledger)
        parts = [known[month] for month in months]
        values = [part.value for part in parts if part.value is not None]
        # Eleven would look like a fall, and no year's figure fills a month (docs/sources.md, 1.11).
        if len(values) < _YEAR:
            return joined(None, parts[-1].unit, parts)
        return joined(added(values), parts[-1].unit, parts)


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """The change of a measure from the same month a year before, percent."""

    of: Formula

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """100 x (month - month a year before) / month a year before."""
        base = months_to(case.period, _YEAR + 1)[0]
        return Change(self.of).measure(case.at(case.period, base), ledger)
