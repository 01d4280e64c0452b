"""Rows that say the same in some columns, told apart by numbers. Pure.

Figures are many rows of few different texts. Here each text is looked at once, and what is grouped,
sorted or searched are numbers: many times faster than texts, in frames of a hundred rows too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Numbers = NDArray[np.float64]
Places = NDArray[np.intp]
_Texts = tuple[Places, NDArray[Any]]
"""Which text each row has, and the texts, each once and in order; a cell that is empty is last."""

_ROOMY: Final = 4  # places for each row


@dataclass(frozen=True)
class Rows:
    """Some rows of a ``frame``, by their ``places`` in it.

    An Arrow table may stand for a frame where its texts are looked through and nothing is taken.
    """

    frame: pd.DataFrame
    places: Places
    _seen: dict[str, _Texts] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, flows: "pd.DataFrame | Rows") -> "Rows":
        """All rows of a frame; rows as they are."""
        return flows if isinstance(flows, Rows) else cls(flows, np.arange(len(flows)))

    def __len__(self) -> int:
        """How many they are."""
        return len(self.places)

    def __getitem__(self, mask: Mask) -> "Rows":
        """Those of a mask over the rows."""
        return self if mask.all() else Rows(self.frame, self.places[mask], self._seen)

    def taken(self) -> pd.DataFrame:
        """The rows as a frame of their own."""
        return self.frame if len(self) == len(self.frame) else self.frame.iloc[self.places]

    def looked_at(self) -> pd.DataFrame:
        """The rows as a frame for a moment: it may hold all of theirs in memory.

        Nothing is copied of rows that follow each other.
        """
        if len(self) and np.all(np.diff(self.places) == 1):
            return self.frame.iloc[self.places[0] : self.places[-1] + 1]
        return self.taken()

    def in_order(self, order: Places) -> "Rows":
        """The rows in another order as a frame of their own; what was told apart stays so."""
        places = self.places[order]
        seen = {name: (at[places], texts) for name, (at, texts) in self._seen.items()}

        def moved(name: str) -> Any:  # noqa: ANN401 -- pandas names no type of it
            column = self.frame[name].array
            is_of_one = name in seen and len(seen[name][1]) == 1 and len(places) == len(column)
            return column if is_of_one else column.take(places)

        frame = pd.DataFrame({name: moved(name) for name in self.frame.columns}, copy=False)
        return Rows(frame, np.arange(len(frame)), seen)

    def numbers(self, name: str) -> Numbers:
        """A column of numbers, NaN where one is missing."""
        return np.asarray(self.frame[name], dtype=np.float64)[self.places]

    def texts(self, name: str, tell: Callable[[str], str] = str) -> NDArray[np.object_]:
        """A column of texts, or what it tells us."""
        at, texts = self._column(name)
        return np.array([tell(text) for text in texts], dtype=np.object_)[at]

    def where(self, name: str, test: Callable[[str], object]) -> Mask:
        """A mask over the rows: those whose text in a column passes a test."""
        at, texts = self._column(name)
        return _tested(texts, test)[at]

    def say(self, name: str, text: str) -> Mask:
        """A mask over the rows: those that have this text in a column."""
        return self.where(name, lambda said: said == text)

    def within(self, frame: pd.DataFrame) -> "Rows":
        """These rows in a frame that says the same of them; what was told apart stays so."""
        return Rows(frame, self.places, self._seen)

    def assigned(self, **columns: Any) -> "Rows":  # noqa: ANN401 -- a cell or a column of them
        """These rows in a frame with other columns; what was told apart of the rest stays so."""
        at = np.zeros(len(self.frame), dtype=np.intp)
        of_one = {
            name: (at, np.array([said], dtype=np.object_))
            for name, said in columns.items()
            if isinstance(said, str)
        }
        kept = {name: told for name, told in self._seen.items() if name not in columns}
        return Rows(self.frame.assign(**columns), self.places, kept | of_one)

    def told(self, name: str, tell: Callable[[str], Any]) -> _Texts:
        """What a column of text tells us, as a column that rows are told apart by."""
        at, texts = self._column(name)
        each, of = np.unique([tell(text) for text in texts], return_inverse=True)
        return of[at], each

    def alike(self, *columns: str | NDArray[Any] | _Texts) -> "Alike":
        """The rows by what these columns of text say; others are given as they are."""
        told = [self._apart(one) for one in columns]
        number, many = np.zeros(len(self), dtype=np.intp), 1
        for at, texts in told:
            if many * len(texts) > _ROOMY * len(self):
                number, many = _closed_up(number, many)
            number = number * len(texts) + at
            many *= len(texts)
        of, many = _closed_up(number, many)
        first = np.empty(many, dtype=np.intp)
        first[of[::-1]] = np.arange(len(of) - 1, -1, -1)  # whatever comes first stays
        return Alike(of, first, told)

    def _apart(self, column: str | NDArray[Any] | _Texts) -> _Texts:
        if isinstance(column, str):
            return self._column(column)
        if isinstance(column, tuple):
            return column
        each, at = np.unique(column, return_inverse=True)
        return at, each

    def _column(self, name: str) -> _Texts:
        if name not in self._seen:
            self._seen[name] = _numbered(self.frame[name])
        at, texts = self._seen[name]
        return at[self.places], texts


@dataclass(frozen=True)
class Alike:
    """Rows by what some columns say.

    ``of`` has each row's number, from 0 on in the order of what is said; ``first`` is where the
    first row of each number stands.
    """

    of: Places
    first: Places
    _told: Sequence[_Texts] = field(repr=False)

    @cached_property
    def each(self) -> list[tuple[Any, ...]]:
        """What the rows of each number say, in the order of the columns."""
        return list(zip(*(texts[at[self.first]] for at, texts in self._told), strict=True))

    @cached_property
    def last(self) -> Places:
        """Where the last row of each number stands."""
        places = np.empty(len(self.first), dtype=np.intp)
        places[self.of] = np.arange(len(self.of))  # whatever comes last stays
        return places

    @property
    def times(self) -> Places:
        """How often what a row says is said, a number a row."""
        return np.bincount(self.of, minlength=len(self.first))[self.of]

    def spread(self, texts: Sequence[str]) -> Any:  # noqa: ANN401 -- pandas names no type of it
        """A column of text: each row has that of its number."""
        return pd.array(texts, dtype="str").take(self.of)

    def where(self, test: Callable[..., object]) -> Mask:
        """A mask over the rows: those that pass a test, which is given what they say."""
        return _tested(self.each, lambda said: test(*said))[self.of]

    def count(self, mask: Mask) -> Places:
        """How many rows of each number are in a mask."""
        return np.bincount(self.of[mask], minlength=len(self.first))

    def sum(self, values: Numbers) -> Numbers:
        """The sum of each number's values."""
        # By pandas, which loses no digits on the way.
        return np.asarray(pd.Series(values).groupby(self.of).sum(), dtype=np.float64)


