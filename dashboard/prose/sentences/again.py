"""What a sentence says of *this*: of the trade that the one before told an amount of. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.claims.said import Said
from dashboard.measures.periods import year_of
from dashboard.prose.clauses.clause import UNCERTAIN_TIME, Clause
from dashboard.prose.found import Candidate, Unread
from dashboard.prose.rephrasing.pronouns import is_it
from dashboard.prose.sentences.in_words import times_for, words_for
from dashboard.prose.sentences.obstacles import OF_ALL
from dashboard.prose.words.marks import CASES
from dashboard.prose.words.vocabulary import Mark
from etl.schema import DOLLARS

_TELLING: Final = frozenset({"rises", "falls", "magnitudes"})
_RECENT: Final = 3
"""So many years ago a time may be what the next sentence goes on with."""


def with_whole(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Words with those for *this* left as what says nothing, but for the first."""
    return tuple(
        replace(mark, kind="whole") if at and mark.kind == "it" else mark
        for at, mark in enumerate(marks)
    )


def as_said(clause: Clause, before: Sequence[Candidate | Unread]) -> Clause:
    """A sentence that begins with *this* with what it is of in its place.

    Where the claims ``before`` it are of one trade, and it names neither another nor a country.
    """
    clause = replace(clause, money=_money(before), is_of_it=_goes_on(clause))
    marks = clause.marks
    if not marks or marks[0].kind != "it":
        return clause
    told = _of_one(before)
    is_plain = bool(clause.quantities or clause.is_there("extremes", 0, len(marks)))
    if told is None or not is_plain or clause.terms or clause.countries:
        is_alone = not (is_plain or clause.terms or clause.countries)
        # *This* may be more than in another year.
        is_than = is_alone and any(mark.kind == "relations" for mark in marks)
        meaning = "this" if is_than else marks[0].meaning
        return replace(clause, marks=(replace(marks[0], kind="whole", meaning=meaning), *marks[1:]))
    is_dated = any(not clause.is_earlier(one) for one in clause.periods)
    return replace(clause, marks=(*words_for(told, marks[0], is_dated=is_dated), *marks[1:]))


def _money(before: Sequence[Candidate | Unread]) -> str:
    """The money that all amounts before a sentence are told to be of, blank where there is none."""
    first = [one.readings[0] for one in before if isinstance(one, Candidate)]
    amounts = [one for one in first if _is_amount(one.said)]
    told = {"" if "unit" in one.assumed else one.said.currency or DOLLARS for one in amounts}
    return told.pop() if len(told) == 1 else ""


def _is_amount(said: Said) -> bool:
    return said.measure in {*CASES, "balance"} and said.operation == "level"


def last_said(previous: Clause | None, claims: Sequence[Candidate | Unread]) -> Said | None:
    """What the sentence before said last; None where that was not read, or more is told after.

    Nor where it told of more than one trade.
    """
    last = claims[-1] if claims else None
    if previous is None or not isinstance(last, Candidate):
        return None
    if len(set(_trades(claims))) > 1:
        return None
    counted = max((one.first for one in previous.quantities), default=_moved(previous))
    after = {mark.kind for mark in previous.marks[previous.part(counted)[1] :]}
    return _level_of(last.readings[0].said, claims) if after.isdisjoint(_TELLING) else None


def _level_of(last: Said, claims: Sequence[Candidate | Unread]) -> Said:
    """The amount that a change told after it is of: *it* is that one."""
    said = (one.readings[0].said for one in claims if isinstance(one, Candidate))
    what = (last.reporter, last.partner, last.measure, last.period)
    return next(
        (
            one
            for one in said
            if last.operation == "change"
            and _is_amount(one)
            and (one.reporter, one.partner, one.measure, one.period) == what
        ),
        last,
    )


def _moved(clause: Clause) -> int:
    """Where a sentence without numbers says that something rose or fell, or ends if it does not."""
    ways = (at for at, mark in enumerate(clause.marks) if mark.kind in {"rises", "falls"})
    return next(ways, len(clause.marks) - 1)


def _trades(claims: Sequence[Candidate | Unread]) -> Iterator[tuple[str, str, str]]:
    """Whose trade with whom claims tell of, and in which measure; a rank or a share is of it."""
    for one in claims:
        if isinstance(one, Candidate):
            said = one.readings[0].said
            flow = said.measure.removeprefix("rank by ").removeprefix("share of ")
            yield said.reporter, said.partner, flow


