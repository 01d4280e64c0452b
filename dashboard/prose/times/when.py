"""The period that a number is of, and of a change the earlier one. Pure."""

from dashboard.measures.periods import is_of_years, is_span, shifted, year_of
from dashboard.prose.clauses.clause import UNCERTAIN_TIME, Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.found import Part, refuse
from dashboard.prose.times.events import is_of_era, is_of_event, is_of_now, is_of_saying, last_year
from dashboard.prose.times.month_before import earlier_by_word
from dashboard.prose.times.other_parts import (
    after_change,
    in_bracket,
    is_after_verb,
    is_cut,
    is_of_change_before,
    is_of_change_told,
    is_of_next,
    is_own,
    is_owned,
    of_own_year,
)
from dashboard.prose.times.same_months import came_to, is_unknown, says_same, with_same
from dashboard.prose.times.years import (
    from_to,
    is_against,
    is_from,
    is_from_other,
    is_from_year_before,
    is_of_change,
    is_of_earlier,
    is_of_year_before,
    period_around,
    periods_beside,
)
from dashboard.prose.times.years_back import unsaid
from dashboard.prose.words.marks import is_word
from dashboard.prose.words.spans import Span


def when(clause: Clause, number: Quantity, *, is_change: bool) -> tuple[str, str, dict[Part, str]]:
    """The period a number is of, of a change also the earlier one, and which of them is assumed.

    Raises UnreadableError where years and months stand side by side.
    """
    number = of_own_year(clause, number)
    known = Span(number.period, -1, -1, is_assumed=True) if number.period else None
    if known := known or in_bracket(clause, number):
        told: dict[Part, str] = {"period": known.period} if known.is_assumed else {}
        return _changed(known, "", told) if is_change else (known.period, "", told)
    is_now = is_of_now(clause, number)
    _check_periods(clause, number, is_change=is_change, is_now=is_now)
    later, earlier = ([], []) if is_now else _periods_beside(clause, number)
    if len({len(one.period) for one in later}) > 1:
        refuse("months")
    # Of what is so now it is the last whole year, whatever was spoken of before.
    assumed_of = (not is_now and clause.spoken_of) or last_year(clause)
    is_by_year = bool(earlier) and not is_change
    if not later and (is_by_year or assumed_of == UNCERTAIN_TIME):
        # By a year, or against it, is not in the one before the text's.
        refuse("period")
    meant = later[0] if later else Span(assumed_of, -1, -1, is_assumed=True)
    assumed: dict[Part, str] = {"period": meant.period} if meant.is_assumed else {}
    is_whole = meant.is_assumed and len(meant.period) == len("2024")
    if is_whole and says_same(clause):
        refuse("months")
    if not is_change and not earlier and is_of_year_before(clause, number):
        before = shifted(meant.period, -1)
        return before, "", {"period": before} if assumed else {}
    is_yearly = is_from_year_before(clause, number, is_change=is_change)
    if not is_change:
        # Of several years together there is no figure.
        if any(clause.is_earlier(one) and not clause.is_compared(one) for one in earlier):
            refuse("period")
        return meant.period, "", assumed
    is_open = not (is_yearly or earlier) and (
        is_from_other(clause, meant) or is_against(clause, number)
    )
    if is_open or (is_yearly and earlier):
        refuse("period")
    if is_yearly or (earlier and _is_year_before(clause, earlier[0])):
        return meant.period, earlier_by_word(clause, meant.period), assumed
    assumed |= unsaid(clause, later, earlier)
    return _changed(meant, earlier[0].period if earlier else "", assumed)


def _check_periods(clause: Clause, number: Quantity, *, is_change: bool, is_now: bool) -> None:
    """Refuse where a period is of what is said, or to come, or all that so much is of.

    And what rose until now, from nobody knows when. Raises UnreadableError.
    """
    if number.unit == "percent" and not is_change and is_of_earlier(clause, number):
        refuse("measure")
    if is_of_era(clause):
        refuse("period")
    if any(is_of_saying(clause, one, number.first) for one in clause.periods):
        refuse("months")
    if any(year_of(one.period) > clause.year for one in clause.periods):
        refuse("forecast")
    if is_now and is_change:
        refuse("period")


