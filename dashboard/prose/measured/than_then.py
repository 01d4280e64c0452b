"""What is by so much money more, or less, than at an earlier time, where a verb stands last. Pure.

*It was $200 million more than last year's.*
"""

from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import Term
from dashboard.prose.found import refuse
from dashboard.prose.measured.closing import check_end, said_of
from etl.schema import DOLLARS

WAYS: Final = {f"{DOLLARS} more": 1, f"{DOLLARS} less": -1}
"""Units of so much more, or less, with the way that something moved."""


def more_than_then(clause: Clause, number: Quantity) -> Term:
    """The noun that is so much more, or less, than at an earlier time. Raises UnreadableError."""
    before = clause.before(number.first)
    if before is None or clause.marks[before.noun].case:
        # More than another one.
        refuse("measure")
    term = said_of(clause, number)
    at = number.until
    if clause.marks[at - 1].case != "is":
        at += any(mark.kind == "is" for mark in clause.marks[at : at + 1])
    check_end(clause, at)
    # *Than the year before's* is of no year that is named.
    than_then = clause.words.syntax.than_then
    is_then = any(mark.kind == "whole" and mark.form in than_then for mark in clause.marks)
    if not (is_then or any(clause.is_earlier(one) for one in clause.periods)):
        refuse("measure")
    return term
