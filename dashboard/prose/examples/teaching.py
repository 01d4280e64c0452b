"""What the examples of a language's file teach: a shape of words, and what it tells. Pure.

An example is a sentence of trade between two countries that stand for any two. What has its shape
tells what it tells. So does the head of one with what is said of another head.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NoReturn

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.examples.pieces import (
    AND,
    NUMBER,
    PARTNER,
    RANK,
    Piece,
    by_flow,
    is_moved,
    named,
    numbered,
    trimmed,
)
from dashboard.prose.examples.said_of_us import with_us
from dashboard.prose.examples.skeletons import is_of_balance
from dashboard.prose.measured.percentages import IN_PAIR
from dashboard.prose.words.groups import VocabularyError
from dashboard.prose.words.shapes import (
    BY,
    NOUN,
    OF_ANY,
    PART,
    SAME,
    UNCOUNTED,
    Example,
    Examples,
    Key,
    Shape,
    Shapes,
    What,
    as_any,
    has_noun,
    known,
    without_is,
)
from dashboard.prose.words.vocabulary import Vocabulary

OF_IT: Final = "share of it"
"""The measure of a share of what was told right before."""
IT: Final = "it"
"""That of an amount of what a rank, or a share, told right before is one by."""
OF_RANK: Final = "rank of it"
"""That of a place among the partners of whom, and by what, a rank or a share was told."""


_FLOWS: Final = (f"{NOUN}exports", f"{NOUN}imports")
_BY_NOUN: Final = {"amount": "", "share": "share of ", "goods": "goods in ", "rank": "rank by "}


def shapes_taught(words: Vocabulary, clause_of: Callable[[str], Clause]) -> Shapes:
    """What the examples of a vocabulary teach, ``clause_of`` being how one is looked at.

    Raises VocabularyError where one is no example, or two of one shape tell different things.
    """
    found, whole = Shapes(), _WholeExamples()
    longest = {"": 0, "heads": 0, "said": 0}
    for one, pieces in with_us(words.examples, clause_of):
        measures = [measure(pieces, at, one.what) for at in counted(pieces, one.what)]
        shape = _shape(pieces, one, words.examples, measures)
        if shape is None:
            _refuse(one, "is no example")
        longest[one.part] = max(longest[one.part], len(pieces))
        if one.what == SAME:
            found.same.add(without_is(key(pieces)))
        elif one.part == "said":
            for is_noun, tokens in _said(pieces):
                found.said[is_noun, one.what, tokens] = shape.roles
        elif one.part == "heads":
            for place in _heads(pieces, one.what):
                found.heads.setdefault(place, []).append(shape)
        elif not whole.add(pieces, shape, measures):
            _refuse(one, "tells what another one denies")
    return replace(
        found,
        whole=whole.shapes,
        of_any=whole.unowned | whole.of_any,
        longest=max(longest[""], longest["heads"] + longest["said"]),
        head=max((len(tokens) for _, tokens in found.heads), default=0),
        rest=max((len(tokens) for _, _, tokens in found.said), default=0),
    )


@dataclass
class _WholeExamples:
    """What whole examples teach: by their words, by those with any flow, and without whose it is.

    ``tells`` are the measures of their numbers.
    """

    shapes: dict[Key, Shape] = field(default_factory=dict)
    of_any: dict[Key, Shape | None] = field(default_factory=dict)
    unowned: dict[Key, Shape | None] = field(default_factory=dict)
    tells: dict[Key, tuple[str, ...]] = field(default_factory=dict)

    def add(self, pieces: Sequence[Piece], shape: Shape, measures: Sequence[str]) -> bool:
        """Learn an example; False where another one with its words tells something else."""
        what, tokens = shape.what, key(pieces)
        # By what a partner is one, the words that fit tell.
        told = tuple(what if what == "rank" else one for one in measures) or (what,)
        if self.tells.setdefault(tokens, told) != told or _differs(self.shapes, tokens, shape):
            return False
        self.shapes[tokens] = shape
        if what in OF_ANY:
            _add(self.of_any, as_any(tokens), shape)
            owner = _owner(pieces, shape)
            if owner is not None:
                rest = [*pieces[:owner], *pieces[owner + 1 :]]
                _add(self.unowned, as_any(key(rest)), replace(shape, roles=(1,)))
        return True


def _refuse(one: Example, problem: str) -> NoReturn:
    message = f'[examples] {f"{one.what} {one.part}".strip()}: "{one.sentence}" {problem}'
    raise VocabularyError(message)


def _add(known: dict[Key, Shape | None], tokens: Key, shape: Shape) -> None:
    """Let words have a shape; none where they have another one too."""
    known[tokens] = None if _differs(known, tokens, shape) else shape


def _owner(pieces: Sequence[Piece], shape: Shape) -> int | None:
    """The place of the country whose trade it is, beside its noun; None where it is not there.

    Without it an example tells as much, of who was spoken of: *3% of exports went to Russia*.
    """
    places = dict(zip(shape.roles, named(pieces), strict=True))
    if shape.what != "share" or sorted(shape.roles) != [0, 1]:
        return None
    beside = pieces[max(places[0] - 1, 0) : places[0] + 2]
    return places[0] if any(map(_is_noun, beside)) else None


def _differs(known: dict[Key, Shape] | dict[Key, Shape | None], tokens: Key, shape: Shape) -> bool:
    """Whether words are known to be of other countries."""
    other = known.get(tokens, shape)
    return other is None or other.roles != shape.roles


def key(pieces: Sequence[Piece]) -> Key:
    """What words are compared by; verbs that only say *is* count where nothing else is of trade."""
    tokens = [one.token for one in trimmed(pieces)]
    if len(tokens) == 1 and pieces[0].token == AND:
        # "Or so much" goes on with what was told; so much alone is of anything.
        tokens = [AND, *tokens]
    is_of_trade = has_noun(tokens) or IT in tokens[:1] or RANK in tokens
    return without_is(tokens) if is_of_trade else tuple(tokens)


def _heads(pieces: Sequence[Piece], what: What) -> Iterator[tuple[bool, Key]]:
    """How the head of an example is found: with a noun of trade in it, or in what is said of it."""
    tokens = [one.token for one in trimmed(pieces)]
    yield True, known(without_is(tokens), what)
    if not has_noun(tokens):
        yield False, tuple(tokens)


def _said(pieces: Sequence[Piece]) -> Iterator[tuple[bool, Key]]:
    """How what is said of a head is found; a sign at its beginning is some of it."""
    until = trimmed(pieces)[-1].until
    tokens = [one.token for one in pieces if one.until <= until]
    yield True, without_is(tokens)
    yield False, tuple(tokens)


def _shape(
    pieces: Sequence[Piece], example: Example, examples: Examples, measures: Sequence[str]
) -> Shape | None:
    """What an example teaches; None where it has other countries, or a number of nothing."""
    every = examples.countries(example.what)
    countries = [pieces[at].meaning for at in named(pieces)]
    is_uncounted = example.what in UNCOUNTED
    is_whole = bool(example.part) or (bool(measures) is not is_uncounted and all(measures))
    if not (set(countries) <= set(every) and is_whole and trimmed(pieces)):
        return None
    return Shape(example.what, tuple(map(every.index, countries)))


def counted(pieces: Sequence[Piece], what: What) -> list[int]:
    """The places of the numbers that are told; where no rank is, *first* only says who.

    Where there is none it is that of the one word for a rise or a fall.
    """
    told = [at for at in numbered(pieces) if what == "rank" or not _is_rank(pieces[at])]
    if told or what in UNCOUNTED:
        return told
    ways = [at for at, one in enumerate(pieces) if is_moved(one)]
    return ways if len(ways) == 1 else []


def _is_rank(piece: Piece) -> bool:
    return piece.token.startswith(RANK)


def measure(pieces: Sequence[Piece], number: int, what: What) -> str:
    """The measure of a number at a place, by a noun of trade beside it; blank where there is none.

    A share is one of what stands after it, as so much may be bought of exports. Beside a rank stand
    amounts and shares of what it is one by.
    """
    if what == PART:
        flows = [one.meaning for one in pieces if one.token.startswith(_FLOWS)]
        return IN_PAIR[flows[0]][0] if len(flows) == 1 else ""
    is_rank = _is_rank(pieces[number])
    is_beside = what == "rank" and not is_rank
    if is_beside:
        what = "share" if pieces[number].token.startswith(f"{NUMBER}percent") else "amount"
    if what not in _BY_NOUN:
        return BY.get(what, what)
    every = (at for at, one in enumerate(pieces) if _is_noun(one, is_partner=is_rank))
    nouns = by_flow(pieces, [at for at in every if not is_of_balance(pieces, at)])
    # The first market for its exports is its first partner by exports.
    nouns = nouns or [at for at, one in enumerate(pieces) if _is_noun(one, is_partner=is_beside)]
    before, after = [at for at in nouns if at < number], [at for at in nouns if at > number]
    if what == "amount" and after:
        # Of trade so much is exports.
        before = [at for at in before if not pieces[at].token.endswith("/of")]
    is_after = what == "share" or _alternates(pieces, nouns, is_rank=is_rank)
    if not (nearest := after[:1] or before[-1:] if is_after else before[-1:] or after[:1]):
        return {"share": OF_IT, "amount": IT, "rank": OF_RANK}.get(what, "")
    return f"{_BY_NOUN[what]}{pieces[nearest[0]].meaning}"


def _alternates(pieces: Sequence[Piece], nouns: Sequence[int], *, is_rank: bool) -> bool:
    """Whether each of several numbers, or places, has a noun after it: *4 of exports and 2 of*."""
    numbers = [at for at in numbered(pieces) if _is_rank(pieces[at]) is is_rank]
    # Of all trade so much is one, and so much the other.
    nouns = [at for at in nouns if not pieces[at].token.endswith("/of")]
    in_turn = [at for pair in zip(numbers, nouns, strict=False) for at in pair]
    return len(numbers) == len(nouns) > 1 and in_turn == sorted(in_turn)


def _is_noun(piece: Piece, *, is_partner: bool = False) -> bool:
    """Whether a piece names a flow or a balance; or a partner by one of them."""
    if piece.token.startswith(PARTNER):
        return is_partner
    return not is_partner and piece.token.startswith(NOUN) and piece.meaning != "share"
