"""What the head of a sentence tells of a noun of trade after it. Pure."""

from dataclasses import replace
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.terms import Term
from dashboard.prose.found import refuse
from dashboard.prose.words.marks import BALANCES, back_past

_NAMED: Final = frozenset({"countries", "measures", "partners"})


def headed(clause: Clause, subject: Term) -> Term:
    """The noun with the country, or the two, at the head of its sentence; itself where none is.

    As in *they raised exports*, in a language whose owners else stand right after their nouns.
    """
    if subject.owner or subject.other or not clause.words.syntax.genitive:
        return subject
    at = next((at for at, mark in enumerate(clause.marks) if mark.kind == "countries"), -1)
    is_apart = clause.is_divided(at, subject.first) or clause.is_there("says", at, subject.first)
    if not (0 <= at < subject.first and _is_head(clause, at)) or is_apart:
        return subject
    if len(clause.countries) == 1:
        return replace(subject, owner=clause.countries[0])
    joint = clause.marks[at + 1 : at + 3]
    is_pair = joint[0].is_a("links", "and") and joint[-1].kind == "countries"
    is_mutual = any(
        mark.is_a("whole", "mutual") for mark in clause.marks[subject.first : subject.noun]
    )
    if len(clause.countries) > 2 or not (is_pair and is_mutual and subject.kind == "turnover"):  # noqa: PLR2004 -- a pair
        return subject
    return replace(subject, owner=clause.countries[0], other=clause.countries[1])


def _is_head(clause: Clause, at: int) -> bool:
    """Whether a country is named as who does something, first of all or right after a time."""
    syntax, mark = clause.words.syntax, clause.marks[at]
    first = back_past(clause.marks, at - 1) + 1
    is_first = at == 0 or any(one.until == first for one in clause.periods)
    is_taker = syntax.says_where(mark.form) or mark.form.endswith(syntax.taker_ends)
    return is_first and not (is_taker or mark.is_adjective)


def check_known_head(clause: Clause, noun: int) -> None:
    """Refuse where words nobody knows head a part of a sentence: they may say what of trade it is.

    As *in tourism* or *by volume*, before anything that is named. Raises UnreadableError.
    """
    begun = clause.part(noun)[0]
    thats = (at + 1 for at in range(begun, noun) if clause.marks[at].is_a("links", "that", "and"))
    begun = max(thats, default=begun)
    named = (at for at in range(begun, noun + 1) if clause.marks[at].kind in _NAMED)
    if not clause.is_known(begun, next(named)):
        refuse("measure")


def check_run(clause: Clause, subject: Term, owner: str) -> None:
    """Refuse a balance that another country is said to have: *with China running a surplus*."""
    if subject.kind not in BALANCES or subject.owner or clause.words.syntax.verb_last:
        return
    for at in range(clause.part(subject.first)[0], subject.first):
        mark, after = clause.marks[at], clause.marks[at + 1]
        if mark.kind == "countries" and after.kind == "is" and mark.meaning != owner:
            refuse("reporter")
