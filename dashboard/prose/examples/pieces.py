"""What a sentence is compared by: its words, each with the kind it is of. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.words.shapes import NOUN, SIGN

AND: Final = "and"
LIST: Final = "list"
"""What a word that joins the last of a list to it means."""

CAUSE: Final = "cause"
"""What one means that leads to why something was so."""

ACT: Final = "act"
"""What a verb means that tells nothing of trade, but makes a clause of its own."""

BY: Final = frozenset({"on", "per"})
"""What leads to how much something rose or fell by."""

DIVIDES: Final = frozenset({SIGN, AND})
COUNTRY: Final = "@"
GOODS: Final = "goods"
MOVED: Final = "moved"
NUMBER: Final = "#"
RANK: Final = f"{NUMBER}rank"
TOP: Final = f"{RANK}/top"
"""One of so many first ones."""

TRADE: Final = "=turnover"
"""How nouns of all trade begin."""

_JOINS: Final = DIVIDES | {"with"}

PARTNER: Final = "=partner"
_BY: Final = "per"  # before what somebody is a partner by
_FLOWS: Final = frozenset(f"{NOUN}{flow}" for flow in ("exports", "imports", "turnover"))


@dataclass(frozen=True, slots=True)
class Piece:
    """One word, or several, of a skeleton: what it is compared by, and its places among the marks.

    ``meaning`` is the country, the goods or the way of a rise that it tells, ``number`` what it
    counts, ``other`` what else it may be compared by.
    """

    token: str
    first: int
    until: int
    meaning: str = ""
    number: Quantity | None = None
    other: str = ""


def trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without what divides them from others, before and after."""
    inner = [at for at, one in enumerate(pieces) if one.token not in DIVIDES]
    return list(pieces[inner[0] : inner[-1] + 1]) if inner else []


def named(pieces: Sequence[Piece]) -> list[int]:
    """The places of the countries among pieces."""
    return [at for at, one in enumerate(pieces) if one.token.startswith(COUNTRY)]


class Both(NamedTuple):
    """The places of two countries whose trade is told of, and whether it is the first one's.

    As *Iran's trade with Turkey* is, and *trade between Iran and Turkey* is not.
    """

    first: int
    second: int
    is_owned: bool


def both(pieces: Sequence[Piece]) -> Both | None:
    """The two countries named of whose trade pieces tell; None where there are no two."""
    for first, second in pairwise(named(pieces)):
        tokens = [one.token for one in pieces[first + 1 : second]]
        is_apart = all(one in _JOINS or one.startswith(TRADE) for one in tokens)
        is_beside = any(one.token.startswith(TRADE) for one in pieces[second + 1 : second + 3])
        is_owned = pieces[first].token.endswith("/of") or not DIVIDES.issuperset(tokens)
        if is_apart and (tokens or is_beside):
            return Both(first, second, is_owned)
    return None


def numbered(pieces: Sequence[Piece]) -> list[int]:
    """The places of the numbers that count something."""
    return [at for at, one in enumerate(pieces) if one.token.startswith(NUMBER)]


def is_moved(piece: Piece) -> bool:
    """Whether a piece tells of a rise or a fall."""
    return piece.token.startswith(MOVED)


def by_flow(pieces: Sequence[Piece], partners: list[int]) -> list[int]:
    """The place of the flow that tells by what somebody is a partner: *third by imports*.

    Else those of the ``partners``, who may tell it themselves.
    """
    flows = [at for at, one in enumerate(pieces) if at and pieces[at - 1].token == _BY]
    flows = [at for at in flows if pieces[at].token in _FLOWS]
    is_any = [pieces[at].meaning for at in partners] == ["turnover"]
    return flows if is_any and len(flows) == 1 else partners