def at_once(
    clause: Clause, before: Sequence[Candidate | Unread], previous: Clause | None = None
) -> tuple[Clause, str]:
    """A sentence that says no time with that of all claims of the one ``before`` it, and that.

    Where none of these was read, with the one time that ``previous`` sentence tells; blank where
    they are of several. Where a verb does not stand last, it is what a sentence that says no time
    is assumed to be of, unless it says *now*.
    """
    said = {_when(one) for one in before}
    if not any(said):
        said = {_only_time(previous)}
    elif previous and _is_of_year_before(previous):
        said = {UNCERTAIN_TIME}
    if said == {UNCERTAIN_TIME}:
        return replace(clause, spoken_of=UNCERTAIN_TIME), ""
    if len(said) > 1 and "" not in said and _goes_on(clause):
        return replace(clause, spoken_of=UNCERTAIN_TIME), ""
    if len(said) > 1:
        # Of some of it nothing was read.
        said -= {""}
    # Of several the last is spoken of: *3 in January, down from 4 a year before*.
    period = max(said) if len(set(map(len, said))) == 1 else ""
    clause = _at_that_time(clause, is_told=bool(period))
    # The same months of another year are those that were told.
    is_dated = any(not (clause.is_earlier(one) or clause.is_same(one)) for one in clause.periods)
    # *A year earlier*, at the head, says when itself.
    head = clause.marks[:1] if clause.words.syntax.verb_last else ()
    is_dated = is_dated or any(mark.kind == "yearly" for mark in head)
    if is_dated or not (period and clause.marks):
        return clause, ""
    if clause.says_now:
        # Of whenever was spoken of before, it is not.
        return clause, ""
    if not clause.words.syntax.verb_last:
        return replace(clause, spoken_of=period), ""
    first = clause.marks[0]
    blank = Mark("", "", first.start, first.start, first.at, first.at)
    marks = (*times_for(period, blank), *clause.marks)
    return replace(clause, marks=marks, spoken_of=period), period


def _is_of_year_before(previous: Clause) -> bool:
    """Whether a sentence begins with *a year earlier*: the next one may be of the year after."""
    head = [mark for mark in previous.marks[:3] if not mark.is_a("links")]
    return any(mark.is_a("yearly", "before") for mark in head[:1])


def _goes_on(clause: Clause) -> bool:
    """Whether a sentence begins with what is some of what was told, as *of this* does."""
    head = [mark for mark in clause.marks[:4] if mark.kind != "whole"][:2]
    is_of_it = any(map(is_it, head))
    return is_of_it or any(mark.form in clause.words.syntax.of_it for mark in clause.marks[:1])


def _only_time(previous: Clause | None) -> str:
    """The one time of a sentence of which nothing was read; UNCERTAIN_TIME if of then or now.

    It is carried on where that tells of a trade, or of a number, in the last years: not where it
    tells when somebody met, or what began long ago.
    """
    if previous is None or previous.reason in OF_ALL or not previous.periods:
        return UNCERTAIN_TIME if previous and previous.may_be_of else ""
    one, *others = previous.periods
    if others:
        return UNCERTAIN_TIME
    year = year_of(one.period)
    if one.period == str(previous.year):
        return ""
    is_told = bool(previous.quantities or previous.terms)
    is_said = previous.is_there("says", 0, len(previous.marks))
    is_carried = is_told and not is_said and year >= previous.year - _RECENT
    return one.period if is_carried else UNCERTAIN_TIME


def _at_that_time(clause: Clause, *, is_told: bool) -> Clause:
    """A sentence with *in that year* left out where it is told which, else as what is not read.

    By the sentence before, or in it, before these words.
    """
    marks = [
        (_then(mark, is_told=is_told or _is_dated(clause, at)) if mark.kind == "then" else mark)
        for at, mark in enumerate(clause.marks)
    ]
    return replace(clause, marks=tuple(marks))


def _then(mark: Mark, *, is_told: bool) -> Mark:
    kind, meaning = ("whole", "words") if is_told else ("cannot", "period")
    return replace(mark, kind=kind, meaning=meaning)


def _is_dated(clause: Clause, until: int) -> bool:
    """Whether a sentence tells of one time before a place, besides what it compares with."""
    told = (one for one in clause.periods if one.until <= until and not clause.is_earlier(one))
    return len({one.period for one in told}) == 1


def _when(one: Candidate | Unread) -> str:
    return "" if isinstance(one, Unread) else one.readings[0].said.period


def _of_one(before: Sequence[Candidate | Unread]) -> Candidate | None:
    """What claims are of, where that is one trade of one time, and an amount of it is told."""
    read = [one for one in before if isinstance(one, Candidate)]
    said = [one.readings[0].said for one in read]
    levels = [one for one in read if one.readings[0].said.operation == "level"]
    is_one = len(read) == len(before) and len(set(map(_what, said))) == 1
    is_flow = all(one.measure in CASES and not one.currency for one in said)
    return levels[0] if is_one and is_flow and levels else None


def _what(said: Said) -> tuple[str, ...]:
    return said.reporter, said.partner, said.measure, said.period, said.only
