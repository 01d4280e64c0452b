"""What the examples of a language's file teach: which words tell which measure of whose trade."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Any, Final, Literal, get_args

from dashboard.prose.words.tokens import plain

Key = tuple[str, ...]
"""What a part of a sentence is compared by: its words by kind, without times and fillers."""

What = Literal[
    "amount", "share", "goods", "rank", "same", "exports", "imports", "turnover", "balance",
    "coverage", "part", "surplus", "deficit", "surplus by", "deficit by", "more", "less",
    "share of exports", "share of imports",
]  # fmt: skip
"""What the numbers of an example are: amounts or changes of its own noun, a country's share in
it or that of goods, a rank among partners, what was told right before of another time; or a
measure, where it has no noun of trade. How much of what two countries trade is one flow is a part.
So is a share of exports or of imports: *Russia buys 1% of Azerbaijan's oil* has no noun of trade.
A surplus or a deficit is told by no number, or by how much more is sold than bought, or less.
Nor by one is that there is more of something with one partner than with a third country."""

COMPARED: Final = {"more": "greater", "less": "smaller"}
"""What examples of three countries tell, and the relation of the second's trade to the third's."""

BY: Final = {"surplus by": "surplus", "deficit by": "deficit"}
"""What an amount is by which more goes one way than the other, and its measure."""

UNCOUNTED: Final = frozenset({"surplus", "deficit", *COMPARED})
"""What examples without a number tell."""

Part = Literal["", "heads", "said"]
"""Whether an example is whole, or the head of one, or what is said of one."""

SIGN: Final = ","
"""The token of whatever divides the parts of a sentence."""

IS: Final = "is|"
NOUN: Final = "="
"""How the tokens of verbs that only say *is* begin, and those of nouns and verbs of trade."""

PART: Final = "part"
"""How much of what two countries trade is exports, or imports."""

COVERAGE: Final = "coverage"
"""How much of what is imported is exported, and its measure."""

SAME: Final = "same"
"""What is told of another time, and its measure."""

_TWO: Final = "two"
_THIRD: Final = "third"
_US: Final = "us"


@dataclass(frozen=True, slots=True)
class Shape:
    """What words tell: what their numbers are, and whose trade with whom.

    ``roles`` are the places of the countries: 0 for whose trade it is, 1 for with whom, 2 for
    whom that is compared with.
    """

    what: What
    roles: tuple[int, ...]


OF_ANY: Final = frozenset({"share", "goods", "rank"})
"""Shares and ranks are told alike whatever flow they are of."""

TOTAL: Final = "total"
"""The token of words that leave a noun all of the trade."""

MUTUAL: Final = "mutual"
"""That of words that it is with one country alone, and either's."""

_HEADS: Final = 10_000
"""So many heads of parts are kept; parts that begin at one place have the same ones."""

_WAYS: Final = frozenset({"to", "from", "taker"})
_FLOW: Final = f"{NOUN}flow"
_FLOWS: Final = {f"{NOUN}{flow}": _FLOW for flow in ("exports", "imports", "turnover")}


@dataclass(frozen=True)
class Shapes:
    """What words tell, by the examples: those that are whole, and the two parts of others.

    ``of_any`` are those of shares and ranks by any flow, None where they differ by it. A part is
    found by whether a noun of trade stands in the words, and by itself. ``same`` are the words
    that tell of another time what was told, without verbs that only say *is*. No example has more
    words than ``longest``, no head of one more than ``head``, nor what is said of one than
    ``rest``.
    """

    whole: dict[Key, Shape] = field(default_factory=dict)
    of_any: dict[Key, Shape | None] = field(default_factory=dict)
    heads: dict[tuple[bool, Key], list[Shape]] = field(default_factory=dict)
    said: dict[tuple[bool, What, Key], tuple[int, ...]] = field(default_factory=dict)
    same: set[Key] = field(default_factory=set)
    longest: int = 0
    head: int = 0
    rest: int = 0

    def of(self, tokens: Key) -> Shape | None:
        """What some words tell; None where they have the shape of no example."""
        found = self.whole.get(tokens) or self.of_any.get(as_any(tokens)) or self._in_parts(tokens)
        is_same = not found and without_is(tokens) in self.same
        return Shape(SAME, ()) if is_same else found

    def _in_parts(self, tokens: Key) -> Shape | None:
        has_one = has_noun(tokens)
        # A dash may stand between the two, and a word for all of a flow in the first.
        first = max(1, len(tokens) - self.rest - 1)
        for at in range(first, min(len(tokens), self.head + 2)):
            head = tokens[:at]
            for shape in chain.from_iterable(
                self.heads.get((has_one, told), ()) for told in dict.fromkeys((head, as_any(head)))
            ):
                # A dash may stand for the verb: *three quarters of trade — exports*.
                is_dash = shape.what == PART and tokens[at] == SIGN
                roles = self.said.get((has_one, shape.what, tokens[at + is_dash :]))
                if roles is not None:
                    return Shape(shape.what, shape.roles + roles)
        return None


