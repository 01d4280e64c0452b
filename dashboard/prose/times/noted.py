"""The year that a note after a sentence says its figures are of: *this is data for 2024*. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Unread

Clauses = Sequence[Clause | Unread]


def with_noted(clauses: Clauses) -> list[Clause | Unread]:
    """The sentences, each that says no time as one of the year that a note right after it says."""
    following = (*clauses[1:], None)
    return [_noted(one, after) for one, after in zip(clauses, following, strict=False)]


def _noted(one: Clause | Unread, after: Clause | Unread | None) -> Clause | Unread:
    if isinstance(one, Unread) or not isinstance(after, Clause):
        return one
    if one.periods or one.says_now or not (one.terms or one.quantities):
        return one
    return replace(one, spoken_of=_year(after))


def _year(note: Clause) -> str:
    """The only year of a sentence that says no more than of when figures are; blank if it does."""
    figures = note.words.syntax.figures
    at = next((at for at, mark in enumerate(note.marks) if mark.form in figures), -1)
    is_note = at >= 0 and all(mark.kind == "whole" for mark in note.marks[:at])
    is_more = note.terms or note.quantities or note.countries or note.reason
    if not is_note or is_more or len(note.periods) != 1:
        return ""
    (one,) = note.periods
    between = note.marks[at + 1 : one.first]
    is_led = all(mark.is_a("links", "for", "in") or mark.kind == "whole" for mark in between)
    return one.period if is_led and len(one.period) == len("2024") else ""
