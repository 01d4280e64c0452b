"""The parts of a sentence that are told as an example of the language's file is. Pure.

A part is what stands between signs, *and* or *that*; of those that overlap the longest is taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress, pairwise, product, takewhile
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.examples.fit import Fit
from dashboard.prose.examples.gaps import with_gaps
from dashboard.prose.examples.lists import without_dashes
from dashboard.prose.examples.pieces import (
    ACT,
    AND,
    CAUSE,
    COUNTRY,
    DIVIDES,
    GOODS,
    LIST,
    MOVED,
    NUMBER,
    PARTNER,
    Piece,
    both,
    is_moved,
    named,
    trimmed,
)
from dashboard.prose.examples.skeletons import skeleton
from dashboard.prose.examples.teaching import counted, key
from dashboard.prose.words.marks import BALANCES, DASHES
from dashboard.prose.words.shapes import IS, NOUN, PART, SIGN, UNCOUNTED, Shape, Shapes

_LISTED: Final = frozenset({COUNTRY, GOODS})
_OF_TRADE: Final = (COUNTRY, GOODS, NOUN, NUMBER, MOVED)
_SPARE: Final = 6
"""So many words of a part may say nothing that its example has."""

_CLAUSE: Final = 2
"""So many words has a clause of something else that only rose or fell."""

_EITHER: Final = 3
"""So many names that may be of two cases a part may have."""


def fits(clause: Clause, shapes: Shapes, *, is_ranked: bool = False) -> list[Fit]:
    """The parts of a sentence that fit, in their order.

    Where nothing before it ``is_ranked``, no part goes on with a place among the same partners.
    """
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
    for until in sorted(kept):
        if is_ranked or not kept[until].is_of_rank:
            break
        taken -= set(range(until - len(kept[until].pieces), until))
        del kept[until]
    return list(with_gaps(pieces, kept, taken))


def _fit(pieces: Sequence[Piece], shapes: Shapes) -> Fit | None:
    told = {shape for one in _ways(pieces) if (shape := _shape(one, shapes))}
    # A name that may be of two cases tells nothing where the two say different things.
    if len(told) != 1:
        return None
    (found,) = told
    if not counted(pieces, found.what) and found.what not in UNCOUNTED:
        return None
    if found.what != "rank" and _are_of_partner(pieces):
        # The largest buyer of grain may buy anything.
        return None
    codes = next((tuple(one.meaning.split()) for one in pieces if one.token == GOODS), ())
    countries = [pieces[at].meaning for at in named(pieces)]
    who = next(
        filter(None, (_countries_by_role(roles, countries) for roles in _orders(found, pieces))),
        None,
    )
    if who is None:
        return None
    owner, other, third = who
    return Fit(found, tuple(pieces), owner, other, codes, third=third)


def _orders(shape: Shape, pieces: Sequence[Piece]) -> Iterator[tuple[int, ...]]:
    """The roles of the countries of a shape, and with the two whose trade it is in turn.

    What one of them sells is so much of that trade, whoever of them is named first. So is a balance
    in favour of one of them, who is then named again.
    """
    yield shape.roles
    if shape.what in BALANCES and len(shape.roles) > len({*shape.roles}) > 1:
        first, second, *rest = shape.roles
        yield second, first, *rest
    if shape.what == PART and (two := both(pieces)):
        at, roles = named(pieces).index(two.first), shape.roles
        yield *roles[:at], roles[at + 1], roles[at], *roles[at + 2 :]


def _countries_by_role(
    roles: Sequence[int], countries: Sequence[str]
) -> tuple[str, str, str] | None:
    """Whose trade with whom, and beside whom, blank where not said; None where they differ."""
    found: dict[int, str] = {}
    for role, country in zip(roles, countries, strict=True):
        if found.setdefault(role, country) != country:
            return None
    every = set(found.values())
    is_each = len(every) == len(found)
    return (found.get(0, ""), found.get(1, ""), found.get(2, "")) if is_each else None


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
    is_of = _begins(pieces, at - 1, "of") and _takes_goods(pieces, at - 2)
    if is_of:
        found = shapes.of(key([*pieces[: at - 1], *pieces[at + 1 :]]))
    is_beside = is_of or _takes_goods(pieces, at - 1) or _begins(pieces, at + 1, NOUN)
    # The buyer of one's oil.
    is_ones = at > 1 and pieces[at - 1].token == COUNTRY and _begins(pieces, at - 2, "of")
    rest = [*pieces[:at], *pieces[at + 1 :]]
    return found or (shapes.of(key(rest)) if is_beside or is_ones else None)


def _are_of_partner(pieces: Sequence[Piece]) -> bool:
    """Whether goods stand before who is a partner in them: *the largest grain supplier*."""
    return any(
        one.token == GOODS and after.token.startswith(PARTNER) for one, after in pairwise(pieces)
    )


def _takes_goods(pieces: Sequence[Piece], at: int) -> bool:
    """Whether goods after a place are what is traded, or what so much money is of."""
    return _begins(pieces, at, NOUN) or _begins(pieces, at, f"{NUMBER}money")


def _begins(pieces: Sequence[Piece], at: int, token: str) -> bool:
    return 0 <= at < len(pieces) and pieces[at].token.startswith(token)


def _is_bound(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a part of a sentence may begin, or end, before a place."""
    if at in {0, len(pieces)}:
        return True
    before, after = pieces[at - 1].token, pieces[at].token
    if before == "that" or before.startswith("says|") or pieces[at - 1].meaning == ")":
        return True
    if before not in DIVIDES and after not in DIVIDES:
        return False
    sign = at - 1 if before in DIVIDES else at
    left, right = _without_both(pieces[:sign]), trimmed(pieces[sign + 1 :])
    if not left or not right or pieces[sign].meaning == CAUSE:
        return True
    # As fast as in another year says more of what is told; why it was so does not.
    is_over = _is_base(left)
    if pieces[sign].meaning and (_tells(left[::-1]) or is_over):
        may_list = _may_list(pieces[sign : sign + 2])
        is_listed = left[-1].token in _LISTED and not is_over
        if not may_list or (not is_listed and _is_of_no_trade(right)):
            return True
    # A dash may stand for a verb.
    is_verb = pieces[sign].meaning in DASHES and not _tells(left[::-1], (MOVED, IS))
    return not (is_verb or _is_list(left, pieces[sign:])) and (
        _is_sign(pieces[sign : sign + 2]) or (_tells(left[::-1]) and _tells(right))
    )


