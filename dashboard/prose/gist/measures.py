"""What a number may be of, by the nouns of trade around it. Pure."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from dashboard.measures.comparisons import OVER_ANOTHER
from dashboard.prose.clauses.terms import Term
from dashboard.prose.gist.compared import COMPARED, named_with
from dashboard.prose.gist.nouns import bare, nouns
from dashboard.prose.gist.records import EXTREMES
from dashboard.prose.gist.relations import (
    direction,
    is_beside_other,
    is_come_by,
    is_come_from,
    is_come_to,
    is_of_share,
)
from dashboard.prose.gist.standing import Standing
from dashboard.prose.gist.two_flows import are_both, are_held, is_ratio
from dashboard.prose.gist.unread import RANK
from dashboard.prose.measured.balances import SIGNED
from dashboard.prose.measured.goods import GOODS_IN, is_of_thing
from dashboard.prose.measured.percentages import FLOWS, IN_PAIR
from dashboard.prose.sentences.records import ASSERTS, OTHER
from dashboard.prose.words.marks import BALANCES, OTHER_WAY
from etl.schema import DOLLARS

_ALL: Final = 100.0


class MeasureGuess(NamedTuple):
    """A measure, and whether it is told as it is or as it changed, with the ``noun`` it is by.

    ``sign`` is -1 where the number tells how far something fell, or lacked; ``only`` are the goods
    it is of.
    """

    measure: str
    operation: str
    noun: Term
    sign: int = 1
    only: str = ""


def measures(one: Standing) -> Iterator[MeasureGuess]:
    """What a number may be of, the likeliest first."""
    told = nouns(one)
    if one.number.unit == RANK:
        yield from _ranked(one, told)
        return
    if one.number.unit in COMPARED | EXTREMES:
        yield from _held(one, told)
        return
    if own := [term for term in told if term.noun == one.number.first]:
        # That there is a balance, its own noun says.
        yield from map(_level, own)
        return
    goods = _goods(one)
    if not goods and is_of_thing(one.clause):
        return
    for what in _measures(one, told):
        if not goods:
            yield what
        elif what.measure in GOODS_IN:
            if _are_sold(one):
                yield from (what._replace(only=code) for code in goods)
            yield from (what._replace(measure=GOODS_IN[what.measure], only=code) for code in goods)
        elif what.measure in GOODS_IN.values() or what.measure in IN_PAIR:
            yield from (what._replace(only=code) for code in goods)


def _ranked(one: Standing, told: list[Term]) -> Iterator[MeasureGuess]:
    """By what a place is told: the partner nearest to it, else the flow."""
    marks = one.clause.marks
    partners = [at for at, mark in enumerate(marks) if mark.kind in {"partners", "among"}]
    owners = {term.noun: term.owner for term in one.clause.terms}
    owned = [
        bare(marks[at].meaning, at, owners.get(at, ""), is_partner=True)
        for at in sorted(partners, key=one.far)
    ]
    # A place *in* somebody's imports needs no partner beside it; nothing goes *to* imports.
    led = {at + 1 for at, mark in enumerate(marks) if mark.is_a("links", "in", "to")}
    if any(mark.kind == "places" for mark in marks):
        led |= {at for at, mark in enumerate(marks) if mark.case == "in"}
    flows = [
        term
        for term in told
        if term.kind in FLOWS and (owned or led & {*range(term.first, term.noun + 1)})
    ]
    before = [bare(one.earlier.ranked, 0)] if one.earlier.ranked and one.clause.countries else []
    wholes = (*owned, *flows) or before
    yield from (MeasureGuess(f"rank by {noun.kind}", "level", noun) for noun in wholes)


def _goods(one: Standing) -> list[str]:
    """The HS codes or groups that the goods named beside a number may be, where they are one."""
    told = [mark.meaning.split() for mark in one.beside if mark.kind == "goods"]
    return told[0] if len(told) == 1 else []


def _are_sold(one: Standing) -> bool:
    """Whether a share is told of what was sold of the goods: *96% of exports of tomatoes*.

    And not of what they are in it: *96% of exports is oil*.
    """
    marks, until = one.clause.marks, one.number.until
    named = next((at for at in range(until, len(marks)) if marks[at].kind == "goods"), until)
    between = marks[until:named]
    is_led = all(mark.kind in {"links", "measures", "countries", "whole"} for mark in between)
    is_there = until < len(marks) and marks[named].kind == "goods"
    return is_there and is_led and bool(one.clause.countries)


def _measures(one: Standing, told: list[Term]) -> Iterator[MeasureGuess]:
    number, way = one.number, direction(one)
    if number.unit in OTHER_WAY:
        yield from _moved(one, told)
        return
    flows = [term for term in told if term.kind in FLOWS]
    of = "share of " if is_of_share(one) else ""
    moved = [MeasureGuess(f"{of}{term.kind}", "change", term, way or 1) for term in flows]
    if number.unit.isupper():
        levels = list(map(_level, told))
        if are_held(one, flows):
            yield _difference(flows, way or 1)
        if way and is_come_by(one) and not is_come_to(one):
            # By how much it rose in another currency, nobody can tell.
            steps = levels if number.unit == DOLLARS else []
            yield from (_step(what, way) for what in steps)
            if one.clause.words.syntax.verb_last or number.unit != DOLLARS:
                return
        # A sign before the number says the same as *deficit*.
        yield from (what._replace(sign=1) if number.value < 0 else what for what in levels)
    elif number.unit == "percent":
        if is_come_from(one):
            yield from _shares(one, flows)
            return
        is_last = one.clause.words.syntax.verb_last
        first = 0 if is_come_to(one) else int(bool(way))
        moved = [] if is_last and is_of_share(one) else moved
        yield from moved[:first]
        yield from _shares(one, flows)
        yield from moved[first:] if way and (first or not is_last) else ()
    elif number.unit == "change":
        yield from _times(one, flows, moved)


def _times(one: Standing, flows: list[Term], moved: list[MeasureGuess]) -> Iterator[MeasureGuess]:
    """So many times as much is sold as is bought, or the other way round, or as was before."""
    if (one.number.is_times and are_both(flows)) or are_held(one, flows):
        told_first = min(flows, key=lambda term: term.noun)
        yield MeasureGuess("coverage", "level", told_first)
    if not is_beside_other(one):
        yield from (what._replace(sign=1) if one.number.value < 0 else what for what in moved)


def _moved(one: Standing, told: list[Term]) -> Iterator[MeasureGuess]:
    """What rose or fell: a share where the words beside tell of one, else a flow or a balance."""
    for term in told:
        if is_of_share(one):
            yield MeasureGuess(f"share of {term.kind}", "change", term)
        else:
            yield _level(term)._replace(operation="change")


def _held(one: Standing, told: list[Term]) -> Iterator[MeasureGuess]:
    """What there is more of with one partner than with another, or more of than ever."""
    goods = _goods(one)
    if not goods and is_of_thing(one.clause):
        return
    of = "share of " if is_of_share(one) else ""
    flows = [term for term in told if term.kind in FLOWS]
    if one.number.unit in COMPARED:
        ways = [
            MeasureGuess(f"{of}{term.kind}", OVER_ANOTHER, term)
            for term in flows or named_with(one)
        ]
    else:
        ways = [
            MeasureGuess(f"{of}{term.kind}", ASSERTS[one.number.unit][0], term) for term in flows
        ]
        ways += [_record(one.number.unit, term) for term in told if term.kind in SIGNED]
    yield from (what._replace(only=code) for what in ways for code in goods or [""])


def _record(unit: str, term: Term) -> MeasureGuess:
    """The highest or the lowest of a surplus or a deficit: its highest is the lowest balance."""
    what = _level(term)
    return what._replace(operation=ASSERTS[unit if what.sign > 0 else OTHER[unit]][0])


def _level(term: Term) -> MeasureGuess:
    is_balance = term.kind in BALANCES
    return MeasureGuess(
        "balance" if is_balance else term.kind, "level", term, SIGNED.get(term.kind, 1)
    )


def _step(what: MeasureGuess, way: int) -> MeasureGuess:
    return what._replace(operation="change in points", sign=what.sign * way)


def _difference(flows: list[Term], way: int) -> MeasureGuess:
    """The balance where so much more, or less, of one flow is told than of the other."""
    first = min(flows, key=lambda term: term.noun)
    return MeasureGuess("balance", "level", first, way if first.kind == "exports" else -way)


def _shares(one: Standing, flows: list[Term]) -> list[MeasureGuess]:
    """So much of a flow, after its *of* first; of all trade of two, where that is told."""
    covered = [MeasureGuess("coverage", "level", flows[0])] if are_both(flows) else []
    if one.number.value > _ALL:
        return covered
    after = one.clause.marks[one.number.until : one.number.until + 1]
    is_led = bool(after) and after[0].is_a("links", "of")
    led = [term for term in flows if is_led and one.is_after(term.noun)]
    wholes = dict.fromkeys([*led, *flows])
    shares = [MeasureGuess(f"share of {term.kind}", "level", term) for term in wholes]
    shares[1:1] = covered
    parts = [term for term in flows if term.kind in IN_PAIR]
    if parts and (any(term.kind == "turnover" for term in flows) or _is_of_it(one)):
        # *Of all imports*, and *of imports* right after it, is of these.
        is_of_one = any(mark.is_a("whole", "total") for mark in one.beside)
        is_of_one = is_of_one or led[:1] == parts[:1]
        shares.insert(int(is_of_one), MeasureGuess(IN_PAIR[parts[0].kind][0], "level", parts[0]))
    return [*covered, *shares] if is_ratio(one, flows) else shares


def _is_of_it(one: Standing) -> bool:
    """Whether a sentence goes on with a turnover told before it."""
    marks = one.clause.marks
    is_it = any(mark.kind in {"it", "among"} or mark.is_a("links", "it") for mark in marks)
    return one.earlier.last == "turnover" and is_it
