"""A surplus or a deficit that a sentence speaks of, by no number. Pure."""

from collections.abc import Collection, Iterator

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.found import Found
from dashboard.prose.gist.unread import is_open, is_refused
from dashboard.prose.measured.balances import SIGNED
from dashboard.prose.words.marks import OTHER_WAY
from etl.schema import DOLLARS


def unnumbered(clause: Clause, found: Collection[Found]) -> Iterator[Quantity]:
    """The first balance of two countries, as more than nothing, where no number is told of it.

    As in *its policies caused deficits with Italy*. Of one that rose, or fell, more is told.
    """
    is_told = bool(found or clause.quantities) or is_open(clause)
    is_moved = any(mark.kind in OTHER_WAY for mark in clause.marks)
    if is_told or is_moved or len({*clause.countries}) < 2:  # noqa: PLR2004 -- a pair
        return
    for term in clause.terms:
        noun = clause.marks[term.noun]
        # A deficit alone may be one of workers.
        is_of_trade = noun.until - noun.at > 1
        if term.kind in SIGNED and is_of_trade and not is_refused(clause, term.noun):
            yield Quantity(1.0, 1.0, DOLLARS, term.noun, term.noun + 1, relation="at least")
            return
