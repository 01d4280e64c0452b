"""Parts right after one that fits, which say the same of another country, goods or time. Pure."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.examples.fit import Fit
from dashboard.prose.examples.lists import listed, listed_before, without_is_and_dashes
from dashboard.prose.examples.pieces import (
    BY,
    DIVIDES,
    GOODS,
    MOVED,
    NUMBER,
    Piece,
    is_moved,
    named,
    numbered,
    trimmed,
)
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.words.marks import DASHES
from dashboard.prose.words.shapes import NOUN

_FOR: Final = "for"
"""As in *and another for so much*."""

_BASES: Final = (["compared"], ["from"], [MOVED, "from"], [MOVED, "with"])
"""What leads to a number that another one is compared with, or changed from."""

_FLOWS: Final = frozenset(f"{NOUN}{flow}" for flow in FLOWS)
_LEADS: Final = frozenset({"to", "from", "with", "in", "of", "per", "on"})


def with_gaps(pieces: Sequence[Piece], kept: Mapping[int, Fit], taken: set[int]) -> Iterator[Fit]:
    """Fits, by where they end, with the parts beside each that name only another country."""
    # What may be of *it* is of the noun that a list ends with.
    of_it = _places(kept, lambda fit: fit.is_share_of_it)
    gone: set[int] = set()
    for until in sorted(kept):
        first, free = until - len(kept[until].pieces), taken - of_it.keys()
        for one, places in listed_before(pieces, first, kept[until], free):
            taken.update(places)
            gone |= {of_it[at] for at in places if at in of_it}
            yield one
    kept = {until: fit for until, fit in kept.items() if until not in gone}
    # A number alone, in brackets, may be of a list.
    alone = _places(kept, lambda fit: len(trimmed(fit.pieces)) == 1)
    listed_too: set[int] = set()
    for until in sorted(kept):
        fit: Fit | None = None if until in listed_too else kept[until]
        first, is_turned = until, False
        while fit:
            has_verb = any(map(is_moved, fit.pieces))
            if is_turned and not has_verb:
                # To one it rose, to another it fell: of a third without a verb nobody knows.
                break
            yield fit
            is_turned = is_turned or (has_verb and bool(fit.like))
            fit, end = _next(pieces, first, fit, taken, alone)
            listed_too |= {alone[at] for at in range(first, end) if at in alone}
            taken.update(range(first, end))
            first = end


def _places(kept: Mapping[int, Fit], is_one: Callable[[Fit], bool]) -> dict[int, int]:
    """The places of the pieces of some fits, each with where its fit ends."""
    return {
        at: until
        for until, fit in kept.items()
        if is_one(fit)
        for at in range(until - len(fit.pieces), until)
    }


def _next(
    pieces: Sequence[Piece], first: int, fit: Fit, taken: set[int], alone: Collection[int]
) -> tuple[Fit | None, int]:
    """The part after a place that says the same of another, and where it ends."""
    while first < len(pieces) and pieces[first].token in DIVIDES:
        first += 1
    ends = [at for at in range(first + 1, len(pieces) + 1) if _ends(pieces, at)]
    # Of one with its number in brackets the first sign is no end.
    for end in ends[:2]:
        part, held = trimmed(pieces[first:end]), taken & set(range(first, end))
        if not part:
            continue
        found = listed(part, fit) if held <= set(alone) else None
        found = found or (_gapped(part, fit) if not held else None)
        if found:
            return found, end
    return None, first


def _ends(pieces: Sequence[Piece], at: int) -> bool:
    is_end = at == len(pieces) or pieces[at].token in DIVIDES
    return is_end and (at == len(pieces) or pieces[at].meaning not in DASHES)


def _gapped(part: Sequence[Piece], fit: Fit) -> Fit | None:
    """A part that says the same of another country as a fit does of one told in the same way."""
    whole = fit.like or fit.pieces
    spelled = [one for one in without_is_and_dashes(part) if one.token != _FOR]
    told = _unjoined(spelled, whole)
    if len(told) > 1 and is_moved(told[-1]) and is_moved(trimmed(whole)[-1]):
        # Where the verb stands last.
        told = told[:-1]
    alike = [whole[at].token for at in numbered(whole)[-1:]]
    is_base = [one.token for one in told[:-1]] in _BASES and told[-1].token in alike
    is_share = fit.shape.what == "share" and not fit.codes
    if not named(told) and (is_base or (is_share and _is_other_flow(told, alike))):
        # What it was before, or in the other flow.
        return fit.going_on(told)
    if fit.shape.what == "goods" and _is_goods(told, whole):
        codes = tuple(next(one.meaning for one in told if one.token == GOODS).split())
        return replace(fit.going_on(told), codes=codes)
    if not alike or [told[at].token for at in numbered(told)] != alike:
        return None
    one_or_two = {1: _of_another, 2: _of_others}.get(len(named(told)))
    found = one_or_two(told, whole, fit) if one_or_two else None
    # What it rose or fell by itself is told by a word of its own.
    return replace(found, pieces=tuple(spelled)) if found else None


def _of_another(told: Sequence[Piece], whole: Sequence[Piece], fit: Fit) -> Fit | None:
    """The same of one other country, in the role that its lead and its place say."""
    (at,) = named(told)
    lead = _lead(told, at)
    # Who sold whom so much, and another so much, may be either.
    is_part = whole[numbered(whole)[-1]].token.startswith(f"{NUMBER}percent")
    # Where a case leads, it is some of the name.
    is_led = bool(lead) or told[at].token.partition("/")[2] in _LEADS
    if len(told) != 2 + bool(lead) or not (is_led or is_part):
        return None
    roles = {
        role
        for role, place in zip(fit.shape.roles, named(whole), strict=True)
        if (whole[place].token, _lead(whole, place)) == (told[at].token, lead)
    }
    if not is_led and named(whole)[:1] == [0] and whole[0].token == told[at].token:
        # Where the first is whose trade it is, the next may be another of either.
        roles = set(fit.shape.roles[:1]) - {0}
    if len(roles) > 1 and fit.shape.what == "share" and not lead:
        # Who has another share in the same.
        roles = {1}
    if len(roles) != 1:
        return None
    (role,) = roles
    return fit.of_another(role, told[at].meaning, told)


def _of_others(told: Sequence[Piece], whole: Sequence[Piece], fit: Fit) -> Fit | None:
    """The same of two others: *Russia's exports to Iran were 3, Iran's to Russia 2*."""
    before = named(whole)
    ways = [(told[at].token, _lead(told, at)) for at in named(told)]
    is_alike = ways == [(whole[at].token, _lead(whole, at)) for at in before]
    is_by = told[-2].token in BY
    is_plain = len(told) - is_by == 1 + sum(1 + bool(lead) for _, lead in ways)
    if not (is_alike and is_plain and sorted(fit.shape.roles) == [0, 1]):
        return None
    codes = dict(zip(fit.shape.roles, (told[at].meaning for at in named(told)), strict=True))
    if codes[0] == codes[1]:
        return None
    return replace(fit.going_on(told), owner=codes[0], other=codes[1])


def _unjoined(told: list[Piece], whole: Sequence[Piece]) -> list[Piece]:
    """The pieces of a part without what joins its country to its number, as it does before.

    As in *Italy with 46% and Turkey with 10%*.
    """
    between, before = _joint(told), _joint(whole)
    tokens = [one.token for one in told[between.start : between.stop]]
    joint = [one.token for one in whole[before.start : before.stop]]
    # By so much goes on with what rose by so much.
    is_alike = tokens == joint or (tokens == joint[-1:] and BY.issuperset(tokens))
    return [*told[: between.start], *told[between.stop :]] if tokens and is_alike else told


def _joint(pieces: Sequence[Piece]) -> range:
    """The places between the last country and a number after it; none where there is none."""
    names, numbers = named(pieces)[-1:], numbered(pieces)[-1:]
    is_told = bool(names and numbers) and names[0] < numbers[0]
    return range(names[0] + 1, numbers[0]) if is_told else range(0)


def _is_other_flow(told: Sequence[Piece], alike: Sequence[str]) -> bool:
    """Whether a noun of trade and a number are all that is told: *12% in exports, in imports 9%*.

    The number is of the ``alike`` kind.
    """
    tokens = sorted(one.token for one in told if one.token not in _LEADS)
    return len(tokens) == 2 and tokens[:1] == alike and tokens[1] in _FLOWS  # noqa: PLR2004 -- a number and a noun


def _is_goods(told: Sequence[Piece], whole: Sequence[Piece]) -> bool:
    """Whether other goods and their number are told as those before were."""
    tokens = [one.token for one in told]
    if tokens.count(GOODS) != 1 or [one.token for one in whole].count(GOODS) != 1:
        return False
    at, place = tokens.index(GOODS), [one.token for one in whole].index(GOODS)
    is_counted = tokens[-1:] == [whole[at].token for at in numbered(whole)[-1:]]
    return (
        len(told) == 2 + bool(_lead(told, at))
        and is_counted
        and (_lead(told, at) == _lead(whole, place))
    )


def _lead(pieces: Sequence[Piece], at: int) -> str:
    return pieces[at - 1].token if at and pieces[at - 1].token in _LEADS else ""
