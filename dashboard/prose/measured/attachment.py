"""What a number is said to be by the words right beside it. Pure."""

from typing import Final, Literal

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import UNCLEAR, Term
from dashboard.prose.found import refuse
from dashboard.prose.measured.tails import (
    check_compared,
    check_head,
    ends_with_times,
    is_limited,
    told_after,
    told_before,
)
from dashboard.prose.times.years import is_of_year_before
from dashboard.prose.words.marks import DASHES, DIVIDES, back_past, is_break, is_word, past
from etl.schema import DOLLARS

Led = Literal["by", "to", "is", "moves", ""]
"""What leads to a number: a rise *by* it, *to* it, one that *is* it, one with no word between."""

PASSED: Final = frozenset({"about", "relations", "whole", "years"})
_SIGNS: Final = DASHES | {"\u2212", "+"}
_BY: Final = ("on", "per")
_FROM: Final = ("from", "with", "of")
_LED: Final = ("in", "of", "to", "from", "with", "per", "until")
_UNTIL: Final = ("to", "until")
_GROWN: Final = ("of", "in")


def led(clause: Clause, number: Quantity) -> Led:
    """What leads to a number, words such as *about* and *more than* passed over."""
    place = back_past(clause.marks, number.first - 1, PASSED)
    mark = clause.marks[place] if place >= 0 else None
    if mark is None:
        return ""
    if mark.kind in {"rises", "falls"}:
        return "moves"
    if mark.is_a("links", *_BY):
        return "by"
    if mark.is_a("links", *_UNTIL):
        return "to"
    if told_before(clause, number):
        return "by"
    return "is" if mark.kind == "is" else ""


def check_before(clause: Clause, number: Quantity) -> None:
    """Refuse the second number of a range or a list, a signed one, and where a change began."""
    place = back_past(clause.marks, number.first - 1, PASSED)
    if place < 0:
        return
    mark = clause.marks[place]
    is_of_noun = mark.is_a("links", "of") and _is_of_noun(clause, place, number)
    is_from = mark.is_a("links", *_FROM) or mark.kind == "compared"
    if is_from and not is_of_noun and not _is_of_its_time(clause, number):
        refuse("measure")
    is_signed = mark.meaning in _SIGNS and mark.end == clause.marks[place + 1].start
    if is_signed:
        refuse("measure")
    is_listed = mark.meaning in _SIGNS or mark.meaning == "," or mark.kind == "links"
    earlier = clause.marks[place - 1] if is_listed and place else mark
    is_scaled = earlier.kind == "magnitudes" and mark.meaning in _SIGNS
    if is_scaled or (earlier.kind in {"number", "counts"} and not _is_year(earlier.meaning)):
        counted = any(one.first <= earlier.at < one.until for one in clause.quantities)
        if not counted:
            refuse("measure")


def _is_of_noun(clause: Clause, link: int, number: Quantity) -> bool:
    """Whether *of* a number leads back to a noun of trade, with its countries, or to a rise."""
    at = back_past(clause.marks, link - 1, {"countries", "whole", "links"})
    return clause.is_there("measures", at, at + 1) or told_before(clause, number)


def _is_of_its_time(clause: Clause, number: Quantity) -> bool:
    """Whether an amount that something came from has its own period right after it."""
    if number.unit != "USD":
        return False
    if is_of_year_before(clause, number):
        return ends_with_times(clause, number.until)
    for one in clause.periods:
        between = clause.marks[number.until : one.first]
        if one.first >= number.until and all(
            mark.kind == "whole" or mark.is_a("links", "in", "to") for mark in between
        ):
            return ends_with_times(clause, number.until)
    return False


def right_after(clause: Clause, number: Quantity) -> Term | None:
    """The noun after a number; none where a sign and another number part the two."""
    term = clause.after(number.until)
    counted = [one for one in clause.quantities if one.first >= number.until]
    between = clause.marks[number.until : term.first] if term else ()
    # A dash may stand for the verb.
    is_verb = between[:1] and between[0].meaning in DASHES
    is_apart = any(mark.meaning in DIVIDES for mark in between[bool(is_verb) :])
    return None if is_apart and counted else term


def check_after(clause: Clause, number: Quantity, term: Term | None) -> None:
    """Refuse a number that is of something nobody knows, or of a country."""
    if number.until == len(clause.marks):
        return
    mark = clause.marks[number.until]
    is_than = mark.kind == "relations" and term is not None and told_after(clause, number, term)
    if is_word(mark) or (mark.kind in {"countries", "relations"} and not is_than):
        refuse("measure")
    at = past(clause.marks, number.until + 1)
    # In machinery, or in words of which nobody knows what they are.
    is_led = mark.is_a("links", *_LED) or mark.kind == "compared"
    is_other = at < len(clause.marks) and (
        is_word(clause.marks[at]) or (mark.is_a("links", "of") and clause.marks[at].kind == "units")
    )
    if (is_led and is_other) or is_limited(clause, number.until):
        refuse("measure")


