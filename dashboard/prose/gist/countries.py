"""Whose trade with whom a number may be of, by the countries around it. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Part
from dashboard.prose.gist.measures import MeasureGuess
from dashboard.prose.gist.standing import Standing
from dashboard.prose.measured.goods import GOODS_IN
from dashboard.prose.words.marks import is_word
from dashboard.prose.words.trading import trading
from dashboard.prose.words.vocabulary import Mark
from etl.schema import WORLD

_WITH: Final = ("to", "from", "with", "into")
_NAMES: Final = frozenset({"countries", "groups"})
_CASES: Final = frozenset({"to", "from", "with", "in"})
_OF_ONE: Final = ("share", "rank")
"""How measures begin that are of what one country trades with all."""


class PairGuess(NamedTuple):
    """A reporter and a partner, and which of them no word of the sentence names."""

    reporter: str
    partner: str
    assumed: dict[Part, str]


class _Named(NamedTuple):
    """The countries of a sentence by what they are told as: whose it is, either, with whom.

    In each those beside a number come first, then those before it. ``later`` are those of a part
    after it.
    """

    of: list[str]
    either: list[str]
    other: list[str]
    later: list[str]


def pairs_meant(one: Standing, what: MeasureGuess) -> Iterator[PairGuess]:
    """Whose trade with whom it may be, the likeliest first; nobody's where no country is told."""
    pair = one.earlier.pair
    if not (one.clause.countries or one.earlier.alone or pair.reporter or pair.partner):
        return
    named = _named(one)
    others = [*_others(one, what, named)]
    if what.measure in GOODS_IN.values() and not what.noun.other:
        others.insert(0, WORLD)
    here = {*_names(one), WORLD}
    owners = [*_owners(one, what, named)]
    if what.noun.owner and what.noun.other:
        # Its own words say whose trade with whom: nobody told before is meant.
        owners, others = [[code for code in each if code in here] for each in (owners, others)]
    kept = {what.noun.owner, what.noun.other} - {"", WORLD}
    around = one.clause.countries_in(*one.around)
    kept |= around if len(around) == 1 else set()
    for owner in dict.fromkeys(filter(None, owners)):
        for other in dict.fromkeys(filter(None, others)):
            if not kept <= {owner, other}:
                # Who is named is meant, and nobody else.
                continue
            is_of_all = other == WORLD and (
                what.measure.startswith(_OF_ONE) or owner == what.noun.other
            )
            if owner not in {other, WORLD} and not is_of_all:
                assumed: dict[Part, str] = {} if owner in here else {"reporter": owner}
                assumed |= {} if other in here else {"partner": other}
                yield PairGuess(owner, other, assumed)


def _names(one: Standing) -> set[str]:
    """The countries that its sentence names, and groups that nobody adds up."""
    return {mark.meaning for mark in one.clause.marks if mark.kind in _NAMES}


def _named(one: Standing) -> _Named:
    marks, unions = one.clause.marks, one.clause.words.unions
    # *Europe* may be its union, for who says so to choose; most of such names are nobody's.
    places = [
        at
        for at, mark in enumerate(marks)
        if mark.kind == "countries" or (mark.meaning in unions and _is_whole(marks, at))
    ]
    found = _Named([], [], [], [])
    for at in sorted(places, key=lambda place: (not one.is_here(place), place)):
        is_later = one.is_after(at) and not one.is_here(at)
        told = found.later if is_later else _told_as(one.clause, at, found)
        told.append(one.clause.marks[at].meaning)
    return found


def _is_whole(marks: Sequence[Mark], at: int) -> bool:
    """Whether a part of the world stands alone: *Europe*, not *Eastern Europe*, nor with *Asia*."""
    is_part = at > 0 and (is_word(marks[at - 1]) or marks[at - 1].kind == "groups")
    is_less = any(mark.kind == "cannot" for mark in marks)
    groups = sum(mark.kind == "groups" for mark in marks)
    return marks[at].kind == "groups" and groups == 1 and not (is_part or is_less)


def _told_as(clause: Clause, at: int, named: _Named) -> list[str]:
    mark, before, after = clause.marks[at], clause.marks[:at][-1:], clause.marks[at + 1 : at + 2]
    if mark.case in _CASES or any(led.is_a("links", *_WITH) for led in before):
        return named.other
    is_own = any(led.is_a("links", "own") for led in after)
    return named.of if mark.case == "of" or mark.is_adjective or is_own else named.either


def _is_from(one: Standing, what: MeasureGuess) -> bool:
    """Whether the owner told stands after the number: *bought so much of another's goods*."""
    first = one.clause.next_of(what.noun.owner, -1)
    return first is not None and one.is_after(first) and not one.is_after(what.noun.noun)


def _others(one: Standing, what: MeasureGuess, named: _Named) -> Iterator[str]:
    yield what.noun.other
    if _is_from(one, what):
        yield what.noun.owner
    begun, until = one.around
    is_of_all = any(mark.is_a("whole", "total") for mark in one.beside)
    if is_of_all and not one.clause.countries_in(begun, until) - {what.noun.owner}:
        yield WORLD
    yield from (*named.other, *named.either, *named.of)
    # Where its own words name both, it is of nobody told before.
    if not (what.noun.other and what.noun.owner):
        yield from (one.earlier.pair.partner, one.earlier.pair.reporter, one.earlier.alone)
    yield from named.later
    is_of_one = len(_names(one)) == 1 and not _is_with_somebody(one, what)
    if is_of_all or is_of_one:
        yield WORLD
    yield from (one.earlier.pair.speaker, one.earlier.pair.home)


def _is_with_somebody(one: Standing, what: MeasureGuess) -> bool:
    """Whether trade is told as that with one that is not named: *bilateral*, *there*."""
    unnamed = one.clause.words.syntax.unnamed
    is_mutual = any(mark.is_a("whole", "mutual", "both") for mark in one.clause.marks)
    is_there = any(mark.kind == "it" or mark.form in unnamed for mark in one.beside)
    return bool(what.noun.other) or is_mutual or is_there


def _owners(one: Standing, what: MeasureGuess, named: _Named) -> Iterator[str]:
    clause, pair = one.clause, one.earlier.pair
    own = [*named.of, *named.either]
    if _is_from(one, what):
        own = [code for code in own if code != what.noun.owner]
    else:
        yield what.noun.owner
    if any(mark.form in clause.words.syntax.ours for mark in clause.marks):
        yield pair.speaker or pair.home
    # Whose partner somebody is, is whose trade it is.
    yield from (term.owner for term in clause.terms if term.is_partner)
    yield from (term.owner for term in clause.terms if not one.is_after(term.noun))
    are_nouns = clause.terms or any(trading(clause.marks, clause.words.syntax))
    if what.measure.startswith(_OF_ONE) or not are_nouns:
        # Who has a share in *its* trade is named, and whose it is was told before. So it is in a
        # list under the trade it is of.
        before = one.earlier.main or pair.reporter or one.earlier.alone
        yield before if before not in [*own, *named.other][:1] else ""
    else:
        yield from (code for code in own if code != what.noun.other)
    yield from (
        one.earlier.main,
        pair.reporter,
        one.earlier.alone,
        pair.home,
        *own,
        *named.other,
        *named.later,
        pair.partner,
    )