def _is_base(left: Sequence[Piece]) -> bool:
    """Whether words end with what more or less of something is told than: *than with Turkey*."""
    signs = [at for at, one in enumerate(left) if one.token == SIGN]
    return bool(signs) and _begins(left, signs[-1] + 1, "compared")


def _without_both(left: Sequence[Piece]) -> Sequence[Piece]:
    """Words without the *and* at their end that only joins two whose trade it is between."""
    ends = [one.token for one in left[-4:]]
    is_between = ends[:1] + ends[2:3] == ["between", AND]
    return left[:-2] if is_between and len(named(left[-3:])) > 1 else left


def _may_list(rest: Sequence[Piece]) -> bool:
    """Whether a sign or *and* may lead to the next of a list; *while* does not."""
    last = rest[-1] if rest[-1].token == AND else rest[0]
    return last.token == SIGN or last.meaning == LIST


def _is_of_no_trade(right: Sequence[Piece]) -> bool:
    """Whether words up to the next sign name nothing of trade: *and the gap is growing*."""
    part = list(takewhile(lambda one: one.token not in DIVIDES, right))
    is_other = len(part) == _CLAUSE and part[0].token.startswith("other|") and is_moved(part[1])
    return is_other or not any(one.token.startswith(_OF_TRADE) for one in part)


def _is_list(left: Sequence[Piece], rest: Sequence[Piece]) -> bool:
    """Whether countries stand on both sides of a sign: what is told is told of all of them."""
    right = trimmed(rest)
    is_of_countries = left[-1].token.startswith(COUNTRY) and bool(named(right[:2]))
    # Of which each has its number there is no list.
    is_counted = _tells(left[::-1], (NUMBER,)) and _tells(without_dashes(right), (NUMBER,))
    return is_of_countries and not is_counted


def _is_sign(rest: Sequence[Piece]) -> bool:
    """Whether a sign begins some words, and no *and* follows it."""
    return rest[0].token == SIGN and not (len(rest) > 1 and rest[1].token in DIVIDES)


def _tells(beside: Sequence[Piece], by: tuple[str, ...] = (NUMBER, MOVED, IS)) -> bool:
    """Whether words beside *and*, from it on, tell something, with a number or a verb: no list."""
    part = takewhile(lambda one: one.token not in DIVIDES, beside)
    return any(one.token.startswith(by) or one.meaning == ACT for one in part)
