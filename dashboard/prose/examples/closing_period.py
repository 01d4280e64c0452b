"""The time that ends a sentence, of numbers before it that say none. Pure."""

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.examples.going_on import goes_on
from dashboard.prose.examples.pieces import Piece
from dashboard.prose.times.other_parts import is_of_bracket


def period_at_end(clause: Clause, told: Piece, *, is_list: bool) -> str:
    """The one period of a sentence, where it ends it after a sign; blank where it does not.

    At the end of a list no sign has to part it from the last number. That of some of what was
    told, *of which 2 in May*, is none of it.
    """
    last = clause.quantities[-1].until if clause.quantities else 0
    for one in clause.periods:
        is_joint = is_list or goes_on(clause, told, last)
        is_apart = one.first >= last and (is_joint or clause.is_divided(last, one.first))
        is_end = not any(mark.meaning.isalnum() for mark in clause.marks[one.until :])
        is_of_some = any(mark.is_a("links", "it") for mark in clause.marks[told.until : one.first])
        is_of_some = is_of_some or is_of_bracket(clause, one, told.first)
        is_free = is_apart and is_end and not (is_of_some or clause.is_earlier(one))
        if len(clause.periods) == 1 and is_free:
            return one.period
    return ""


def period_joined(clause: Clause, until: int) -> str:
    """The one period of a sentence, in the part after a place that goes on of the same country.

    As in *Russia is its largest partner, accounting for 5% of its trade in 2020*; else blank.
    """
    begun = until + any(mark.meaning == "," for mark in clause.marks[until : until + 1])
    is_joined = any(
        mark.head in clause.words.syntax.joining for mark in clause.marks[begun : begun + 1]
    )
    told = [one for one in clause.periods if one.first in range(*clause.part(begun))]
    is_one = is_joined and len(told) == len(clause.periods) == 1
    return told[0].period if is_one and not clause.is_earlier(told[0]) else ""
