"""What the examples of a language's file teach: a shape of words, and what it tells. Pure.

An example is a sentence of trade between two countries that stand for any two. What has its shape
tells what it tells.
"""

from collections.abc import Callable, Sequence
from typing import Final

from dashboard.prose.clause import Clause
from dashboard.prose.shapes import Key, Shape, What
from dashboard.prose.skeletons import (
    AND,
    IS,
    NOUN,
    PARTNER,
    Piece,
    named,
    numbered,
    skeleton,
    spoken,
)
from dashboard.prose.vocabulary import Vocabulary, VocabularyError

OF_IT: Final = "share of it"
"""The measure of a share of what was told right before."""

IT: Final = "it"
"""That of an amount of what a rank, or a share, told right before is one by."""

RANK: Final = "rank"
"""That of a rank, until words say among whose partners."""

_BY_NOUN: Final = {"amount": "", "share": "share of ", "goods": "goods in ", RANK: "rank by "}
_AFTER: Final = frozenset({"share", "goods"})


def taught(words: Vocabulary, clause_of: Callable[[str], Clause]) -> dict[Key, Shape]:
    """What the examples of a vocabulary teach, ``clause_of`` being how one is looked at.

    Raises VocabularyError where one is no example, or two of one shape tell different things.
    """
    looked_at: dict[str, list[Piece]] = {}
    found: dict[Key, Shape] = {}
    for one in words.examples.every:
        pieces: list[Piece] = []
        for part in one.parts:
            if part not in looked_at:
                looked_at[part] = skeleton(clause_of(part))
            pieces += looked_at[part]
        shape = _shape(pieces, one.what, words.examples.two)
        if shape is None or found.setdefault(key(pieces), shape) != shape:
            problem = "is no example" if shape is None else "tells what another one denies"
            message = f'[examples] {one.what}: "{" ".join(one.parts)}" {problem}'
            raise VocabularyError(message)
    return found


def key(pieces: Sequence[Piece]) -> Key:
    """What words are compared by; verbs that only say *is* count where no noun of trade stands."""
    tokens = [one.token for one in spoken(pieces)]
    if len(tokens) == 1 and pieces[0].token == AND:
        # "Or so much" goes on with what was told; so much alone is of anything.
        tokens = [AND, *tokens]
    if any(token.startswith(NOUN) for token in tokens):
        tokens = [token for token in tokens if not token.startswith(IS)]
    return tuple(tokens)


def _shape(pieces: Sequence[Piece], what: What, two: Sequence[str]) -> Shape | None:
    """What an example teaches; None where it has other countries, or a number of nothing."""
    countries = [pieces[at].meaning for at in named(pieces)]
    measures = [measure(pieces, at, what) for at in numbered(pieces)]
    if not set(countries) <= set(two) or not all(measures) or not measures:
        return None
    # Whose partner it is, of whatever kind, is told by the words that fit.
    told = tuple(RANK for _ in measures) if what == RANK else tuple(measures)
    return Shape(told, tuple(map(two.index, countries)))


def measure(pieces: Sequence[Piece], number: int, what: What) -> str:
    """The measure of a number at a place, by a noun of trade beside it; blank where there is none.

    A share is one of what stands after it, as so much may be bought of exports.
    """
    if what not in _BY_NOUN:
        return what
    nouns = [at for at, one in enumerate(pieces) if _is_noun(one, is_partner=what == RANK)]
    # The first market for its exports is its first partner by exports.
    nouns = nouns or [at for at, one in enumerate(pieces) if _is_noun(one)]
    before, after = [at for at in nouns if at < number], [at for at in nouns if at > number]
    nearest = after[:1] or before[-1:] if what in _AFTER else before[-1:] or after[:1]
    if not nearest:
        return {"share": OF_IT, "amount": IT}.get(what, "")
    return f"{_BY_NOUN[what]}{pieces[nearest[0]].meaning}"


def _is_noun(piece: Piece, *, is_partner: bool = False) -> bool:
    """Whether a piece names a flow or a balance; or a partner by one of them."""
    if piece.token.startswith(PARTNER):
        return is_partner
    return not is_partner and piece.token.startswith(NOUN) and piece.meaning != "share"
