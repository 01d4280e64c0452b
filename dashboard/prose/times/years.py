"""The years and months that a number of a sentence may be of. Pure."""

from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.found import refuse
from dashboard.prose.times.events import is_of_event
from dashboard.prose.times.other_parts import (
    is_dashed,
    is_last,
    is_of_bracket,
    is_of_next,
    is_of_other_part,
)
from dashboard.prose.times.steps import is_by_and_to
from dashboard.prose.words.marks import DASHES, is_word, past
from dashboard.prose.words.spans import Span

_JOINED: Final = frozenset({
    "links", "measures", "countries", "whole", "is", "about", "relations", "rises", "falls",
})  # fmt: skip


def periods_beside(clause: Clause, number: Quantity) -> list[Span]:
    """The periods that a number may be of: of its part of a sentence, else those before it.

    Raises UnreadableError where they are several in a row.
    """
    if dashed := [one for one in clause.periods if is_dashed(clause, one, number)]:
        return dashed
    told = [
        one
        for one in clause.periods
        if not (is_of_event(clause, one, number) or is_of_next(clause, one, number))
        and not is_of_bracket(clause, one, number.first)
    ]
    told.sort(key=lambda one: one.first)
    near = [one for one in told if not _is_apart(clause, number, one.first, signs=True)]
    before = [one for one in told if one.first < number.first]
    after = [one for one in told if not _is_apart(clause, number, one.first, signs=False)]
    after = [one for one in after if not is_of_other_part(clause, one, number)]
    found = near or before or after
    if not clause.words.syntax.verb_last and any(_goes_on(clause, one) for one in found):
        refuse("period")
    places = {one.first for one in found}
    for period in found:
        place, joint = period.first, clause.marks[period.until : period.until + 1]
        is_joined = any(one.meaning in DASHES or one.is_a("links", "and") for one in joint)
        # Between one year and another something changed from the first.
        is_from = place > 0 and clause.marks[place - 1].is_a("links", "between")
        near_by = (one for one in places if place < one <= place + 4)
        # *Third in 2010 and second in 2020* has a place in each.
        is_several = not all(clause.is_there("ranks", place, one) for one in near_by)
        if is_joined and not is_from and is_several:
            refuse("period")
    # The nearest first, on either side of the number.
    return sorted(found, key=lambda one: max(one.first - number.until, number.first - one.first))


def _goes_on(clause: Clause, period: Span) -> bool:
    """Whether more is joined to a year that makes it several: 2023-24, 2023/24, the 1990s."""
    joint = clause.marks[period.until : period.until + 2]
    if not joint or joint[0].start != clause.marks[period.until - 1].end:
        return False
    if len(joint) < 2 or joint[0].meaning not in {*DASHES, "/"}:  # noqa: PLR2004 -- a sign, and more
        return is_word(joint[0])
    is_more = joint[1].kind == "number" or is_word(joint[1])
    return is_more and joint[1].start == joint[0].end


def _is_apart(clause: Clause, number: Quantity, place: int, *, signs: bool) -> bool:
    first, until = (number.until, place) if place > number.first else (place, number.first)
    is_counted = any(first <= one.first < until for one in clause.quantities)
    is_counted = is_counted or clause.is_there("magnitudes", first, until)
    return is_counted or (signs and clause.is_divided(first, until))


def is_from_other(clause: Clause, meant: Span) -> bool:
    """Whether a change may be from a year told besides: *between 2020 and 2024*."""
    led = [
        (clause.marks[one.first - 1], one)
        for one in clause.periods
        if one.first > 0 and one.period.isdigit()
    ]
    is_from = any(mark.is_a("links", "from", "between") and one != meant for mark, one in led)
    is_by = any(mark.is_a("links", "per") and one == meant for mark, one in led)
    return is_from or (is_by and len(clause.periods) > 1)


def is_of_earlier(clause: Clause, number: Quantity) -> bool:
    """Whether it is so much of what was in another period: *62% of the level of 2021*."""
    at = number.until
    is_led = clause.is_there("compared", at, at + 1)
    at = past(clause.marks, at, {"compared", "whole", "same"})
    return is_led and any(one.first == at for one in clause.periods)


def period_around(clause: Clause, number: Quantity) -> list[Span]:
    """The period of a number that none stands beside: the last before it, or of its next number.

    As in *in 2023 it grew by 5% compared with 2022*, and in *it grew by 5% to $2 billion in 2023*.
    """
    free = [
        one
        for one in clause.periods
        if not (is_from(clause, number, one) or is_of_event(clause, one, number))
        and not is_of_bracket(clause, one, number.first)
    ]
    before = [one for one in free if one.first < number.first]
    if before:
        return [max(before, key=lambda one: one.first)]
    after = [one for one in clause.quantities if one.first >= number.until]
    if not after or not _leads_to(clause, number, after[0]):
        return []
    last = after[1].first if len(after) > 1 else len(clause.marks)
    found = [one for one in free if after[0].until <= one.first < last][:1]
    # Of several numbers of a kind, what ends the sentence is of all.
    is_of_all = after[0].unit != number.unit or all(is_last(clause, one.until) for one in found)
    return found if is_of_all else []


