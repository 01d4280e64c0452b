"""The parts of a sentence that are told as an example of the language's file is. Pure.

A part is what stands between signs, *and* or *that*; of those that overlap the longest is taken.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress, product, takewhile
from typing import Final

from dashboard.prose.beside import DASHES
from dashboard.prose.clause import Clause
from dashboard.prose.examples import key, measure
from dashboard.prose.shapes import IS, NOUN, Shape, Shapes
from dashboard.prose.skeletons import (
    COUNTRY,
    DIVIDES,
    GOODS,
    MOVED,
    NUMBER,
    SIGN,
    Piece,
    named,
    numbered,
    skeleton,
    spoken,
)

_SPARE: Final = 6
"""So many words of a part may say nothing that its example has."""

_FOR: Final = "for"
"""As in *and another for so much*."""

_BASES: Final = (["compared"], ["from"], [MOVED, "from"], [MOVED, "with"])
"""What leads to a number that another one is compared with, or changed from."""

_EITHER: Final = 3
"""So many names that may be of two cases a part may have."""

_LEADS: Final = frozenset({"to", "from", "with", "in", "of", "per", "on"})


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


def fits(clause: Clause, shapes: Shapes) -> list[Fit]:
    """The parts of a sentence that fit, in their order."""
    if not shapes.longest:
        return []
    pieces = skeleton(clause)
    longest = shapes.longest + _SPARE
    bounds = [at for at in range(len(pieces) + 1) if _is_bound(pieces, at)]
    found = [
        (first, until, fit)
        for first in bounds
        for until in bounds
        if first < until <= first + longest and (fit := _fit(pieces[first:until], shapes))
    ]
    found.sort(key=lambda one: one[0] - one[1])
    taken: set[int] = set()
    kept: dict[int, Fit] = {}
    for first, until, fit in found:
        if taken.isdisjoint(range(first, until)):
            taken |= set(range(first, until))
            kept[until] = fit
    return list(_with_gaps(pieces, kept, taken))


def _fit(pieces: Sequence[Piece], shapes: Shapes) -> Fit | None:
    told = {shape for one in _ways(pieces) if (shape := _shape(one, shapes))}
    # A name that may be of two cases tells nothing where the two say different things.
    if len(told) != 1 or not numbered(pieces):
        return None
    (found,) = told
    codes = next((tuple(one.meaning.split()) for one in pieces if one.token == GOODS), ())
    countries: dict[int, str] = {}
    for role, at in zip(found.roles, named(pieces), strict=True):
        if countries.setdefault(role, pieces[at].meaning) != pieces[at].meaning:
            return None
    owner, other = countries.get(0, ""), countries.get(1, "")
    return Fit(found, tuple(pieces), owner, other, codes) if not owner or owner != other else None


def _ways(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """The pieces, and with names in the other case that they may be of."""
    either = [at for at, one in enumerate(pieces) if one.other]
    if len(either) > _EITHER:
        return
    for chosen in product((False, True), repeat=len(either)):
        told = list(pieces)
        for at in compress(either, chosen):
            told[at] = replace(told[at], token=told[at].other)
        yield told


def _shape(pieces: Sequence[Piece], shapes: Shapes) -> Shape | None:
    """What words teach, of goods as of all."""
    found = shapes.of(key(pieces))
    goods = [at for at, one in enumerate(pieces) if one.token == GOODS]
    if found or len(goods) != 1:
        return found
    at = goods[0]
    is_of = _is_of(pieces, at - 1) and _takes_goods(pieces, at - 2)
    if is_of:
        found = shapes.of(key([*pieces[: at - 1], *pieces[at + 1 :]]))
    is_beside = is_of or _takes_goods(pieces, at - 1) or _is_noun(pieces, at + 1)
    # The buyer of one's oil.
    is_ones = at > 1 and pieces[at - 1].token == COUNTRY and _is_of(pieces, at - 2)
    rest = [*pieces[:at], *pieces[at + 1 :]]
    return found or (shapes.of(key(rest)) if is_beside or is_ones else None)


def _is_of(pieces: Sequence[Piece], at: int) -> bool:
    return at >= 0 and pieces[at].token.startswith("of")


def _takes_goods(pieces: Sequence[Piece], at: int) -> bool:
    """Whether goods after a place are what is traded, or what so much money is of."""
    return _is_noun(pieces, at) or (at >= 0 and pieces[at].token.startswith(f"{NUMBER}money"))


def _is_noun(pieces: Sequence[Piece], at: int) -> bool:
    return 0 <= at < len(pieces) and pieces[at].token.startswith(NOUN)


def _is_bound(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a part of a sentence may begin, or end, before a place."""
    if at in {0, len(pieces)}:
        return True
    before, after = pieces[at - 1].token, pieces[at].token
    if before == "that" or before.startswith("says|"):
        return True
    if before not in DIVIDES and after not in DIVIDES:
        return False
    sign = at - 1 if before in DIVIDES else at
    left, right = pieces[:sign], spoken(pieces[sign + 1 :])
    if not left or not right:
        return True
    # A dash may stand for a verb.
    is_verb = pieces[sign].meaning in DASHES and not _tells(left[::-1], (MOVED, IS))
    return not (is_verb or _is_list(left, pieces[sign:])) and (
        _is_sign(pieces[sign : sign + 2]) or (_tells(left[::-1]) and _tells(right))
    )