def _periods_beside(clause: Clause, number: Quantity) -> tuple[list[Span], list[Span]]:
    """The periods a number may be of, and those it may be compared with.

    Raises UnreadableError where it cannot be told which they are.
    """
    told = with_same(clause, periods_beside(clause, number), clause.spoken_of)
    told = came_to(clause, told, number)
    # What something rose by, or to, in several years may be of each, of all or of the last of them.
    is_moved = any(mark.kind in {"rises", "falls"} for mark in clause.marks)
    if is_moved and any(is_span(one.period) and is_of_years(one.period) for one in told):
        refuse("period")
    is_last = clause.words.syntax.verb_last
    earlier = [
        one for one in told if (clause.is_earlier(one) if is_last else is_from(clause, number, one))
    ]
    later = [one for one in told if one not in earlier]
    if is_last:
        earlier = [one for one in earlier if not is_after_verb(clause, one, number)]
        earlier = [one for one in earlier if not is_of_change_told(clause, one, number)]
        # Of what was said before, by so much more than in an earlier year.
        later = later or [one for one in _before(clause, number) if one not in earlier]
        later = [one for one in later if not is_owned(clause, one, number)]
        following = after_change(clause, number)
        later = later or ([] if earlier else following)
        if not (later or earlier) and any(_is_in_bracket(clause, one) for one in clause.periods):
            # *Exports 5, imports 2 (2023)*: the year in the bracket may be of both.
            refuse("period")
        is_other = not later and any(is_of_event(clause, one, number) for one in clause.periods)
        is_other = is_other or any(is_unknown(clause, one) for one in later)
        if is_other or any(_is_passed(clause, one, number) for one in later):
            refuse("period")
        if not (_is_before(number, later, earlier) or following):
            refuse("period")
        return later, earlier
    compared = _than(clause, number)
    later = [one for one in later if one not in compared]
    earlier = [one for one in earlier if not is_cut(clause, one, number, later)]
    earlier = [one for one in earlier if not is_of_change_before(clause, one, number)]
    earlier = compared or [one for one in earlier if is_of_change(clause, number, one)]
    earlier = earlier or _at_head(clause)
    if not (later or earlier):
        later, earlier = from_to(clause, number)
    # Sanctions imposed in 2022, and who has ruled since 2003, have a time of their own.
    is_other = any(_is_of_other(clause, one, number) for one in (*later, *earlier))
    if is_other or any(_is_of_somebody(clause, one, number) for one in earlier):
        refuse("period")
    if not later:
        later = period_around(clause, number)
        compared = [one for one in clause.periods if later and clause.is_compared(one)]
        earlier = earlier or [one for one in compared if is_of_change(clause, number, one)]
    is_named = not later and any(
        not (is_from(clause, number, one) or is_of_next(clause, one, number))
        and not is_of_change_before(clause, one, number)
        for one in clause.periods
    )
    # The one it names may be of this number too, or be the same months of another year.
    if is_named or (later and is_unknown(clause, later[0])):
        refuse("period")
    return later, earlier


def _is_in_bracket(clause: Clause, period: Span) -> bool:
    """Whether a period stands alone in a bracket."""
    around = (*clause.marks[period.first - 1 : period.first], *clause.marks[period.until :][:1])
    return [mark.meaning for mark in around] == ["(", ")"]


def _is_of_other(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether a period before a number stands beside a word nobody knows, apart from its noun."""
    at = period.first - 1
    while at >= 0 and (clause.marks[at].kind == "whole" or clause.marks[at].is_a("links", "in")):
        at -= 1
    is_led = 0 <= at < period.first - 1 and is_word(clause.marks[at])
    is_before = period.until <= number.first
    return is_before and is_led and not any(term.noun < at for term in clause.terms)


def _than(clause: Clause, number: Quantity) -> list[Span]:
    """The period that a number is said to be more or less than in, a comma before or none."""
    at = number.until
    if not clause.is_there("relations", at, at + 1):
        return []
    while at < len(clause.marks) and (
        clause.marks[at].kind in {"relations", "compared", "same", "whole"}
        or clause.marks[at].meaning == ","
    ):
        at += 1
    return [one for one in clause.periods if one.first == at and clause.is_compared(one)]


def _at_head(clause: Clause) -> list[Span]:
    """The period that all of a sentence compares with: *compared with 2021, exports rose*."""
    first = min((term.first for term in clause.terms), default=0)
    told = [one for one in clause.periods if one.until <= first and clause.is_compared(one)]
    return [one for one in told if clause.is_divided(one.until, one.until + 1)]


def _is_of_somebody(clause: Clause, earlier: Span, number: Quantity) -> bool:
    """Whether it stands in a part of a sentence before, which is of no trade."""
    is_apart = earlier.until <= number.first and clause.is_divided(earlier.until, number.first)
    is_of_none = not any(term.noun < earlier.first for term in clause.terms)
    return is_apart and is_of_none and not clause.is_known(0, earlier.first)


def _is_year_before(clause: Clause, earlier: Span) -> bool:
    """Whether it is *the same period of last year*: of the one before that of the months."""
    return clause.is_same(earlier) and clause.marks[earlier.first].kind == "years"


def _before(clause: Clause, number: Quantity) -> list[Span]:
    told = [one for one in clause.periods if one.first < number.first]
    told = [one for one in told if not is_of_event(clause, one, number)]
    return [one for one in told if not clause.is_earlier(one)]


def _is_passed(clause: Clause, period: Span, number: Quantity) -> bool:
    """Whether a number is what was in a period, and was passed: *over the 5 billion of 2023*."""
    is_relation = clause.is_there("relations", number.until, number.until + 1)
    return is_relation and is_own(clause, period)


def _is_before(number: Quantity, later: list[Span], earlier: list[Span]) -> bool:
    """Whether one period at most, and one to compare with, stand before a number."""
    is_one = all(len({one.period for one in told}) < 2 for told in (later, earlier))  # noqa: PLR2004 -- two are not one
    is_before = all(one.first < number.first for one in (*later, *earlier))
    return is_one and (is_before or number.unit == "rank")


def _changed(
    meant: Span, earlier: str, assumed: dict[Part, str]
) -> tuple[str, str, dict[Part, str]]:
    """A period with the earlier one it is compared with, the year before where none is told."""
    if not earlier:
        since = shifted(meant.period, -1)
        return meant.period, since, assumed | {"since": since}
    # Than in 2023, of the first quarter of 2024, is than in the same months.
    if len(earlier) == len("2024") < len(meant.period):
        if meant.period[:4] != str(year_of(meant.period)):
            # A fiscal year has no months in a calendar year that are the same.
            refuse("period")
        earlier = shifted(meant.period, int(earlier) - year_of(meant.period))
    if len(earlier) != len(meant.period) or earlier >= meant.period:
        refuse("period")
    return meant.period, earlier, assumed
