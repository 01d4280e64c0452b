"""A part of a sentence that is told as an example of the language's file is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.examples.pieces import TRADE, Piece, is_moved
from dashboard.prose.examples.teaching import OF_IT, OF_RANK, counted, measure
from dashboard.prose.words.shapes import NOUN, PART, UNCOUNTED, Shape
from etl.schema import DOLLARS


@dataclass(frozen=True, slots=True)
class Fit:
    """A part of a sentence that fits a shape: whose trade with whom, blank where it is not said.

    ``third`` is whom that is compared with, if anybody.
    ``codes`` are the goods it tells of; ``like`` are the words of the part before it that it goes
    on with.
    """

    shape: Shape
    pieces: tuple[Piece, ...]
    owner: str
    other: str
    codes: tuple[str, ...]
    like: tuple[Piece, ...] = ()
    third: str = ""

    @property
    def places(self) -> range:
        """The places of its words among the marks."""
        return range(self.pieces[0].first, self.pieces[-1].until)

    @property
    def whole(self) -> tuple[Piece, ...]:
        """Its words after those that it goes on with."""
        return (*self.like, *self.pieces)

    @property
    def is_part_of_it(self) -> bool:
        """Whether one flow is so much of what was told before: where no trade is named here."""
        is_named = bool(self.owner or self.other)
        is_of_trade = any(one.token.startswith(TRADE) for one in self.pieces)
        return self.shape.what == PART and not (is_of_trade and is_named)

    def of_another(self, role: int, country: str, pieces: Sequence[Piece]) -> "Fit":
        """Words that go on with the same of another country, in a role as ``Shape`` has it."""
        owner, other = (country, self.other) if role == 0 else (self.owner, country)
        return replace(self.going_on(pieces), owner=owner, other=other)

    def going_on(self, pieces: Sequence[Piece]) -> "Fit":
        """Words that go on with what these tell, or with what they go on with themselves."""
        return replace(self, pieces=tuple(pieces), like=self.like or self.pieces)

    def place(self, first: int) -> int:
        """Where in the whole the word stands that is first at a place among the marks."""
        return next(at for at, one in enumerate(self.whole) if one.first == first)

    @property
    def is_share_of_it(self) -> bool:
        """Whether it tells a share of what was told before, which it does not name."""
        return any(measured == OF_IT for _, measured in self.numbers)

    @property
    def is_of_rank(self) -> bool:
        """Whether it tells a place among partners that were told of before."""
        return any(measured == OF_RANK for _, measured in self.numbers)

    @property
    def numbers(self) -> Iterator[tuple[Piece, str]]:
        """Each of its numbers, with the measure of it; that of a surplus is more than nothing."""
        if self.shape.what in UNCOUNTED:
            yield self._uncounted, self.shape.what
        for at in counted(self.pieces, self.shape.what):
            told = measure(self.whole, len(self.like) + at, self.shape.what)
            yield _as_number(self.pieces[at]), told

    @property
    def _uncounted(self) -> Piece:
        """The noun of words that tell something by no number, as if it told the least of money."""
        nouns = (one for one in self.pieces if one.token.startswith(NOUN))
        noun = next(nouns, self.pieces[0])
        number = Quantity(1.0, 1.0, DOLLARS, noun.first, noun.until, relation="at least")
        return replace(noun, number=number)


def _as_number(piece: Piece) -> Piece:
    """A piece that tells something; a word for a rise or a fall tells that one, of no size."""
    if not is_moved(piece):
        return piece
    return replace(piece, number=Quantity(0.0, 0.0, piece.meaning, piece.first, piece.until))
