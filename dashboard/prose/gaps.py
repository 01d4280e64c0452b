"""Parts right after one that fits, which say the same of another country, goods or time. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dashboard.prose.beside import DASHES
from dashboard.prose.fit import Fit
from dashboard.prose.shapes import IS
from dashboard.prose.skeletons import (
    DIVIDES,
    GOODS,
    MOVED,
    NUMBER,
    SIGN,
    Piece,
    named,
    numbered,
    spoken,
)

_FOR: Final = "for"
"""As in *and another for so much*."""

_BASES: Final = (["compared"], ["from"], [MOVED, "from"], [MOVED, "with"])
"""What leads to a number that another one is compared with, or changed from."""

_LEADS: Final = frozenset({"to", "from", "with", "in", "of", "per", "on"})


def with_gaps(pieces: Sequence[Piece], kept: Mapping[int, Fit], taken: set[int]) -> Iterator[Fit]:
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
    told = [
        one for one in without_dashes(part) if not one.token.startswith(IS) and one.token != _FOR
    ]
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
        # Where the first is whose trade it is, the next may be another of either.
        roles = set(fit.shape.roles[:1]) - {0}
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


def without_dashes(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without dashes, which may stand for verbs."""
    return [one for one in pieces if one.token != SIGN or one.meaning not in DASHES]
