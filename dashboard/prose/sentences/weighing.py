"""Whose trade with the other weighs more: who suffers more, and who depends on whom more. Pure.

What a break would cost nobody can measure here, nor who needs whom. What can be is how much of each
side's trade is with the other, and that is how such words are read, and told as taken so.
"""

from itertools import pairwise
from typing import Final, NamedTuple

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Candidate, Part, Reading, Reason, Unread, UnreadableError, refuse
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.measured.statements import legal
from dashboard.prose.words.spans import Span
from dashboard.prose.words.vocabulary import Mark

_WEIGHED: Final = ("share of turnover", "share of exports", "share of imports")
_IS_MORE: Final = {"at least": True, "more": True, "at most": False, "less": False}
_MOVED: Final = frozenset({"rises", "falls", "changes"})
_OF_BOTH: Final = 4
"""Countries named where each of two depends on the other: *A on B more than B on A*."""


class _Depending(NamedTuple):
    """Where the four countries stand, and which is the first of the two held to depend more."""

    places: list[int]
    first: int


def is_weighed(clause: Clause) -> bool:
    """Whether somebody is said to suffer more than another, or to depend on it more."""
    at = _suffers(clause)
    if at is None:
        return _depending(clause) is not None
    return not clause.words.syntax.verb_last or bool(_than(clause, at))


def of_weighing(clause: Clause, reason: Reason | None) -> Candidate | Unread:
    """A sentence that tells of it, or why it is not read."""
    places = (clause.sentence.start, clause.sentence.end)
    try:
        return Unread(*places, reason) if reason else Candidate(*places, legal(_readings(clause)))
    except UnreadableError as error:
        return Unread(*places, error.reason)


def _suffers(clause: Clause) -> int | None:
    return next((at for at, mark in enumerate(clause.marks) if mark.kind == "suffers"), None)


def _readings(clause: Clause) -> list[Reading]:
    """Whose trade with the other weighs more, by the flow named or by each, the likeliest first.

    Raises UnreadableError.
    """
    at, period, pairs = _suffers(clause), _period(clause), _depending(clause)
    if at is not None:
        (reporter, partner, relation), flow = _suffering(clause, at), ""
    elif pairs is not None:
        (reporter, partner, relation), flow = _more_dependent(clause, pairs), _flow(clause, pairs)
    else:
        refuse("partner")
    found = []
    for measure in [f"share of {flow}"] if flow else _WEIGHED:
        assumed: dict[Part, str] = {} if flow else {"it": measure}
        if not period:
            assumed["period"] = str(clause.year - 1)
        year = period or assumed["period"]
        said = Said(reporter, partner, measure, "partner over reporter", year, relation)
        found.append(Reading(said, assumed))
    return found


def _period(clause: Clause) -> str:
    """The one time told, blank where there is none. Raises UnreadableError."""
    told = {span.period for span in clause.periods}
    if len(told) > 1 or not all(_is_of(clause, span) for span in clause.periods):
        refuse("period")
    return told.pop() if told else ""


def _is_of(clause: Clause, span: Span) -> bool:
    """Whether it is when something was so, and not since when."""
    led = clause.marks[span.first - 1] if span.first else None
    is_in = clause.marks[span.until - 1].case == "in" if clause.words.syntax.verb_last else True
    return is_in and (led is None or not led.is_a("links", "from")) and not clause.is_earlier(span)


def _suffering(clause: Clause, at: int) -> tuple[str, str, str]:
    """Who suffers less than whom. Raises UnreadableError."""
    than = _than(clause, at)
    before = [mark.meaning for mark in clause.marks[:at] if mark.kind == "countries"]
    before = [code for code in before if code not in than]
    if len(than) != 1 or not before or {before[-1], *than} != set(clause.countries):
        refuse("partner")
    return than.pop(), before[-1], "greater"


def _than(clause: Clause, at: int) -> set[str]:
    """Than whom somebody suffers more, as told at a place."""
    marks, syntax = clause.marks, clause.words.syntax
    if not syntax.verb_last:
        pairs = pairwise(marks)
        return {one.meaning for led, one in pairs if _names(one) and led.form in syntax.than}
    # Right before the verb, or before who suffers: *from* another it buys, or came.
    near = marks[max(at - 2, 0) : at][::-1]
    near = near[: 2 if near and _names(near[0]) else 0]
    return {mark.meaning for mark in near if _names(mark) and mark.case == "from"}


def _names(mark: Mark) -> bool:
    return mark.kind == "countries"


def _depending(clause: Clause) -> _Depending | None:
    """Two pairs of one country and the other, and a word for *than* between them; else None.

    In each the second is the one that the first depends on, or matters to.
    """
    marks, syntax = clause.marks, clause.words.syntax
    places = [at for at, mark in enumerate(marks) if _names(mark)]
    told = [at for at, mark in enumerate(marks) if mark.kind == "depends"]
    if len(places) != _OF_BOTH or not told:
        return None
    one, other, *again = (marks[at].meaning for at in places)
    if again != [other, one] or not _are_led(clause, places):
        return None
    if syntax.verb_last:
        # What it is more than has the ending, whichever comes first.
        than = [at for at in told if marks[at].meaning == "than"]
        last = max((at for at in places if than and at < than[0]), default=-1)
        firsts = {places[1]: 2, places[3]: 0}
        return _Depending(places, firsts[last]) if len(than) == 1 and last in firsts else None
    is_than = any(mark.form in syntax.than for mark in marks[places[1] : places[2]])
    return _Depending(places, 0) if is_than and told[0] < places[2] else None


def _are_led(clause: Clause, places: list[int]) -> bool:
    """Whether the second country of each pair has the word, or ending, for *on*; no first has."""
    syntax = clause.words.syntax
    if syntax.verb_last:
        led = [clause.marks[at].case == "from" for at in places]
    else:
        led = [at > 0 and clause.marks[at - 1].form in syntax.leaning for at in places]
    return led == [False, True, False, True]


def _more_dependent(clause: Clause, pairs: _Depending) -> tuple[str, str, str]:
    """Who depends on whom more, or less, than the other way round. Raises UnreadableError."""
    first, second = (clause.marks[at].meaning for at in pairs.places[pairs.first : pairs.first + 2])
    told = [mark.meaning for mark in clause.marks if mark.kind == "relations"]
    told += [
        word for mark in clause.marks if mark.kind == "depends" for word in mark.meaning.split()
    ]
    degrees, ways = {_IS_MORE[word] for word in told if word in _IS_MORE}, {"on", "to"} & {*told}
    is_moved = any(mark.kind in _MOVED for mark in clause.marks)
    is_moved = is_moved or "grows" in told
    if len(degrees) != 1 or len(ways) != 1 or clause.quantities or is_moved:
        refuse("measure")
    # Who matters to somebody is depended on.
    reporter, partner = (first, second) if ways == {"on"} else (second, first)
    return reporter, partner, "smaller" if degrees.pop() else "greater"


def _flow(clause: Clause, pairs: _Depending) -> str:
    """The flow of whoever depends, blank where none is named. Raises UnreadableError."""
    told = {clause.marks[term.noun].meaning for term in clause.terms} & {*FLOWS}
    # What stands after whom somebody depends on is that one's: *on its exports*.
    _, on, again, last = pairs.places
    is_theirs = all(term.noun < on or again <= term.noun < last for term in clause.terms)
    if len(told) > 1 or not is_theirs:
        refuse("measure")
    return told.pop() if told else ""
