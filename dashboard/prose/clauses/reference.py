"""What *it* is that a sentence goes on about: a noun of trade of the sentence before. Pure."""

from dataclasses import replace
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.terms import UNCLEAR, Term
from dashboard.prose.words.vocabulary import VERBS, Mark

_IT: Final = "it"
_HEAD: Final = frozenset({"whole", "links", "number", "years", "month", "parts", "monthly"})


def resolved(clause: Clause, before: Clause | None) -> tuple[Clause, Term | None]:
    """A clause with *it* taken for a noun of the clause before, and that noun.

    Where it may be something else there is no noun.
    """
    told = [at for at, mark in enumerate(clause.marks) if mark.is_a("measures", _IT)]
    if not told:
        return clause, None
    term = _meant(clause, told, before) if before else None
    marks = list(clause.marks)
    for at in told:
        marks[at] = _taken(marks[at], term)
    return replace(clause, marks=tuple(marks)), term


def _taken(mark: Mark, term: Term | None) -> Mark:
    """What *it* is: a noun, else a word nobody knows, or several that leave all as it is."""
    if term:
        return replace(mark, meaning=term.kind)
    is_word = mark.until - mark.at == 1
    return (
        replace(mark, kind="other", meaning=mark.form) if is_word else replace(mark, kind="whole")
    )


def _meant(clause: Clause, told: list[int], before: Clause) -> Term | None:
    """The noun that *it* is, if that and nothing else can be meant."""
    at = told[0]
    is_only = not any(
        mark.kind in {"measures", "partners", "countries"} for mark in clause.marks[at + 1 :]
    )
    is_head = all(mark.kind in _HEAD for mark in clause.marks[:at])
    has_verb = any(mark.kind in VERBS for mark in clause.marks[at + 1 : at + 2])
    # Of which time it is, only one of the two may say.
    is_of_one_time = not before.periods or bool(clause.periods)
    if not (is_only and is_head and has_verb and is_of_one_time):
        return None
    if len(before.terms) != 1 or before.reason or not before.is_known(0, len(before.marks)):
        return None
    (term,) = before.terms
    is_plain = not (term.is_partner or term.is_part) and term.kind not in {UNCLEAR, "share"}
    has_goods = any(mark.kind == "goods" for mark in before.marks)
    both = {term.owner, term.other}
    is_of_both = all(both) and set(before.countries) == both
    return term if is_plain and is_of_both and not has_goods else None