def has_noun(tokens: Sequence[str]) -> bool:
    """Whether a noun or a verb of trade is among some words."""
    return any(token.startswith(NOUN) for token in tokens)


def without_is(tokens: Sequence[str]) -> Key:
    """The words without verbs that only say *is*."""
    return tuple(token for token in tokens if not token.startswith(IS))


@lru_cache(maxsize=_HEADS)
def as_any(tokens: Key) -> Key:
    """Words with any flow for their only one; where something goes to somebody, it tells which.

    All of the flow is the flow: *a tenth of total exports* is one of exports.
    """
    told = [token.partition("/") for token in tokens]
    is_way = any(noun in _WAYS or case in _WAYS for noun, _, case in told)
    if is_way or sum(noun in _FLOWS for noun, _, _ in told) != 1:
        return tokens
    found = [_FLOWS.get(noun, noun) + sign + case for noun, sign, case in told]
    place = [noun in _FLOWS for noun, _, _ in told].index(True)
    for at in (place + 1, place - 1):
        if found[at : at + 1] == [TOTAL]:
            del found[at]
    return tuple(found)


def known(tokens: Key, what: What) -> Key:
    """What words are found by that tell this."""
    return as_any(tokens) if what in OF_ANY else tokens


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, or the head of one, or what is said of any head of its list."""

    what: What
    part: Part
    sentence: str


@dataclass(frozen=True, slots=True)
class Examples:
    """Sentences about the trade of the first of ``two`` countries with the second.

    Or with the second beside that with a ``third``. Words for the first are those for ``us`` where
    it speaks itself.
    """

    two: tuple[str, ...] = ()
    third: tuple[str, ...] = ()
    us: Mapping[str, str] = field(default_factory=dict)
    every: tuple[Example, ...] = ()

    def countries(self, what: What) -> tuple[str, ...]:
        """The countries of sentences that tell this, by their roles."""
        return (*self.two, *self.third) if what in COMPARED else self.two

    @classmethod
    def of(cls, table: Any) -> "Examples":  # noqa: ANN401 -- as TOML has it
        """What a file says. Raises ValueError."""
        lists = dict(_lists(table))
        two, third, us = (lists.pop(name, ()) for name in (_TWO, _THIRD, _US))
        if lists and len(two) != 2:  # noqa: PLR2004 -- as its name says
            message = f"[examples] {_TWO} are not the codes of two countries"
            raise ValueError(message)
        said = dict(_words_for_us(one) for one in us)
        return cls(two, third, said, tuple(_examples(lists)))


def _words_for_us(told: str) -> tuple[str, str]:
    """The words of *Azerbaijan = we*. Raises ValueError."""
    name, _, us = map(plain, told.partition(" = "))
    if not us:
        message = f"[examples] {_US} has no two words with = between: {told}"
        raise ValueError(message)
    return name, us


def _examples(lists: Mapping[str, tuple[str, ...]]) -> Iterator[Example]:
    """Those of each list: what is ``amount said`` is said of each of ``amount heads``."""
    parts: tuple[Part, ...] = get_args(Part)
    kinds = {f"{what} {part}".strip(): (what, part) for what in get_args(What) for part in parts}
    for name, sentences in lists.items():
        if name not in kinds:
            message = f"[examples] {name} is none of {_TWO}, {', '.join(kinds)}"
            raise ValueError(message)
        yield from (Example(*kinds[name], one) for one in sentences)


def _lists(table: Any) -> Iterator[tuple[str, tuple[str, ...]]]:  # noqa: ANN401 -- as TOML has it
    if not isinstance(table, Mapping):
        message = "[examples] is no table"
        raise ValueError(message)  # noqa: TRY004 -- of the file, not of the caller
    for name, every in table.items():
        if not (isinstance(every, list) and all(isinstance(one, str) and one for one in every)):
            message = f"[examples] {name} is no list of sentences"
            raise ValueError(message)
        yield name, tuple(every)
