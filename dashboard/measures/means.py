"""What an amount of several years comes to a year. Pure."""

from dataclasses import dataclass
from typing import Final

from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Formula, Measured, measure
from dashboard.measures.periods import parts_of

MEAN: Final = "mean"
"""What is done with an amount of several years; of anything else there is none."""


@dataclass(frozen=True, slots=True)
class Mean:
    """What an amount of several years comes to a year."""

    of: Formula

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The sum over the case's period by the number of its years; missing where that is."""
        found = measure(self.of, case, ledger)
        years = len(parts_of(case.period))
        if found.value is None or not years:
            return found._replace(value=None)
        return found._replace(value=found.value.scaled(1 / years))
