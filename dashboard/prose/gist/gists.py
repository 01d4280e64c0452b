"""What the numbers of a sentence may mean, put together from its nouns, names and times. Pure.

*Only a tenth of what its farmers ship abroad ends up there* is no sentence that the grammar knows.
What it may mean is built of what is known in it, each part by itself; nothing of this is judged
before a reader has chosen.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, product
from typing import Final, NamedTuple

from dashboard.claims.legality import check
from dashboard.claims.said import Said
from dashboard.measures.comparisons import OVER_ANOTHER
from dashboard.measures.periods import year_of
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.found import Candidate, Found, Part, Reading, Unread
from dashboard.prose.gist.compared import COMPARED, compared, than
from dashboard.prose.gist.countries import PairGuess, pairs_meant
from dashboard.prose.gist.measures import MeasureGuess, measures
from dashboard.prose.gist.moves import moves
from dashboard.prose.gist.records import EXTREMES, records_told, since
from dashboard.prose.gist.relations import is_left, is_less, is_since_something, relation
from dashboard.prose.gist.standing import Earlier, Standing
from dashboard.prose.gist.times import TimeGuess, times
from dashboard.prose.gist.unnumbered import unnumbered
from dashboard.prose.gist.unread import FORECAST, numbers
from dashboard.prose.measured.multiples import covered, fallen
from dashboard.prose.measured.statements import is_ever
from dashboard.prose.sentences.records import ASSERTS
from dashboard.prose.words.marks import OTHER_WAY
from etl.schema import DOLLARS

MOST: Final = 3
"""So many ways to take a number are offered at most."""

LONGEST: Final = 500
"""Characters of a sentence at most: of a longer one too much would be guessed, or left out."""

_EACH: Final = 4
"""So many of its measures, and of its pairs, are put together."""

_MANY: Final = 10
"""So many numbers of a sentence are offered at most."""

_ASSERTED: Final = dict(ASSERTS.values())
"""The relation by which a record of each operation is claimed."""

_TIMES: Final = 2
_COSTS: Final = (2, 1, 2)
"""How much less likely the next measure, the next pair and the next time make a reading."""


class _Sense(NamedTuple):
    """What a number may mean, and how far that is from the likeliest of each part."""

    cost: int
    said: Said
    assumed: dict[Part, str]


def gists(clause: Clause, earlier: Earlier, found: Collection[Found]) -> Iterator[Candidate]:
    """For each number of which nothing is ``found`` what it may mean, the likeliest first.

    So for each word that trade rose or fell by, also where all numbers are read. Of a sentence of
    many numbers nothing is offered: who would choose so often?
    """
    is_read = bool(found) and all(isinstance(one, Candidate) for one in found)
    told = [*compared(clause, found)] or [*moves(clause, found), *unnumbered(clause, found)]
    told += records_told(clause, found)
    told += () if is_read else numbers(clause, found)
    unread = sorted(told, key=lambda one: one.first)
    if len(unread) > _MANY or clause.sentence.end - clause.sentence.start > LONGEST:
        return
    last: Standing | None = None
    before: Reading | None = None
    for number in unread:
        one = Standing(clause, number, earlier)
        if is_since_something(one) or is_left(one):
            continue
        going_on = _next(one, before) if before and last and last.is_like(one) else []
        ways = tuple(islice(_readings(one, going_on), MOST))
        if ways:
            last, before = one, ways[0]
            yield Candidate(*_places(clause, number), ways)


def _places(clause: Clause, number: Quantity) -> tuple[int, int]:
    """Where the words between the signs around a number stand in the text."""
    marks = clause.marks[slice(*clause.part(number.first))]
    return marks[0].start, marks[-1].end


def with_gists(clause: Clause, found: Sequence[Found], guessed: Sequence[Candidate]) -> list[Found]:
    """What is found in a sentence, with what may be meant in the place of words not read.

    Of these the parts stay unread of whose numbers nothing is told.
    """
    unread = [one for one in found if isinstance(one, Unread)]
    kept: list[Found] = [one for one in found if isinstance(one, Candidate)]
    told = [*kept, *guessed]
    parts = dict.fromkeys(_places(clause, each) for each in clause.quantities)
    for one in unread:
        if not any(_overlap(one, each) for each in guessed):
            kept.append(one)
            continue
        rest = [Unread(*places, one.reason) for places in parts]
        rest = [each for each in rest if _overlap(one, each)]
        kept += [each for each in rest if not any(_overlap(each, other) for other in told)]
    for each in guessed:
        reasons = [one.reason for one in unread if _overlap(one, each)]
        kept.append(replace(each, unread=reasons[0] if reasons else clause.reason or "measure"))
    return sorted(kept, key=lambda one: (one.start, one.end))


def as_denied(one: Found) -> Found:
    """A claim as what its words may mean, where a sentence after it may take it back.

    A record of which no word tells since when would need two answers, and is left.
    """
    if isinstance(one, Unread):
        return one
    if any(map(check, (way.said for way in one.readings[:MOST]))):
        return Unread(one.start, one.end, "negation")
    ways = enumerate(one.readings[:MOST], start=1)
    senses = [replace(way, assumed={**way.assumed, "sense": str(at)}) for at, way in ways]
    return Candidate(one.start, one.end, tuple(senses), unread="negation")


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _readings(one: Standing, going_on: Iterable[_Sense]) -> Iterator[Reading]:
    seen = set[Said]()
    # An amount that was to come about, by when its words say themselves.
    is_foretold = any(mark.is_a("cannot", FORECAST) for mark in one.clause.marks)
    if is_foretold and not one.number.unit.isupper():
        return
    for sense in sorted([*going_on, *_senses(one)], key=lambda each: each.cost):
        said = sense.said
        is_past = year_of(said.period) <= one.clause.year
        if is_foretold and "period" in sense.assumed:
            continue
        if said not in seen and is_past and (is_ever(said) or not check(said)):
            seen.add(said)
            yield Reading(said, {**sense.assumed, "sense": str(len(seen))})


def _next(one: Standing, before: Reading) -> list[_Sense]:
    """The same of another country, or other goods, where a number has its own and no noun."""
    if one.number.unit in OTHER_WAY:
        return []
    said = before.said
    named = one.clause.countries_in(*one.around) - {said.reporter, said.partner}
    is_bare = not any(one.is_here(term.noun) for term in one.clause.terms)
    value = abs(one.number.value) * (-1 if (said.value or 0) < 0 else 1)
    same = replace(said, value=value, precision=one.number.precision, relation=relation(one, value))
    assumed: dict[Part, str] = {**before.assumed}
    assumed.pop("partner", "")
    if is_bare and not named and said.only:
        # So much of some goods, and so much of others.
        codes = [mark.meaning.split() for mark in one.beside if mark.kind == "goods"]
        others = codes[0] if len(codes) == 1 else []
        return [_Sense(-1, replace(same, only=code), {**before.assumed}) for code in others]
    return [
        _Sense(-1, replace(same, partner=code), assumed)
        for code in named
        if is_bare and len(named) == 1
    ]


def _senses(one: Standing) -> Iterator[_Sense]:
    """All that its measures, pairs and times put together may say."""
    told: dict[bool, list[TimeGuess]] = {}
    for first, what in enumerate(islice(measures(one), _EACH)):
        held = than(one.clause, one.number) if what.operation == OVER_ANOTHER else ""
        pairs = islice((who for who in pairs_meant(one, what) if held not in who[:2]), _EACH)
        is_change = what.operation in {"change", "change in points"}
        if is_change not in told:
            told[is_change] = list(islice(times(one, is_change=is_change), _TIMES))
        for (second, who), (third, then) in product(enumerate(pairs), enumerate(told[is_change])):
            ranks = zip(_COSTS, (first, second, third), strict=True)
            cost = sum(each * rank for each, rank in ranks)
            yield _Sense(cost, _said(one, what, who, then), {**who.assumed, **then.assumed})


def _said(one: Standing, what: MeasureGuess, who: PairGuess, then: TimeGuess) -> Said:
    number, unit = _number(one, what), one.number.unit
    if unit in EXTREMES:
        return Said(*who[:2], what.measure, what.operation, then.period,
                    _ASSERTED[what.operation], since=since(one.clause, number),
                    only=what.only)  # fmt: skip
    if unit in COMPARED:
        return Said(*who[:2], what.measure, what.operation, then.period, unit,
                    only=what.only, than=than(one.clause, number))  # fmt: skip
    if unit in OTHER_WAY:
        way = unit if what.sign > 0 else OTHER_WAY[unit]
        return Said(*who[:2], what.measure, what.operation, then.period, way, None, None,
                    then.since, only=what.only)  # fmt: skip
    # That there is a balance is that it is more than nothing, or less.
    is_noun = (what.noun.noun, what.noun.noun + 1) == (number.first, number.until)
    value = 0.0 if is_noun else number.value
    return Said(
        who.reporter, who.partner, what.measure, what.operation, then.period,
        number.relation, value, number.precision, then.since, only=what.only,
        currency=unit if unit.isupper() and unit != DOLLARS else "",
    )  # fmt: skip


def _number(one: Standing, what: MeasureGuess) -> Quantity:
    """A number as its measure has it, with its sign and the relation to it."""
    number = one.number
    if number.unit == "change" and what.measure == "coverage":
        told = replace(number, relation=relation(one, number.value))
        is_of_imports = what.noun.kind == "imports"
        return covered(told, is_turned=is_of_imports is not is_less(one))
    is_fall = number.is_times and what.sign < 0
    number = fallen(number) if is_fall else replace(number, value=number.value * what.sign)
    return replace(number, relation=relation(one, number.value))
