"""What a percentage is a part of: of which trade, or of *it*. Pure."""

from typing import Final

from dashboard.prose.clause import Clause
from dashboard.prose.found import refuse
from dashboard.prose.quantities import Quantity
from dashboard.prose.terms import Term

FLOWS: Final = ("exports", "imports", "turnover")
IN_PAIR: Final = {
    "exports": ("exports in the pair", "exports in all turnover"),
    "imports": ("imports in the pair", "imports in all turnover"),
}


def base(clause: Clause, number: Quantity) -> Term | None:
    """What a percentage is a share of: the noun after it, or after the word share before it."""
    marks = clause.marks
    if number.until < len(marks) and marks[number.until].is_a("links", "of", "in"):
        found = clause.after(number.until)
        between = marks[number.until + 1 : found.first] if found else ()
        if found and _is_of_trade(found) and all(mark.kind == "whole" for mark in between):
            return found
    shares = [term for term in clause.terms if term.kind == "share" and term.noun < number.first]
    if not shares:
        return None
    found = clause.after(shares[-1].noun + 1)
    return found if found and found.noun < number.first and _is_of_trade(found) else None


def _is_of_trade(term: Term) -> bool:
    """Whether a percentage may be of it: of trade in one direction or both."""
    return term.kind in FLOWS and not term.is_partner


def refuse_unless_it(clause: Clause, number: Quantity) -> None:
    """Read on where a percentage is of *it*, not where it is of something else."""
    after = clause.marks[number.until : number.until + 2]
    is_of_something = bool(after) and after[0].is_a("links", "of")
    if is_of_something and not after[-1].is_a("links", "it"):
        refuse("measure")


def is_of_it(clause: Clause, number: Quantity, subject: Term) -> bool:
    """Whether a flow is said to be so much of a pair's trade: of it, or of nothing named."""
    is_careful = clause.words.syntax.careful
    if is_careful and subject.noun > number.first:
        follows = clause.is_there("is", number.until, number.until + 1)
        return follows and subject.kind in IN_PAIR and not subject.is_partner
    between = (subject.noun, number.first)
    is_said = clause.is_there("is", *between) and not clause.direction(*between)
    is_plain = not subject.is_partner and clause.is_known(subject.noun + 1, number.first)
    if is_careful and not _is_of_nothing_else(clause, number, subject):
        return False
    return subject.kind in IN_PAIR and is_plain and is_said


def _is_of_nothing_else(clause: Clause, number: Quantity, subject: Term) -> bool:
    """Whether no other country, no growth and nothing after it says what a percentage is of."""
    growth = clause.marks[subject.first - 1] if subject.first else None
    is_grown = growth is not None and growth.kind in {"rises", "falls"}
    others = clause.countries_in(subject.noun + 1, number.first) - {subject.owner, subject.other}
    after = clause.marks[number.until : number.until + 1]
    is_last = not after or not after[0].meaning.isalpha() or after[0].is_a("links", "of", "and")
    return is_last and not is_grown and not others
