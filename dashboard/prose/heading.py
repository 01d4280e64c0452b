"""Whose trade a noun tells of where its owner heads the sentence: *they raised exports*. Pure.

In a language whose owners else stand right after their nouns, without a word between.
"""

from dataclasses import replace

from dashboard.prose.clause import Clause
from dashboard.prose.terms import Term


def headed(clause: Clause, subject: Term) -> Term:
    """The noun with the country, or the two, at the head of its sentence; itself where none is."""
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
    first = at
    while first and clause.marks[first - 1].kind == "whole":
        first -= 1
    is_first = at == 0 or any(one.until == first for one in clause.periods)
    is_taker = mark.form.endswith((*syntax.place_ends, *syntax.taker_ends))
    return is_first and not (is_taker or mark.is_adjective)
