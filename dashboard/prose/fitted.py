"""What the numbers of a part of a sentence assert that is told as an example is. Pure."""

from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.claims.said import Said
from dashboard.prose.asserted import moved
from dashboard.prose.clause import Clause
from dashboard.prose.examples import IT, OF_IT
from dashboard.prose.fits import Fit, fits
from dashboard.prose.found import Reading, UnreadableError, refuse
from dashboard.prose.goods import Told, of_goods
from dashboard.prose.percentages import FLOWS
from dashboard.prose.quantities import Quantity
from dashboard.prose.sides import Pair, Sides, sides, whose
from dashboard.prose.skeletons import Piece, is_moved
from dashboard.prose.statements import Measured, readings
from dashboard.prose.tails import check_range
from dashboard.prose.terms import Term
from etl.schema import DOLLARS, WORLD

_WAYS: Final = {"rises": 1, "falls": -1}
_TOTAL: Final = "total"
_MUTUAL: Final = "mutual"
_GOODS_IN: Final = "goods in "
_OF_GOODS: Final = {"share of exports": "goods in exports", "share of imports": "goods in imports"}
_NEAR: Final = 4
"""So many words after the last of a part of a sentence its time may have."""


class Fitted(NamedTuple):
    """A number of a part of a sentence that fits an example, and what it is one of.

    ``others`` are the countries of the sentence that stand in no such part.
    """

    piece: Piece
    measure: str
    fit: Fit
    others: frozenset[str]

    @property
    def is_of_it(self) -> bool:
        """Whether it is said of what was told right before."""
        return self.measure in {IT, OF_IT}


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

    Where nothing beside it says of which period it is, it is of the one at the end of the sentence,
    as assumed. Raises UnreadableError.
    """
    try:
        return _of_fitted(clause, told, pair, before)
    except UnreadableError as error:
        period = _period_at_end(clause)
        if error.reason != "period" or told.piece.number is None or not period:
            raise
        number = replace(told.piece.number, period=period)
        of_period = told._replace(piece=replace(told.piece, number=number))
        return _of_fitted(clause, of_period, pair, before)


def _period_at_end(clause: Clause) -> str:
    """The one period of a sentence, where it ends it after a sign; blank where it does not."""
    last = clause.quantities[-1].until if clause.quantities else 0
    for one in clause.periods:
        is_apart = one.first > last and clause.is_divided(last, one.first)
        is_end = not any(mark.meaning.isalnum() for mark in clause.marks[one.until :])
        if len(clause.periods) == 1 and is_apart and is_end and not clause.is_earlier(one):
            return one.period
    return ""


def _of_fitted(clause: Clause, told: Fitted, pair: Pair, before: Said | None) -> list[Reading]:
    piece, measure, fit, others = told
    if not (fit.owner and fit.other) and others - {fit.owner, fit.other}:
        # It may be the one that this part does not name.
        refuse("partner" if fit.owner else "reporter")
    if told.is_of_it:
        return _of_it(clause, told, before)
    number = piece.number
    if number is None:
        return _of_two(clause, fit, _rank(clause, fit, piece), measure, pair)
    check_range(clause, number)
    _check_base(clause, fit, piece)
    if measure.startswith(("share", _GOODS_IN)):
        is_of_goods = before is not None and (before.partner, bool(before.only)) == (WORLD, True)
        if is_of_goods and before and not (fit.other or fit.codes) and measure in _OF_GOODS:
            # Of the goods that were told of right before.
            measure, fit = _OF_GOODS[measure], replace(fit, codes=(before.only,))
        return _of_two(clause, fit, number, measure, pair)
    here = replace(clause, marks=clause.marks[fit.pieces[0].first : fit.pieces[-1].until])
    noun = Term(measure, is_partner=False, owner=fit.owner, other=fit.other)
    who = _sides(here, fit, noun, pair)
    if number.unit == "points":
        refuse("measure")
    how = ("level", 0) if number.unit.isupper() else ("change", _way(fit, piece))
    if not (how[1] or number.unit.isupper()) and (number.unit == "percent" or number.is_times):
        refuse("measure")
    number, currency = _money(number)
    found = moved(clause, number, measure, who, how)
    found = [replace(one, said=replace(one.said, currency=currency)) for one in found]
    return of_goods(found, Told(clause, fit.codes))


def _of_it(clause: Clause, told: Fitted, before: Said | None) -> list[Reading]:
    """A share, or an amount, of the trade that was told of right before."""
    number, is_share = told.piece.number, told.measure == OF_IT
    flow = before.measure.split()[-1] if before else ""
    if number is None or before is None or before.operation != "level" or flow not in FLOWS:
        refuse("measure")
    if number.unit.isupper() == is_share or (is_share and number.unit != "percent"):
        refuse("measure")
    partner = _partner_of_it(told.fit, before, is_share=is_share)
    if partner in {"", before.reporter}:
        refuse("partner")
    what = Measured(before.reporter, partner, f"share of {flow}" if is_share else flow)
    number, currency = _money(number)
    here = range(told.fit.pieces[0].first, told.fit.pieces[-1].until)
    if not any(one.first in here for one in clause.periods):
        number = replace(number, period=before.period)
    found = readings(clause, number, what, {"it": what.measure})
    found = [replace(one, said=replace(one.said, currency=currency)) for one in found]
    return of_goods(found, Told(clause, (before.only,) if before.only else ()))


def _partner_of_it(fit: Fit, before: Said, *, is_share: bool) -> str:
    """With whom it is: with whom *it* was, or of a share in a country's whole trade, who has it.

    A share is one of the same trade where a rank was told, or where it is one of *the total*; an
    amount where a rank or a share was.
    """
    if fit.owner:
        return ""
    is_flow = before.measure in FLOWS
    if before.partner == WORLD:
        return fit.other if is_share and is_flow else ""
    is_ranked = before.measure.startswith("rank")
    is_same = is_ranked or (is_flow and _has(fit, _TOTAL) if is_share else not is_flow)
    return before.partner if is_same and not fit.other else ""


def _money(number: Quantity) -> tuple[Quantity, str]:
    """An amount as one of dollars, and its currency where that is another."""
    if not number.unit.isupper():
        return number, ""
    return replace(number, unit=DOLLARS), "" if number.unit == DOLLARS else number.unit


def _has(fit: Fit, token: str) -> bool:
    return any(one.token == token for one in fit.pieces)


def _check_base(clause: Clause, fit: Fit, piece: Piece) -> None:
    """Refuse what another amount is compared with, or changed from, without a time of its own."""
    pieces = (*fit.like, *fit.pieces)
    at = next(at for at, one in enumerate(pieces) if one.first == piece.first)
    lead = pieces[at - 1].token if at else ""
    is_base = lead == "compared" or (lead == "from" and any(map(is_moved, pieces[:at])))
    until = pieces[at + 1].first if at + 1 < len(pieces) else fit.pieces[-1].until + _NEAR
    rest = clause.marks[piece.until : until]
    is_dated = any(piece.until <= one.first < until for one in clause.periods)
    if is_base and not is_dated and not any(mark.kind == "yearly" for mark in rest):
        refuse("period")


def _rank(clause: Clause, fit: Fit, piece: Piece) -> Quantity:
    """The place that is told; almost that it is none."""
    if clause.is_there("about", fit.pieces[0].first, piece.first):
        refuse("measure")
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
    is_of_all = partner == WORLD and not measure.startswith(_GOODS_IN)
    if not partner or partner == reporter or is_of_all:
        refuse("partner")
    operation = "level"
    if number.unit == "points":
        way = _way(fit, next(one for one in fit.pieces if one.first == number.first))
        if not way:
            refuse("measure")
        operation, number = "change in points", replace(number, value=number.value * way)
    elif number.unit not in {"percent", "rank"}:
        refuse("measure")
    found = readings(clause, number, Measured(reporter, partner, measure, operation), assumed)
    return of_goods(found, Told(clause, fit.codes))


def _sides(here: Clause, fit: Fit, term: Term, pair: Pair) -> Sides:
    """Whose trade with whom: as it is named, else as the sentences before have it."""
    owner = fit.owner or pair.reporter
    if owner and not fit.other and _has(fit, _TOTAL) and not _has(fit, _MUTUAL):
        return [(owner, WORLD, {} if fit.owner else {"reporter": owner})]
    return sides(here, term, pair)


def _way(fit: Fit, piece: Piece) -> int:
    """1 where a number is one of a rise, -1 where of a fall: by the last word of one before it."""
    told = [one for one in (*fit.like, *fit.pieces) if is_moved(one)]
    before = [one for one in told if one.first < piece.first]
    beside = before[-1:] or told[:1]
    return _WAYS[beside[0].meaning] if beside else 0
