"""The nouns of trade that a number may be of. Pure."""

from dataclasses import replace

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.terms import UNCLEAR, Term
from dashboard.prose.gist.standing import Standing
from dashboard.prose.gist.unread import is_refused
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.words.marks import BALANCES, OTHER_FLOW, is_word
from dashboard.prose.words.trading import trading


def nouns(one: Standing) -> list[Term]:
    """The nouns of flows and balances, the likeliest first: beside a number, then before it."""
    clause = one.clause
    told = [term for term in clause.terms if not (term.is_partner or term.kind == "share")]
    before = [term for term in told if not one.is_after(term.noun)]
    if before and is_refused(clause, before[-1].noun):
        # What is foretold of one noun is not so of another.
        return []
    known = [
        replace(term, kind=_kind(clause, term)) for term in told if not _is_of_other(clause, term)
    ]
    known = [term for term in known if term.kind in {*FLOWS, *BALANCES}]
    kinds = {term.kind for term in known}
    known += [
        bare(flow, at)
        for flow, at in trading(clause.marks, clause.words.syntax)
        if clause.marks[at].kind == "flows"
        or not (kinds - {OTHER_FLOW.get(flow)} or is_refused(clause, at))
    ]
    known.sort(
        key=lambda term: (not one.is_here(term.noun), one.is_after(term.noun), one.far(term.noun))
    )
    return known or _told_before(one)


def _told_before(one: Standing) -> list[Term]:
    """The flow that was told before, where no word beside a number may make it another thing's."""
    last, clause = one.earlier.last, one.clause
    part = clause.part(one.number.first)
    is_plain = clause.is_known(*part) and not clause.is_there("cannot", *part)
    goes_on = is_plain and bool(clause.periods or clause.countries)
    return [bare(last, 0)] if goes_on and last in FLOWS else []


def bare(kind: str, at: int, owner: str = "", *, is_partner: bool = False) -> Term:
    """A noun of trade at a place, of which no word says with whom."""
    return Term(kind, is_partner=is_partner, owner=owner, other="", first=at, noun=at)


def _is_of_other(clause: Clause, term: Term) -> bool:
    """Whether words beside a noun say that it is of services, say, or of goods nobody knows.

    These stand right after it where they were sold for so much.
    """
    after = clause.marks[term.noun + 1 : term.noun + 3]
    is_amount = any(one.first == term.noun + 2 for one in clause.quantities)
    is_for = len(after) > 1 and (after[1].is_a("links", "on", "for", "of") or is_amount)
    is_name = is_for and is_word(after[0]) and after[0].form not in clause.words.syntax.unnamed
    return is_name or is_refused(clause, term.noun)


def _kind(clause: Clause, term: Term) -> str:
    """What a noun is of, by itself where the words beside it say two things."""
    if term.kind == UNCLEAR:
        return clause.marks[term.noun].meaning
    # What somebody sold us we bought.
    return OTHER_FLOW.get(term.kind, term.kind) if _is_to_us(clause, term) else term.kind


def _is_to_us(clause: Clause, term: Term) -> bool:
    ours = [at for at, mark in enumerate(clause.marks) if mark.form in clause.words.syntax.ours]
    return not (term.owner or term.other) and ours[:1] == [term.noun + 1]
