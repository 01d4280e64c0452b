"""Periods that another part of a sentence tells something of, and not a number's own. Pure."""

from dataclasses import replace
from typing import Final

from dashboard.measures.periods import year_of
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.words.marks import DASHES, DIVIDES, is_end, is_word
from dashboard.prose.words.spans import Span
from dashboard.prose.words.vocabulary import VERBS, Mark

_TELLING: Final = frozenset({
    "is", "rises", "falls", "measures", "partners", "countries", "relations",
})  # fmt: skip
_OF_NOUN: Final = frozenset({"whole", "countries", "goods", "links"})
"""Words that may stand between a time and the noun of trade that it is of."""


def is_of_next(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether a period after a number stands in another part before one of the same kind there.

    As in *it accounts for 2%, though in 2021 it was 9%*.
    """
    ends = [
        at
        for at in range(number.until, period.first)
        if clause.marks[at].meaning in DIVIDES or _is_joining(clause, at)
    ]
    begun, end = clause.part(period.first)
    is_end = end == period.until + clause.is_there("whole", period.until, period.until + 1)
    is_alone = all(mark.kind in {"links", "whole"} for mark in clause.marks[begun : period.first])
    if is_end and end < len(clause.marks) and (is_alone or clause.marks[end].meaning in DASHES):
        # A dash for a verb: in 2021 - so much; or *in 2021, it was so much*.
        end = clause.part(min(end + 1, len(clause.marks) - 1))[1]
    rest = [one for one in clause.quantities if period.until <= one.first < end]
    return bool(ends and rest) and rest[0].unit == number.unit


def is_dashed(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether a dash alone stands between a number and its period: *6 - in 2022*, *2022 - 6*."""
    is_before = period.first < number.first
    first, until = (period.until, number.first) if is_before else (number.until, period.first)
    between = [mark for mark in clause.marks[first:until] if mark.kind not in {"whole", "about"}]
    lead = [mark for mark in between if mark.meaning in DASHES]
    rest = [mark for mark in between if mark not in lead]
    is_led = len(lead) == 1 and between[0] is lead[0]
    end = period.until + clause.is_there("whole", period.until, period.until + 1)
    is_of_next = not is_before and any(one.first == end for one in clause.quantities)
    is_plain = not rest if is_before else bool(rest) and all(one.kind == "links" for one in rest)
    return is_led and is_plain and not is_of_next


def _is_joining(clause: Clause, at: int) -> bool:
    """Whether an *and* goes on with something new, not with the other of two countries."""
    is_between = all(
        one.kind == "countries"
        for one in (*clause.marks[at - 1 : at], *clause.marks[at + 1 : at + 2])
    )
    return clause.marks[at].is_a("links", "and") and not is_between


def is_of_other_part(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether a sign parts it from a number, and what is told there has words of its own."""
    if period.first < number.until or not clause.is_divided(number.until, period.first):
        return False
    begun = clause.part(period.first)[0]
    if clause.marks[begun - 1].meaning == ":":
        # What is spelled out after it is of the same time.
        return False
    # A dash for a verb: *the record was in 2012*, *in 2023 it fell*.
    if clause.marks[begun - 1].meaning in DASHES:
        begun = clause.part(begun - 1)[0] if begun > 1 else begun
    end = end_of_part(clause, period.first)
    begun = max(begun, number.until)
    here = [clause.marks[at] for at in range(begun, end) if not period.first <= at < period.until]
    if number.unit == "rank" and any(mark.kind == "partners" for mark in here):
        # First, second and third among partners.
        return False
    return any(is_word(mark) or _is_telling(mark) for mark in here)


def end_of_part(clause: Clause, place: int) -> int:
    """Where the part around a place ends, with what a dash for a verb leads to: *in 2021 - 5*."""
    end = clause.part(place)[1]
    is_dash = end + 1 < len(clause.marks) and clause.marks[end].meaning in DASHES
    return clause.part(end + 1)[1] if is_dash else end


def _is_telling(mark: Mark) -> bool:
    return mark.kind in _TELLING or mark.is_a("whole", "record")


def is_of_bracket(clause: Clause, period: Span, place: int) -> bool:
    """Whether a period in brackets with a number is that one's: *rose 5% (2022: $9 billion)*."""
    marks = clause.marks
    opened = [at for at in range(period.first) if marks[at].meaning == "("]
    closed = [at for at in range(period.until, len(marks)) if marks[at].meaning == ")"]
    if (
        not opened
        or not closed
        or any(one.meaning == ")" for one in marks[opened[-1] : period.first])
    ):
        return False
    inside = range(opened[-1], closed[0])
    is_counted = any(one.first in inside for one in clause.quantities)
    return is_counted and place not in inside


def of_own_year(clause: Clause, number: Quantity) -> Quantity:
    """A number with the year that has it, where one does: *2023's $10.9 billion*."""
    at = number.first - 1
    is_owned = at > 0 and clause.marks[at].is_a("links", "own")
    begun = clause.part(number.first)[0]
    # *Since 2020, when it was 3*.
    is_then = begun > 1 and clause.marks[begun].form in clause.words.syntax.eras[:1]
    at = at if is_owned else begun - 1
    years = [one for one in clause.periods if (is_owned or is_then) and one.until == at]
    return replace(number, period=years[0].period) if years else number


def in_bracket(clause: Clause, number: Quantity) -> Span | None:
    """The time that stands alone in a bracket right after a number, which is its own.

    Where a verb stands last, the only one of a sentence with one number may end what it says.
    """
    at = number.until
    if clause.words.syntax.verb_last and len(clause.periods) == len(clause.quantities) == 1:
        opened = clause.periods[0].first - 1
        is_told = opened > at and clause.marks[opened - 1].kind in {*VERBS, "countries"}
        is_last = is_end(clause.marks, clause.periods[0].until + 1)
        at = opened if is_told and is_last else at
    if not clause.marks[at : at + 1] or clause.marks[at].meaning != "(":
        return None
    end = next(
        (place for place in range(at, len(clause.marks)) if clause.marks[place].meaning == ")"), 0
    )
    told = [one for one in clause.periods if at < one.first < end]
    rest = [
        mark
        for place, mark in enumerate(clause.marks[at + 1 : end], at + 1)
        if not any(one.first <= place < one.until for one in told)
    ]
    is_alone = all(mark.kind == "whole" or mark.is_a("links", "in") for mark in rest)
    is_past = len(told) == 1 and year_of(told[0].period) <= clause.year
    return told[0] if is_past and is_alone and not clause.is_earlier(told[0]) else None


def is_last(clause: Clause, place: int) -> bool:
    """Whether nothing stands from a place on but signs and words that say nothing."""
    rest = clause.marks[place:]
    return all(mark.kind == "whole" or not mark.meaning.isalnum() for mark in rest)


def is_cut(clause: Clause, earlier: Span, number: Quantity, later: list[Span]) -> bool:
    """Whether a semicolon stands before a number and its own period, and after an earlier one."""
    ends = [at for at, mark in enumerate(clause.marks) if mark.meaning == ";"]
    return any(earlier.until <= at < min(number.first, one.first) for at in ends for one in later)


def is_of_change_before(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether a part before an amount says since when something rose: *up 3% from 2023, and*."""
    is_apart = number.unit.isupper() and clause.is_divided(period.until, number.first)
    return is_apart and clause.is_earlier(period) and clause.counted_until(period.first) > 0


def is_after_verb(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether a number has its verb, and *and* leads on to what is compared with a period."""
    between = clause.marks[number.until : period.first]
    is_told = bool(between) and between[0].kind in {"is", "rises", "falls"}
    return is_told and any(mark.is_a("links", "and") for mark in between)


def is_of_change_told(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether a change with its verb stands between a period it is from and an amount.

    Where a verb stands last: *than in 2016 it is five times more, and has passed a billion*.
    """
    changes = [
        one
        for one in clause.quantities
        if period.until <= one.first < number.first and one.unit in {"percent", "change"}
    ]
    between = clause.marks[changes[-1].until : number.first] if changes else ()
    is_told = any(mark.kind in {"is", "rises", "falls", "relations"} for mark in between)
    is_apart = any(mark.is_a("links", "and") or mark.meaning in DIVIDES for mark in between)
    return number.unit.isupper() and is_told and is_apart


def is_own(clause: Clause, period: Span) -> bool:
    """Whether a period is told as one of what stands right after it."""
    return clause.marks[period.until - 1].form.endswith(clause.words.syntax.own_ends)


def is_owned(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether a period is of what stands right after it alone: *from so much in 2020 to this*.

    That of the noun that a number is told of is the number's.
    """
    noun = clause.before(number.first)
    rest = clause.marks[period.until : noun.noun] if noun else []
    is_of_noun = noun is not None and period.until <= noun.noun
    is_of_noun = is_of_noun and all(mark.kind in _OF_NOUN for mark in rest)
    return is_own(clause, period) and not (is_of_noun or period.until == number.first)


def after_change(clause: Clause, number: Quantity) -> list[Span]:
    """The only period of a sentence, between a change and the number that it came to.

    As in *it rose 5% and in 2024 was $2 billion*, where nothing stands in between.
    """
    after = [one for one in clause.quantities if one.first >= number.until][:1]
    if len(clause.periods) != 1 or not after or after[0].unit == number.unit:
        return []
    (period,) = clause.periods
    between = clause.marks[number.until : period.first]
    is_joined = any(mark.is_a("links", "and") for mark in between)
    is_plain = all(
        mark.kind in {"rises", "falls", "is"} or mark.is_a("links", "and") for mark in between
    )
    is_between = number.until <= period.first and period.until == after[0].first
    is_told = is_between and is_joined and is_plain and not is_own(clause, period)
    return [period] if is_told else []
