"""When a number may be of, by the times around it. Pure."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Final, NamedTuple

from dashboard.measures.periods import is_month, months_to, shifted
from dashboard.prose.clauses.clause import UNCERTAIN_TIME, Clause
from dashboard.prose.found import Part, UnreadableError
from dashboard.prose.gist.standing import Standing
from dashboard.prose.times.when import when

_YEAR: Final = 12
_TWO: Final = 2


class TimeGuess(NamedTuple):
    """A period, of a change the earlier one too, and which of them no word tells."""

    period: str
    since: str
    assumed: dict[Part, str]


def times(one: Standing, *, is_change: bool) -> Iterator[TimeGuess]:
    """When it may be of, the likeliest first: as the words beside it say, else as those before."""
    clause = one.clause
    yield from _without_year(one, is_change=is_change)
    if not is_change:
        yield from _of_first(one)
    told = [span for span in clause.periods if not clause.is_earlier(span)]
    here = [span.period for span in told if one.is_here(span.first)]
    before = [span.period for span in reversed(told) if span.until <= one.around[0]]
    after = [span.period for span in told if span.first >= one.around[1]]
    if not here and any(map(clause.is_now, range(*one.around))):
        before, after = [], []
    spoken = clause.spoken_of if clause.spoken_of != UNCERTAIN_TIME else ""
    spoken = spoken or (clause.may_be_of[0] if clause.may_be_of else one.earlier.period)
    with suppress(UnreadableError):
        strictly = TimeGuess(*when(clause, one.number, is_change=is_change))
        is_of_here = strictly.period in here or not here
        is_free = "period" in strictly.assumed and (before or spoken or after)
        # A month named beside it is what it is compared with.
        is_compared = "since" in strictly.assumed and bool(_months(one, strictly.period))
        if is_of_here and not (is_free or is_compared):
            yield from () if strictly.assumed else (strictly,)
            yield from _between(clause) if is_change else ()
            yield strictly
    yield from _between(clause) if is_change else ()
    earlier = [span.period for span in clause.periods if clause.is_earlier(span)]
    if is_change and not told and earlier == [str(clause.year - 1)]:
        # Than last year it rose in this one, so far.
        period = str(clause.year)
        yield TimeGuess(period, earlier[0], {"period": period})
    for period in filter(None, [*here, *before, spoken, *after, str(clause.year - 1)]):
        assumed: dict[Part, str] = {} if period in {*here, *before, *after} else {"period": period}
        if not is_change:
            yield TimeGuess(period, "", assumed)
            continue
        alike = [each for each in (*_months(one, period), *earlier) if len(each) == len(period)]
        alike = [each for each in alike if each < period]
        since = alike[0] if alike else shifted(period, -1)
        yield TimeGuess(period, since, assumed if alike else {**assumed, "since": since})


def _between(clause: Clause) -> Iterator[TimeGuess]:
    """From the one time told to the other, or from the only one to the last whole year."""
    told = sorted({span.period for span in clause.periods})
    if len(told) == _TWO and len(told[0]) == len(told[1]):
        yield TimeGuess(told[1], told[0], {})
    elif len(told) == 1 and told[0].isdigit() and clause.says_now:
        last = str(clause.year - 1)
        yield from [TimeGuess(last, told[0], {"period": last})] if told[0] < last else ()


def _of_first(one: Standing) -> Iterator[TimeGuess]:
    """The year before, of the first amount of *from so much to so much*."""
    clause, number = one.clause, one.number
    after = next((each for each in clause.quantities if each.first >= number.until), None)
    if after is None or after.unit != number.unit:
        return
    before = [mark for mark in clause.marks[: number.first] if mark.kind != "about"]
    is_from = bool(before) and before[-1].is_a("links", "from", "with")
    between = clause.marks[number.until : after.first]
    is_to = len(between) == 1 and between[0].is_a("links", "to", "until")
    is_moved = any(mark.kind in {"rises", "falls"} for mark in before)
    if not (is_from and is_to and is_moved) or len(clause.periods) > 1:
        return
    last = clause.periods[0].period if clause.periods else str(clause.year - 1)
    if last.isdigit():
        period = shifted(last, -1)
        yield TimeGuess(period, "", {"period": period})


def _without_year(one: Standing, *, is_change: bool) -> Iterator[TimeGuess]:
    """When it is by a month without its year, or by the year alone that something rose from."""
    clause = one.clause
    if any(not clause.is_earlier(span) for span in clause.periods):
        return
    earlier = [span.period for span in clause.periods]
    if is_change and earlier and not any(map(clause.is_now, range(*one.around))):
        yield TimeGuess(shifted(earlier[0], 1), earlier[0], {"period": shifted(earlier[0], 1)})
    named = {span.month for span in clause.spans if span.month and not span.period}
    if len(named) != 1 or earlier:
        return
    for year in (clause.year, clause.year - 1):
        period = f"{year}-{next(iter(named)):02}"
        since = shifted(period, -1) if is_change else ""
        assumed: dict[Part, str] = {"period": period}
        yield TimeGuess(period, since, {**assumed, "since": since} if since else assumed)


def _months(one: Standing, period: str) -> list[str]:
    """The last months before one that are named without a year: *in April 2025, than in March*."""
    if not is_month(period):
        return []
    named = [span.month for span in one.clause.spans if span.month and not span.period]
    before = [int(period[5:]) - month for month in named]
    return [months_to(period, 1 + far % _YEAR)[0] for far in before if far % _YEAR]
