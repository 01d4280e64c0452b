"""What endings say of the words of a sentence, and of those beside them. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.examples.pieces import COUNTRY, NUMBER, Piece
from dashboard.prose.words.merging import merged
from dashboard.prose.words.shapes import NOUN, TOTAL

_WITH: Final = "with"
_CASED: Final = COUNTRY + NUMBER + NOUN
_OWNED: Final = tuple(
    NOUN + flow for flow in ("exports", "imports", "turnover", "balance", "surplus", "deficit")
)


def with_endings(clause: Clause, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces of a sentence whose words have cases, however these are told.

    *Azərbaycan ticarəti* is Azerbaijan's by the end of what is its.
    """
    ends = clause.words.syntax.owned_ends
    told = list(_with_cases(pieces))
    for at, one in enumerate(told):
        after = [each for each in told[at + 1 : at + 3] if each.token != TOTAL][:1]
        is_owned = after and after[0].token.startswith(_OWNED)
        if one.token == COUNTRY and is_owned and _form(clause, after[0]).endswith(ends):
            yield replace(one, token=f"{COUNTRY}/of")
        else:
            yield one


def _with_cases(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with *with* as the case of what stands before it: *Rusiya ilə* is *Rusiyayla*."""

    def cased(last: Piece, one: Piece) -> Piece | None:
        is_case = one.token == _WITH and last.token[0] in _CASED and "/" not in last.token
        return replace(last, token=f"{last.token}/{_WITH}", until=one.until) if is_case else None

    return merged(pieces, cased)


def _form(clause: Clause, piece: Piece) -> str:
    return clause.marks[piece.until - 1].form