def _closed_up(number: Places, many: int) -> tuple[Places, int]:
    """Numbers below ``many`` as numbers without gaps, in the same order, and how many there are."""
    if many > _ROOMY * len(number):
        several, closed = np.unique(number, return_inverse=True)
        return closed, len(several)
    # Counting takes a look at each place; sorting takes five times as long.
    is_there = np.zeros(many, dtype=np.bool_)
    is_there[number] = True
    place = np.cumsum(is_there, dtype=np.intp) - 1
    return place[number], int(np.count_nonzero(is_there))


def _tested(said: Sequence[Any] | NDArray[np.object_], test: Callable[..., object]) -> Mask:
    return np.array([bool(test(one)) for one in said], dtype=np.bool_)


def _numbered(column: "pd.Series[Any]") -> _Texts:
    is_arrow = isinstance(column, pa.ChunkedArray)
    found = column if is_arrow else pa.array(column.array, pa.large_string())
    whole = found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
    is_coded = pa.types.is_dictionary(whole.type)
    coded = whole if is_coded else whole.dictionary_encode("encode")
    order = pc.sort_indices(coded.dictionary)
    place = np.empty(len(order), dtype=np.intp)
    place[order.to_numpy()] = np.arange(len(order))
    texts = np.array(coded.dictionary.take(order).to_pylist(), dtype=np.object_)
    return place[coded.indices.to_numpy()], texts
