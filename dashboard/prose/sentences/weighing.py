"""Whose trade with the other weighs more: who suffers more, and who depends on whom more. Pure.

What a break would cost nobody can measure here, nor who needs whom. What can be is how much of each
side's trade is with the other, and that is how such words are read, and told as taken so.
"""

from itertools import pairwise
from typing import Final

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Candidate, Part, Reading, Reason, Unread, UnreadableError, refuse
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.measured.statements import legal

_WEIGHED: Final = ("share of turnover", "share of exports", "share of imports")
_IS_MORE: Final = {"at least": True, "more": True, "at most": False, "less": False}

_BOTH_WAYS: Final = 4
"""Countries named where each of two depends on the other: *A on B more than B on A*."""


def is_told(clause: Clause) -> bool:
    """Whether somebody is said to suffer more, or each of two to depend on the other."""
    kinds = {mark.kind for mark in clause.marks}
    return "suffers" in kinds or ("depends" in kinds and len(_named(clause)) == _BOTH_WAYS)


def of_weighing(clause: Clause, reason: Reason | None) -> Candidate | Unread:
    """A sentence that tells of it, or why it is not read."""
    places = (clause.sentence.start, clause.sentence.end)
    try:
        return Unread(*places, reason) if reason else Candidate(*places, legal(_readings(clause)))
    except UnreadableError as error:
        return Unread(*places, error.reason)


def _named(clause: Clause) -> list[str]:
    return [mark.meaning for mark in clause.marks if mark.kind == "countries"]


def _readings(clause: Clause) -> list[Reading]:
    """Whose trade with the other weighs more, by the flow named or by each, the likeliest first.

    Raises UnreadableError.
    """
    is_loss = clause.is_there("suffers", 0, len(clause.marks))
    reporter, partner, relation = _suffering(clause) if is_loss else _depending(clause)
    flows = {clause.marks[term.noun].meaning for term in clause.terms} & {*FLOWS}
    is_of_one = len(flows) == 1 and not is_loss
    dated = {span.period for span in clause.periods}
    if len(dated) > 1:
        refuse("period")
    found = []
    for measure in [f"share of {flow}" for flow in flows] if is_of_one else _WEIGHED:
        assumed: dict[Part, str] = {} if is_of_one else {"it": measure}
        if not dated:
            assumed["period"] = str(clause.year - 1)
        period = assumed.get("period") or min(dated)
        said = Said(reporter, partner, measure, "partner over reporter", period, relation)
        found.append(Reading(said, assumed))
    return found


def _suffering(clause: Clause) -> tuple[str, str, str]:
    """Who suffers less than whom. Raises UnreadableError."""
    marks, syntax = clause.marks, clause.words.syntax
    at = next(at for at, mark in enumerate(marks) if mark.kind == "suffers")
    than = {
        mark.meaning
        for led, mark in pairwise(marks)
        if mark.kind == "countries"
        and (mark.case == "from" if syntax.verb_last else led.form in syntax.than)
    }
    before = [mark.meaning for mark in marks[:at] if mark.kind == "countries"]
    before = [code for code in before if code not in than]
    if len(than) != 1 or not before or {before[-1], *than} != set(clause.countries):
        refuse("partner")
    return than.pop(), before[-1], "greater"


def _depending(clause: Clause) -> tuple[str, str, str]:
    """Who depends on whom more, or less, than the other way round. Raises UnreadableError."""
    one, other, *again = _named(clause)
    if again != [other, one] or one == other:
        refuse("partner")
    told = [mark.meaning for mark in clause.marks if mark.kind == "relations"]
    told += [
        word for mark in clause.marks if mark.kind == "depends" for word in mark.meaning.split()
    ]
    degrees, ways = {_IS_MORE[word] for word in told if word in _IS_MORE}, {"on", "to"} & {*told}
    if len(degrees) != 1 or len(ways) != 1 or clause.quantities:
        refuse("measure")
    # Who matters to somebody is depended on.
    reporter, partner = (one, other) if ways == {"on"} else (other, one)
    return reporter, partner, "smaller" if degrees.pop() else "greater"
