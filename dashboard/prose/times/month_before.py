"""Changes from the period before, told by words: *year on year*, or *month on month*. Pure."""

from typing import Final

from dashboard.measures.periods import is_month, months_to, shifted
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import refuse

_MONTH: Final = "month"


def earlier_by_word(clause: Clause, period: str) -> str:
    """The period that one changed from by such words: a year before, or a month before.

    Raises UnreadableError where that of a month is told of something else than a month.
    """
    told = {mark.meaning == _MONTH for mark in clause.marks if mark.kind == "yearly"}
    if True not in told:
        return shifted(period, -1)
    if len(told) > 1 or not is_month(period):
        refuse("months")
    return months_to(period, 2)[0]