def check_rest(clause: Clause, number: Quantity, term: Term) -> None:
    """Refuse a number of another country's trade, or of a part: *and $3 billion to another*."""
    signs = (at for at, mark in enumerate(clause.marks) if is_break(mark))
    ends = [at for at in signs if at >= number.until]
    ends += [one.first for one in clause.quantities if one.first >= number.until]
    ends += [one.first for one in clause.terms if one.first >= number.until]
    rest = (number.until, min(ends, default=len(clause.marks)))
    known = {term.owner, term.other} if term.other else {*clause.countries[:2]}
    if not clause.countries_in(*rest) <= known:
        refuse("partner")
    mark, after = clause.marks[number.until : number.until + 1], clause.marks[number.until + 1 :]
    if number.unit == "change" and not number.is_times and term.noun < number.first:
        at = past(clause.marks, number.until)
        # Double its imports are no change.
        if clause.is_there("measures", at, at + 1):
            refuse("measure")
    is_of_it = bool(after) and mark[0].is_a("links", "of") and after[0].is_a("links", "it")
    is_moved = bool(mark) and mark[0].kind in {"rises", "falls"} and number.unit == DOLLARS
    is_moved = is_moved and not told_after(clause, number, term)
    before = clause.marks[max(number.first - 2, 0) : number.first]
    is_of_which = [one.meaning for one in before if one.kind == "links"] == ["of", "it"]
    if is_of_it or is_moved or (is_of_which and term.noun < number.first):
        refuse("measure")


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdigit()  # noqa: PLR2004 -- digits


def growth(clause: Clause, term: Term) -> tuple[int, bool]:
    """1 where a noun is led by a word of its rise, -1 by one of its fall, else 0.

    And whether that word is a noun, *growth of*, of which a number may be told.
    """
    at = term.first - 1
    while at > 0 and (clause.marks[at].kind == "whole" or clause.marks[at].is_a("links", *_GROWN)):
        at -= 1
    mark = clause.marks[at] if at >= 0 else None
    if mark is None or mark.kind not in {"rises", "falls"}:
        return 0, False
    is_noun = mark.form.startswith(clause.words.syntax.growths)
    if at < term.first - 1 and not is_noun:
        return 0, False
    # Such as a yearly mean of it.
    if at > 0 and is_noun and is_word(clause.marks[at - 1]):
        refuse("measure")
    return (1 if mark.kind == "rises" else -1), is_noun


def check_growth(number: Quantity) -> None:
    """Refuse what a *growth* did where it doubled: that is no doubling. Raises UnreadableError."""
    if number.unit == "change" and not number.is_times:
        refuse("measure")


def is_of_two_amounts(clause: Clause, number: Quantity) -> bool:
    """Whether so many times more may be the second amount against the first: no time says so."""
    before = [one for one in clause.quantities if one.first < number.first and one.unit.isupper()]
    is_timed = any(mark.kind in {"compared", "yearly"} for mark in clause.marks)
    return len(before) > 1 and not (is_timed or any(map(clause.is_earlier, clause.periods)))


def operation(clause: Clause, number: Quantity, term: Term) -> tuple[str, int]:
    """Whether a number is a level, a change or one in points of a noun, and the way it went.

    Raises UnreadableError where its words do not say.
    """
    how = led(clause, number)
    grown, is_noun = growth(clause, term)
    first, until = min(term.noun, number.first), max(number.until + 2, term.noun)
    moved = clause.direction(first, until)
    before = (first, number.first)
    if clause.is_there("rises", first, until) and clause.is_there("falls", first, until):
        refuse("measure")
    # By how much one exceeds another is of neither.
    check_compared(clause)
    check_head(clause, term)
    # What fell may be the growth.
    is_of_growth = is_noun and bool(moved) and how in {"by", "moves"}
    if (
        is_of_growth
        or term.kind == UNCLEAR
        or clause.is_there("relations", term.first - 1, term.first)
    ):
        refuse("measure")
    is_other = any(term.noun < one.first < number.first for one in clause.quantities)
    is_grown = is_noun and not moved and not is_other and how in {"is", ""}
    change = "change" if number.unit in {"percent", "change"} else "change in points"
    if is_grown:
        check_growth(number)
        return change, grown
    told = told_after(clause, number, term)
    if told:
        return change, told
    if how == "by" and (moved or grown):
        _check_no_range(clause, number)
        return change, moved or grown
    if how == "moves" and moved and number.unit != "change":
        return change, moved
    if number.is_times and not (clause.direction(*before) or grown):
        # So many times higher than something else is no change of it.
        refuse("measure")
    if number.unit == "change" and (moved or grown or not number.is_times):
        return "change", moved or grown
    if number.unit != "USD" or how == "moves":
        refuse("measure")
    return "level", 0


def _check_no_range(clause: Clause, number: Quantity) -> None:
    """Refuse the second of two amounts of which the first is what it rose, or fell, from.

    As Russian puts it, *from 5 on 15 million*. Raises UnreadableError.
    """
    before = [one for one in clause.quantities if one.until <= number.first]
    first = before[-1] if before else None
    if first and number.first - first.until <= 1 and first.unit == number.unit:
        refuse("measure")
    led = clause.marks[number.first - 1 : number.first]
    is_bare = number.first > 2 and clause.marks[number.first - 2].kind in {"number", "magnitudes"}  # noqa: PLR2004
    if is_bare and led and led[0].is_a("links", "on"):
        refuse("measure")
