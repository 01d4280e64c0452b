"""The year that a note after a sentence says its figures are of: *this is data for 2024*. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.clauses.clause import UNCERTAIN_TIME, Clause
from dashboard.prose.found import Unread
from dashboard.prose.words.marks import is_end
from dashboard.prose.words.vocabulary import Mark

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
    """The only year of a sentence that says no more than of when figures are; blank if it does.

    UNCERTAIN_TIME where it says so of other times than one year.
    """
    figures = note.words.syntax.figures
    at = next((at for at, mark in enumerate(note.marks) if mark.form in figures), -1)
    # *These are figures for 2022*: who *these* are, no group has to say.
    is_note = at >= 0 and all(map(_says_no_more, note.marks[min(1, at) : at]))
    if not is_note or note.terms or note.quantities or note.countries:
        return ""
    if _is_of_other_times(note):
        return UNCERTAIN_TIME
    if note.reason or len(note.periods) != 1:
        return ""
    (one,) = note.periods
    between, after = note.marks[at + 1 : one.first], note.marks[one.until :]
    is_led = all(mark.is_a("links", "for", "in") or _says_no_more(mark) for mark in between)
    rest = [mark for mark in after if not _says_no_more(mark)]
    return one.period if is_led and is_end(rest, 0) else ""


def _is_of_other_times(note: Clause) -> bool:
    """Whether a note is of months, of several years, of what is foretold, or of some goods.

    What stands before it is then of none that it says.
    """
    is_of_some = any(mark.kind == "goods" for mark in note.marks)
    is_of_months = any(len(one.period) != len("2024") for one in note.periods)
    is_of_years = len({one.period for one in note.periods}) > 1
    is_open = note.reason in {"forecast", "months"}
    return bool(note.periods or note.reason) and (
        is_of_some or is_of_months or is_of_years or is_open
    )


def _says_no_more(mark: Mark) -> bool:
    return mark.kind in {"whole", "is", "dated"}
