"""When something else was so: times of a sentence that are none of the trade it tells. Pure.

*After sanctions were imposed in 2022, exports rose 12%* does not say that they rose in 2022, nor
does *they were $1 billion in 2020 and are $2 billion now* that they are of 2020.
"""

from typing import Final

from dashboard.prose.clauses.clause import UNCERTAIN_TIME, Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.words.marks import DASHES, is_joined, is_word
from dashboard.prose.words.spans import Span

_WHEN: Final = ("in", "of", "to", "for")
"""Links that lead to when something was said."""


def last_year(clause: Clause) -> str:
    """The last whole year, if what is told is not only said to have been so once."""
    is_used = any(mark.form in clause.words.syntax.used_so for mark in clause.marks)
    return UNCERTAIN_TIME if is_used else str(clause.year - 1)


def is_of_event(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether a period is of what something came after, or in spite of: none of a number's.

    So is one of what is told aside, of a number after that.
    """
    if _is_of_aside(clause, period, number) or _is_of_name(clause, period):
        return True
    if not clause.words.syntax.events or clause.is_compared(period):
        return False
    begun, end = clause.part(period.first)
    if clause.words.syntax.verb_last:
        rest = range(period.until, end)
        return _event(clause, rest, number) is not None
    rest = range(period.first - 1, begun - 1, -1)
    at = _event(clause, rest, number)
    if at is None:
        return False
    # After a fall exports in 2023 rose: the noun has the time, if the number has the noun.
    has_noun = any(at < term.noun < period.first for term in clause.terms)
    return not (has_noun and begun <= number.first < end)


def _is_of_name(clause: Clause, period: Span) -> bool:
    """Whether a year is some of a name: *the 2023 forum*, and not *in 2023 farmers*."""
    if clause.words.syntax.verb_last or clause.words.syntax.genitive:
        return False
    before = clause.marks[max(period.first - 1, 0) : period.first]
    after = clause.marks[period.until : period.until + 1]
    is_led = any(mark.kind == "whole" for mark in before)
    return is_led and any(map(is_word, after))


def _is_of_aside(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether it is told aside, between signs: *trade, which was $2 billion in 2020, fell to 1*."""
    begun, end = clause.part(period.first)
    head = clause.marks[begun]
    is_aside = head.is_a("links", "it") or head.form.endswith(clause.words.syntax.aside_ends)
    return is_aside and begun > 0 and end <= number.first


def is_of_saying(clause: Clause, period: Span, number: int) -> bool:
    """Whether it may tell when something was said, and not of when a number is."""
    is_months = not period.period.isdigit()
    if is_months and clause.is_there("says", period.until, number):
        return True
    begun, end = clause.part(period.first)
    if clause.words.syntax.verb_last:
        return end <= number and clause.is_there("says", period.until, end)
    is_apart = not begun <= number < end
    if is_apart and clause.is_there("says", begun, end):
        return True
    at = period.first - 1
    while at > 0 and (clause.marks[at].kind == "whole" or clause.marks[at].is_a("links", *_WHEN)):
        at -= 1
    return clause.is_there("says", at, at + 1)


def is_of_era(clause: Clause) -> bool:
    """Whether a sentence with no time in digits says *when* something else was so."""
    eras, marks = clause.words.syntax.eras, clause.marks
    return not clause.periods and any(
        mark.form in eras and (mark.kind != "relations" or any(map(is_word, after)))
        for mark, after in zip(marks, ((one,) for one in (*marks[1:], marks[-1])), strict=True)
    )


def _event(clause: Clause, places: range, number: Quantity) -> int | None:
    """The first place with a word that leads to something else, before any of trade or a number."""
    nouns = {term.noun for term in clause.terms} if clause.words.syntax.verb_last else set()
    events = set(clause.words.syntax.events)
    for at in places:
        if number.first <= at < number.until or at in nouns:
            return None
        mark = clause.marks[at]
        if mark.kind == "causes" or {mark.form, mark.head} & events:
            return at
    return None


def is_of_now(clause: Clause, number: Quantity) -> bool:
    """Whether a number is one of *now*, with no time of its own beside that."""
    begun, end = clause.part(number.first)
    if begun and clause.marks[begun - 1].meaning in DASHES:
        # Now - so much.
        begun = clause.part(begun - 1)[0]
    dated = {one.first for one in clause.periods}
    for at in range(number.until, end):
        if at in dated:
            return False
        if is_joined(clause.marks[at]):
            break
        if _is_now(clause, at):
            return True
    for at in range(number.first - 1, begun - 1, -1):
        if at in dated:
            return False
        if _is_now(clause, at):
            return True
    return False


def _is_now(clause: Clause, at: int) -> bool:
    """Whether a word says *now*, and not when something was said."""
    return not clause.is_there("says", at - 1, at) and clause.is_now(at)