def _is_list(left: Sequence[Piece], rest: Sequence[Piece]) -> bool:
    """Whether countries stand on both sides of a sign: what is told is told of all of them."""
    right = spoken(rest)
    is_of_countries = left[-1].token.startswith(COUNTRY) and bool(named(right[:2]))
    # Of which each has its number there is no list.
    is_counted = _tells(left[::-1], (NUMBER,)) and _tells(_with_dashes(right), (NUMBER,))
    return is_of_countries and not is_counted


def _with_dashes(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without dashes, which may stand for verbs."""
    return [one for one in pieces if one.token != SIGN or one.meaning not in DASHES]


def _is_sign(rest: Sequence[Piece]) -> bool:
    """Whether a sign begins some words, and no *and* follows it."""
    return rest[0].token == SIGN and not (len(rest) > 1 and rest[1].token in DIVIDES)


def _tells(beside: Sequence[Piece], by: tuple[str, ...] = (NUMBER, MOVED, IS)) -> bool:
    """Whether words beside *and*, from it on, tell something, with a number or a verb: no list."""
    part = takewhile(lambda one: one.token not in DIVIDES, beside)
    return any(one.token.startswith(by) for one in part)


def _with_gaps(pieces: Sequence[Piece], kept: Mapping[int, Fit], taken: set[int]) -> Iterator[Fit]:
    """Fits, by where they end, with the parts after each that name no more than another country."""
    for until in sorted(kept):
        fit: Fit | None = kept[until]
        first = until
        while fit:
            yield fit
            ends = (at for at in range(first + 1, len(pieces) + 1) if _ends(pieces, at))
            end = next(ends, first)
            is_free = taken.isdisjoint(range(first, end))
            fit = _gapped(spoken(pieces[first:end]), fit) if is_free else None
            first = end


def _ends(pieces: Sequence[Piece], at: int) -> bool:
    is_end = at == len(pieces) or pieces[at].token in DIVIDES
    return is_end and (at == len(pieces) or pieces[at].meaning not in DASHES)


def _gapped(part: Sequence[Piece], fit: Fit) -> Fit | None:
    """A part that says the same of another country as a fit does of one told in the same way."""
    told = [one for one in _with_dashes(part) if not one.token.startswith(IS) and one.token != _FOR]
    whole = fit.like or fit.pieces
    alike = [whole[at].token for at in numbered(whole)[-1:]]
    places = named(told)
    if not places and [one.token for one in told[:-1]] in _BASES and told[-1].token in alike:
        # What it was before.
        return Fit(fit.shape, tuple(told), fit.owner, fit.other, fit.codes, tuple(whole))
    if fit.shape.what == "goods" and _is_goods(told, whole):
        codes = tuple(next(one.meaning for one in told if one.token == GOODS).split())
        return Fit(fit.shape, tuple(told), fit.owner, fit.other, codes, tuple(whole))
    if len(places) != 1 or [told[at].token for at in numbered(told)] != alike:
        return None
    (at,) = places
    lead = _lead(told, at)
    # Who sold whom so much, and another so much, may be either.
    is_share = alike[0].startswith(f"{NUMBER}percent")
    if len(told) != 2 + bool(lead) or not (lead or is_share):
        return None
    roles = {
        role
        for role, place in zip(fit.shape.roles, named(whole), strict=True)
        if (whole[place].token, _lead(whole, place)) == (told[at].token, lead)
    }
    if not lead and named(whole)[0] == 0:
        roles = set(fit.shape.roles[:1])
    if len(roles) > 1 and fit.shape.what == "share" and not lead:
        # Who has another share in the same.
        roles = {1}
    if len(roles) != 1:
        return None
    country = told[at].meaning
    owner, other = (country, fit.other) if roles == {0} else (fit.owner, country)
    return Fit(fit.shape, tuple(told), owner, other, fit.codes, tuple(whole))


def _is_goods(told: Sequence[Piece], whole: Sequence[Piece]) -> bool:
    """Whether other goods and their number are told as those before were."""
    tokens = [one.token for one in told]
    if tokens.count(GOODS) != 1 or [one.token for one in whole].count(GOODS) != 1:
        return False
    at, place = tokens.index(GOODS), [one.token for one in whole].index(GOODS)
    is_counted = tokens[-1] == whole[numbered(whole)[-1]].token
    return (
        len(told) == 2 + bool(_lead(told, at))
        and is_counted
        and (_lead(told, at) == _lead(whole, place))
    )


def _lead(pieces: Sequence[Piece], at: int) -> str:
    return pieces[at - 1].token if at and pieces[at - 1].token in _LEADS else ""
