"""Lists of countries, each with its number: before what it is one of, or in brackets. Pure."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from dashboard.prose.examples.fit import Fit
from dashboard.prose.examples.pieces import DIVIDES, Piece, named, numbered, trimmed
from dashboard.prose.words.marks import DASHES
from dashboard.prose.words.shapes import IS, SIGN

_BRACKET: Final = "("
_LONGEST: Final = 3
"""So many words has what is told of one of a list at most: *to* somebody so much."""


def listed_before(
    pieces: Sequence[Piece], first: int, fit: Fit, taken: Collection[int]
) -> Iterator[tuple[Fit, range]]:
    """The parts before one that fits, told as its beginning is: *one 20%, another 10% of them*.

    With their places among the pieces.
    """
    whole = trimmed(fit.pieces)
    numbers = numbered(without_is_and_dashes(whole))
    begun = without_is_and_dashes(whole)[: numbers[0] + 1] if numbers else []
    if len(named(begun)) != 1 or len(begun) > _LONGEST:
        return
    while first > 0:
        begins = (at for at in range(first - 2, -1, -1) if pieces[at].token in DIVIDES)
        start = next(begins, -1) + 1
        part = trimmed(pieces[start:first])
        is_free = not any(at in taken for at in range(start, first))
        if not is_free or [one.token for one in without_is_and_dashes(part)] != [
            one.token for one in begun
        ]:
            return
        told = fit.of_another(fit.shape.roles[0], part[named(part)[0]].meaning, part)
        if told.owner != told.other:
            yield told, range(start, first)
        first = start


def listed(part: Sequence[Piece], fit: Fit) -> Fit | None:
    """Another country of a list with its number in brackets, as the last one of the fit has it."""
    told = [one for one in without_is_and_dashes(part) if one.meaning != _BRACKET]
    whole = trimmed(fit.like or fit.pieces)
    last = [one.token for one in whole[-3:]]
    is_alike = len(told) == 2 and [one.token for one in told] == [last[0], last[-1]]  # noqa: PLR2004 -- who, and a number
    if not is_alike or len(told) == len(part) or whole[-2].meaning != _BRACKET:
        return None
    found = fit.of_another(fit.shape.roles[-1], told[0].meaning, told)
    return found if found.owner != found.other else None


def without_is_and_dashes(part: Sequence[Piece]) -> list[Piece]:
    """The pieces without dashes and verbs that only say *is*."""
    return [one for one in without_dashes(part) if not one.token.startswith(IS)]


def without_dashes(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without dashes, which may stand for verbs."""
    return [one for one in pieces if one.token != SIGN or one.meaning not in DASHES]
