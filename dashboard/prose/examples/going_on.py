"""What goes on up to the end of a sentence, whose time may be that of all of it. Pure."""

from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.examples.pieces import Piece
from dashboard.prose.words.marks import OTHER_FLOW

_BRACKET: Final = "("
_LISTED: Final = frozenset({"countries", "whole", "about"})
_JOINS: Final = ("to", "from", "with", "and")


def goes_on(clause: Clause, told: Piece, last: int) -> bool:
    """Whether the last number is one of the other flow: *exports were 2 and imports 3 in 2024*.

    Or each one of another country. Or how much that is of something, in brackets after it.
    """
    after = [one for one in clause.quantities if one.first >= told.until]
    if len(after) == 1 and clause.marks[told.until].meaning == _BRACKET:
        return True
    before = clause.before(told.first)
    flows = {term.kind for term in clause.terms if told.until <= term.noun < last}
    is_other = before is not None and OTHER_FLOW.get(before.kind) in flows and len(flows) == 1
    is_list = not flows and bool(after) and _are_of_others(clause, told.until, after)
    return (is_other or is_list) and clause.is_known(told.until, last)


def _are_of_others(clause: Clause, begun: int, after: list[Quantity]) -> bool:
    """Whether each number from a place on is one of another country: *to Italy, 5 to Turkey*."""
    told = [
        mark
        for at, mark in enumerate(clause.marks[begun : after[-1].until], begun)
        if not any(at in range(one.first, one.until) for one in after)
    ]
    is_plain = all(
        mark.kind in _LISTED or mark.is_a("links", *_JOINS) or mark.meaning == "," for mark in told
    )
    return is_plain and len({mark.meaning for mark in told if mark.kind == "countries"}) >= len(
        after
    )
