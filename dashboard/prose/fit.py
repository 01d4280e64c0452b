"""A part of a sentence that is told as an example of the language's file is."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.prose.examples import measure
from dashboard.prose.shapes import Shape
from dashboard.prose.skeletons import Piece, numbered


@dataclass(frozen=True, slots=True)
class Fit:
    """A part of a sentence that fits a shape: whose trade with whom, blank where it is not said.

    ``codes`` are the goods it tells of; ``like`` are the words of the part before it that it goes
    on with.
    """

    shape: Shape
    pieces: tuple[Piece, ...]
    owner: str
    other: str
    codes: tuple[str, ...]
    like: tuple[Piece, ...] = ()

    @property
    def numbers(self) -> Iterator[tuple[Piece, str]]:
        """Each of its numbers, with the measure of it."""
        beside = (*self.like, *self.pieces) if self.like else self.pieces
        for at in numbered(self.pieces):
            place = at + len(beside) - len(self.pieces)
            yield self.pieces[at], measure(beside, place, self.shape.what)
