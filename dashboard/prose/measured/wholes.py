"""What a percentage is a share of: the noun right after it, or after *share in* before it. Pure."""

from dataclasses import replace
from typing import Final

from dashboard.prose.clauses.beside import is_alone
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import Term
from dashboard.prose.found import Reading, refuse
from dashboard.prose.measured.attachment import PASSED, led
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.measured.statements import Measured, readings
from dashboard.prose.measured.subjects import comes_to
from dashboard.prose.measured.tails import ends_with_times
from dashboard.prose.rephrasing.epithets import is_with_unnamed
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.whose.sides import sides
from dashboard.prose.words.marks import back_past, past
from etl.schema import WORLD

_BESIDE: Final = 5
"""Words from a noun on that may say with whom its trade is, at most."""


def whole(clause: Clause, number: Quantity) -> Term | None:
    """What a percentage is a share of: the noun right after it, or after *share in* before it.

    None where it is of none. Raises UnreadableError where words tell of a share in another way.
    """
    found = clause.after(number.until)
    if found and led(clause, number) != "by":
        is_link = clause.marks[number.until].is_a("links", "to", "in", "of")
        between = clause.marks[number.until + is_link : found.first]
        if found.noun == number.until or all(
            mark.kind in {"whole", "about"} or mark.is_a("links", "own") for mark in between
        ):
            return _own_part(clause, number, found) or _flow(clause, found)
    if found and comes_to(clause, number, found):
        return None
    before = [term for term in clause.terms if term.noun < number.first]
    has_share = any(clause.marks[term.noun].is_a("measures", "share") for term in before)
    if has_share and led(clause, number) in {"by", "moves"}:
        refuse("measure")
    return share_in(clause, number) if has_share else None


def is_of_total(clause: Clause, number: Quantity, term: Term) -> bool:
    """Whether a percentage is one of *the total* that a flow before it is of, and of no more."""
    at = number.until
    if term.noun > number.first or term.kind not in FLOWS or term.is_partner:
        return False
    if led(clause, number) in {"by", "moves"} or not clause.marks[at : at + 1]:
        return False
    # Who has so much of it, or of what else it is the total, must not be told in between.
    is_alone = clause.countries_in(term.noun, number.first) <= {term.owner, term.other}
    is_plain = is_alone and clause.is_known(term.noun + 1, number.first)
    before = [one for one in clause.quantities if term.noun < one.first < number.first]
    if before and led(clause, before[-1]) in {"by", "moves"}:
        # Of what it rose by.
        return False
    if not is_plain or any(one.kind == "turnover" for one in clause.terms if one is not term):
        return False
    until = past(clause.marks, at + 1)
    is_total = any(mark.is_a("whole", "total") for mark in clause.marks[at + 1 : until])
    return clause.marks[at].is_a("links", "of") and is_total and ends_with_times(clause, until)


def of_total(clause: Clause, number: Quantity, subject: Term, pair: Pair) -> list[Reading]:
    """A flow as so much of *the total*: of all that its country trades so."""
    reporter, partner, assumed = sides(clause, subject, pair)[0]
    if subject.is_part or partner == WORLD:
        refuse("goods")
    assumed = {part: code for part, code in assumed.items() if part != "side"}
    what = Measured(reporter, partner, f"share of {subject.kind}")
    return readings(clause, number, what, assumed)


def _own_part(clause: Clause, number: Quantity, term: Term) -> Term | None:
    """A flow that somebody sells or buys so much of: *Chile sells 38% of its exports to China*."""
    place = back_past(clause.marks, number.first - 1, PASSED)
    verb = next((one for one in clause.terms if one.noun == place), None)
    if verb is None or (verb.kind, verb.other) != (term.kind, "") or term.owner:
        return None
    return replace(term, owner=verb.owner) if verb.owner else None


def share_in(clause: Clause, number: Quantity) -> Term:
    """The noun before a number that a country has a share in. Raises UnreadableError."""
    told = _share_of(clause, number)
    if told is None:
        refuse("measure")
    share, last = told
    place = back_past(clause.marks, last.first - 1)
    if place < 0 or not clause.marks[place].is_a("links", "to", "in", "of"):
        refuse("measure")
    # By so many points to so many percent is one and the same share.
    is_counted = any(
        last.noun < one.first < number.first and one.unit != "points" for one in clause.quantities
    )
    if is_counted or not clause.is_known(last.noun + 1, number.first):
        refuse("measure")
    if not share.owner or share.owner == last.owner:
        refuse("goods")
    return _flow(clause, last)


def holder(clause: Clause, number: Quantity, reporter: str) -> str:
    """Whose share a number is, where its own noun says so: *the share of Italy in its exports*."""
    told = _share_of(clause, number)
    return told[0].owner if told and told[0].owner != reporter else ""


def _share_of(clause: Clause, number: Quantity) -> tuple[Term, Term] | None:
    """The noun of a share and what that is of, the last two before a number; None where not so."""
    before = [term for term in clause.terms if term.noun < number.first][-2:]
    is_share = len(before) > 1 and before[0].kind == "share"
    return (before[0], before[1]) if is_share else None


def _flow(clause: Clause, term: Term) -> Term:
    if term.is_partner or term.kind not in FLOWS:
        refuse("measure")
    beside = clause.marks[term.noun : term.noun + _BESIDE]
    if not term.other and is_with_unnamed(beside, clause.words.syntax):
        refuse("partner")
    # A part of what goes to one country is not that country's part.
    place = clause.next_of(term.other, term.noun) or 0
    if term.other and not clause.is_there("is", term.noun, place):
        refuse("goods")
    return term


def check_partner(clause: Clause, partner: str, number: Quantity) -> None:
    """Refuse a share whose partner is told after a word that may be who has it, or what it is."""
    at = clause.last_of(partner, number.first)
    if at is not None and not is_alone(clause.marks, at):
        refuse("goods")


def is_known_from(clause: Clause, country: str, number: int, noun: int) -> bool:
    """Whether every word between a country and a share of a noun is one of the vocabulary's."""
    before, after = clause.last_of(country, number), clause.next_of(country, noun)
    if before is not None:
        return clause.is_known(before + 1, number)
    return after is None or clause.is_known(noun + 1, after)
