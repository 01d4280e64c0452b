"""Which noun of trade a number is said of: the one before it, or after. Pure."""

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import Term
from dashboard.prose.measured.attachment import PASSED
from dashboard.prose.words.marks import DASHES, DIVIDES, back_past, is_year
from dashboard.prose.words.vocabulary import Mark


def subject(clause: Clause, number: Quantity) -> Term | None:
    """The noun that a number is said of: the one before, unless a sign divides it from a next."""
    earlier, later = clause.before(number.first), clause.after(number.until)
    between = clause.marks[number.until : later.noun] if later else ()
    if earlier and any(mark.kind == "number" and not is_year(mark) for mark in between):
        # It is of the next number.
        later = None
    if earlier is None or later is None:
        return earlier or (later if later and comes_to(clause, number, later) else None)
    if comes_to(clause, number, later):
        return later
    is_divided = clause.is_divided(earlier.noun + 1, number.first)
    return later if is_divided and not clause.is_divided(number.until, later.first) else earlier


def comes_to(clause: Clause, number: Quantity, term: Term) -> bool:
    """Whether a number is said to come to the noun right after it."""
    first = clause.marks[number.until]
    rest = clause.marks[number.until + 1 : term.first]
    is_led = first.kind == "is" or (_is_first(clause, number) and _leads_to_flow(first, term))
    return is_led and all(mark.kind == "whole" for mark in rest)


def _leads_to_flow(mark: Mark, term: Term) -> bool:
    """Whether a word right after a number leads to which flow it is: *5 billion in exports*."""
    is_flow = term.kind in {"exports", "imports"} and not term.is_partner
    return is_flow and (mark.meaning in DASHES or mark.is_a("links", "in", "of"))


def _is_first(clause: Clause, number: Quantity) -> bool:
    """Whether an amount begins its part of a sentence, or what *and* joins to one."""
    at = back_past(clause.marks, number.first - 1, PASSED)
    mark = clause.marks[at] if at >= 0 else None
    is_begun = mark is not None and (mark.meaning in DIVIDES or mark.is_a("links", "and", "it"))
    return is_begun and number.unit.isupper()
