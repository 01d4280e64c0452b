"""What the numbers of a part of a sentence assert that is told as an example is. Pure."""

from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.claims.said import Said
from dashboard.prose.asserted import moved
from dashboard.prose.clause import Clause
from dashboard.prose.examples import OF_IT
from dashboard.prose.fits import Fit, fits
from dashboard.prose.found import Reading, refuse
from dashboard.prose.goods import Told, of_goods
from dashboard.prose.percentages import FLOWS
from dashboard.prose.quantities import Quantity
from dashboard.prose.sides import Pair, Sides, sides, whose
from dashboard.prose.skeletons import MOVED, Piece
from dashboard.prose.statements import Measured, readings
from dashboard.prose.terms import Term
from etl.schema import DOLLARS, WORLD

_WAYS: Final = {"rises": 1, "falls": -1}
_TOTAL: Final = "total"
_GOODS_IN: Final = "goods in "


class Fitted(NamedTuple):
    """A number of a part of a sentence that fits an example, and what it is one of.

    ``others`` are the countries of the sentence that stand in no such part.
    """

    piece: Piece
    measure: str
    fit: Fit
    others: frozenset[str]


def fitted(clause: Clause) -> list[Fitted]:
    """The numbers of a sentence that are told as by an example, in their order."""
    every = fits(clause, clause.words.shapes)
    fitting = {at for fit in every for one in fit.pieces for at in range(one.first, one.until)}
    others = frozenset(
        mark.meaning
        for at, mark in enumerate(clause.marks)
        if mark.kind == "countries" and at not in fitting
    )
    told = [Fitted(*one, fit, others) for fit in every for one in fit.numbers]
    return sorted(told, key=lambda one: one.piece.first)


def of_fitted(
    clause: Clause, told: Fitted, pair: Pair, before: Said | None = None
) -> list[Reading]:
    """What one number of a fitting part asserts, after what was told ``before``.

    Raises UnreadableError.
    """
    piece, measure, fit, others = told
    if not (fit.owner and fit.other) and others - {fit.owner, fit.other}:
        # It may be the one that this part does not name.
        refuse("partner" if fit.owner else "reporter")
    if measure == OF_IT:
        return _of_it(clause, told, before)
    number = piece.number
    if number is None:
        return _of_two(clause, fit, _rank(piece), measure, pair)
    if measure.startswith(("share", _GOODS_IN)):
        return _of_two(clause, fit, number, measure, pair)
    here = replace(clause, marks=clause.marks[fit.pieces[0].first : fit.pieces[-1].until])
    noun = Term(measure, is_partner=False, owner=fit.owner, other=fit.other)
    who = _sides(here, fit, noun, pair)
    if number.unit == "points":
        refuse("measure")
    if number.unit.isupper():
        how = "level", 0
        currency = "" if number.unit == DOLLARS else number.unit
        number = replace(number, unit=DOLLARS)
    else:
        how, currency = ("change", _way(fit, piece)), ""
        if not how[1] and (number.unit == "percent" or number.is_times):
            refuse("measure")
    found = moved(clause, number, measure, who, how)
    found = [replace(one, said=replace(one.said, currency=currency)) for one in found]
    return of_goods(found, Told(clause, fit.codes))


def _of_it(clause: Clause, told: Fitted, before: Said | None) -> list[Reading]:
    """A share of what was told right before: of what a country traded with all the world."""
    number, fit = told.piece.number, told.fit
    is_of_all = before is not None and (before.partner, before.operation) == (WORLD, "level")
    if number is None or before is None or not is_of_all or before.measure not in FLOWS:
        refuse("measure")
    if fit.owner or not fit.other or fit.other == before.reporter:
        refuse("partner")
    what = Measured(before.reporter, fit.other, f"share of {before.measure}")
    found = readings(clause, number, what, {"it": f"share of {before.measure}"})
    return of_goods(found, Told(clause, (before.only,) if before.only else ()))


def _rank(piece: Piece) -> Quantity:
    return Quantity(float(piece.meaning), 1.0, "rank", piece.first, piece.until)


def _of_two(clause: Clause, fit: Fit, number: Quantity, measure: str, pair: Pair) -> list[Reading]:
    """A share, or a rank, that one country has in what another trades."""
    reporter, assumed = whose(fit.owner, pair.reporter or pair.home)
    partner = fit.other
    if measure.startswith(_GOODS_IN):
        partner = WORLD
    elif not partner:
        partner = pair.partner if pair.partner != reporter else ""
        assumed |= {"partner": partner}
    if not partner or partner == reporter:
        refuse("partner")
    operation = "level"
    if number.unit == "points":
        way = _way(fit, next(one for one in fit.pieces if one.number is number))
        if not way:
            refuse("measure")
        operation, number = "change in points", replace(number, value=number.value * way)
    elif number.unit not in {"percent", "rank"}:
        refuse("measure")
    found = readings(clause, number, Measured(reporter, partner, measure, operation), assumed)
    return of_goods(found, Told(clause, fit.codes))


def _sides(here: Clause, fit: Fit, term: Term, pair: Pair) -> Sides:
    """Whose trade with whom: as it is named, else as the sentences before have it."""
    if fit.owner and not fit.other and any(one.token == _TOTAL for one in fit.pieces):
        return [(fit.owner, WORLD, {})]
    return sides(here, term, pair)


def _way(fit: Fit, piece: Piece) -> int:
    """1 where a number is one of a rise, -1 where of a fall: by the last word of one before it."""
    told = [one for one in (*fit.like, *fit.pieces) if one.token.startswith(MOVED)]
    before = [one for one in told if one.first < piece.first]
    beside = before[-1:] or told[:1]
    return _WAYS[beside[0].meaning] if beside else 0
