"""What the examples of a language's file teach: which words tell which measure of whose trade."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

Key = tuple[str, ...]
"""What a part of a sentence is compared by: its words by kind, without times and fillers."""

What = Literal["amount", "share", "goods", "rank", "exports", "imports", "turnover", "balance"]
"""What the numbers of an example are: amounts or changes of its own noun, a country's share in
it or that of goods, a rank among partners; or a measure, where it has no noun of trade."""

_TWO: Final = "two"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a part of a sentence tells: the measure of each of its numbers.

    ``roles`` are the places of its countries: 0 for whose trade it is, 1 for with whom.
    """

    measures: tuple[str, ...]
    roles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, or the head of one and then what is said of it; what its numbers are."""

    what: What
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Examples:
    """Sentences about the trade of the first of ``two`` countries with the second."""

    two: tuple[str, ...] = ()
    every: tuple[Example, ...] = ()

    @classmethod
    def of(cls, table: Any) -> "Examples":  # noqa: ANN401 -- as TOML has it
        """What a file says. Raises ValueError."""
        lists = dict(_lists(table))
        two = lists.pop(_TWO, ())
        if lists and len(two) != 2:  # noqa: PLR2004 -- as its name says
            message = f"[examples] {_TWO} are not the codes of two countries"
            raise ValueError(message)
        return cls(two, tuple(_examples(lists)))


def _examples(lists: Mapping[str, tuple[str, ...]]) -> Iterator[Example]:
    """Those of each list: of ``amount heads`` with each of what is ``amount said`` of them."""
    kinds = {f"{what}{more}": what for what in get_args(What) for more in ("", " heads", " said")}
    for name, sentences in lists.items():
        what = kinds.get(name)
        if what is None:
            message = f"[examples] {name} is none of {_TWO}, {', '.join(kinds)}"
            raise ValueError(message)
        if name == what:
            yield from (Example(what, (one,)) for one in sentences)
        elif name.endswith("heads"):
            said = lists.get(f"{what} said", ())
            yield from (Example(what, (head, one)) for head in sentences for one in said)


def _lists(table: Any) -> Iterator[tuple[str, tuple[str, ...]]]:  # noqa: ANN401 -- as TOML has it
    if not isinstance(table, Mapping):
        message = "[examples] is no table"
        raise ValueError(message)  # noqa: TRY004 -- of the file, not of the caller
    for name, every in table.items():
        if not (isinstance(every, list) and all(isinstance(one, str) and one for one in every)):
            message = f"[examples] {name} is no list of sentences"
            raise ValueError(message)
        yield name, tuple(every)
