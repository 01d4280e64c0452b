"""Amounts that something rose or fell by, in a part of a sentence that fits an example. Pure."""

from collections.abc import Sequence
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.examples.fit import Fit
from dashboard.prose.examples.pieces import BY, NUMBER, Piece, is_moved

_PERCENT: Final = f"{NUMBER}percent"


def is_step(clause: Clause, fit: Fit, piece: Piece) -> bool:
    """Whether an amount is one that something rose or fell by, and not to."""
    pieces, at = fit.whole, fit.place(piece.first)
    if clause.words.syntax.verb_last:
        # By so much, and so many percent.
        after = [one for one in pieces[at + 1 :] if one.token != _PERCENT]
        return not piece.token.partition("/")[2] and any(map(is_moved, after[:1]))
    place = at - 1 - (at > 0 and pieces[at - 1].token in BY)
    return (place >= 0 and is_moved(pieces[place])) or _is_more(clause, pieces[at + 1 :])


def _is_more(clause: Clause, after: Sequence[Piece]) -> bool:
    """Whether a word for *more*, or *less*, is of the number before: *sold $1 more to Russia*."""
    syntax = clause.words.syntax
    told = clause.marks[after[0].first].form if after else ""
    return told in {*syntax.more, *syntax.less} and is_moved(after[0])
