"""The numbers of the parts of a sentence that are told as examples are. Pure."""

from dataclasses import replace
from typing import NamedTuple

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.examples.fit import Fit
from dashboard.prose.examples.fits import fits
from dashboard.prose.examples.pieces import DIVIDES, Piece
from dashboard.prose.examples.teaching import IT, OF_IT
from dashboard.prose.words.marks import is_word
from dashboard.prose.words.shapes import UNCOUNTED


class FittedNumber(NamedTuple):
    """A number of a part of a sentence that fits an example, and what it is one of.

    ``others`` are the countries of the sentence that stand in no such part. It ``is_led`` where
    words that nobody knows stand in none before it.
    """

    piece: Piece
    measure: str
    fit: Fit
    others: frozenset[str]
    is_led: bool

    @property
    def is_of_it(self) -> bool:
        """Whether it is said of what was told right before."""
        return self.measure in {IT, OF_IT}


def fitted_numbers(clause: Clause, before: Said | None) -> list[FittedNumber]:
    """The numbers of a sentence that are told as by an example, in their order.

    A place among nobody's partners is one where a rank or a share was told ``before``, or is first.
    """
    is_ranked = before is not None and before.measure.startswith(("rank", "share"))
    every = fits(clause, clause.words.shapes, is_ranked=is_ranked)
    fitting = {at for fit in every for one in fit.pieces for at in range(one.first, one.until)}
    others = frozenset(
        mark.meaning
        for at, mark in enumerate(clause.marks)
        if mark.kind == "countries" and at not in fitting
    )
    unknown = [at for at, mark in enumerate(clause.marks) if is_word(mark) and at not in fitting]
    first = min(unknown, default=len(clause.marks))
    is_last = clause.words.syntax.verb_last
    told = [
        FittedNumber(
            _at_verb(piece, fit) if is_last else piece,
            measured,
            fit,
            others,
            is_led=first < fit.places.start,
        )
        for fit in every
        for piece, measured in fit.numbers
    ]
    return sorted(told, key=lambda one: one.piece.first)


def _at_verb(piece: Piece, fit: Fit) -> Piece:
    """What is told by no number where the verb is, which when it was stands before."""
    if fit.shape.what not in UNCOUNTED or piece.number is None:
        return piece
    last = next(one for one in reversed(fit.pieces) if one.token not in DIVIDES)
    number = replace(piece.number, first=last.first, until=last.until)
    return replace(piece, first=last.first, until=last.until, number=number)
