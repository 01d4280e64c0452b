"""The months that *the same period of last year* is of, after others were spoken of. Pure."""

from collections.abc import Sequence

from dashboard.measures.periods import shifted, year_of
from dashboard.prose.clauses.clause import UNCERTAIN_TIME, Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.words.spans import Span


def with_same(clause: Clause, told: Sequence[Span], spoken: str) -> list[Span]:
    """Periods with *the same of last year* as the months that is of, and then no others.

    Those are the only ones that the sentence itself tells, else those ``spoken`` of before.
    """
    dated = (one.period for one in clause.periods if not one.is_assumed)
    own = {period for period in dated if len(period) > len("2024")} - {spoken}
    # *In August against the same month of 2024*.
    own = own or {one.period for one in clause.spans if one.is_assumed and one.month}
    is_own = len(own) == 1
    spoken = own.pop() if is_own else spoken
    found = [same_months(clause, one, spoken) for one in told]
    same = [one for one, before in zip(found, told, strict=True) if one != before]
    return found if is_own else same or found


def is_unknown(clause: Clause, period: Span) -> bool:
    """Whether it is *the same period* of a year, and nothing says of which months that is."""
    return clause.is_same(period) and not period.is_assumed


def same_months(clause: Clause, period: Span, spoken: str) -> Span:
    """The months ``spoken`` of, of the year that a period names, as assumed; else the period."""
    is_of_months = spoken not in {"", UNCERTAIN_TIME} and len(spoken) > len("2024")
    if not (is_of_months and clause.is_same(period) and len(period.period) == len("2024")):
        return period
    years = int(period.period) - year_of(spoken)
    if not years:
        # The very months that were told are not the same ones of another year.
        return period
    return period._replace(period=shifted(spoken, years), is_assumed=True)


def says_same(clause: Clause) -> bool:
    """Whether any words say *the same period*: of which months it is, words before may say."""
    matching = clause.words.syntax.matching
    return any(
        mark.kind == "same" or (mark.kind == "compared" and mark.head in matching)
        for mark in clause.marks
    )


def came_to(clause: Clause, later: Sequence[Span], number: Quantity) -> list[Span]:
    """The period of what an amount came to since *the same period*: the one told besides, if any.

    *From 4 in the same period of 2021 to 7* is 7 at another time.
    """
    lead = clause.marks[number.first - 1 : number.first]
    is_to = any(mark.is_a("links", "to", "until") for mark in lead)
    from_ = [
        one
        for one in later
        if clause.is_same(one)
        and all(mark.kind == "whole" for mark in clause.marks[one.until : number.first - 1])
        and one.until < number.first
    ]
    if not (is_to and from_):
        return list(later)
    years = {one.period for one in from_}
    return [one for one in clause.periods if not clause.is_same(one) and one.period not in years]