def _leads_to(clause: Clause, number: Quantity, after: Quantity) -> bool:
    """Whether two numbers are of one time: *by so much to so much*, *exports 5 and imports 3*."""
    between = clause.marks[number.until : after.first]
    if after.unit == number.unit:
        if is_by_and_to(clause, number, after):
            return True
        is_joined = any(mark.is_a("links", "and") or mark.meaning == "," for mark in between)
        is_other = any(mark.kind in {"measures", "countries"} for mark in between)
        is_plain = all(mark.kind in _JOINED or mark.meaning in {",", *DASHES} for mark in between)
        return is_joined and is_other and is_plain
    is_plain = all(
        mark.kind in {"is", "about", "relations", "whole", "yearly"}
        or mark.is_a("links", "to", "until", "and")
        or mark.meaning in {",", *DASHES}
        for mark in between
    )
    return is_plain and any(mark.kind in {"is", "links"} for mark in between)


def is_from(clause: Clause, number: Quantity, period: Span) -> bool:
    """Whether a number is told as compared with a period, or with another amount of it."""
    if clause.is_earlier(period) or _is_multiple(clause, number, period):
        return True
    for one in clause.quantities:
        between = clause.marks[one.until : period.first]
        is_right_after = one.until <= period.first and all(
            mark.kind == "whole" or mark.is_a("links", "in", "to") for mark in between
        )
        is_counted = one.first != number.first and one.unit != "change"
        if is_right_after and is_counted and clause.is_led(one.first):
            return True
    return False


def _is_multiple(clause: Clause, number: Quantity, period: Span) -> bool:
    """Whether a number is so many times what was in a period after it: *double that of 2023*."""
    last = clause.marks[number.until - 1]
    between = clause.marks[number.until : period.first]
    return (
        number.unit == "change"
        and last.form in clause.words.syntax.multiples
        and number.until <= period.first
        and all(
            mark.kind in {"whole", "is", "same"} or mark.is_a("links", "in", "of", "it", "for")
            for mark in between
        )
    )


def is_from_year_before(clause: Clause, number: Quantity, *, is_change: bool) -> bool:
    """Whether words beside a number say that it changed from a year before, as *year on year* does.

    Raises UnreadableError where they may say that it is of that earlier year itself.
    """
    told = [at for at, mark in enumerate(clause.marks) if mark.kind == "yearly"]
    beside = [
        at
        for at in told
        if not (_is_apart(clause, number, at, signs=False) or _is_of_after(clause, number, at))
    ]
    for at in beside:
        if clause.marks[at].meaning not in {"on", "month"} and not clause.is_led(at):
            refuse("period")
    return is_change and bool(beside)


def _is_of_after(clause: Clause, number: Quantity, at: int) -> bool:
    """Whether words such as *a year later* are of what stands after them, parted from a number."""
    is_later = clause.marks[at].meaning == "later"
    is_counted = any(at < one.first for one in clause.quantities)
    is_after = number.until <= at and (is_later or is_counted)
    is_parted = clause.is_divided(number.until, at)
    return is_after and is_parted and clause.marks[at].meaning != "on"


def is_of_change(clause: Clause, number: Quantity, earlier: Span) -> bool:
    """Whether a number may have changed from a period: not *by 5%, the most since* it."""
    between = (number.until, earlier.first)
    is_apart = earlier.first >= number.until and clause.is_divided(*between)
    if clause.is_there("extremes", earlier.first - 1, earlier.first) and (
        is_apart or not number.unit.isupper()
    ):
        return False
    is_than = any(mark.form in clause.words.syntax.than for mark in clause.marks[slice(*between)])
    if not is_apart or is_than:
        return True
    # Of *more than in 2022* the relation is the number's own.
    is_superlative = clause.is_there("relations", number.until + 1, earlier.first)
    return clause.is_known(*between) and not is_superlative


def is_of_year_before(clause: Clause, number: Quantity) -> bool:
    """Whether an amount that another is compared with is told as of the year before, right after.

    As in *against 3 billion a year earlier*.
    """
    after = clause.marks[number.until : number.until + 1]
    is_counted = number.unit.isupper() or number.unit == "percent"
    is_told = bool(after) and after[0].is_a("yearly", "before") and is_counted
    return is_told and clause.is_led(number.first)


def is_against(clause: Clause, number: Quantity) -> bool:
    """Whether a number is told, after it, against something that is no time: *than the first*."""
    for at in range(number.until, clause.part(number.first)[1]):
        mark, after = clause.marks[at], clause.marks[at + 1 : at + 2]
        is_of_many = mark.until - mark.at > 1 or mark.form in clause.words.syntax.than
        is_dated = any(one.kind in {"same", "yearly", "years"} for one in after)
        if mark.kind == "compared" and is_of_many and not is_dated:
            return True
    return False


def from_to(clause: Clause, number: Quantity) -> tuple[list[Span], list[Span]]:
    """The two times of two amounts told after a rise: *by 5%, from 8 in 2022 to 9 in 2023*.

    The later, then the earlier; none where more is told.
    """
    after = [one for one in clause.quantities if one.first >= number.until]
    times = clause.periods
    if number.unit.isupper() or len(after) != len(times) or len(times) != 2:  # noqa: PLR2004 -- from one to the other
        return [], []
    places = [after[0].first, times[0].first, after[1].first, times[1].first]
    are_amounts = all(one.unit.isupper() for one in after) and clause.is_led(after[0].first)
    return ([times[1]], [times[0]]) if are_amounts and places == sorted(places) else ([], [])
